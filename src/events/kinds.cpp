#include "events/kinds.hpp"

#include <array>

namespace events::kinds {
namespace {

constexpr std::size_t kLongest = 64;

constexpr auto kCatalogue = std::to_array<Kind>({
    {kUserCreated, "A person became known to the brand for the first time"},
    {kUserEmailConfirmed, "A reader confirmed their address (double opt-in)"},
    {kUserSignedIn, "A reader opened their library by a mailed link"},
    {kUserInactive30d, "A reader has not signed in for 30 days nor bought for 60"},
    {kLeadCaptured, "A reader asked for a lead magnet"},
    {kLeadConfirmed, "A captured lead's address is confirmed; once for each lead magnet"},
    {kLeadRequestedAgain, "A confirmed reader asked again for a lead magnet they had"},
    {kLeadMagnetDownloaded, "A reader downloaded a lead magnet"},
    {kQuizCompleted, "A known reader answered a quiz; segment and score are with it"},
    {kPurchaseStarted, "A reader began a checkout"},
    {kPurchaseCompleted, "A payment was received"},
    {kPurchaseFailed, "A payment was declined"},
    {kOrderRefunded, "An order was paid back and its downloads revoked"},
    {kCartAbandoned, "A checkout stood unfinished for an hour"},
    {kCartRecovered, "An abandoned cart was bought after all"},
    {kPageVisited, "A public page was seen"},
    {kEmailSent, "A mail server accepted a message"},
    {kEmailOpened, "A message was opened, as far as that can be seen"},
    {kEmailClicked, "A link in a message was followed"},
    {kEmailBounced, "A message could not be delivered"},
    {kEmailComplained, "A reader reported a message as spam"},
    {kEmailUnsubscribed, "A reader opted out"},
    {kEmailSuppressed, "A message was held back because its address is suppressed"},
    {kReviewSubmitted, "A reader wrote a review of a book they bought"},
    {kMilestoneFirstPurchase, "A reader's first purchase"},
    {kMilestoneFirstReview, "A reader's first review"},
    {kMilestoneRevenue1k, "The brand's revenue passed 1 000 of its currency"},
    {kContentApproved, "A person approved a draft"},
});

bool is_part(std::string_view part) {
    return !part.empty() && part.front() >= 'a' && part.front() <= 'z' &&
           part.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string_view::npos;
}

bool well_named(std::string_view kind) {
    if (kind.size() > kLongest || kind.find('.') == std::string_view::npos) return false;
    while (true) {
        const auto dot = kind.find('.');
        if (!is_part(kind.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        kind.remove_prefix(dot + 1);
    }
}

}  // namespace

std::span<const Kind> catalogue() {
    return kCatalogue;
}

base::Result<> check(std::string_view kind) {
    if (well_named(kind)) return base::success();
    return base::fail_field("kind", "\"{}\" is not an event kind such as quiz.finished", kind);
}

}  // namespace events::kinds
