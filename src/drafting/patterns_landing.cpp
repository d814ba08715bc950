#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kEyebrow[] = {
    "Free chapter",
    "A chapter, free",
    "Chapter {chapter.number}, free",
    "Read one chapter free",
    "One whole chapter, free",
    "A free chapter of {book}",
    "From {book}: chapter {chapter.number}",
    "Free to read: chapter {chapter.number}",
};

constexpr Words kHeadline[] = {
    "How to {landing.vp}",
    "Learn to {landing.vp}",
    "{Landing.vp}",
    "{Landing.vp}: one chapter shows how",
    "Read one chapter and {landing.vp}",
    "A plain way to {landing.vp}",
    "{Chapter.minutes} of reading, and you can {landing.vp}",
    "{Landing.vp}, with one chapter as your guide",
    "What it takes to {landing.vp}",
    "The chapter that shows you how to {landing.vp}",
    "{Landing.vp}. The chapter is free.",
    "{Chapter.title}{?chapter.why}",
    "Why {chapter.why}",
    "See why {chapter.why}",
    "Find out why {chapter.why}",
    "Understand why {chapter.why}",
    "Read why {chapter.why}",
    "In {chapter.minutes}, see why {chapter.why}",
    "{Chapter.title}. Here is why.{?chapter.why}",
    "Learn why {chapter.why}",
    "One chapter on why {chapter.why}",
    "{Chapter.claim}",
    "{Chapter.claim}. Read the chapter free.",
    "{Chapter.claim}: a chapter to read free",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Read {chapter}, complete and free",
    "{!landing.vp}{!chapter.why}{!chapter.claim}What {book} says about {chapter.topic}",
    "{!landing.vp}{!chapter.why}{!chapter.claim}{Chapter}: the whole chapter, free",
    "{!landing.vp}{!chapter.why}{!chapter.claim}One chapter on {chapter.topic}, free to read",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Start {book} with a free chapter",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Read a chapter of {book} before you buy it",
    "{!landing.vp}{!chapter.why}{!chapter.claim}A chapter of {book}, yours to read",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Try {book} on one chapter",
    "{!landing.vp}{!chapter.why}{!chapter.claim}{Chapter.minutes} with {book}",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Chapter {chapter.number} of {book}, free",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Judge {book} by one whole chapter",
    "{!landing.vp}{!chapter.why}{!chapter.claim}Begin {book} here",
};

constexpr Words kSub[] = {
    "{Chapter} is chapter {chapter.number} of {book} by {writer}. Read it whole, free, in about "
    "{chapter.minutes}.",
    "Chapter {chapter.number} of {book}, complete: {chapter.words} words, sent to you as "
    "[chapter_file|PDF and ePub].",
    "All of it is in {chapter}, {chapter.read} from {book} by {writer}.",
    "{?chapter.alone}The chapter is called {chapter}. It comes by mail, free, and it makes sense "
    "without the rest of {book}.",
    "{Writer} wrote {book} in {chapters} short chapters. This one, {chapter}, is free.",
    "Leave an address and {i} will send you {chapter}, the chapter of {book} to begin with.",
    "It takes about {chapter.minutes} to read {chapter}. You get the whole chapter of {book}, not "
    "an excerpt.",
    "{Chapter} is one complete chapter of {book}, [chapter_file|sent as PDF and ePub] to the "
    "address you give.",
    "Before you decide about {book}, read one chapter of it from the first line to the last.",
    "You get {chapter} from {book}, complete, to read on paper, a phone or an e-reader.",
};

constexpr Words kBullets[] = {
    "What you will learn",
    "In this chapter",
    "What chapter {chapter.number} shows you",
    "What you will know after {chapter.minutes}",
    "What the chapter covers",
    "You will read",
    "What is in the chapter",
};

constexpr Words kForm[] = {
    "Where should the chapter go?",
    "Get the chapter by mail",
    "Ask for the chapter",
    "Tell {me} where to send it",
    "Have chapter {chapter.number} sent to you",
    "Your address, and the chapter is yours",
    "Read it today",
    "One form, one chapter",
};

constexpr Words kSubmit[] = {
    "Send me the chapter",   "Mail me the chapter",
    "Get the free chapter",  "Send me chapter {chapter.number}",
    "Get my chapter",        "Yes, send the chapter",
    "Read the chapter free",
};

constexpr Words kNote[] = {
    "First comes one short mail that asks you to confirm the address. One click, and the chapter "
    "follows.",
    "You confirm your address with one click, and the chapter arrives in the next mail.",
    "One mail to confirm that the address is yours, then [chapter_file|the chapter as PDF and "
    "ePub].",
    "A confirmation link goes to your address first. The chapter is sent the moment you click it.",
    "Look for the confirmation mail when you have pressed the button; the chapter is sent as soon "
    "as you confirm.",
    "Nothing is sent to an address that nobody confirmed, so the first mail asks you to click "
    "once.",
    "Two mails come: one to confirm the address, one with the chapter.",
};

constexpr Words kReviews[] = {
    "What readers of {book} say", "From readers",           "Readers on {book}",
    "Reviews of {book}",          "What other readers say", "What others made of the book",
    "Notes from readers",         "From other readers",
};

constexpr Words kAuthor[] = {
    "Who wrote it",
    "About {writer}",
    "The author",
    "The person behind {book}",
    "About the author of {book}",
};

constexpr Words kFaq[] = {
    "Before you ask",      "Questions, answered", "Good to know", "Short answers",
    "What you may wonder", "A few plain answers", "Asked before",
};

constexpr Words kTitle[] = {
    "Free chapter: {chapter.title}",
    "{Chapter}: a free chapter of {book}",
    "Read {chapter} free",
    "{Title}: read a chapter free",
    "{Chapter}, a free chapter of {book}",
    "Chapter {chapter.number} of {book}, free",
    "A free chapter of {book}",
};

constexpr Words kDescription[] = {
    "Read {chapter}, one complete chapter of {book} by {writer}, free. About {chapter.minutes}, as "
    "PDF and ePub.",
    "{Book} by {writer}: get {chapter} free by mail and read it in about {chapter.minutes}.",
    "One whole chapter of {book}, free: {chapter}. For reading on paper, phone or e-reader.",
    "{Chapter} is a chapter of {book} by {writer}. Here it is free and complete.",
    "Get chapter {chapter.number} of {book} by mail: {chapter}, {chapter.words} words, free.",
    "Start {book} with {chapter}. The chapter is free; it takes about {chapter.minutes} to read.",
    "A free chapter from {book} by {writer}: {chapter}.",
};

// Questions with their answers, parted by "||".
constexpr Words kLength[] = {
    "How long is the chapter?||{Chapter.words} words, which is about {chapter.minutes} of reading.",
    "How much time does it take?||About {chapter.minutes}. It has {chapter.words} words.",
    "Is it a long read?||No. It is {chapter.read}, {chapter.words} words in all.",
    "How much is there to read?||{Chapter.words} words. At an ordinary pace they take about "
    "{chapter.minutes}.",
    "Can I read it on a train?||Yes. Its {chapter.words} words take about {chapter.minutes}, and "
    "the ePub fits a phone.",
    "Will I get through it today?||Count on about {chapter.minutes} for {chapter.words} words.",
    "How long will I need?||About {chapter.minutes}: the chapter is {chapter.words} words long.",
};

constexpr Words kWhole[] = {
    "Is it the whole chapter?||Yes. You get chapter {chapter.number} of {book} from its first "
    "sentence to its last.",
    "Do I get all of it?||Yes. The file holds the complete chapter as it stands in {book}.",
    "Is this an excerpt?||It is the chapter as {writer} wrote it for {book}, with nothing cut.",
    "Does it stop halfway?||No. The full text of chapter {chapter.number} is in the file.",
    "Is anything left out?||No. All of chapter {chapter.number} is there.",
    "{?chapter.alone}Do I need the rest of the book?||Not for this. The chapter is complete and "
    "can be read without the others.",
    "Which part of the book is it?||Chapter {chapter.number} of {book}, word for word.",
    "Why is it free?||Because reading a whole chapter is the best way to judge {book}.",
};

constexpr Words kMail[] = {
    "What else will you send me?||After the chapter, a few mails about {book}, and now and then "
    "news of other books by {brand}. Each has a link that ends them with one click.",
    "Will there be other mail?||Some, in the week after the chapter, about the rest of {book}. You "
    "can unsubscribe in any of them with one click.",
    "What happens with my address?||{Brand} uses it to send the chapter and to write to you about "
    "its books. One click in any mail ends that.",
    "Do I sign up for something?||For the chapter, and for mails about {book} and other books by "
    "{brand} until you click unsubscribe. No reason is asked for.",
    "Will you write to me afterwards?||Yes, a handful of times in the first week, about {book}. If "
    "that is too much, one click stops it.",
    "How often will I hear from you?||A few times in the week after the chapter and seldom after "
    "that. The unsubscribe link in each mail works at once.",
    "Can I stop the mail?||Yes. Every mail after the chapter has an unsubscribe link; click it and "
    "{i} will not write again.",
};

}  // namespace

const Place landing_eyebrow{"landing.eyebrow", kEyebrow, 48};
const Place landing_headline{"landing.headline", kHeadline, 70, 12};
const Place landing_sub{"landing.sub", kSub, 220};
const Place landing_bullets{"landing.bullets", kBullets, 70};
const Place landing_form{"landing.form", kForm, 70};
const Place landing_submit{"landing.submit", kSubmit, 30};
const Place landing_note{"landing.note", kNote, 160};
const Place landing_reviews{"landing.reviews", kReviews, 70};
const Place landing_author{"landing.author", kAuthor, 60};
const Place landing_faq{"landing.faq", kFaq, 60};
const Place landing_title{"landing.title", kTitle, 90};
const Place landing_description{"landing.description", kDescription, 200};
const Place faq_length{"faq.length", kLength};
const Place faq_whole{"faq.whole", kWhole};
const Place faq_mail{"faq.mail", kMail};

}  // namespace drafting::places
