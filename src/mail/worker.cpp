#include "mail/worker.hpp"

#include "base/log.hpp"
#include "mail/settle.hpp"
#include "mail/write_letter.hpp"

namespace mail {
namespace {

Delivered not_written(const base::Error& error) {
    return {.report = {.fate = Fate::refused,
                       .phase = Phase::content,
                       .text = "it could not be written: " + error.message},
            .record = {}};
}

}  // namespace

Worker::Worker(const Parts& parts, Line line)
    : parts_(parts), line_(std::move(line)), session_(parts.transport.open_session()) {}

Result<bool> Worker::has_due() {
    if (unsure_) return true;
    return parts_.db.read([&](store::Tx& tx) -> Result<bool> {
        TRY(const auto due, next_due(tx));
        return due && *due <= parts_.env.now();
    });
}

Result<> Worker::connect() {
    return session_->ready();
}

Result<Step> Worker::step() {
    auto written = parts_.db.write([&](store::Tx& tx) -> Result<Claim> {
        if (in_hand_) {
            TRY(settle(tx, parts_.env, parts_.recipients, in_hand_->claimed, in_hand_->delivered));
        }
        if (unsure_) {
            TRY(release_unknown(tx, parts_.env, line_));
        }
        return claim_next(tx, parts_.env, line_, parts_.recipients, parts_.personalizer, cursor_);
    });
    unsure_ = !written;
    if (!written) return base::fail(written.error());
    Claim& claim = written.value();
    in_hand_.reset();
    const bool from_start = cursor_.at_start();
    some_waited_ = claim.some_wait || (some_waited_ && !from_start);
    cursor_ = claim.next;
    if (!claim.claimed) {
        if (!claim.reached_end) return Step::more;
        if (some_waited_) return Step::some_wait;
        // What came in behind the cursor meanwhile has not been looked at.
        return from_start ? Step::nothing : Step::more;
    }
    Delivered delivered = hand_over(*claim.claimed);
    in_hand_.emplace(InHand{std::move(*claim.claimed), std::move(delivered)});
    return Step::handed_over;
}

Result<> Worker::finish() {
    if (!in_hand_) return base::success();
    TRY(parts_.db.write([&](store::Tx& tx) -> Result<> {
        return settle(tx, parts_.env, parts_.recipients, in_hand_->claimed, in_hand_->delivered);
    }));
    in_hand_.reset();
    return base::success();
}

Delivered Worker::hand_over(const Claimed& claimed) {
    try {
        const auto letter = write_letter(claimed, parts_.env.now());
        if (!letter) {
            base::log::warn("mail.not_written", {{"message", claimed.message.id.str()},
                                                 {"reason", letter.error().message}});
            return not_written(letter.error());
        }
        return session_->deliver(letter.value());
    } catch (const std::exception& bug) {
        base::log::error("mail.delivery_threw",
                         {{"message", claimed.message.id.str()}, {"what", bug.what()}});
        return {.report = {.fate = Fate::unknown,
                           .phase = Phase::final_dot,
                           .text = "a fault of ours, see the log"},
                .record = {}};
    }
}

}  // namespace mail
