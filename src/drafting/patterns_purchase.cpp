#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

// At once: receipt and downloads.
constexpr Words kReceiptSubject[] = {
    "Your receipt and downloads: {title}",
    "{Title} is ready to download",
    "Receipt and files for your order",
    "Thank you for buying {title}",
    "Your copy of {title}",
    "Order {{order.number}}: your downloads",
    "{Title}: your files and receipt",
    "Here is {title}",
    "Paid, thank you. Your files are inside",
};

constexpr Words kReceiptPreview[] = {
    "The links to your files are inside, with the receipt. Keep this mail.",
    "Download from here now, or whenever you change devices.",
    "What you bought, what you paid and where to get it.",
    "Everything you need from this order is in one mail.",
    "Your files first, then the receipt for your records.",
    "Open it to download. The receipt is below the links.",
};

constexpr Words kReceiptOpening[] = {
    "Thank you for your order. {Book} is ready for you.",
    "Your payment has arrived, and {book} is yours.",
    "Here is everything from your order, beginning with {book}.",
    "{Book} is paid for and ready. Thank you.",
    "It went through: {book} can be downloaded below.",
    "Thank you for choosing {book}. The files are below, and the receipt under them.",
    "You have just bought {book}. This mail is your way to it.",
};

constexpr Words kReceiptDownloads[] = {
    "Your files", "Your downloads", "To download", "Download here", "What is yours now", "Files",
};

constexpr Words kReceiptNext[] = {
    "The whole of {book} takes {book.minutes}. Tomorrow {i} will send you one thing from it that "
    "can be done in a sitting.",
    "Read wherever you like: each chapter deals with one thing. Tomorrow\u2019s mail picks one to "
    "act on.",
    "You have {chapters} chapters before you. Tomorrow you will get a suggestion where to start.",
    "Expect one more mail tomorrow, about the step in {book} that is quickest to take.",
    "Begin when it suits you. Tomorrow {i} will point you to the part that pays off soonest.",
    "If you have {book.minutes}, you can read all of it tonight. If not, wait for tomorrow\u2019s "
    "mail; it names a good first step.",
};

constexpr Words kReceiptClose[] = {
    "Thank you,",    "With thanks for your order,", "Enjoy the book,",
    "Thanks again,", "Good reading to you,",        "Much obliged,",
};

// A day: one quick thing.
constexpr Words kWinSubject[] = {
    "Start here: {win}",
    "One thing to do today: {win}",
    "First, {win}",
    "A good first step: {win}",
    "{Win}",
    "Start here with {title}",
    "The quickest useful thing in {title}",
    "One step from {title} for today",
    "Do this one first",
    "A small thing to do, from {title}",
    "Begin with this, then read on",
};

constexpr Words kWinPreview[] = {
    "It is from chapter {win.number} of {book}, and you can do it today.",
    "One step from {book} that needs no preparation.",
    "It stands in chapter {win.number}, and it is done in a sitting.",
    "You do not have to read the whole book first.",
    "Chapter {win.number} has a step that you can take at once.",
    "No need to finish the book for this one; it comes from {win.chapter}.",
    "From {win.chapter}: small, and soon done.",
};

constexpr Words kWinOpening[] = {
    "You have had {book} for a day. If you do one thing with it today, {i} suggest this, from "
    "{win.chapter}.",
    "A book is worth what you do with it. This step from {win.chapter} is a good one to begin "
    "with.",
    "You need not finish {book} to get something out of it. Take this, from chapter {win.number}.",
    "There is a step in {win.chapter} that you can take before you have read another page.",
    "Have you started {book}? Either way, this can be done today. It is from chapter {win.number}.",
    "Of all the steps in {book}, this one asks least for what it gives. It is in {win.chapter}.",
    "Chapter {win.number} of {book} has something small and useful for you to do.",
    "Yesterday you bought {book}. Today you could put this into practice:",
};

constexpr Words kWinAfter[] = {
    "That is all. The reasons are in {win.chapter}, when you get to it.",
    "{?replies}Tell {me} how it went. A reply to this mail reaches {me}.",
    "{?replies}If you get stuck on it, reply and say where.",
    "When it is done, read {win.chapter}; it will mean more.",
    "{?replies}Did it turn up something you did not expect? Write back and tell {me}.",
    "The chapter it comes from, {win.chapter}, tells you what to do next.",
    "{?replies}Questions about it can go straight back to this address.",
};

constexpr Words kWinButton[] = {
    "Open the book", "Go to my library", "Read the chapter",
    "Open my copy",  "To my downloads",  "Take me to the book",
};

constexpr Words kWinClose[] = {
    "Good luck with it,", "To a useful day,",       "On you go,",      "Happy doing,",
    "Have fun with it,",  "Yours, pencil in hand,", "Enjoy the rest,",
};

// A week: the review.
constexpr Words kReviewSubject[] = {
    "What did you think of {title}?",
    "A question about {title}",
    "Would you write two lines about {title}?",
    "How was {title}?",
    "Your opinion of {title}",
    "One favor, if you have read {title}",
    "May {i} ask what you made of it?",
    "Did {title} help?",
    "A week with {title}",
};

constexpr Words kReviewPreview[] = {
    "Two honest lines help other readers, whatever they say.",
    "Praise or complaint, it helps the next reader decide.",
    "A short review is enough, and criticism is welcome.",
    "It takes two minutes, and the next reader will thank you.",
    "Say what was useful and what was missing.",
    "If you have read some of it, your view is worth having.",
    "Honest is better than kind. Here is where to write it.",
};

constexpr Words kReviewOpening[] = {
    "You have had {book} for a week. What do you make of it?",
    "By now you may have read some of {book}, and {i} would like to know what you think.",
    "A book without reviews is hard to choose. You could change that for {book}.",
    "When you chose {book}, you had little to go on. You could leave the next reader a little "
    "more.",
    "May {i} ask for two lines about {book}?",
    "Other readers wonder whether {book} is for them. You can tell them better than {i} can.",
    "It has been a week since you bought {book}, long enough for an opinion.",
    "{I} have a request about {book}, and it is a small one.",
};

constexpr Words kReviewAsk[] = {
    "Say what you used it for and what you would have liked more of. A complaint is as useful as "
    "praise.",
    "Two or three sentences are plenty: what helped, what did not, for whom it is.",
    "Write it as you would tell a friend, good and bad together.",
    "What would you have wanted to know before you bought it? That is the best review there is.",
    "Be frank. What you did not like helps readers as much as what you did.",
    "Name one thing you did because of it, or the place where it lost you.",
    "It need not be long. One thing that worked and one that did not would do.",
};

constexpr Words kReviewButton[] = {
    "Write a review",  "Leave two lines",   "Say what you think",
    "Review the book", "Write your review", "Give my opinion",
};

constexpr Words kReviewBonus[] = {
    "[bonus_chapter|There is a bonus chapter for you in your library], from {bonus.book}. It is "
    "for everyone who gets this mail, review or no review.",
    "As a thank you for reading this far, [bonus_chapter|a chapter of {bonus.book} is now in your "
    "library]. It is yours whether you write or not.",
    "Whether you write anything or not, [bonus_chapter|you will find a free chapter of "
    "{bonus.book} in your library].",
    "[bonus_chapter|{I} have put a chapter of {bonus.book} into your library.] It does not depend "
    "on a review, good or bad.",
    "Something to read meanwhile: [bonus_chapter|a whole chapter of {bonus.book} is in your "
    "library], for you as for all buyers of {book}.",
    "Also, [bonus_chapter|your library now holds a chapter of {bonus.book}]. No review is asked "
    "for in return.",
};

constexpr Words kReviewClose[] = {
    "Thank you in advance,",  "With many thanks,", "Gratefully yours,",
    "Thank you for helping,", "Thanks from {me},", "In gratitude,",
};

// Two weeks: the other books.
constexpr Words kOthersSubject[] = {
    "What to read after {title}",
    "After {title}: the next book",
    "Other books beside {title}",
    "If you liked {title}",
    "More where {title} came from",
    "Any other book for {{day_14.price}}",
    "A price for readers of {title}",
    "The books around {title}",
    "For readers of {title}: {{day_14.price}} a book",
};

constexpr Words kOthersPreview[] = {
    "You can choose any of the others at a price for buyers.",
    "One of the others, at a lower price, with a date on it.",
    "Pick one, and pay less than the list price for it.",
    "These are the ones you do not have yet, and what they cost you.",
    "The code inside lowers the price of whichever you choose.",
    "One code, one book, your choice. It has an end date.",
};

constexpr Words kOthersOpening[] = {
    "Two weeks ago you bought {book}. If you would like to go on, these are the others.",
    "Since you have {book}, you may want its neighbors.",
    "{Book} has company. Below are books of {brand} that you do not have.",
    "You know by now whether {i} write for you. Here is what else there is beside {book}.",
    "There are other books where {book} came from, each on a question of its own.",
    "A shelf with only {book} on it has room for more.",
};

constexpr Words kOthersCode[] = {
    "For you, [day_14|any of them is {{code.price}} instead of {{code.list_price}}], with the code "
    "{{code}}, [day_14_deadline|until {{code.deadline}}].",
    "Your code {{code}} brings [day_14|any one of them to {{code.price}}]. It ends "
    "[day_14_deadline|on {{code.deadline}}].",
    "[day_14|Take any one for {{code.price}}]: enter {{code}} at the checkout, [day_14_deadline|by "
    "{{code.deadline}}].",
    "With {{code}} [day_14|one book of your choice costs {{code.price}} rather than "
    "{{code.list_price}}], [day_14_deadline|until {{code.deadline}}].",
    "[day_14_deadline|Until {{code.deadline}}] the code {{code}} makes [day_14|any of these books "
    "{{code.price}}].",
    "As a buyer you can have [day_14|any other book for {{code.price}}]. The code is {{code}}, "
    "valid [day_14_deadline|until {{code.deadline}}].",
};

constexpr Words kOthersBooks[] = {
    "The books you do not have yet",
    "To choose from",
    "Also by {brand}",
    "The others",
    "Next on the shelf",
    "Your choice",
};

constexpr Words kOthersButton[] = {
    "Choose a book",    "See all books",     "Look at the others",
    "Browse the books", "Pick my next book", "To the bookshelf",
};

constexpr Words kOthersClose[] = {
    "See you between the pages,",    "Thank you for reading {title},",
    "Yours, with thanks,",           "Happy choosing,",
    "Thank you for being a reader,", "Until the next book,",
};

}  // namespace

const Place receipt_subject{"receipt.subject", kReceiptSubject, 60};
const Place receipt_preview{"receipt.preview", kReceiptPreview, 110, 40};
const Place receipt_opening{"receipt.opening", kReceiptOpening};
const Place receipt_downloads{"receipt.downloads", kReceiptDownloads};
const Place receipt_next{"receipt.next", kReceiptNext};
const Place receipt_close{"receipt.close", kReceiptClose};
const Place win_subject{"win.subject", kWinSubject, 60};
const Place win_preview{"win.preview", kWinPreview, 110, 40};
const Place win_opening{"win.opening", kWinOpening};
const Place win_after{"win.after", kWinAfter};
const Place win_button{"win.button", kWinButton, 40};
const Place win_close{"win.close", kWinClose};
const Place review_subject{"review.subject", kReviewSubject, 60};
const Place review_preview{"review.preview", kReviewPreview, 110, 40};
const Place review_opening{"review.opening", kReviewOpening};
const Place review_ask{"review.ask", kReviewAsk};
const Place review_button{"review.button", kReviewButton, 40};
const Place review_bonus{"review.bonus", kReviewBonus};
const Place review_close{"review.close", kReviewClose};
const Place others_subject{"others.subject", kOthersSubject, 60};
const Place others_preview{"others.preview", kOthersPreview, 110, 40};
const Place others_opening{"others.opening", kOthersOpening};
const Place others_code{"others.code", kOthersCode};
const Place others_books{"others.books", kOthersBooks};
const Place others_button{"others.button", kOthersButton, 40};
const Place others_close{"others.close", kOthersClose};

}  // namespace drafting::places
