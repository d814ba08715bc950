#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kBundleHeadline[] = {
    "{Bundle.count} books for [bundle_price|{{bundle.price}}]",
    "{Bundle.count} books together, [bundle_price|{{bundle.saving}} less]",
    "{Bundle.count} books, one order, [bundle_price|{{bundle.saving_percent}}% off]",
    "{Bundle.count} books that belong together",
    "Begin with {bundle.count} books",
    "A small shelf from {brand}",
};

constexpr Words kBundleSub[] = {
    "Bought one by one they cost {{bundle.value}}. [bundle_price|Together they are "
    "{{bundle.price}}, and you keep {{bundle.saving}}.]",
    "List price {{bundle.value}}, [bundle_price|in the bundle {{bundle.price}}]. One order, "
    "{bundle.count} downloads.",
    "Each stands on its own; together they cover more, for [bundle_price|{{bundle.price}} instead "
    "of {{bundle.value}}].",
    "[bundle_price|{{bundle.price}} for all {bundle.count}], where singly you would pay "
    "{{bundle.value}}.",
    "The {bundle.count} books that have most to do with one another, "
    "[bundle_price|{{bundle.saving_percent}}% below their list prices].",
    "You save [bundle_price|{{bundle.saving}}] against buying them singly.",
};

constexpr Words kBundleInside[] = {
    "What is in the bundle", "The {bundle.count} books",    "You get",
    "In the bundle",         "All {bundle.count} of these", "Inside",
};

constexpr Words kBundleHeading[] = {
    "All {bundle.count} for [bundle_price|{{bundle.price}}]",
    "The bundle, [bundle_price|{{bundle.price}}]",
    "{Bundle.count} books, [bundle_price|{{bundle.price}}]",
    "Get the bundle for [bundle_price|{{bundle.price}}]",
    "Your {bundle.count} books, [bundle_price|{{bundle.price}}]",
    "The {bundle.count} together for [bundle_price|{{bundle.price}}]",
};

constexpr Words kBundleAccept[] = {
    "Get all {bundle.count} for {{bundle.price}}",
    "Buy the bundle for {{bundle.price}}",
    "Take the bundle, {{bundle.price}}",
    "Order {bundle.count} books for {{bundle.price}}",
    "Get the books for {{bundle.price}}",
    "Buy them together, {{bundle.price}}",
};

constexpr Words kTiersHeadline[] = {
    "One book, {tiers.more}: you choose",  "Start with one book or take more",
    "Choose how much of {brand} you want", "How many books would you like?",
    "Pick the size of your shelf",         "{Brand}, in the size that suits you",
};

constexpr Words kTiersSub[] = {
    "Every choice is a single payment, and every book is yours to keep.",
    "The more you take, the less each book costs. The sums are beside the buttons.{?tiers.cheaper}",
    "Read one and decide later, or have more of them now for less apiece.{?tiers.cheaper}",
    "You pay once. What each choice saves against the list prices is stated beside it.",
    "The books are the same in every choice; the price of each goes down as you take "
    "more.{?tiers.cheaper}",
    "Choose once, pay once, download at once.",
};

constexpr Words kPromotionHeadline[] = {
    "Every book [promotion|{{promotion.percent}}% off]",
    "All books, [promotion|{{promotion.percent}}% less]",
    "{{promotion.percent}}% off every book of {brand}",
    "Choose any book and [promotion|pay {{promotion.percent}}% less]",
    "A good moment for a book: [promotion|{{promotion.percent}}% off]",
    "For a few days, all books [promotion|{{promotion.percent}}% off]",
};

constexpr Words kPromotionSub[] = {
    "The lower price applies to every book listed here, [promotion_deadline|until "
    "{{promotion.deadline}}]. You need no code.",
    "[promotion_deadline|Until {{promotion.deadline}}], each of these books costs "
    "[promotion|{{promotion.percent}}% less than its list price]. The price changes by itself at "
    "the checkout.",
    "Whichever you choose, [promotion|{{promotion.percent}}% comes off its list price], "
    "[promotion_deadline|until {{promotion.deadline}}].",
    "If you have had your eye on one of these, it is [promotion|{{promotion.percent}}% cheaper] "
    "[promotion_deadline|until {{promotion.deadline}}].",
    "No code and no minimum: [promotion|{{promotion.percent}}% off each book], "
    "[promotion_deadline|until {{promotion.deadline}}].",
    "All list prices are lower [promotion|by {{promotion.percent}}%] [promotion_deadline|until "
    "{{promotion.deadline}}].",
};

constexpr Words kPromotionBooks[] = {
    "The books", "All books in the offer", "Choose from these", "What you can choose",
    "On offer",  "Each of these",
};

constexpr Words kPromotionAccept[] = {
    "Choose a book", "See the books",     "Go to the books",
    "Pick a book",   "Look at all books", "Browse the books",
};

}  // namespace

const Place bundle_headline{"bundle.headline", kBundleHeadline, 70};
const Place bundle_sub{"bundle.sub", kBundleSub};
const Place bundle_inside{"bundle.inside", kBundleInside, 60};
const Place bundle_heading{"bundle.heading", kBundleHeading, 70};
const Place bundle_accept{"bundle.accept", kBundleAccept, 48};
const Place tiers_headline{"tiers.headline", kTiersHeadline, 70};
const Place tiers_sub{"tiers.sub", kTiersSub};
const Place promotion_headline{"promotion.headline", kPromotionHeadline, 70};
const Place promotion_sub{"promotion.sub", kPromotionSub};
const Place promotion_books{"promotion.books", kPromotionBooks, 60};
const Place promotion_accept{"promotion.accept", kPromotionAccept, 40};

}  // namespace drafting::places
