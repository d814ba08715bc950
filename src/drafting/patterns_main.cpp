#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kEyebrow[] = {
    "The book",       "{Chapters} short chapters", "By {writer}",
    "From {brand}",   "An ebook by {writer}",      "{Title}",
    "The whole book",
};

constexpr Words kHeadline[] = {
    "{Promise}",
    "{Promise}, in {chapters} chapters",
    "{!promise}How to {main.vp}",
    "{!promise}{Main.vp}, and know why",
    "{!promise}{Book} teaches you to {main.vp}",
    "{!promise}A book to help you {main.vp}",
    "{!promise}For anyone who wants to {main.vp}",
    "{!promise}The book that helps you {main.vp}",
    "{!promise}{!main.vp}{Book}, in {chapters} chapters",
    "{!promise}{!main.vp}All of {book}, in {book.minutes}",
    "{!promise}{!main.vp}Read {book} from beginning to end",
    "{!promise}{!main.vp}{Title}: the complete book",
    "{!promise}{!main.vp}The whole of {book}",
    "{!promise}{!main.vp}{Book} by {writer}",
};

constexpr Words kSub[] = {
    "{Book} has {chapters} chapters and takes {book.minutes} to read.",
    "{Book} by {writer} has {chapters} chapters. They take {book.minutes} in all.",
    "All of {book} by {writer}: {chapters} chapters that take {book.minutes} to read.",
    "You can read {book} in {book.minutes} and keep it for the day you need it.",
    "An ebook of {chapters} chapters by {writer}. Reading time: {book.minutes}.",
    "{Book} is written for {audience}.",
    "You get all {chapters} chapters of {book}, which is {book.minutes} of reading.",
    "{Book} by {writer}, the complete text, to read in {book.minutes}.",
};

constexpr Words kAbout[] = {
    "What the book is about", "In short", "What you will find in it", "The book in a few lines",
    "What {book} is about",
};

constexpr Words kTour[] = {
    "Chapter by chapter",
    "What is in it",
    "{?tour.full}The {chapters} chapters",
    "{?tour.full}From first chapter to last",
    "A look inside",
    "From its chapters",
    "{?tour.full}The way through the book",
    "Inside the book",
};

constexpr Words kOfferHeading[] = {
    "{Book}, [main_price|{{main.price}}]",
    "The complete book for [main_price|{{main.price}}]",
    "Get {book} for [main_price|{{main.price}}]",
    "All {chapters} chapters, [main_price|{{main.price}}]",
    "Your copy: [main_price|{{main.price}}]",
    "{Book} to download, [main_price|{{main.price}}]",
    "Buy {book} once, for [main_price|{{main.price}}]",
};

constexpr Words kAccept[] = {
    "Buy the book for {{main.price}}",  "Get {book} for {{main.price}}",
    "Buy and download, {{main.price}}", "Get your copy for {{main.price}}",
    "Order the book, {{main.price}}",   "Get the book for {{main.price}}",
};

constexpr Words kNote[] = {
    "One payment, then the download. If you have a code, enter it at the checkout.",
    "You pay once. A discount code can be entered on the next page.",
    "The file is yours as soon as it is paid. Codes are entered at the checkout.",
    "No account is needed and nothing renews. There is a field for a code on the next page.",
    "Paid once, downloaded at once. Have a code? The checkout takes it.",
    "It downloads right after payment and stays in your library.",
};

constexpr Words kReviews[] = {
    "What readers wrote",       "Readers, in their own words",
    "Reviews of {book}",        "What people say who have read it",
    "From readers of the book",
};

constexpr Words kAuthor[] = {
    "The author",          "About {writer}",       "Who is behind it",
    "Written by {writer}", "The writer of {book}",
};

constexpr Words kFaqHeading[] = {
    "Before you buy",    "Questions and answers", "What you may want to know",
    "Practical matters", "In case you wonder",    "Good to know before you buy",
};

constexpr Words kTitle[] = {
    "{Title}: the book",  "{Title}: an ebook by {writer}", "Buy {book}",
    "{Book} by {writer}", "{Title}: the complete ebook",
};

constexpr Words kDescription[] = {
    "{Book} by {writer}. An ebook of {chapters} chapters, {book.minutes} of reading.",
    "{Book} by {writer}, in {chapters} chapters to read in {book.minutes}.",
    "What is in {book} by {writer}, chapter by chapter, and how to get it.",
    "{Book}, the complete ebook by {writer}. Look inside before you buy.",
    "A look inside {book} by {writer}, with a line from its chapters.",
    "{Writer}\u2019s {book}: what it covers, what it costs, what readers can expect.",
};

constexpr Words kTime[] = {
    "How long does it take to read?||{Book} takes {book.minutes}, in {chapters} chapters that can "
    "be read one at a time.",
    "Is it a long book?||All {chapters} chapters together are {book.minutes} of reading.",
    "Will I finish it?||Most likely. All of it takes {book.minutes} to read.",
    "How much reading is it?||{Chapters} chapters. Count on {book.minutes} for all of them.",
    "How big is the book?||It has {chapters} chapters and takes {book.minutes} to read.",
    "Do I have time for it?||It needs {book.minutes}, and no chapter has to be read in the same "
    "sitting as another.",
};

constexpr Words kForm2[] = {
    "What exactly do I get?||The complete ebook, to download as soon as you have paid. It stays in "
    "your library, so you can fetch it again.",
    "Is it a printed book?||No, an ebook. You download it after paying and read it on a phone, a "
    "tablet, an e-reader or a computer.",
    "How is it delivered?||As a download, on the page after payment and by mail with the receipt.",
    "What can I read it on?||It is an ebook for phone, tablet, e-reader or computer. The download "
    "links are in your receipt.",
    "When do I get it?||At once. The download appears when the payment has gone through, and the "
    "links come by mail too.",
    "Can I download it again later?||Yes. It stays in your library, and the receipt in your mail "
    "leads there.",
};

constexpr Words kRefund[] = {
    "And if it is not for me?||[guarantee|You have {{guarantee.days}} days.] The guarantee on this "
    "page says how it works.",
    "Can I return it?||[guarantee|Yes, for {{guarantee.days}} days], in the way the guarantee on "
    "this page describes.",
    "What if I do not like it?||[guarantee|Then ask for your money within {{guarantee.days}} "
    "days.] The terms stand in full on this page.",
    "Is there a risk?||[guarantee|For {{guarantee.days}} days, not for you]: see the guarantee on "
    "this page.",
    "What does the guarantee cover?||[guarantee|The price of the book, for {{guarantee.days}} "
    "days.] Its exact words are on this page.",
    "May I change my mind?||[guarantee|You may, within {{guarantee.days}} days of buying.] The "
    "guarantee tells you what to do.",
};

}  // namespace

const Place main_eyebrow{"main.eyebrow", kEyebrow, 48};
const Place main_headline{"main.headline", kHeadline, 80};
const Place main_sub{"main.sub", kSub, 240};
const Place main_about{"main.about", kAbout, 60};
const Place main_tour{"main.tour", kTour, 60};
const Place main_offer_heading{"main.offer.heading", kOfferHeading, 70};
const Place main_accept{"main.accept", kAccept, 48};
const Place main_note{"main.note", kNote};
const Place main_reviews{"main.reviews", kReviews, 60};
const Place main_author{"main.author", kAuthor, 60};
const Place main_faq{"main.faq", kFaqHeading, 60};
const Place main_title{"main.title", kTitle, 90};
const Place main_description{"main.description", kDescription, 200};
const Place faq_time{"faq.time", kTime};
const Place faq_form{"faq.form", kForm2};
const Place faq_refund{"faq.refund", kRefund};

}  // namespace drafting::places
