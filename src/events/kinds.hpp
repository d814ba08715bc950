// The catalogue of event kinds (PRODUCT section 6). Kinds are past tense, `lower.dotted_name`; an
// owner's own kinds follow the same rule.
#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"

namespace events::kinds {

inline constexpr std::string_view kUserCreated = "user.created";
inline constexpr std::string_view kUserEmailConfirmed = "user.email_confirmed";
inline constexpr std::string_view kUserSignedIn = "user.signed_in";
inline constexpr std::string_view kUserInactive30d = "user.inactive_30d";
inline constexpr std::string_view kLeadCaptured = "lead.captured";
inline constexpr std::string_view kLeadConfirmed = "lead.confirmed";
inline constexpr std::string_view kLeadRequestedAgain = "lead.requested_again";
inline constexpr std::string_view kLeadMagnetDownloaded = "lead.magnet_downloaded";
inline constexpr std::string_view kQuizCompleted = "quiz.completed";
inline constexpr std::string_view kPurchaseStarted = "purchase.started";
inline constexpr std::string_view kPurchaseCompleted = "purchase.completed";
inline constexpr std::string_view kPurchaseFailed = "purchase.failed";
inline constexpr std::string_view kOrderRefunded = "order.refunded";
inline constexpr std::string_view kCartAbandoned = "cart.abandoned";
inline constexpr std::string_view kCartRecovered = "cart.recovered";
inline constexpr std::string_view kPageVisited = "page.visited";
inline constexpr std::string_view kEmailSent = "email.sent";
inline constexpr std::string_view kEmailOpened = "email.opened";
inline constexpr std::string_view kEmailClicked = "email.clicked";
inline constexpr std::string_view kEmailBounced = "email.bounced";
inline constexpr std::string_view kEmailComplained = "email.complained";
inline constexpr std::string_view kEmailUnsubscribed = "email.unsubscribed";
inline constexpr std::string_view kEmailSuppressed = "email.suppressed";
inline constexpr std::string_view kReviewSubmitted = "review.submitted";
inline constexpr std::string_view kMilestoneFirstPurchase = "milestone.first_purchase";
inline constexpr std::string_view kMilestoneFirstReview = "milestone.first_review";
inline constexpr std::string_view kMilestoneRevenue1k = "milestone.revenue_1k";
inline constexpr std::string_view kContentApproved = "content.approved";

struct Kind {
    std::string_view name;
    std::string_view means;  // one line for people
};

// All of the above, in that order.
std::span<const Kind> catalogue();

// Two or more parts of lower-case letters, digits and underscores, each starting with a letter,
// joined by dots; at most 64 characters. Errors: invalid.
base::Result<> check(std::string_view kind);

}  // namespace events::kinds
