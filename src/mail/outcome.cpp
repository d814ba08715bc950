#include "mail/outcome.hpp"

#include <array>
#include <chrono>
#include <string_view>
#include <vector>

#include "base/strings.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;

constexpr std::array<base::Duration, 10> kDelays = {1min, 5min, 15min, 1h,  4h,
                                                    12h,  24h,  24h,   24h, 24h};

// Without its class digit: "5.1.1" and "4.1.1" are both about a mailbox that does not exist.
std::string_view subject_and_detail(std::string_view status) {
    return status.size() > 2 ? status.substr(2) : std::string_view{};
}

// RFC 3463: 1.1 bad mailbox, 1.2 bad system, 1.3 bad syntax, 1.6 moved, 2.1 disabled; RFC 7505:
// 1.10 the domain accepts no mail. Not 1.7 and 1.8, which are about the sender's address.
bool names_a_dead_address(std::string_view detail) {
    for (const std::string_view dead : {"1.1", "1.2", "1.3", "1.6", "1.10", "2.1"}) {
        if (detail == dead) return true;
    }
    return false;
}

bool is_hard_bounce(const Report& report) {
    const auto detail = subject_and_detail(report.status);
    // Some servers take the recipient and answer about it after the message.
    if (report.phase == Phase::final_dot || report.phase == Phase::content) {
        return names_a_dead_address(detail);
    }
    if (report.phase != Phase::recipient) return false;
    // "5.0.0" and "5.7.1 relaying denied" say nothing about the mailbox.
    if (!detail.empty()) return names_a_dead_address(detail);
    return report.code == 550 || report.code == 551 || report.code == 553 || report.code == 556;
}

// A message larger than the server takes is refused at MAIL (RFC 1870 section 6.1), but it is not
// us whom it refuses.
bool is_about_us(const Report& report) {
    if (report.phase == Phase::connection) return true;
    return report.phase == Phase::sender && report.code != 552 &&
           subject_and_detail(report.status) != "3.4";
}

// RFC 5321 section 4.5.3.1.10: 552 to RCPT means too many recipients, for now.
bool is_temporary(const Report& report) {
    return report.fate == Fate::deferred ||
           (report.code == 552 && report.phase == Phase::recipient);
}

std::string words(const Report& report) {
    std::vector<std::string> parts;
    if (report.code != 0) parts.push_back(std::to_string(report.code));
    if (!report.status.empty()) parts.push_back(report.status);
    if (!report.text.empty()) parts.push_back(report.text);
    return base::join(parts, " ");
}

Verdict put_off(std::string reason, std::int64_t tries) {
    if (const auto delay = retry_delay(tries)) {
        return {.move = Move::defer,
                .outcome = AttemptOutcome::deferred,
                .retry_in = delay,
                .reason = std::move(reason)};
    }
    return {.move = Move::refuse,
            .outcome = AttemptOutcome::deferred,
            .gave_up = true,
            .reason = fmt::format("given up after {} tries; at last: {}", tries, reason)};
}

}  // namespace

std::optional<base::Duration> retry_delay(std::int64_t tries) {
    if (tries < 1) return kDelays.front();
    if (static_cast<std::size_t>(tries) > kDelays.size()) return std::nullopt;
    return kDelays[static_cast<std::size_t>(tries) - 1];
}

Verdict judge(const Report& report, std::int64_t tries) {
    if (report.fate == Fate::accepted) return {};
    if (report.fate == Fate::unknown) {
        return {.move = Move::lose,
                .outcome = AttemptOutcome::unanswered,
                .reason = "the server may have it: " + words(report)};
    }
    if (is_temporary(report)) return put_off(words(report), tries);
    if (is_about_us(report)) return put_off("the server refuses us: " + words(report), tries);
    return {.move = Move::refuse,
            .outcome = AttemptOutcome::refused,
            .hard_bounce = is_hard_bounce(report),
            .reason = words(report)};
}

}  // namespace mail
