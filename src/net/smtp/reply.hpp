// What an SMTP server says (RFC 5321 section 4.2), without a socket.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace net::smtp {

struct Reply {
    int code = 0;
    std::string enhanced;            // "5.1.1" (RFC 3463), empty where the server sent none
    std::vector<std::string> lines;  // without codes

    std::string text() const;  // the lines joined by spaces
    int severity() const { return code / 100; }
};

class ReplyReader {
  public:
    void feed(std::string_view bytes) { pending_ += bytes; }
    // The next whole reply, or nothing yet. Errors: unavailable (this is not SMTP).
    base::Result<std::optional<Reply>> next();
    // Whether anything unread is left.
    bool empty() const { return pending_.empty() && lines_.empty(); }
    void clear();

  private:
    std::string pending_;
    std::vector<std::string> lines_;  // of a reply that is not whole yet
    int code_ = 0;
};

}  // namespace net::smtp
