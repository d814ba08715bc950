// The timer that turns a quiet cart into an abandoned one (queue "cart"). Private to this room.
#pragma once

#include "commerce/cart.hpp"
#include "events/work.hpp"

namespace commerce {

inline constexpr std::string_view kCartQueue = "cart";

Result<> schedule_abandonment(store::Tx& tx, const base::Env& env, const Cart& cart, Time due_at);

// The timer's handler. A cart that was touched since waits for its hour again; one that is paid, is
// abandoned already or has another contact by now is left alone.
Result<> check_abandonment(store::Tx& tx, const base::Env& env, const events::Work& work);

}  // namespace commerce
