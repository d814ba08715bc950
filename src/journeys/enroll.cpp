#include "journeys/enroll.hpp"

#include <algorithm>

#include "commerce/cart.hpp"
#include "commerce/entitlements.hpp"
#include "contacts/may_mail.hpp"
#include "events/kinds.hpp"
#include "journeys/advance.hpp"
#include "journeys/entry.hpp"
#include "journeys/plain_mails.hpp"
#include "journeys/purchase_marks.hpp"
#include "journeys/repository.hpp"
#include "mail/messages.hpp"

namespace journeys {
namespace {

namespace kinds = events::kinds;
using base::success;
using events::Event;
using store::Tx;

// A second sign-up within this time does not start the same series again.
constexpr base::Duration kReentryAfter = std::chrono::days(30);

std::string text_of(const base::JsonObject& props, std::string_view name) {
    const auto* value = props.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

// The ids that mails and pages may need later; nothing else of the event is kept.
base::JsonObject context_of(const Event& event) {
    base::JsonObject context;
    for (const std::string_view name :
         {"lead", "magnet", "funnel", "book", "cart", "order", "scope"}) {
        if (const auto* value = event.props.if_contains(name)) context[name] = *value;
    }
    return context;
}

bool stops(const content::Journey& journey, const Event& event) {
    return std::ranges::find(journey.stop_on, event.kind) != journey.stop_on.end();
}

// Takes back what enrollments have queued that came to their end before it went out: the last mail
// of a sequence is still one of its mails.
Result<> take_back(Tx& tx, const Env& env, const Event& event) {
    TRY(const auto waiting, mail::list_cancellable(tx, event.brand_id, event.contact_id));
    for (const auto& id : waiting) {
        TRY(const auto enrollment, lock_enrollment(tx, id));
        TRY(const auto journey,
            load_version(tx, event.brand_id, enrollment.journey, enrollment.version));
        if (!stops(journey, event)) continue;
        TRY(mail::cancel_enrollment(tx, env, id, "stopped by " + event.kind));
    }
    return success();
}

Result<> stop(Tx& tx, const Env& env, const Event& event) {
    TRY(const auto active, lock_active(tx, event.brand_id, event.contact_id));
    const bool left =
        event.kind == kinds::kEmailUnsubscribed || event.kind == kinds::kEmailComplained;
    for (const auto& enrollment : active) {
        TRY(const auto journey,
            load_version(tx, event.brand_id, enrollment.journey, enrollment.version));
        if (!stops(journey, event) && !left) continue;
        TRY(exit(tx, env, enrollment, event.kind));
    }
    return take_back(tx, env, event);
}

Result<EntryFacts> facts_of(Tx& tx, const Env& env, const content::Journey& journey,
                            const Event& event) {
    EntryFacts facts;
    TRY(const auto verdict,
        contacts::may_mail(tx, event.contact_id, content::MessageClass::promotional));
    facts.mailable = verdict.allowed;
    if (!journey.book.empty()) {
        TRY(facts.owns_book,
            commerce::owns(tx, event.brand_id, event.contact_id, "book:" + journey.book));
    }
    if (const std::string cart = text_of(event.props, "cart"); !cart.empty()) {
        TRY(const auto found, commerce::load_cart(tx, commerce::CartId{cart}));
        facts.cart_completed = found.completed_at.has_value();
    }
    TRY(facts.entered, has_entered(tx, event.brand_id, event.contact_id, journey.key, event.id));
    TRY(const auto last, find_latest(tx, event.brand_id, event.contact_id, journey.key));
    facts.inside = last && (last->status == EnrollmentStatus::active ||
                            last->started_at + kReentryAfter > env.now());
    return facts;
}

Time anchor_of(const content::Journey& journey, const Event& event) {
    if (journey.trigger.anchor.empty()) return event.at;
    const auto anchor = base::parse_time(text_of(event.props, journey.trigger.anchor));
    return anchor ? anchor.value() : event.at;
}

Result<> enter(Tx& tx, const Env& env, const PublishedJourney& journey, const Event& event) {
    Enrollment enrollment{.id = env.ids.next<base::EnrollmentId>(),
                          .brand_id = event.brand_id,
                          .contact_id = event.contact_id,
                          .journey = journey.key,
                          .version = journey.version,
                          .event_id = event.id,
                          .anchor_at = anchor_of(journey.document, event),
                          .started_at = env.now(),
                          .context = context_of(event)};
    TRY(insert_enrollment(tx, enrollment));
    return advance(tx, env, enrollment.id);
}

// The mail that goes out at once, once an hour however often it is asked for. The hour is the
// event's, so that an event that comes a second time asks for nothing new.
Result<> deliver_again(Tx& tx, const Env& env, const PublishedJourney& journey,
                       const Event& event) {
    const auto* send = journey.document.steps.empty()
                           ? nullptr
                           : std::get_if<content::SendStep>(&journey.document.steps.front());
    if (!send) return success();
    const auto mail =
        std::ranges::find(journey.document.mails, send->mail, &content::JourneyMail::key);
    base::JsonObject context = context_of(event);
    context["journey"] = journey.key;
    context["mail"] = mail->key;
    const auto hour = std::chrono::floor<std::chrono::hours>(event.at).time_since_epoch().count();
    TRY(mail::enqueue(tx, env,
                      {.brand = event.brand_id,
                       .contact = event.contact_id,
                       .dedup_key = fmt::format("again:{}:{}", journey.key, hour),
                       .purpose = "delivery",
                       .document = mail->email,
                       .context = std::move(context),
                       .send_at = env.now()}));
    return success();
}

Result<> enroll(Tx& tx, const Env& env, const Event& event) {
    const bool again = event.kind == kinds::kLeadRequestedAgain;
    TRY(const auto journeys,
        list_triggered(tx, event.brand_id, again ? kinds::kLeadConfirmed : event.kind));
    bool thanked = false;
    for (const auto& journey : journeys) {
        if (!concerns(journey.document, event)) continue;
        TRY(const auto facts, facts_of(tx, env, journey.document, event));
        const Entry entry =
            again ? Entry::deliver_only : decide_entry(journey.document, event, facts);
        thanked = thanked || facts.entered || entry == Entry::enter;
        if (entry == Entry::enter) {
            TRY(enter(tx, env, journey, event));
        } else if (entry == Entry::deliver_only) {
            TRY(deliver_again(tx, env, journey, event));
        }
    }
    if (event.kind == kinds::kPurchaseCompleted && !thanked) {
        TRY(mail::enqueue(tx, env,
                          {.brand = event.brand_id,
                           .contact = event.contact_id,
                           .dedup_key = "receipt:" + text_of(event.props, "order"),
                           .purpose = "receipt",
                           .document = plain_receipt(),
                           .context = context_of(event),
                           .send_at = env.now()}));
    }
    return success();
}

}  // namespace

Result<> react(Tx& tx, const Env& env, const Event& event) {
    if (event.contact_id.empty()) return success();
    TRY(stop(tx, env, event));
    TRY(mark_purchase(tx, env, event));
    return enroll(tx, env, event);
}

void register_handlers(events::Engine& engine, const Env& env) {
    engine.on_event("*", [&env](Tx& tx, const Event& event) { return react(tx, env, event); });
    engine.on(std::string(kQueue), [&env](Tx& tx, const events::Work& work) -> Result<> {
        return advance(tx, env, EnrollmentId{text_of(work.payload, "enrollment")});
    });
}

}  // namespace journeys
