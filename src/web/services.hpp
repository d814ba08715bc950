// What the handlers of this room work with. Made and owned by `app`; outlives the server.
// Everything in it is thread-safe.
#pragma once

#include <functional>
#include <string>

#include "base/crypto.hpp"
#include "base/env.hpp"
#include "commerce/provider.hpp"
#include "mail/tracking.hpp"
#include "store/db.hpp"

namespace web {

// The demo's clock, where the server runs with one.
class DemoClock {
  public:
    virtual ~DemoClock() = default;
    virtual base::Duration offset() const = 0;
    // Moves ahead step by step, so that everything that becomes due on the way happens at its time,
    // and returns when it has. One at a time.
    virtual base::Result<> advance(base::Duration by) = 0;
};

struct Services {
    store::Db& db;
    const base::Env& env;
    const base::TokenSigner& signer;
    const mail::Tracking& tracking;
    commerce::Provider& payments;
    std::string public_url;           // without a final slash: "http://127.0.0.1:8080"
    DemoClock* demo_clock = nullptr;  // null: none
    std::string version;
};

}  // namespace web
