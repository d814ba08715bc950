#include "commerce/handlers.hpp"

#include "base/log.hpp"
#include "commerce/abandonment.hpp"
#include "commerce/checkout.hpp"
#include "commerce/refund_work.hpp"
#include "commerce/reserve.hpp"

namespace commerce {

using base::success;
using events::Work;
using store::Tx;

namespace {

void log_unsettled(std::string_view event, const std::string& id, const base::Error& error) {
    base::log::warn(event, {{"id", id}, {"error", error.message}});
}

std::int64_t next_attempt(const Work& work) {
    return work.payload.at("attempt").to_number<std::int64_t>() + 1;
}

// The next look is scheduled before the provider is asked, and the provider is asked outside of the
// transaction: a crash in between only means another look.
Result<> check_payment(Tx& tx, const base::Env& env, store::Db& db, Provider& provider,
                       const Work& work) {
    const OrderId id{std::string(work.payload.at("order").as_string())};
    TRY(const Order order, load_order(tx, id));
    if (order.state != OrderState::pending) return success();
    TRY(schedule_payment_check(tx, env, order, next_attempt(work)));
    tx.after_commit([&db, env, &provider, id] {
        const auto resolved = resolve_payment(db, env, provider, id);
        if (!resolved) log_unsettled("commerce.payment_open", id.str(), resolved.error());
    });
    return success();
}

Result<> check_refund(Tx& tx, const base::Env& env, store::Db& db, Provider& provider,
                      const Work& work) {
    const RefundId id{std::string(work.payload.at("refund").as_string())};
    TRY(const auto order, order_of_open_refund(tx, id));
    if (!order) return success();
    TRY(schedule_refund_check(tx, env, *order, id, next_attempt(work)));
    tx.after_commit([&db, env, &provider, id] {
        const auto resolved = resolve_refund(db, env, provider, id);
        if (!resolved) log_unsettled("commerce.refund_open", id.str(), resolved.error());
    });
    return success();
}

}  // namespace

void register_handlers(events::Engine& engine, store::Db& db, const base::Env& env,
                       Provider& provider) {
    engine.on(std::string(kCartQueue),
              [env](Tx& tx, const Work& work) { return check_abandonment(tx, env, work); });
    engine.on(std::string(kPaymentQueue), [env, &db, &provider](Tx& tx, const Work& work) {
        return check_payment(tx, env, db, provider, work);
    });
    engine.on(std::string(kRefundQueue), [env, &db, &provider](Tx& tx, const Work& work) {
        return check_refund(tx, env, db, provider, work);
    });
}

}  // namespace commerce
