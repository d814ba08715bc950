// What this room does when its work is due: queue "cart" (abandonment), "payment" and "refund"
// (what a crash left open).
#pragma once

#include "base/env.hpp"
#include "commerce/provider.hpp"
#include "events/engine.hpp"
#include "store/db.hpp"

namespace commerce {

// Before the engine starts. All arguments outlive the engine. Providers are asked on the engine's
// thread, after its transaction.
void register_handlers(events::Engine& engine, store::Db& db, const base::Env& env,
                       Provider& provider);

}  // namespace commerce
