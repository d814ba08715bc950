// One connection's work, step by step, without threads. Private to this room.
#pragma once

#include <memory>
#include <optional>

#include "mail/claim.hpp"
#include "mail/transport.hpp"
#include "store/db.hpp"

namespace mail {

enum class Step {
    handed_over,  // a message went to the transport; its outcome is not recorded yet
    nothing,      // nothing that is due can go
    some_wait,    // nothing can go now, but some wait only for their contact's events
    more,         // looked at many that cannot go; there are others behind them
};

class Worker {
  public:
    struct Parts {
        store::Db& db;
        const Env& env;
        Recipients& recipients;
        Personalizer& personalizer;
        Transport& transport;
    };

    Worker(const Parts& parts, Line line);

    // Whether a step has something to look at.
    Result<bool> has_due();
    // Whether an outcome waits to be recorded.
    bool has_in_hand() const { return in_hand_.has_value(); }
    // Errors: unavailable (the transport); no message has been touched.
    Result<> connect();
    // Records what the last step sent and takes the next message, in one transaction, then hands
    // that over. REQUIRES that connect() just succeeded. Errors: those of the database; the
    // outcome is kept and recorded by the next step or by finish.
    Result<Step> step();
    // Records what the last step sent.
    Result<> finish();
    void disconnect() { session_->close(); }

  private:
    struct InHand {
        Claimed claimed;
        Delivered delivered;
    };

    Delivered hand_over(const Claimed& claimed);

    Parts parts_;
    Line line_;
    std::unique_ptr<Session> session_;
    std::optional<InHand> in_hand_;
    Cursor cursor_;
    bool some_waited_ = false;
    bool unsure_ = false;  // a commit failed: it may have opened an attempt all the same
};

}  // namespace mail
