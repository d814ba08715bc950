#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

// At once: receipt and downloads.
constexpr Words kReceiptSubject[] = {
    "Your receipt and your files",
    "{Book} is ready to download",
    "Receipt and files for your order",
    "Thank you for buying {book}",
    "Your copy of {book}",
    "Order {{order.number}}: your downloads",
    "{Title}: your files and receipt",
    "Here is {book}",
    "Thank you. Your files are inside",
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
    "Your payment went through, and you can download {book} below.",
    "Thank you for choosing {book}. The files are below, and the receipt under them.",
    "You have just bought {book}. This mail is your way to it.",
};

constexpr Words kReceiptDownloads[] = {
    "Your files", "Your downloads", "To download", "Download here", "What is yours now", "Files",
};

constexpr Words kReceiptNext[] = {
    "The whole of {book} takes {book.minutes}. Tomorrow {i} will send you one thing from it that "
    "can be done in a sitting.",
    "Start wherever you like. Tomorrow\u2019s mail picks one thing to act on.",
    "You have {chapters} chapters before you. Tomorrow {i} will suggest where to start.",
    "Expect one more mail tomorrow, about the step in {book} that is quickest to take.",
    "Begin when it suits you. Tomorrow {i} will point you to the part that pays off soonest.",
    "If you have {book.minutes}, you can read all of it tonight. If not, wait for tomorrow\u2019s "
    "mail; it names a good first step.",
};

constexpr Words kReceiptClose[] = {
    "Thank you,",     "With thanks for your order,", "Enjoy the book,", "Thanks again,",
    "Happy reading,",
};

// A day: one quick thing.
constexpr Words kWinSubject[] = {
    "Start here: {win}",
    "One thing to do today: {win}",
    "First, {win}",
    "A good first step: {win}",
    "{Win}",
    "Start here with {book}",
    "The quickest thing in {book}",
    "One step from {book}",
    "Do this one first",
    "A small thing to do today",
    "Begin with this, then read on",
};

constexpr Words kWinPreview[] = {
    "It is from chapter {win.number}, and you can do it today.",
    "It needs no preparation and is done in a sitting.",
    "It stands in chapter {win.number} and does not take long.",
    "You do not have to read the whole book first.",
    "Chapter {win.number} has something that you can do at once.",
    "You need not finish the book first. It is from chapter {win.number}.",
};

constexpr Words kWinOpening[] = {
    "You have had {book} for a day. If you do one thing with it today, {i} suggest this, from "
    "{win.chapter}.",
    "A book is worth what you do with it. This step from {win.chapter} is a good one to begin "
    "with.",
    "You need not finish {book} to get something out of it. Take this from chapter {win.number}.",
    "There is a step in {win.chapter} that you can take before you have read another page.",
    "Have you started {book}? Either way, this can be done today. It is from chapter {win.number}.",
    "Of all the steps in {book}, this one is quickly done. It is in {win.chapter}.",
    "Chapter {win.number} of {book} has something small and useful for you to do.",
    "Yesterday you bought {book}. Today you could put this into practice:",
};

constexpr Words kWinAfter[] = {
    "That is all. The reasons are in {win.chapter}, when you get to it.",
    "{?replies}Tell {me} how it went. A reply to this mail reaches {me}.",
    "{?replies}If you get stuck on it, reply and say where.",
    "When you have done it, read {win.chapter}.",
    "{?replies}Did it turn up something you did not expect? Write back and tell {me}.",
    "Read {win.chapter} to see what comes next.",
    "{?replies}Questions about it? Reply to this mail.",
};

constexpr Words kWinButton[] = {
    "Open my library", "Go to my library", "Go to my downloads",
    "Open my copy",    "Get my files",     "Take me to the book",
};

constexpr Words kWinClose[] = {
    "Good luck with it,",
    "Have a good day,",
    "Enjoy the book,",
    "All the best,",
};

// A week: the review.
constexpr Words kReviewSubject[] = {
    "What did you think of {book}?",
    "A question about {book}",
    "Would you write two lines about it?",
    "How was {book}?",
    "Your opinion of {book}",
    "May {i} ask what you made of it?",
    "Did {book} help?",
    "A week with {book}",
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
    "Name one thing that you did because of it, or the place where it lost you.",
    "It need not be long. One thing that worked and one that did not would do.",
};

constexpr Words kReviewButton[] = {
    "Write a review",  "Leave two lines",   "Say what you think",
    "Review the book", "Write your review", "Give my opinion",
};

constexpr Words kReviewBonus[] = {
    "[bonus_chapter|There is a bonus chapter for you in your library], from {bonus.book}. It is "
    "for everyone who gets this mail, review or no review.",
    "As a thank-you for reading, [bonus_chapter|a chapter of {bonus.book} is now in your "
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
    "Thank you in advance,",  "With many thanks,", "Thank you,",
    "Thank you for helping,", "With thanks,",
};

// Two weeks: the other books.
constexpr Words kOthersSubject[] = {
    "What to read after {book}",     "After {book}, the next one",
    "Other books beside {book}",     "If you liked {book}",
    "More books from {brand}",       "Any other book for {{day_14.price}}",
    "A price for readers of {book}", "Your next book for {{day_14.price}}",
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
    "Since you have {book}, you may want to see the other books by {brand}.",
    "{Book} is not the only book by {brand}. Below are the ones that you do not have.",
    "If {book} was useful to you, these may be as well.",
    "{Book} is one of several books by {brand}, each on a question of its own.",
    "You have {book}. Here are the books that could stand beside it.",
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
    "Thank you for reading,",        "With thanks,",         "Happy reading,",
    "Thank you for being a reader,", "Until the next book,",
};

}  // namespace

const Place receipt_subject{"receipt.subject", kReceiptSubject, kLongestSubject};
const Place receipt_preview{"receipt.preview", kReceiptPreview, 110, 40};
const Place receipt_opening{"receipt.opening", kReceiptOpening};
const Place receipt_downloads{"receipt.downloads", kReceiptDownloads};
const Place receipt_next{"receipt.next", kReceiptNext};
const Place receipt_close{"receipt.close", kReceiptClose};
const Place win_subject{"win.subject", kWinSubject, kLongestSubject};
const Place win_preview{"win.preview", kWinPreview, 110, 40};
const Place win_opening{"win.opening", kWinOpening};
const Place win_after{"win.after", kWinAfter};
const Place win_button{"win.button", kWinButton, 40};
const Place win_close{"win.close", kWinClose};
const Place review_subject{"review.subject", kReviewSubject, kLongestSubject};
const Place review_preview{"review.preview", kReviewPreview, 110, 40};
const Place review_opening{"review.opening", kReviewOpening};
const Place review_ask{"review.ask", kReviewAsk};
const Place review_button{"review.button", kReviewButton, 40};
const Place review_bonus{"review.bonus", kReviewBonus};
const Place review_close{"review.close", kReviewClose};
const Place others_subject{"others.subject", kOthersSubject, kLongestSubject};
const Place others_preview{"others.preview", kOthersPreview, 110, 40};
const Place others_opening{"others.opening", kOthersOpening};
const Place others_code{"others.code", kOthersCode};
const Place others_books{"others.books", kOthersBooks};
const Place others_button{"others.button", kOthersButton, 40};
const Place others_close{"others.close", kOthersClose};

}  // namespace drafting::places
