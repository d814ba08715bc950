// PostgreSQL behind Db: a pool of connections and one that listens. Private to this room.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/listeners.hpp"
#include "store/postgres_connection.hpp"
#include "store/postgres_notifier.hpp"

namespace store {

class PostgresDb final : public Db {
  public:
    static Result<std::unique_ptr<Db>> open(const std::string& url, const Options& options);

    Engine engine() const override { return Engine::postgres; }
    Subscription listen(std::string channel, std::function<void()> callback) override;

  protected:
    Result<> run_write(const Body& body) override;
    Result<> run_read(const Body& body) override;

  private:
    PostgresDb(std::string url, const Options& options);

    Result<std::unique_ptr<PostgresConnection>> take();
    void give_back(std::unique_ptr<PostgresConnection> connection);
    // A connection with an open transaction. One that turns out to be dead is replaced once: the
    // server may have been restarted while it was idle.
    Result<std::unique_ptr<PostgresConnection>> begin(const std::string& sql);
    // One attempt; sets `again` where the server asks for another.
    Result<> write_once(const Body& body, Tx::Effects& effects, bool& again);

    const std::string url_;
    const Options options_;
    std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();

    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
    unsigned free_places_;

    PostgresNotifier notifier_;
};

}  // namespace store
