#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kEyebrow[] = {
    "The book",
    "{Chapters} short chapters",
    "By {writer}",
    "From {brand}",
    "An ebook by {writer}",
    "{Title}",
    "To read and use",
    "The whole book",
};

constexpr Words kHeadline[] = {
    "{Main.vp}",
    "How to {main.vp}",
    "Know how to {main.vp}",
    "{Main.vp}, and know why",
    "{Title} teaches you to {main.vp}",
    "A book to help you {main.vp}",
    "From now on, {main.vp}",
    "{Chapters} chapters on how to {main.vp}",
    "{Main.vp}, with {title}",
    "For anyone who wants to {main.vp}",
    "{Title}: {main.vp}",
    "The short book that helps you {main.vp}",
    "{!main.vp}{Title}, in {chapters} chapters",
    "{!main.vp}All of {title}, in {book.minutes}",
    "{!main.vp}Read {title} and put it to use",
    "{!main.vp}What {writer} has to say in {title}",
    "{!main.vp}{Title}: the complete book",
    "{!main.vp}The whole of {title}",
    "{!main.vp}{Title} by {writer}",
};

constexpr Words kSub[] = {
    "{Full_title}: {subtitle}. {Chapters} chapters, {book.minutes} of reading.",
    "{Book} by {writer} is short on purpose: {chapters} chapters that take {book.minutes} in all.",
    "{Subtitle}. By {writer}, in {chapters} chapters.",
    "{Writer} explains it in {chapters} chapters, with the steps to take at hand. Reading time: "
    "{book.minutes}.",
    "You can read {book} in {book.minutes} and keep it for the day you need it.",
    "In {book}, {writer} goes through it one question at a time. It takes {book.minutes}.",
    "{Book} is written for {audience}.",
    "All {chapters} chapters of {book}: {book.minutes} of reading, then it is up to you.",
    "{Book} by {writer}, the complete text, to read in {book.minutes}.",
};

constexpr Words kAbout[] = {
    "What the book is about", "In short",
    "What it comes down to",  "The argument in a few lines",
    "What {title} says",      "{Title} in its own words",
    "From the book",
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
    "{Title}, to download, [main_price|{{main.price}}]",
    "Buy {book} once, for [main_price|{{main.price}}]",
};

constexpr Words kAccept[] = {
    "Buy the book for {{main.price}}",  "Get {title} for {{main.price}}",
    "Buy and download, {{main.price}}", "Get your copy for {{main.price}}",
    "Take it home for {{main.price}}",  "Order the book, {{main.price}}",
    "Get the book for {{main.price}}",
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
    "What readers wrote", "Readers, in their own words",
    "Reviews of {book}",  "What people say who have read it",
    "Read by others",     "How it was received",
};

constexpr Words kAuthor[] = {
    "The author",          "About {writer}",        "Who is behind it",
    "Written by {writer}", "The writer of {title}", "{Writer}",
    "Where it comes from",
};

constexpr Words kFaqHeading[] = {
    "Before you buy",    "Questions and answers", "What you may want to know",
    "Practical matters", "In case you wonder",    "Good to know before you buy",
};

constexpr Words kTitle[] = {
    "{Full_title} by {writer}", "{Title}: the book", "{Title}, an ebook by {writer}", "Buy {title}",
    "{Title} by {writer}",      "{Title}, complete",
};

constexpr Words kDescription[] = {
    "{Book} by {writer}: {chapters} chapters, {book.minutes} of reading, to download.",
    "{Full_title} by {writer}. {Chapters} chapters to read in {book.minutes}.",
    "What is in {book} by {writer}, chapter by chapter, and how to get it.",
    "{Book}, the complete ebook by {writer}. Look inside before you buy.",
    "A look inside {book} by {writer}, with a line from its chapters.",
    "{Writer}\u2019s {book}: what it covers, what it costs, what readers can expect.",
};

constexpr Words kTime[] = {
    "How long does it take to read?||{Book} takes {book.minutes}, in {chapters} chapters that can "
    "be read one at a time.",
    "Is it a long book?||No. All {chapters} chapters together are {book.minutes} of reading.",
    "Will I finish it?||It is {book.minutes} long. Many a train ride is longer.",
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
const Place main_headline{"main.headline", kHeadline, 70};
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
