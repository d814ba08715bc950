// A running node: components made in order, stopped in reverse.
//
//   engine   reacts to events and runs timers
//   mail     delivers what the engine and the pages queued
//   web      the public site, the admin API and the dashboard
#pragma once

#include <memory>

#include "app/data.hpp"
#include "cli/command.hpp"

namespace app {

class Server {
  public:
    // Starts every role that was asked for. Errors: invalid (listen address, SMTP URL), unavailable
    // (the port is taken).
    static base::Result<std::unique_ptr<Server>> start(Data& data,
                                                       const cli::ServeCommand& command);
    // Stops.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    const std::string& public_url() const;

  private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace app
