#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

// Day 0: the chapter.
constexpr Words kDeliverySubject[] = {
    "Your chapter: {chapter}",
    "{Chapter} is here",
    "Here is {chapter}",
    "The chapter you asked for",
    "Your copy of {chapter}",
    "{Title}: your free chapter",
    "Chapter {chapter.number} of {title}, as promised",
    "Ready to read: {chapter}",
    "Your free chapter of {title}",
    "Thank you for confirming. Your chapter is inside",
    "From {title}: the chapter you asked for",
};

constexpr Words kDeliveryPreview[] = {
    "The links are inside, as PDF and ePub, and it takes about {chapter.minutes} to read.",
    "Two formats, about {chapter.minutes} of reading.",
    "Download it now, read it tonight: it is {chapter.read}.",
    "All {chapter.words} words, and a suggestion for what to do when you have read them.",
    "Complete, in two formats, with what to do after the last page.",
    "One link, two formats, and about {chapter.minutes} of your time.",
    "Take the PDF to print it or the ePub to carry it with you.",
    "It is whole, it is yours, and here is how to use it.",
};

constexpr Words kDeliveryOpening[] = {
    "You asked for {chapter} from {book}. [chapter_file|Here it is, complete.]",
    "Thank you for confirming your address. [chapter_file|The button below leads to {chapter}], "
    "chapter {chapter.number} of {book}.",
    "As promised, [chapter_file|{chapter} is ready for you], whole, as PDF and as ePub.",
    "Your address is confirmed, so [chapter_file|the chapter is yours]: {chapter}, from {book}.",
    "[chapter_file|Here is {chapter}.] It is chapter {chapter.number} of {book}, with nothing left "
    "out.",
    "That was quick. [chapter_file|The chapter {chapter} is one click away.]",
    "Now the part you came for: [chapter_file|{chapter}, complete, in two formats].",
    "You wanted to see {book} from the inside. [chapter_file|Begin with {chapter}.]",
};

constexpr Words kDeliveryButton[] = {
    "Download the chapter",  "Get {chapter}",    "Open the chapter",  "Get your chapter",
    "Download your chapter", "Save the chapter", "Fetch the chapter",
};

constexpr Words kDeliveryNext[] = {
    "What to do with it:",
    "Three steps from here:",
    "To get something out of it:",
    "{I} suggest this order:",
    "Then:",
    "From here it is simple:",
    "This is how to use it:",
};

constexpr Words kDeliveryRead[] = {
    "Download it first: the PDF for paper, the ePub for a phone or an e-reader.",
    "Save the file where you will see it again; it comes as PDF and ePub.",
    "Choose a format. The PDF prints well, and the ePub fits any reading app.",
    "Pick PDF or ePub and keep the file at hand.",
    "Put the file on the device you like to read on.",
    "Print the PDF, or send the ePub to your e-reader.",
    "Take it with you, on paper or on a phone. Both files are behind the button.",
};

constexpr Words kDeliveryStep[] = {
    "Read it. Count on about {chapter.minutes}.",
    "Give it about {chapter.minutes}, in one go if you can.",
    "Find {chapter.minutes} without interruptions and read it through.",
    "Read all of it once. That is about {chapter.minutes}.",
    "Read it with a pencil; it is {chapter.read}.",
    "Set aside {chapter.minutes} and read from the top.",
    "Read it today, while you remember why you asked. It is {chapter.read}.",
};

constexpr Words kDeliveryAct[] = {
    "Do one thing from it. The first on its list: {first.step}",
    "When you have read it, begin here: {first.step}",
    "Then take its first step. {First.step}",
    "Choose one thing to do from it, such as this: {first.step}",
    "Put it to use. In its own words: {first.step}",
    "Act on it while it is fresh. It says: {first.step}",
    "Finish with something to do: {first.step}",
};

constexpr Words kDeliveryReply[] = {
    "{?replies}If something in it is unclear, reply to this mail. Replies reach {me}.",
    "{?replies}You can answer this mail with a question; it comes to {my} own address.",
    "{?replies}Questions are welcome. Just reply, and your mail lands with {me}.",
    "{?replies}Should a passage leave you puzzled, write back. This address is read.",
    "{?replies}When you have read it, tell {me} what was missing. A reply is enough.",
    "{?replies}If you get stuck, hit reply and say where. {I} {am} at the other end of this "
    "address.",
};

constexpr Words kDeliveryClose[] = {
    "Enjoy the chapter,",
    "Good reading,",
    "With thanks for asking,",
    "Until tomorrow,",
    "Happy reading,",
    "With good wishes for your reading,",
    "Yours,",
};

// Day 1: a story from the book.
constexpr Words kStorySubject[] = {
    "{Story.heading}",
    "{Story.who}, and what happened next",
    "The story of {story.who}",
    "What happened to {story.who}",
    "Have you met {story.who}?",
    "A story from {title}",
    "From {title}: {story.heading}",
    "A short story about {story.who}",
    "Something that happened, from {title}",
    "One story {i} keep coming back to",
    "Read this one with your coffee",
    "Did you get to the chapter yet?",
};

constexpr Words kStoryPreview[] = {
    "It is short, and it is from chapter {story.number} of {book}.",
    "Two minutes from {book}, and what to take away from them.",
    "A page from {story.chapter}, which is chapter {story.number}.",
    "It stands in chapter {story.number}, and it is easy to see yourself in it.",
    "A small story from the book your chapter is from, with a plain lesson.",
    "You have one chapter of {book}. This is a page from another.",
    "It takes a minute to read and stays longer than that.",
};

constexpr Words kStoryOpening[] = {
    "Yesterday you got a chapter of {book}. Here is a story from another one, {story.chapter}.",
    "While your chapter waits for a quiet moment, here is a page from elsewhere in {book}.",
    "Books of this kind live from their examples. This one stands in chapter {story.number} of "
    "{book}.",
    "Have you had time for the chapter? If not, this is shorter, and it is from the same book.",
    "There is a story in chapter {story.number} of {book} that explains more than a page of rules.",
    "{Book} has a chapter called {story.chapter}. This is from it.",
    "Today nothing to download, only a story. It is in {story.chapter}, chapter {story.number} of "
    "{book}.",
    "One page, no more. It comes from {story.chapter}.",
};

constexpr Words kStoryLesson[] = {
    "What to take from it:",
    "The chapter draws one conclusion:",
    "In one line:",
    "And the lesson, from the same chapter:",
    "Here is the sentence to remember:",
    "The point of it:",
    "What follows from that, in the words of the book:",
};

constexpr Words kStoryLow[] = {
    "If you would like the whole book: for you it is still [low_ticket_price|{{low_ticket.price}} "
    "instead of {{low_ticket.list_price}}], [low_ticket_deadline|until {{low_ticket.deadline}}].",
    "Your price as a new reader is open [low_ticket_deadline|until {{low_ticket.deadline}}]: "
    "[low_ticket_price|{{low_ticket.price}}, {{low_ticket.saving_percent}}% below the list price].",
    "[low_ticket_deadline|Until {{low_ticket.deadline}}] you can have all of {book} for "
    "[low_ticket_price|{{low_ticket.price}}; its list price is {{low_ticket.list_price}}].",
    "The offer from the page where you asked for the chapter still stands: "
    "[low_ticket_price|{{low_ticket.price}} for the book], [low_ticket_deadline|until "
    "{{low_ticket.deadline}}].",
    "The other chapters cost you [low_ticket_price|{{low_ticket.price}} rather than "
    "{{low_ticket.list_price}}] if you decide [low_ticket_deadline|by {{low_ticket.deadline}}].",
    "A reminder and no more: [low_ticket_price|{{low_ticket.price}} for {book}, a saving of "
    "{{low_ticket.saving}}], [low_ticket_deadline|open to you until {{low_ticket.deadline}}].",
    "You have [low_ticket_deadline|until {{low_ticket.deadline}}] to get {book} at "
    "[low_ticket_price|{{low_ticket.price}} in place of {{low_ticket.list_price}}].",
};

constexpr Words kStoryButton[] = {
    "Get the book at my price",    "See the offer",   "Read the whole book", "Take the offer",
    "Get all {chapters} chapters", "Go to the offer", "Have the whole book",
};

constexpr Words kStoryReply[] = {
    "{?replies}Did something in your chapter surprise you? Reply and tell {me} what.",
    "{?replies}Has anything like this happened to you? Write back; {i} would like to hear it.",
    "{?replies}If you have read your chapter by now, what surprised you most? A reply of one line "
    "will do.",
    "{?replies}What would you have done? Reply, if you like, and say.",
    "{?replies}Do you know someone this happened to? {My} inbox is open: just reply.",
    "{?replies}Tell {me} what you made of it. Answers to this mail arrive at {my} desk.",
    "{?replies}And you, have you finished the chapter? Reply with the one thing that stuck.",
};

constexpr Words kStoryClose[] = {
    "Until the next one,", "All the best,",      "Best wishes,", "Yours, with a pencil,",
    "Have a good day,",    "With best regards,", "Take care,",
};

// Day 1 where the book tells no story: sentences to think about.
constexpr Words kThoughtSubject[] = {
    "A few sentences from {title}",   "Lines worth keeping, from {title}",
    "To think about, from {title}",   "What {title} says, in three lines",
    "Three sentences from {title}",   "Before you read on",
    "Something to keep from {title}", "Have you read the chapter yet?",
};

constexpr Words kThoughtPreview[] = {
    "Short, and from other chapters than the one you have.",
    "Each is from a chapter you have not seen yet.",
    "They take a minute to read and longer to think about.",
    "In the words of {writer}, without comment.",
    "From the rest of the book, for a quiet minute.",
    "Not a summary, only a few lines that stand by themselves.",
};

constexpr Words kThoughtOpening[] = {
    "While your chapter waits for a quiet moment, here are some lines from the others in {book}.",
    "You have one chapter of {book}. These sentences are from elsewhere in it.",
    "Some sentences do their work alone. These are from {book}.",
    "Today nothing to download, only a few lines from {book}.",
    "If you have not had time for the chapter, begin with these lines from {book}.",
    "{Book} has sentences that one remembers. Here are some of them.",
};

// Day 3: readers, or the book's own evidence; a code.
constexpr Words kProofSubject[] = {
    "What readers of {title} say",    "Readers have their say on {title}",
    "How others read {title}",        "Do not take {my} word for it",
    "In the words of its readers",    "Readers about {title}",
    "{Title}, judged by its readers", "What they liked, and what they missed",
};

constexpr Words kProofPreview[] = {
    "Praise and objections, as they wrote them.",
    "Their words are unaltered, including the complaints.",
    "Quoted as written, with what they would have liked more of.",
    "A few readers said what was useful and what was not.",
    "Unedited remarks from people who have read the book.",
    "What they used it for, and where they wanted more.",
};

constexpr Words kProofOpening[] = {
    "An author is the last person to ask about a book. Here is what readers have said about "
    "{book}, in their words.",
    "You have read a chapter. These people have read {book} to its end.",
    "{I} could tell you that {book} is useful. It is better that readers do.",
    "Below are remarks on {book}, quoted exactly, with the objections left in.",
    "Before anyone buys a book, it is fair to ask what others got out of it. About {book} they "
    "say:",
    "This is what came back about {book}. Nothing has been changed.",
    "Readers use {book} in different ways. Some of them, in their own words:",
};

constexpr Words kEvidenceSubject[] = {
    "A few figures from {title}",   "The numbers in {title}", "{Title}, in figures",
    "Some arithmetic from {title}", "Worked out in {title}",  "Figures worth knowing, from {title}",
    "What the numbers say",         "Check these yourself",
};

constexpr Words kEvidencePreview[] = {
    "Taken from the book as they stand, so that you can check them.",
    "From the book, with nothing rounded up.",
    "You can follow each of them with a pencil.",
    "They are in the book, with the working beside them.",
    "Straight from its pages, one chapter after another.",
    "A book should be able to show its working.",
};

constexpr Words kEvidenceOpening[] = {
    "{Book} is a book that shows its working. These lines are from it.",
    "Instead of praise, here are some sentences from {book} that you can hold it to.",
    "You can judge {book} by how exact it is. These are its own words.",
    "No adjectives today. Only figures, from {book}.",
    "What persuades {me} in a book is a number that can be checked. {Book} has these, among "
    "others.",
    "A few lines from {book}, each with a figure in it.",
    "If you like to see the sums, {book} will suit you:",
};

constexpr Words kPassageSubject[] = {
    "Judge {title} by its sentences",
    "More lines from {title}",
    "{Title}, in its own words",
    "What {title} sounds like",
    "Some lines from {title} to judge it by",
    "A second look at {title}",
};

constexpr Words kPassagePreview[] = {
    "A book is best judged by what it says. Here is some of it.",
    "From chapters that you have not seen, without comment.",
    "Read them, and you know how the whole book reads.",
    "Straight from its pages, so that you can decide.",
    "If these lines are to your taste, the book will be.",
    "A few sentences say more about a book than praise does.",
};

constexpr Words kPassageOpening[] = {
    "Instead of praise, here are some lines from {book}. They show what it is like.",
    "You can judge {book} best by its own words. These are some of them.",
    "No opinions today, only {book} itself.",
    "What is {book} like? Like this:",
    "A few lines from {book} will tell you more than {i} can.",
    "Whether {book} is for you, its sentences can tell you.",
};

constexpr Words kProofCode[] = {
    "Your personal code takes [welcome_code|{{code.percent}}% off {book}]. It works once, "
    "[welcome_deadline|until {{code.deadline}}]: {{code}}",
    "With this code {book} costs you [welcome_code|{{code.percent}}% less], "
    "[welcome_deadline|until {{code.deadline}}]: {{code}}",
    "A code for you alone, worth [welcome_code|{{code.percent}}% of the price of {book}] and good "
    "[welcome_deadline|until {{code.deadline}}]: {{code}}",
    "{{code}} is your code. It lowers the price of {book} [welcome_code|by {{code.percent}}%] and "
    "ends [welcome_deadline|on {{code.deadline}}].",
    "Enter {{code}} at the checkout and [welcome_code|{{code.percent}}% comes off {book}]. The "
    "code is yours [welcome_deadline|until {{code.deadline}}].",
    "[welcome_deadline|Until {{code.deadline}}] the code {{code}} gives you "
    "[welcome_code|{{code.percent}}% off {book}], once.",
    "Should you want {book} now, the code {{code}} saves you [welcome_code|{{code.percent}}%]. It "
    "stops working [welcome_deadline|on {{code.deadline}}].",
};

constexpr Words kProofButton[] = {
    "Get the book with my code",   "Use my code",    "Get {title} with the code",
    "Buy it with my code",         "Go to the book", "See the book",
    "Take the book with the code",
};

constexpr Words kProofPlain[] = {
    "The book is on its page, with a line from its chapters.",
    "You can look inside {book} before you decide.",
    "Have a look at the chapters of {book}, if you have not yet.",
    "The page of {book} shows what each chapter is about.",
    "{Book} can be had as an ebook, to download at once.",
    "If that is your kind of book, it is a click away.",
};

constexpr Words kProofClose[] = {
    "Best,",        "With regards,", "Sincerely,",          "Until next time,",
    "Yours truly,", "Kind regards,", "Thanks for reading,",
};

}  // namespace

const Place delivery_subject{"delivery.subject", kDeliverySubject, 60};
const Place delivery_preview{"delivery.preview", kDeliveryPreview, 110, 40};
const Place delivery_opening{"delivery.opening", kDeliveryOpening};
const Place delivery_button{"delivery.button", kDeliveryButton, 40};
const Place delivery_next{"delivery.next", kDeliveryNext};
const Place delivery_read{"delivery.read", kDeliveryRead};
const Place delivery_step{"delivery.step", kDeliveryStep};
const Place delivery_act{"delivery.act", kDeliveryAct};
const Place delivery_reply{"delivery.reply", kDeliveryReply};
const Place delivery_close{"delivery.close", kDeliveryClose};
const Place story_subject{"story.subject", kStorySubject, 60};
const Place story_preview{"story.preview", kStoryPreview, 110, 40};
const Place story_opening{"story.opening", kStoryOpening};
const Place story_lesson{"story.lesson", kStoryLesson};
const Place story_low{"story.low", kStoryLow};
const Place story_button{"story.button", kStoryButton, 40};
const Place story_reply{"story.reply", kStoryReply};
const Place story_close{"story.close", kStoryClose};
const Place thought_subject{"thought.subject", kThoughtSubject, 60};
const Place thought_preview{"thought.preview", kThoughtPreview, 110, 40};
const Place thought_opening{"thought.opening", kThoughtOpening};
const Place proof_subject{"proof.subject", kProofSubject, 60};
const Place proof_preview{"proof.preview", kProofPreview, 110, 40};
const Place proof_opening{"proof.opening", kProofOpening};
const Place evidence_subject{"evidence.subject", kEvidenceSubject, 60};
const Place evidence_preview{"evidence.preview", kEvidencePreview, 110, 40};
const Place evidence_opening{"evidence.opening", kEvidenceOpening};
const Place passage_subject{"passage.subject", kPassageSubject, 60};
const Place passage_preview{"passage.preview", kPassagePreview, 110, 40};
const Place passage_opening{"passage.opening", kPassageOpening};
const Place proof_code{"proof.code", kProofCode};
const Place proof_button{"proof.button", kProofButton, 40};
const Place proof_plain{"proof.plain", kProofPlain};
const Place proof_close{"proof.close", kProofClose};

}  // namespace drafting::places
