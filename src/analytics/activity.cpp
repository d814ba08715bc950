#include "analytics/activity.hpp"

#include "base/money.hpp"
#include "base/strings.hpp"
#include "content/magnet_words.hpp"
#include "events/kinds.hpp"

namespace analytics {
namespace {

namespace kinds = events::kinds;

class Teller {
  public:
    Teller(const events::Event& event, const Names& names) : event_(event), names_(names) {}

    std::string prop(std::string_view name) const {
        const auto* value = event_.props.if_contains(name);
        return value && value->is_string() ? std::string(value->get_string()) : std::string{};
    }

    std::string who() const {
        const std::string name =
            event_.contact_id && names_.contact ? names_.contact(event_.contact_id) : "";
        return name.empty() ? "A reader" : name;
    }

    std::string book() const {
        const std::string slug = prop("book");
        const std::string title = slug.empty() || !names_.book ? "" : names_.book(slug);
        return title.empty() ? "a book" : title;
    }

    // What the reader asked for: "the quiz of The Quiet Percent".
    std::string magnet() const {
        const auto type = content::magnet_type_of(prop("magnet"));
        return fmt::format("the {} of {}", type ? content::words_of(*type).name : "lead magnet",
                           book());
    }

    std::string money(std::string_view name) const {
        return base::format_money({number(name), names_.currency});
    }

    std::int64_t number(std::string_view name) const {
        const auto* value = event_.props.if_contains(name);
        return value && value->is_int64() ? value->get_int64() : 0;
    }

    // As it is written in the middle of a sentence.
    std::string mail() const {
        const std::string message = prop("message");
        const std::string subject =
            message.empty() || !names_.mail ? "" : names_.mail(base::MessageId{message});
        return subject.empty() ? "a mail" : '"' + subject + '"';
    }

    bool flag(std::string_view name) const {
        const auto* value = event_.props.if_contains(name);
        return value && value->is_bool() && value->get_bool();
    }

  private:
    const events::Event& event_;
    const Names& names_;
};

// Of a step of a funnel, in the words of the dashboard.
std::string page_name(const std::string& step) {
    if (step == "opt_in") return "landing";
    if (step == "thank_you") return "thank-you";
    if (step == "main_offer") return "offer";
    return base::replace_all(step, "_", " ");
}

}  // namespace

std::string sentence(const events::Event& event, const Names& names) {
    const Teller tell(event, names);
    const std::string who = tell.who();
    const std::string_view kind = event.kind;
    if (kind == kinds::kUserCreated) return who + " became a contact";
    if (kind == kinds::kUserEmailConfirmed) return who + " confirmed their address";
    if (kind == kinds::kUserSignedIn) return who + " signed in to their library";
    if (kind == kinds::kLeadCaptured) return who + " asked for " + tell.magnet();
    if (kind == kinds::kLeadConfirmed) return who + " may be sent " + tell.magnet();
    if (kind == kinds::kLeadMagnetDownloaded) {
        return fmt::format("{} {} {}", who, tell.prop("format") == "quiz" ? "took" : "downloaded",
                           tell.magnet());
    }
    if (kind == kinds::kQuizCompleted) {
        return fmt::format("{} scored {}% in the quiz of {}", who, tell.number("percent"),
                           tell.book());
    }
    if (kind == kinds::kPurchaseStarted) return who + " started a checkout for " + tell.book();
    if (kind == kinds::kPurchaseCompleted) {
        return fmt::format("{} bought {} for {}", who, tell.book(), tell.money("total_minor"));
    }
    if (kind == kinds::kPurchaseFailed) return who + "'s payment was declined";
    if (kind == kinds::kOrderRefunded) {
        return fmt::format("{} was refunded {}", who, tell.money("amount_minor"));
    }
    if (kind == kinds::kCartAbandoned) return who + " left a cart with " + tell.book();
    if (kind == kinds::kCartRecovered) return who + " came back and bought " + tell.book();
    if (kind == kinds::kPageVisited) {
        return fmt::format("{} saw the {} page of {}", tell.flag("bot") ? "A crawler" : who,
                           page_name(tell.prop("step")), tell.book());
    }
    if (kind == kinds::kEmailSent) return fmt::format("{} got {}", who, tell.mail());
    if (kind == kinds::kEmailOpened) {
        return tell.flag("machine") ? fmt::format("{}'s mail program loaded {}", who, tell.mail())
                                    : fmt::format("{} opened {}", who, tell.mail());
    }
    if (kind == kinds::kEmailClicked) {
        return tell.flag("machine")
                   ? fmt::format("A scanner followed a link in {}, sent to {}", tell.mail(), who)
                   : fmt::format("{} followed a link in {}", who, tell.mail());
    }
    if (kind == kinds::kEmailBounced)
        return fmt::format("{} could not be reached with {}", who, tell.mail());
    if (kind == kinds::kEmailComplained) return who + " marked a mail as unwanted";
    if (kind == kinds::kEmailUnsubscribed) return who + " unsubscribed";
    if (kind == kinds::kEmailSuppressed) {
        return fmt::format("{} was not sent {}", who, tell.mail());
    }
    if (kind == kinds::kReviewSubmitted) return who + " reviewed " + tell.book();
    if (kind == kinds::kLeadRequestedAgain) return who + " asked again for " + tell.magnet();
    if (kind == kinds::kMilestoneFirstPurchase) return who + " made their first purchase";
    if (kind == kinds::kUserInactive30d) return who + " has been quiet for a month";
    if (kind == kinds::kMilestoneFirstReview) return who + " wrote their first review";
    if (kind == kinds::kMilestoneRevenue1k) {
        return fmt::format("Revenue passed {}", base::format_money({100'000, names.currency}));
    }
    if (kind == kinds::kContentApproved) {
        return fmt::format("\"{}\" was approved",
                           tell.prop("title").empty() ? tell.prop("key") : tell.prop("title"));
    }
    return fmt::format("{}: {}", who, event.kind);
}

}  // namespace analytics
