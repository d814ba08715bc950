#include "mail/tracking.hpp"

#include <array>

#include "base/strings.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "mail/messages.hpp"
#include "mail/report_props.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using base::Errc;
using base::fail;

constexpr std::string_view kClick = "click";
constexpr std::string_view kOpen = "open";
constexpr std::string_view kUnsubscribe = "unsubscribe";
constexpr auto kTrackedFor = std::chrono::days(730);
constexpr base::Duration kSameOpen = 30min;
constexpr base::Duration kSameClick = 30s;
constexpr base::Duration kTooFastForPeople = 2s;
constexpr std::size_t kSignatureLetters = 22;
constexpr std::size_t kNameOfLink = 12;

struct Counted {
    std::int64_t times = 0;
    Time counted_at;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (times, counted_at))

struct Sighting {
    std::string kind;    // "open", "click"
    std::string target;  // of a click; or empty
    base::Duration same_within;
};

struct Noted {
    bool first = false;  // with this target
    bool repeat = false;
};

// The row is made by whoever comes first; it is locked while it is decided upon.
Result<Noted> note(store::Tx& tx, const Message& message, const Sighting& sighting, bool machine,
                   Time at) {
    TRY(const auto made,
        tx.execute("insert into mail_engagements (brand_id, contact_id, message_id, kind, target, "
                   "machine, times, first_at, counted_at) values ($1, $2, $3, $4, $5, $6, 1, $7, "
                   "$7) on conflict do nothing",
                   message.brand_id, message.contact_id, message.id, sighting.kind, sighting.target,
                   machine, at));
    if (made) return Noted{.first = true, .repeat = false};
    const std::string same =
        " where brand_id = $1 and contact_id = $2 and message_id = $3 and kind = $4 and target = "
        "$5 and machine = $6";
    TRY(const auto before,
        tx.load_one<Counted>(
            "engagement", "select times, counted_at from mail_engagements" + same + " for update",
            message.brand_id, message.contact_id, message.id, sighting.kind, sighting.target,
            machine));
    const bool repeat = at - before.counted_at < sighting.same_within;
    TRY(tx.execute("update mail_engagements set times = times + 1, counted_at = $7" + same,
                   message.brand_id, message.contact_id, message.id, sighting.kind, sighting.target,
                   machine, repeat ? before.counted_at : at));
    return Noted{.first = false, .repeat = repeat};
}

Result<bool> seen_before(store::Tx& tx, const Message& message, const std::string& kind,
                         bool machine) {
    TRY(const auto count,
        tx.query_one<std::int64_t>(
            "select count(*) as targets from mail_engagements where brand_id = $1 and contact_id = "
            "$2 and message_id = $3 and kind = $4 and machine = $5",
            message.brand_id, message.contact_id, message.id, kind, machine));
    return count.value_or(0) > 0;
}

Result<Engagement> record(store::Tx& tx, const Env& env, const MessageId& id,
                          const Sighting& sighting, std::string_view user_agent, Time at) {
    // One sighting of a message at a time, so that exactly one is the first.
    TRY(tx.query<MessageId>("select id from messages where id = $1 for update", id));
    TRY(const auto message, load_message(tx, id));
    const bool machine = looks_like_a_machine(
        user_agent, message.sent_at ? at - *message.sent_at : base::Duration{0});
    TRY(const bool seen, seen_before(tx, message, sighting.kind, machine));
    TRY(const auto noted, note(tx, message, sighting, machine, at));
    if (noted.repeat) return Engagement{.machine = machine, .first = false, .recorded = false};

    base::JsonObject props = report_props(message);
    props["machine"] = machine;
    props["first"] = !seen;
    const bool click = sighting.kind == kClick;
    if (click) props["target"] = sighting.target;
    TRY(events::append(
        tx, env.ids, env.clock,
        {.brand = message.brand_id,
         .contact = message.contact_id,
         .kind = std::string(click ? events::kinds::kEmailClicked : events::kinds::kEmailOpened),
         .at = at,
         .props = std::move(props),
         .dedup_key = {}}));
    return Engagement{.machine = machine, .first = !seen, .recorded = true};
}

// As base::TokenSigner makes them: lines in base64url, a dot, 16 bytes of signature.
bool looks_signed(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos || text.size() - dot - 1 != kSignatureLetters) return false;
    const auto body = base::from_base64url(text.substr(0, dot));
    return body && body->find('\n') != std::string::npos;
}

// A signed address as it may be logged: which link it was, and not what it opens. Who reads the log
// must not be able to enter a reader's library.
std::string without_token(std::string_view target) {
    const auto at = target.rfind('/') + 1;  // 0 where there is none
    const std::string_view last = target.substr(at);
    if (!looks_signed(last)) return std::string(target);
    return std::string(target.substr(0, at)) + base::sha256_hex(last).substr(0, kNameOfLink);
}

std::string_view without_gif(std::string_view token) {
    if (token.ends_with(".gif")) token.remove_suffix(4);
    return token;
}

auto no_such_link() {
    return fail(Errc::invalid, "this link is damaged or not ours");
}

}  // namespace

Tracking::Tracking(const base::TokenSigner& signer, std::string base_url, bool on)
    : signer_(signer), base_url_(std::move(base_url)), on_(on) {}

std::string Tracking::click_url(const MessageId& message, std::string_view target, Time now) const {
    if (!on_) return std::string(target);
    return base_url_ + "/c/" +
           signer_.sign(kClick, message.str() + ' ' + std::string(target), now + kTrackedFor);
}

std::string Tracking::open_url(const MessageId& message, Time now) const {
    if (!on_) return {};
    return base_url_ + "/o/" + signer_.sign(kOpen, message.str(), now + kTrackedFor) + ".gif";
}

std::string Tracking::unsubscribe_url(const ContactId& contact, const MessageId& message) const {
    return base_url_ + "/u/" +
           signer_.sign(kUnsubscribe, contact.str() + ' ' + message.str(), std::nullopt);
}

Result<Tracking::Click> Tracking::verify_click(std::string_view token, Time now) const {
    TRY(const auto subject, signer_.verify(kClick, token, now));
    const auto space = subject.find(' ');
    if (space == std::string::npos) return no_such_link();
    return Click{MessageId{subject.substr(0, space)}, subject.substr(space + 1)};
}

Result<MessageId> Tracking::verify_open(std::string_view token, Time now) const {
    TRY(auto subject, signer_.verify(kOpen, without_gif(token), now));
    return MessageId{std::move(subject)};
}

Result<Tracking::Unsubscribe> Tracking::verify_unsubscribe(std::string_view token, Time now) const {
    TRY(const auto subject, signer_.verify(kUnsubscribe, token, now));
    const auto space = subject.find(' ');
    if (space == std::string::npos) return no_such_link();
    return Unsubscribe{ContactId{subject.substr(0, space)}, MessageId{subject.substr(space + 1)}};
}

bool looks_like_a_machine(std::string_view user_agent, base::Duration since_sent) {
    if (since_sent < kTooFastForPeople) return true;
    const std::string agent = base::to_lower_ascii(base::trim(user_agent));
    // Apple's Mail Privacy Protection fetches every picture as a bare "Mozilla/5.0".
    if (agent.empty() || agent == "mozilla/5.0") return true;
    constexpr std::array<std::string_view, 19> kMachines = {
        "googleimageproxy", "ggpht.com", "yahoomailproxy", "applebot", "bingpreview",
        "barracuda",        "mimecast",  "proofpoint",     "symantec", "trendmicro",
        "safelinks",        "curl/",     "wget/",          "python-",  "go-http-client",
        "headless",         "crawler",   "spider",         "bot/",
    };
    return std::ranges::any_of(kMachines, [&](std::string_view machine) {
        return agent.find(machine) != std::string::npos;
    });
}

Result<Engagement> record_open(store::Tx& tx, const Env& env, const MessageId& message,
                               std::string_view user_agent, Time at) {
    return record(tx, env, message, {std::string(kOpen), {}, kSameOpen}, user_agent, at);
}

Result<Engagement> record_click(store::Tx& tx, const Env& env, const MessageId& message,
                                std::string_view target, std::string_view user_agent, Time at) {
    return record(tx, env, message, {std::string(kClick), without_token(target), kSameClick},
                  user_agent, at);
}

Result<Reactions> reactions_to(store::Tx& tx, const Message& message) {
    Reactions out;
    TRY(out.clicked, seen_before(tx, message, std::string(kClick), false));
    TRY(const bool opened, seen_before(tx, message, std::string(kOpen), false));
    out.opened = opened || out.clicked;
    return out;
}

}  // namespace mail
