// The opt-in and delivery pages and the last page of the file, for lead magnets that are no
// chapter.
#include "drafting/patterns_gift.hpp"

namespace drafting {

namespace {

using Words = std::string_view;

constexpr Words kEyebrow[] = {
    "Free {gift.kind}",
    "A free {gift.kind}",
    "From {book}: {gift.a}",
    "{Gift.a}, free",
};

constexpr Words kHeadline[] = {
    "{Title}: the {gift.kind}",
    "{Gift.a} made from {book}",
    "Put {book} to work",
    "{?gift.checklist}What {book} asks you to do, on one list",
    "{?gift.checklist}{Book}, step by step",
    "{?gift.guide}{Book} in a few pages",
    "{?gift.guide}A short way into {book}",
    "{?gift.quiz}How far are you? Ask {book}",
    "{?gift.quiz}Ten questions from {book}",
    "{?gift.worksheet}Apply {book} to your own case",
    "{?gift.worksheet}{Book}, with your own figures",
    "{?gift.script}{Book}, told in a few minutes",
    "{?gift.script}The short version of {book}, to read or to watch",
    "{Gift.a} to go with what you plan",
    "Start with {gift.a}",
};

constexpr Words kSub[] = {
    "You get {gift.inside}, made from {book} by {writer}, {gift.files}. It is free.",
    "{Gift.inside}: that is {gift} from {book} by {writer}. It comes by mail and costs nothing.",
    "Leave an address and {i} will send you {gift}: {gift.inside}, all from {book}.",
    "What {book} says, ready to use: {gift.inside}. Count on {gift.time}.",
    "All of it is from {book} by {writer}: {gift.inside}. [gift_file|You get it {gift.files}].",
};

constexpr Words kBullets[] = {
    "What you get",
    "What is in it",
    "In {gift}",
    "What you will find inside",
};

constexpr Words kForm[] = {
    "Where should {gift} go?",           "Get {gift} by mail",         "Have {gift} sent to you",
    "Your address, and {gift} is yours", "Tell {me} where to send it",
};

constexpr Words kSubmit[] = {
    "Send me {gift}", "Get {gift}", "Mail me {gift}", "Yes, send {gift}", "Get it free",
};

constexpr Words kNote[] = {
    "First comes one short mail that asks you to confirm the address. One click, and {gift} "
    "follows.",
    "You confirm your address with one click, and [gift_file|{gift} arrives in the next mail].",
    "A confirmation link goes to your address first. {Gift} is sent the moment you click it.",
    "Two mails come: one to confirm the address, one with {gift}.",
    "Look for the confirmation mail when you have pressed the button; {gift} comes after it.",
};

constexpr Words kTitle[] = {
    "{Title}: the {gift.kind}, free",
    "Free {gift.kind}: {title}",
    "{Gift.a} from {book}, free",
};

constexpr Words kDescription[] = {
    "{Gift.a} made from {book} by {writer}, free by mail: {gift.inside}.",
    "Free {gift.kind} from {book}: {gift.inside}.",
    "{Gift.inside}, from {book} by {writer}. Free, sent by mail.",
    "{Gift.a} made from {book}. Free, sent by mail.",
};

constexpr Words kLength[] = {
    "How much time does it take?||{Gift.time}. You need not have read {book} for it.",
    "How long will I need?||Count on {gift.time} for all of it.",
    "Will I get through it today?||Yes. It takes {gift.time}.",
};

constexpr Words kWhole[] = {
    "Where does it come from?||From {book} by {writer}. What is quoted is word for word.",
    "Who wrote it?||{Writer}. The passages are from {book}; only the words between them were "
    "added.",
    "Do I need the book for it?||No. It makes sense without {book}, and it shows you what the "
    "book is like.",
    "In which form do I get it?||[gift_file|You get it {gift.files}.]",
};

constexpr Words kMail[] = {
    "What else will you send me?||After {gift}, a few mails about {book}, and now and then news "
    "of other books by {brand}. Each has a link that ends them with one click.",
    "Will there be other mail?||Some, in the week after it, about {book}. You can unsubscribe in "
    "any of them with one click.",
    "What happens with my address?||{Brand} uses it to send {gift} and to write to you about its "
    "books. One click in any mail ends that.",
    "How often will I hear from you?||A few times in the first week and seldom after that. The "
    "unsubscribe link in each mail works at once.",
    "Can I stop the mail?||Yes. Every mail after {gift} has an unsubscribe link; click it and {i} "
    "will not write again.",
};

constexpr Words kCallHeading[] = {
    "Go on with {book}",
    "Read the rest of {book}",
    "The book behind it",
    "The whole of {book}",
    "There is more where this came from",
};

constexpr Words kCallText[] = {
    "What is quoted here is from {book}. The book has {chapters} chapters and takes {book.minutes} "
    "to "
    "read.",
    "{Book} says more about each of these points. All of it is {book.minutes} of reading.",
    "The {gift.kind} shows what {book} asks for; the book says why. It takes {book.minutes} to "
    "read. {?guarantee}[guarantee|If it is not for you, {my} {{guarantee.days}}-day guarantee "
    "covers it.]",
    "If this was of use to you, read {book}: {chapters} chapters, {book.minutes}.",
};

constexpr Words kCallLabel[] = {
    "Get the whole book",          "See {book}",        "Look at the book",
    "Get all {chapters} chapters", "Go on to the book",
};

constexpr Words kThanksHeadline[] = {
    "{?gift.quiz}The quiz is one click away", "Look in your inbox for {gift}",
    "{Title}: your {gift.kind} is next",      "Your {gift.kind} is on its way",
    "One click, and {gift} is yours",         "{Gift} is waiting for one click from you",
    "Confirm your address for {gift}",
};

constexpr Words kThanksSub[] = {
    "{I} sent a short mail to the address you gave. Click the link in it and [gift_file|{gift} "
    "follows at once].",
    "Open the mail that was just sent to you and confirm the address. [gift_file|{Gift} arrives "
    "right after that, {gift.files}.]",
    "The first mail asks whether the address is yours. Say yes, and [gift_file|the next one "
    "brings {gift} from {book}].",
    "Your address has to be confirmed once. The mail for that is on its way, and "
    "[gift_file|{gift} follows your click].",
};

constexpr Words kConfirmedHeadline[] = {
    "{?gift.quiz}Confirmed: you can start the quiz",
    "{!gift.quiz}Your {gift.kind} is ready",
    "Confirmed: {gift} is in the mail",
    "Thank you. {Gift} is on its way",
    "Done. {Gift} from {book} is yours",
    "The address is yours, and so is {gift}",
};

constexpr Words kConfirmedSub[] = {
    "Your address is confirmed. [gift_file|The mail with {gift} from {book} is on its way.]",
    "Thank you for confirming. [gift_file|{Gift} is in the mail that comes now, {gift.files}.]",
    "Nothing more is needed from you. [gift_file|The mail that {i} send now leads to {gift}.]",
    "The address works. [gift_file|What you asked for from {book} is in the mail that follows.]",
};

constexpr Words kNext[] = {
    "What happens next",
    "How you get {gift}",
    "From here to {gift}",
    "Three small things",
};

constexpr Words kStepOpen[] = {
    "{!gift.quiz}Download {gift} from the mail that follows, {gift.files}.",
    "{!gift.quiz}Open the second mail and save {gift} where you will find it again.",
    "{?gift.quiz}Open the second mail and start the quiz with its button.",
    "{?gift.quiz}The mail that follows leads to the quiz. One click opens it.",
};

constexpr Words kStepUse[] = {
    "{?gift.checklist}Tick what you have done already; that takes {gift.time}.",
    "{?gift.checklist}Choose the first box that you want to tick this week.",
    "{?gift.guide}Read it in one go. It takes {gift.time}.",
    "{?gift.guide}Give it {gift.time}, and put a date beside the first step.",
    "{?gift.quiz}Answer as things are. It takes {gift.time}.",
    "{?gift.quiz}Read your result, and what the book says to each question.",
    "{?gift.worksheet}Fill in the first page, which is quickly done.",
    "{?gift.worksheet}Take {gift.time} and a case of your own.",
    "{?gift.script}Read it, which takes {gift.time}, or read it aloud.",
    "{?gift.script}Give it {gift.time}; that is as long as the talk lasts.",
};

constexpr Words kLowHeading[] = {
    "The whole book for [low_ticket_price|{{low_ticket.price}}] instead of "
    "{{low_ticket.list_price}}",
    "All of {book} for [low_ticket_price|{{low_ticket.price}}]",
    "While you wait, all of {book} for [low_ticket_price|{{low_ticket.price}}]",
    "All {chapters} chapters for [low_ticket_price|{{low_ticket.price}}]",
    "For new readers: {book} at [low_ticket_price|{{low_ticket.price}}]",
};

constexpr Words kLowIntro[] = {
    "{Book} is sold for {{low_ticket.list_price}}. To someone who has just asked for {gift} {i} "
    "offer it once for [low_ticket_price|{{low_ticket.price}}].",
    "If {gift} interests you, here is the whole book. It costs "
    "[low_ticket_price|{{low_ticket.price}} here, which is {{low_ticket.saving}} less than its "
    "list price].",
    "As a new reader you can have {book} once for [low_ticket_price|{{low_ticket.price}} instead "
    "of {{low_ticket.list_price}}].",
    "{Book} is yours for [low_ticket_price|{{low_ticket.price}}, which is "
    "{{low_ticket.saving_percent}}% below its list price], if you take it while this window is "
    "open.",
    "The book has {chapters} chapters and takes {book.minutes} to read. For you, now, it is "
    "[low_ticket_price|{{low_ticket.price}} instead of {{low_ticket.list_price}}].",
};

constexpr Words kLowList[] = {
    "What the book shows you",
    "In the book",
    "Also in {book}",
    "What the whole book explains",
};

constexpr Words kThanksTitle[] = {
    "Check your mail",     "Confirm your address",       "Your {gift.kind} is on its way",
    "One click to {gift}", "{Title}: what happens next",
};

constexpr Words kThanksDescription[] = {
    "How to get {gift} from {book}.",
    "Confirm your address to receive {gift} from {book}.",
    "The mail with {gift} from {book} needs one click.",
    "The next steps to {gift}.",
};

constexpr Alternative kAlternatives[] = {
    {"landing.eyebrow", "gift", kEyebrow},
    {"landing.headline", "gift", kHeadline},
    {"landing.sub", "gift", kSub},
    {"landing.bullets", "gift", kBullets},
    {"landing.form", "gift", kForm},
    {"landing.submit", "gift", kSubmit},
    {"landing.note", "gift", kNote},
    {"landing.title", "gift", kTitle},
    {"landing.description", "gift", kDescription},
    {"faq.length", "gift", kLength},
    {"faq.whole", "gift", kWhole},
    {"faq.mail", "gift", kMail},
    {"call.heading", "gift", kCallHeading},
    {"call.text", "gift", kCallText},
    {"call.label", "gift", kCallLabel},
    {"thanks.headline", "gift", kThanksHeadline},
    {"thanks.sub", "gift", kThanksSub},
    {"confirmed.headline", "gift", kConfirmedHeadline},
    {"confirmed.sub", "gift", kConfirmedSub},
    {"thanks.next", "gift", kNext},
    {"thanks.step.open", "gift", kStepOpen},
    {"thanks.step.read", "gift", kStepUse},
    {"low.heading", "gift", kLowHeading},
    {"low.intro", "gift", kLowIntro},
    {"low.list", "gift", kLowList},
    {"thanks.title", "gift", kThanksTitle},
    {"thanks.description", "gift", kThanksDescription},
};

}  // namespace

const std::span<const Alternative> page_alternatives = kAlternatives;

}  // namespace drafting
