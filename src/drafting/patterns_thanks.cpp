#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kHeadline[] = {
    "Your chapter is on its way",
    "One click, and {chapter} is yours",
    "Look in your inbox",
    "Check your mail for {chapter}",
    "Confirm your address and start reading",
    "The chapter is waiting for one click from you",
    "A mail with a link has just left for you",
    "Nearly there: confirm, then read",
    "{Title}: your chapter is next",
};

constexpr Words kSub[] = {
    "{I} sent a short mail to the address you gave. Click the link in it and "
    "[chapter_file|the chapter follows at once].",
    "Open the mail that was just sent to you and confirm the address. [chapter_file|The chapter "
    "arrives right after that.]",
    "The first mail asks whether the address is yours. Say yes, and [chapter_file|the next one "
    "brings the chapter as PDF and ePub].",
    "To be sure that the address is yours, {i} ask for one click. [chapter_file|Then chapter "
    "{chapter.number} of {book} is sent.]",
    "Click the link in the mail to confirm your address, and [chapter_file|the chapter is sent at "
    "once].",
    "[chapter_file|Your chapter of {book} is sent as soon as you click the link in the mail] that "
    "left a moment ago.",
    "Your address has to be confirmed once. The mail for that is on its way, and "
    "[chapter_file|the chapter follows your click].",
};

constexpr Words kConfirmedHeadline[] = {
    "Confirmed: your chapter is in the mail",        "Thank you. The chapter is on its way",
    "That is settled: look in your inbox once more", "The address is yours, and so is the chapter",
    "Done. {Chapter} is coming to your inbox",       "Your chapter has just left for your inbox",
    "One more mail, and you can start reading",
};

constexpr Words kConfirmedSub[] = {
    "Your address is confirmed. [chapter_file|The mail with the chapter of {book} is on its way, "
    "as "
    "PDF and ePub.]",
    "You confirmed your address. [chapter_file|The next mail brings chapter {chapter.number} of "
    "{book} to download.]",
    "Thank you for confirming. [chapter_file|The links to the chapter, as PDF and as ePub, are in "
    "the mail that comes now.]",
    "The address works. [chapter_file|What you asked for from {book} is in the mail that follows.]",
    "Nothing more is needed from you. [chapter_file|The mail that {i} send now holds both files of "
    "the chapter: PDF and ePub.]",
    "The address is confirmed, once and for all. [chapter_file|Your chapter of {book} follows by "
    "mail.]",
};

constexpr Words kNext[] = {
    "What happens next",       "The next three steps", "From here to the chapter",
    "How you get the chapter", "In this order",        "Three small things",
    "What to do now",
};

constexpr Words kStepConfirm[] = {
    "Open the mail from {brand} and click the confirmation link.",
    "Find the mail that {i} have just sent and confirm your address.",
    "Click the link in the first mail. If you do not see it, look among the promotions or the "
    "junk.",
    "Confirm your address. The link is in the mail that left a moment ago.",
    "Press the one button in the mail from {brand}.",
    "Go to your inbox and tell {me} that the address is yours.",
    "Open the first mail and click its link.",
};

constexpr Words kStepOpen[] = {
    "Download the chapter from the mail that follows, as PDF for paper or as ePub for a phone.",
    "Take the file that suits you from the second mail: PDF or ePub.",
    "Open the second mail and save the chapter where you will find it again.",
    "Choose PDF or ePub in the mail that brings the chapter.",
    "Get the file from the next mail. The PDF prints well; the ePub suits an e-reader.",
    "Save the chapter from the mail after that, in either of its two formats.",
    "Pick a format in the following mail: PDF to print, ePub to carry.",
};

constexpr Words kStepRead[] = {
    "Read it. It takes about {chapter.minutes}.",
    "Give it {chapter.minutes}, today if you can.",
    "Read it through once; about {chapter.minutes} will do.",
    "Set {chapter.minutes} aside and read it with a pencil.",
    "Sit down with it. It is {chapter.read}.",
    "Read it from the first line to the last, which takes about {chapter.minutes}.",
    "Read all {chapter.words} words of it. They take about {chapter.minutes}.",
};

constexpr Words kLowHeading[] = {
    "The whole book for [low_ticket_price|{{low_ticket.price}}] instead of "
    "{{low_ticket.list_price}}",
    "All of {book} for [low_ticket_price|{{low_ticket.price}}]",
    "While you wait, all of {book} for [low_ticket_price|{{low_ticket.price}}]",
    "All {chapters} chapters for [low_ticket_price|{{low_ticket.price}}]",
    "[low_ticket_price|{{low_ticket.saving_percent}}% off] the book your chapter is from",
    "The book around your chapter, for [low_ticket_price|{{low_ticket.price}}]",
    "Get the other chapters too, for [low_ticket_price|{{low_ticket.price}}]",
    "For new readers: {book} at [low_ticket_price|{{low_ticket.price}}]",
};

constexpr Words kLowIntro[] = {
    "You asked for one chapter of {chapters}. New readers can have all of {book} at "
    "[low_ticket_price|{{low_ticket.saving_percent}}% below its list price of "
    "{{low_ticket.list_price}}], once.",
    "{Book} is sold for {{low_ticket.list_price}}. To someone who has just asked for a chapter {i} "
    "offer it once for [low_ticket_price|{{low_ticket.price}}].",
    "If the chapter interests you, here is the whole book. It costs "
    "[low_ticket_price|{{low_ticket.price}} "
    "here, which is {{low_ticket.saving}} less than its list price].",
    "As a new reader you can have {book} once for [low_ticket_price|{{low_ticket.price}} instead "
    "of {{low_ticket.list_price}}].",
    "{Book} is yours for [low_ticket_price|{{low_ticket.price}}, which is "
    "{{low_ticket.saving_percent}}% below its list price], if you take it while this window is "
    "open.",
    "You can read the chapter first and decide then: the price of "
    "[low_ticket_price|{{low_ticket.price}} (list price {{low_ticket.list_price}})] stays open for "
    "you until the time below.",
    "The book has {chapters} chapters and takes {book.minutes} to read. For you, now, it is "
    "[low_ticket_price|{{low_ticket.price}} instead of {{low_ticket.list_price}}].",
};

constexpr Words kLowList[] = {
    "What the other chapters show you",
    "In the rest of the book",
    "You will also learn",
    "Also in {book}",
    "What else is in it",
    "In the other chapters",
    "What the rest explains",
};

constexpr Words kLowAccept[] = {
    "Get the book for {{low_ticket.price}}",
    "Buy {book} for {{low_ticket.price}}",
    "Yes, the whole book for {{low_ticket.price}}",
    "Take all {chapters} chapters for {{low_ticket.price}}",
    "Buy all of it for {{low_ticket.price}}",
    "Buy it now for {{low_ticket.price}}",
    "Get the ebook for {{low_ticket.price}}",
};

constexpr Words kLowNote[] = {
    "One payment. You download the book as soon as it is paid. {?guarantee}[guarantee|Not content "
    "within {{guarantee.days}} days? {I} refund it.]",
    "Paid once, yours to keep. {?guarantee}[guarantee|The {{guarantee.days}}-day refund applies to "
    "this price too.]",
    "No subscription: you pay once and download it. {?guarantee}[guarantee|You have "
    "{{guarantee.days}} days to ask for your money back.]",
    "The download is ready right after payment. {?guarantee}[guarantee|Refunds are given for "
    "{{guarantee.days}} days.]",
    "You buy an ebook, once, and keep it. {?guarantee}[guarantee|{My} {{guarantee.days}}-day "
    "guarantee is printed below.]",
    "A single payment for a single book. {?guarantee}[guarantee|It can be returned for "
    "{{guarantee.days}} days.]",
    "Your file is ready as soon as you have paid. {?guarantee}[guarantee|Change your mind within "
    "{{guarantee.days}} days and you are refunded.]",
    "One payment. You download the book as soon as it is paid.",
    "Paid once, yours to keep, downloaded right away.",
};

constexpr Words kGoneHeading[] = {
    "{Book} at its list price",
    "The lower price has ended",
    "The book is still here",
    "All of {book}",
    "If you want the whole book",
    "{Book}, whenever you like",
    "Your window has closed; the book has not",
};

constexpr Words kGone[] = {
    "The price for new readers was open to you once and has passed. {Book} now costs what it costs "
    "everyone.",
    "Your time for the lower price is over. {Book} is still here at its list price.",
    "That offer was made once. You can have {book} at its list price for as long as it is sold.",
    "The first price has lapsed, as announced. At the list price you get the same {chapters} "
    "chapters.",
    "The lower price has ended. {Book} is on sale here at its list price.",
    "The same book is here at its list price.",
    "The time for the lower price is over. Here is {book} on its usual terms.",
};

constexpr Words kTitle[] = {
    "Check your mail",
    "Confirm your address",
    "Your chapter is on its way",
    "One click to your chapter",
    "Look for a mail from {brand}",
    "{Title}: what happens next",
    "Almost done",
};

constexpr Words kDescription[] = {
    "What happens next, and where to find {chapter}.",
    "How to get {chapter} from {book}.",
    "Confirm your address to receive the free chapter of {book}.",
    "Your free chapter of {book} comes by mail.",
    "The next steps to your chapter of {book}.",
    "From here to {chapter} in three steps.",
    "The mail with your chapter of {book} needs one click.",
};

}  // namespace

const Place thanks_headline{"thanks.headline", kHeadline, 70};
const Place thanks_sub{"thanks.sub", kSub, 240};
const Place confirmed_headline{"confirmed.headline", kConfirmedHeadline, 70};
const Place confirmed_sub{"confirmed.sub", kConfirmedSub, 240};
const Place thanks_next{"thanks.next", kNext, 60};
const Place thanks_step_confirm{"thanks.step.confirm", kStepConfirm};
const Place thanks_step_open{"thanks.step.open", kStepOpen};
const Place thanks_step_read{"thanks.step.read", kStepRead};
const Place low_heading{"low.heading", kLowHeading, 70};
const Place low_intro{"low.intro", kLowIntro, 320};
const Place low_list{"low.list", kLowList, 60};
const Place low_accept{"low.accept", kLowAccept, 48};
const Place low_note{"low.note", kLowNote};
const Place low_gone_heading{"low.gone.heading", kGoneHeading, 60};
const Place low_gone{"low.gone", kGone};
const Place thanks_title{"thanks.title", kTitle, 90};
const Place thanks_description{"thanks.description", kDescription, 200};

}  // namespace drafting::places
