#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

// Day 5: the costliest mistake.
constexpr Words kMistakeSubject[] = {
    "{Mistake}",
    "The trouble with {mistake}",
    "Are you {mistake}?",
    "A costly habit: {mistake}",
    "Why {mistake} costs you",
    "The mistake in chapter {mistake.number}",
    "The one mistake {title} warns of",
    "An expensive mistake, and the way out",
    "What goes wrong most often",
    "A mistake worth a mail of its own",
    "The mistake {i} would undo first",
    "{Mistake.heading}",
    "Easy to do, costly to have done",
};

constexpr Words kMistakePreview[] = {
    "It is in chapter {mistake.number} of {book}, with what to do instead.",
    "What it is, what it costs and what to do instead, in a minute.",
    "{Title} spends part of chapter {mistake.number} on it. Here is that part.",
    "The passage is short, and it names the remedy as well.",
    "A passage from {mistake.chapter} that may save you one.",
    "Read the passage from {book}; it takes a minute.",
    "It is easier to avoid than to repair, as the book shows.",
};

constexpr Words kMistakeOpening[] = {
    "Of everything {book} warns of, this is the mistake {i} would start with. It stands in "
    "{mistake.chapter}.",
    "Some mistakes teach you something. The one in chapter {mistake.number} of {book} mostly costs "
    "you.",
    "There is a sentence in {mistake.chapter} that {i} wish more people knew.",
    "If you read only one more page of {book}, let it be this one.",
    "It happens to careful people too, which is why {book} gives it room in {mistake.chapter}.",
    "A warning today, taken from chapter {mistake.number} of {book}.",
    "In {mistake.chapter}, {book} names a mistake that is easy to make and easy to leave off.",
    "The following is from {mistake.chapter}. It is about a mistake, and about the way past it.",
    "What do people most often get wrong? {Book} has an answer in chapter {mistake.number}.",
};

constexpr Words kMistakeMore[] = {
    "{Book} goes through the others in the same way, chapter by chapter, each with its remedy.",
    "There are more like it in {book}, and for each the book says what to do.",
    "The rest of {book} is as practical as that. You can look inside on its page.",
    "The whole of {book} is written like this: what goes wrong, why, and what to do about it.",
    "You will find the rest of the argument in {book}, with the steps to take.",
    "{Book} is {book.minutes} of this. Its page shows you what each chapter deals with.",
    "That was one passage out of {chapters} chapters. {Book} has the others.",
};

constexpr Words kMistakeButton[] = {
    "See what else is in the book", "Look inside {title}", "See all {chapters} chapters",
    "Go to the page of the book",   "See the book",        "Read more about the book",
    "Look at the chapters",
};

constexpr Words kMistakeClose[] = {
    "Be well,",           "Best wishes to you,", "Yours sincerely,", "With care,",
    "Good luck with it,", "So much for today,",  "Mind how you go,",
};

// Day 5 where the book names no mistake: things to do.
constexpr Words kStepsSubject[] = {
    "A few things to do, from {title}",
    "What {title} would have you do",
    "From {title}: do these",
    "Small steps from {title}",
    "Things worth doing, says {title}",
    "To do, from {title}",
    "Try one of these",
    "If you do only one of these",
};

constexpr Words kStepsPreview[] = {
    "Each is from another chapter, and each can be done by itself.",
    "They are in the words of the book. Pick one.",
    "You need not have read the book to begin with one of them.",
    "One of them may be just what you need today.",
    "Short instructions from several chapters, for you to choose from.",
    "Take one, do it, and leave the rest for later.",
};

constexpr Words kStepsOpening[] = {
    "{Book} is meant to be used. These instructions are from its chapters.",
    "Reading is the smaller part. Here is some of what {book} asks you to do.",
    "If {book} could say only a few things to you, these might be among them.",
    "Choose one of these from {book} and do it this week.",
    "Not every page of {book} asks for something. These do.",
    "Here are a few things to do, in the words of {book}.",
};

constexpr Words kStepsMore[] = {
    "The reasons are in {book}, and so are the other steps.",
    "In {book} each of them has its chapter and its reasons.",
    "Why they work, and what comes next, is in {book}.",
    "{Book} explains them and goes on from there.",
    "There is more of this kind in {book}, chapter by chapter.",
    "The page of {book} shows where they come from.",
};

// Day 7: the book, with the companion pack.
constexpr Words kOfferSubject[] = {
    "Ready to {offer.vp}?",
    "How to {offer.vp}",
    "{Offer.vp}",
    "If you want to {offer.vp}",
    "{Title}, and a pack to work with",
    "The whole of {title}",
    "Your next step after the chapter",
    "You have read one chapter. Now the rest",
    "A week ago you asked for a chapter",
    "{Title}: the other chapters",
    "What {title} can do for you",
    "When you are ready for the whole book",
};

constexpr Words kOfferPreview[] = {
    "What the whole of {book} gives you, point by point.",
    "The book, what it covers and what comes with it this time.",
    "It takes {book.minutes}. Here is what you would get.",
    "{Chapters} chapters, {book.minutes}, and what you get besides.",
    "A plain list of what is in it, so that you can decide.",
    "Here is where the other chapters of {book} take you.",
    "The last mail about it for now, with all you need to decide.",
    "A short answer to what you would have after reading {book}.",
};

constexpr Words kOfferOpening[] = {
    "A week ago you asked for one chapter of {book}. This is what the whole book would add.",
    "You have seen how {book} works: one chapter, one question, one thing to do. Here is the rest.",
    "By now you know whether this kind of book is for you. If it is, this is what {book} holds.",
    "This is the last mail in which {i} speak of {book} for a while, so here is all of it in "
    "brief.",
    "{Chapter} was one chapter of {chapters}. The others are about this:",
    "Perhaps the chapter was enough. If not, {book} has more for you.",
    "{I} have shown you a chapter, a story and a mistake from {book}. The book itself is more than "
    "that.",
    "Here, without decoration, is what you get when you get {book}.",
};

constexpr Words kOfferList[] = {
    "In it you will read:",      "The book shows you:", "Among other things:",
    "From its pages you learn:", "Here is some of it:", "What is in it:",
    "You will find out:",
};

constexpr Words kOfferBonus[] = {
    "Buy {book} through this mail and [bonus|its companion pack comes with it, free]: "
    "{pack.contents}. By itself the pack costs {{pack.price}}.",
    "Whoever buys from this mail [bonus|gets the companion pack as well, at no charge]. It is sold "
    "for {{pack.price}} and holds {pack.contents}.",
    "There is something to go with it. [bonus|The companion pack, otherwise {{pack.price}}, is "
    "added free to an order made from this mail]: {pack.contents}.",
    "The button below does two things: it leads to the book, and [bonus|it adds the companion pack "
    "({{pack.price}} by itself) without charge]. In the pack: {pack.contents}.",
    "To make the start easier, [bonus|an order from this mail includes the companion pack, which "
    "sells for {{pack.price}}]. You get {pack.contents}.",
    "With your order from this mail [bonus|the companion pack is free]. It is normally "
    "{{pack.price}}, and you find in it {pack.contents}.",
};

constexpr Words kOfferButton[] = {
    "Get the book",         "Get {title} and the pack{?pack}",
    "Yes, I want the book", "Get all of {title}",
    "Take me to the book",  "Buy {title}",
    "Get the whole book",
};

constexpr Words kOfferAfter[] = {
    "{?guarantee}[guarantee|If it does not help you, you have {{guarantee.days}} days to return "
    "it.] The terms are on the page.",
    "{?guarantee}[guarantee|There are {{guarantee.days}} days in which you can ask for your "
    "money.]",
    "{?guarantee}You can read it at leisure: [guarantee|the guarantee runs for {{guarantee.days}} "
    "days].",
    "{?guarantee}[guarantee|Not what you hoped for? It is refunded for {{guarantee.days}} days.]",
    "{?guarantee}You do not have to be sure today. [guarantee|You can hand it back within "
    "{{guarantee.days}} days.]",
    "{?guarantee}[guarantee|{My} guarantee of {{guarantee.days}} days covers it], in the words "
    "that stand on the page.",
};

constexpr Words kOfferReply[] = {
    "{?replies}If a question stands between you and the book, reply and ask it.",
    "{?replies}Not sure it fits your case? Describe the case in a reply, and {i} will tell you.",
    "{?replies}And if it is not for you, {i} would be glad to know why. A reply reaches {me}.",
    "{?replies}Ask {me} anything about it; this address takes answers.",
    "{?replies}Questions about the book? Reply to this mail and {i} will answer.",
    "{?replies}If you decide against it, a line saying why would help {me}.",
};

constexpr Words kOfferClose[] = {
    "Whatever you decide, thank you for reading,",
    "With thanks,",
    "Thank you for your time,",
    "All good wishes,",
    "Warm regards,",
    "Gratefully,",
    "Thank you, either way,",
};

}  // namespace

const Place mistake_subject{"mistake.subject", kMistakeSubject, 60};
const Place mistake_preview{"mistake.preview", kMistakePreview, 110, 40};
const Place mistake_opening{"mistake.opening", kMistakeOpening};
const Place mistake_more{"mistake.more", kMistakeMore};
const Place mistake_button{"mistake.button", kMistakeButton, 40};
const Place mistake_close{"mistake.close", kMistakeClose};
const Place useful_subject{"useful.subject", kStepsSubject, 60};
const Place useful_preview{"useful.preview", kStepsPreview, 110, 40};
const Place useful_opening{"useful.opening", kStepsOpening};
const Place useful_more{"useful.more", kStepsMore};
const Place offer_subject{"offer.subject", kOfferSubject, 60};
const Place offer_preview{"offer.preview", kOfferPreview, 110, 40};
const Place offer_opening{"offer.opening", kOfferOpening};
const Place offer_list{"offer.list", kOfferList};
const Place offer_bonus{"offer.bonus", kOfferBonus};
const Place offer_button{"offer.button", kOfferButton, 40};
const Place offer_after{"offer.after", kOfferAfter};
const Place offer_reply{"offer.reply", kOfferReply};
const Place offer_close{"offer.close", kOfferClose};

}  // namespace drafting::places
