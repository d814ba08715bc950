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
    "Chapter {chapter.number} of {book}, as promised",
    "Ready to read: {chapter}",
    "Your free chapter of {book}",
    "Thank you for confirming. Your chapter is inside",
    "From {book}: the chapter you asked for",
};

constexpr Words kDeliveryPreview[] = {
    "The links are inside, as PDF and ePub, and it takes about {chapter.minutes} to read.",
    "Two formats, about {chapter.minutes} of reading.",
    "Download it now and read it tonight: it is {chapter.read}.",
    "All {chapter.words} words, and a suggestion for what to do when you have read them.",
    "Complete, in two formats, with what to do after the last page.",
    "One link, two formats, and about {chapter.minutes} of your time.",
    "Take the PDF to print it or the ePub to carry it with you.",
    "The whole chapter, and a short note on how to use it.",
};

constexpr Words kDeliveryOpening[] = {
    "You asked for {chapter} from {book}. [chapter_file|Here it is, complete.]",
    "Thank you for confirming your address. [chapter_file|The button below leads to {chapter}], "
    "chapter {chapter.number} of {book}.",
    "As promised, [chapter_file|{chapter} is ready for you], whole, as PDF and as ePub.",
    "Your address is confirmed, so [chapter_file|the chapter is yours]: {chapter}, from {book}.",
    "[chapter_file|Here is {chapter}.] It is chapter {chapter.number} of {book}, with nothing left "
    "out.",
    "Thank you for confirming. [chapter_file|The chapter {chapter} is one click away.]",
    "Here is what you asked for: [chapter_file|{chapter}, complete, in two formats].",
    "You wanted to see {book} from the inside. [chapter_file|Begin with {chapter}.]",
};

constexpr Words kDeliveryButton[] = {
    "Download the chapter",  "Get {chapter}",    "Open the chapter",      "Get your chapter",
    "Download your chapter", "Save the chapter", "Get your free chapter",
};

constexpr Words kDeliveryNext[] = {
    "What to do with it:",     "Three steps from here:",   "To get something out of it:",
    "{I} suggest this order:", "Three things to do next:", "This is how to use it:",
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
    "Do one thing from it, for example the first: {first.step}",
    "When you have read it, begin here: {first.step}",
    "Then take its first step. {First.step}",
    "Choose one thing to do from it, such as this: {first.step}",
    "Put it to use. In the words of the chapter: {first.step}",
    "Act on it while it is fresh. The chapter says: {first.step}",
    "Finish with something to do: {first.step}",
};

constexpr Words kDeliveryReply[] = {
    "{?replies}If something in it is unclear, reply to this mail. Replies reach {me}.",
    "{?replies}You can answer this mail with a question. Replies come to {me}.",
    "{?replies}Questions are welcome. Just reply, and your mail lands with {me}.",
    "{?replies}Should a passage leave you puzzled, write back. This address is read.",
    "{?replies}When you have read it, tell {me} what was missing. A reply is enough.",
    "{?replies}If you get stuck, hit reply and say where. {I} will answer.",
};

constexpr Words kDeliveryClose[] = {
    "Enjoy the chapter,", "Good reading,",     "With thanks,",
    "Happy reading,",     "With best wishes,", "Until tomorrow,",
};

// Day 1: a story from the book.
constexpr Words kStorySubject[] = {
    "{Story.who}, and what happened next",
    "The story of {story.who}",
    "What happened to {story.who}",
    "Have you met {story.who}?",
    "A short story about {story.who}",
    "{!story.who}A story from {book}",
    "{!story.who}Something that happened, from {book}",
    "{!story.who}Two minutes with a story",
    "{!story.who}A story to read with your coffee",
    "{!story.who}A short story for today",
};

constexpr Words kStoryPreview[] = {
    "It is from chapter {story.number}, and there is nothing to download.",
    "Two minutes of reading, from the book your chapter is from.",
    "A page from {story.chapter}.",
    "It stands in chapter {story.number} and takes two minutes to read.",
    "A page from the book that your free chapter is from.",
    "You have one chapter already. This is a page from another.",
    "It takes a minute to read and stays longer than that.",
};

constexpr Words kStoryOpening[] = {
    "Yesterday you got a chapter of {book}. Here is a story from another one, {story.chapter}.",
    "While your chapter waits for a quiet moment, here is a page from elsewhere in {book}.",
    "The best part of {book} is its examples. This one is from chapter {story.number}.",
    "Have you had time for the chapter? If not, this is shorter, and it is from the same book.",
    "There is a story in chapter {story.number} of {book} that says more than a page of rules.",
    "{Book} has a chapter called {story.chapter}. This is from it.",
    "There is nothing to download today, only a story. It is from {story.chapter}, chapter "
    "{story.number} of {book}.",
    "One page of {book} today, no more. It comes from {story.chapter}.",
};

constexpr Words kStoryLesson[] = {
    "The chapter goes on:",
    "A few lines further on:",
    "And a sentence from the same chapter:",
    "A sentence to keep, from the same chapter:",
    "The same chapter adds:",
    "In the words of the chapter:",
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
    "A reminder: you can have {book} for [low_ticket_price|{{low_ticket.price}}, a saving of "
    "{{low_ticket.saving}}], [low_ticket_deadline|until {{low_ticket.deadline}}].",
    "You have [low_ticket_deadline|until {{low_ticket.deadline}}] to get {book} at "
    "[low_ticket_price|{{low_ticket.price}} in place of {{low_ticket.list_price}}].",
};

constexpr Words kStoryButton[] = {
    "Get the book for {{low_ticket.price}}", "Get all {chapters} chapters",
    "Buy the book for {{low_ticket.price}}", "Get the whole book",
    "Get {book} for {{low_ticket.price}}",   "Buy the whole book",
};

constexpr Words kStoryReply[] = {
    "{?replies}Did something in your chapter surprise you? Reply and tell {me} what.",
    "{?replies}{?story.chapter}Has anything like this happened to you? Write back; {i} would like "
    "to hear it.",
    "{?replies}If you have read your chapter by now, what surprised you most? A reply of one line "
    "will do.",
    "{?replies}{?story.chapter}What would you have done? Reply, if you like, and say.",
    "{?replies}{?story.chapter}Do you know someone this happened to? Just reply and tell {me}.",
    "{?replies}Tell {me} what you made of it. Replies to this mail reach {me}.",
    "{?replies}Have you finished your chapter? Reply with the one thing that stuck.",
};

constexpr Words kStoryClose[] = {
    "Until the next one,", "All the best,",      "Best wishes,",
    "Have a good day,",    "With best regards,", "Take care,",
};

// Day 1 where the book tells no story: sentences to think about.
constexpr Words kThoughtSubject[] = {
    "A few sentences from {book}", "Lines worth keeping, from {book}",
    "To think about, from {book}", "A few lines before you read on",
    "Some sentences to keep",      "Have you read the chapter yet?",
};

constexpr Words kThoughtPreview[] = {
    "Short, and from other chapters than the one you have.",
    "Each is from a chapter you have not seen yet.",
    "They take a minute to read and longer to think about.",
    "In the words of {writer}, without comment.",
    "From the rest of the book, for a quiet minute.",
    "No summary, only a few lines that stand by themselves.",
};

constexpr Words kThoughtOpening[] = {
    "While your chapter waits for a quiet moment, here are some lines from the others in {book}.",
    "You have one chapter of {book}. These sentences are from elsewhere in it.",
    "Some sentences need no page around them. These are from {book}.",
    "There is nothing to download today, only a few lines from {book}.",
    "If you have not had time for the chapter, begin with these lines from {book}.",
    "Some of the sentences in {book} are worth reading twice. Here are a few.",
};

// Day 3: readers, or the book's own evidence; a code.
constexpr Words kProofSubject[] = {
    "What readers of {book} say",       "Readers on {book}",
    "What readers liked and missed",    "Do not take {my} word for it",
    "In the words of its readers",      "{Book}, judged by its readers",
    "Praise and complaints, unaltered", "What other readers made of it",
};

constexpr Words kProofPreview[] = {
    "What they liked, and what they would have liked more of.",
    "They say who it is for and where it falls short.",
    "Quoted word for word, with the objections left in.",
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
    "Before you buy a book, it is fair to ask what others got out of it. This is what they say "
    "about {book}.",
    "This is what readers wrote about {book}. Nothing has been changed.",
    "Readers use {book} in different ways. Here are some of them, in their own words.",
};

constexpr Words kEvidenceSubject[] = {
    "A few figures from {book}", "The numbers in {book}", "{Title}: some figures",
    "Worked out in {book}",      "Figures worth knowing", "What the numbers say",
    "Check these yourself",
};

constexpr Words kEvidencePreview[] = {
    "Taken from the book as they stand, so that you can check them.",
    "Word for word from the book, figures and all.",
    "Figures that you can look up in the book itself.",
    "Each is from another page of the book, word for word.",
    "Straight from its pages, one chapter after another.",
    "A book should be able to name its figures.",
};

constexpr Words kEvidenceOpening[] = {
    "{Book} gives figures where others give adjectives. These lines are from it.",
    "Instead of praise, here are some sentences from {book} that you can hold it to.",
    "You can judge {book} by how exact it is. These are its own words.",
    "No adjectives today. Only figures, from {book}.",
    "What persuades {me} in a book is a number that can be checked. {Book} has these, among "
    "others.",
    "A few lines from {book}, each with a figure in it.",
    "If you like to see figures, {book} has them.",
};

constexpr Words kPassageSubject[] = {
    "Judge {book} by its sentences", "More lines from {book}",  "{Title}: in its own words",
    "What {book} sounds like",       "A second look at {book}", "A few lines to judge it by",
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
    "Is {book} for you? Its own sentences can tell you.",
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
    "Get the book with my code", "Use my code on the book",   "Get {book} with the code",
    "Buy it with my code",       "Buy the book with my code",
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
    "With best wishes,", "Best regards,", "Sincerely,",
    "Until next time,",  "Kind regards,", "Thanks for reading,",
};

}  // namespace

const Place delivery_subject{"delivery.subject", kDeliverySubject, kLongestSubject};
const Place delivery_preview{"delivery.preview", kDeliveryPreview, 110, 40};
const Place delivery_opening{"delivery.opening", kDeliveryOpening};
const Place delivery_button{"delivery.button", kDeliveryButton, 40};
const Place delivery_next{"delivery.next", kDeliveryNext};
const Place delivery_read{"delivery.read", kDeliveryRead};
const Place delivery_step{"delivery.step", kDeliveryStep};
const Place delivery_act{"delivery.act", kDeliveryAct};
const Place delivery_reply{"delivery.reply", kDeliveryReply};
const Place delivery_close{"delivery.close", kDeliveryClose};
const Place story_subject{"story.subject", kStorySubject, kLongestSubject};
const Place story_preview{"story.preview", kStoryPreview, 110, 40};
const Place story_opening{"story.opening", kStoryOpening};
const Place story_lesson{"story.lesson", kStoryLesson};
const Place story_low{"story.low", kStoryLow};
const Place story_button{"story.button", kStoryButton, 40};
const Place story_reply{"story.reply", kStoryReply};
const Place story_close{"story.close", kStoryClose};
const Place thought_subject{"thought.subject", kThoughtSubject, kLongestSubject};
const Place thought_preview{"thought.preview", kThoughtPreview, 110, 40};
const Place thought_opening{"thought.opening", kThoughtOpening};
const Place proof_subject{"proof.subject", kProofSubject, kLongestSubject};
const Place proof_preview{"proof.preview", kProofPreview, 110, 40};
const Place proof_opening{"proof.opening", kProofOpening};
const Place evidence_subject{"evidence.subject", kEvidenceSubject, kLongestSubject};
const Place evidence_preview{"evidence.preview", kEvidencePreview, 110, 40};
const Place evidence_opening{"evidence.opening", kEvidenceOpening};
const Place passage_subject{"passage.subject", kPassageSubject, kLongestSubject};
const Place passage_preview{"passage.preview", kPassagePreview, 110, 40};
const Place passage_opening{"passage.opening", kPassageOpening};
const Place proof_code{"proof.code", kProofCode};
const Place proof_button{"proof.button", kProofButton, 40};
const Place proof_plain{"proof.plain", kProofPlain};
const Place proof_close{"proof.close", kProofClose};

}  // namespace drafting::places
