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
    "A mistake that {book} warns of",
    "An expensive mistake, and the way out",
    "A mistake to avoid this week",
    "A mistake worth a mail of its own",
    "A mistake that is easy to make",
    "Easy to do, costly to have done",
};

constexpr Words kMistakePreview[] = {
    "A short passage from chapter {mistake.number}, word for word.",
    "The passage is short. It takes a minute to read.",
    "Chapter {mistake.number} describes it. Here is that passage.",
    "What chapter {mistake.number} says about it, in a minute of reading.",
    "A short warning from {mistake.chapter}.",
    "Read this passage before it happens to you.",
    "Easier to avoid than to repair, so it is worth a minute.",
};

constexpr Words kMistakeOpening[] = {
    "Of the mistakes that {book} describes, {i} would start with the one in {mistake.chapter}.",
    "Some mistakes teach you something. The one in chapter {mistake.number} of {book} only costs "
    "you.",
    "There is a passage in {mistake.chapter} that {i} wish more people knew.",
    "If you read only one more page of {book}, let it be this one.",
    "Careful people make this mistake too. {Book} describes it in {mistake.chapter}.",
    "A warning today, taken from chapter {mistake.number} of {book}.",
    "In {mistake.chapter}, {book} names a mistake that is easy to make.",
    "The following passage is from {mistake.chapter}. It is about a mistake that is easily made.",
    "What do people get wrong? {Book} has one answer in chapter {mistake.number}.",
};

constexpr Words kMistakeMore[] = {
    "That is how {book} goes about things. Its page shows you what each chapter deals with.",
    "The rest of {book} is as plain as that. You can look inside on its page.",
    "You will find the rest of the argument in {book}.",
    "All of {book} takes {book.minutes} to read. Its page shows you what is in it.",
    "If that was useful, {book} has more. The button leads to its page.",
    "That was one passage out of {chapters} chapters. {Book} has the others.",
};

constexpr Words kMistakeButton[] = {
    "See what else is in the book", "Look inside {book}",       "See all {chapters} chapters",
    "Look inside the book",         "Read more about the book", "See the chapters",
};

constexpr Words kMistakeClose[] = {
    "Be well,",           "Best wishes to you,", "Yours sincerely,",
    "Good luck with it,", "With kind regards,",
};

// Day 5 where the book names no mistake: things to do.
constexpr Words kStepsSubject[] = {
    "A few things to do, from {book}", "What {book} would have you do",
    "Small steps from {book}",         "Try one of these",
    "If you do only one of these",     "A few things worth doing",
};

constexpr Words kStepsPreview[] = {
    "Each is from another chapter, and each can be done by itself.",
    "They are in the words of the book. Pick one.",
    "You need not have read the book to begin with one of them.",
    "One of them may be what you need today.",
    "Short instructions from several chapters, for you to choose from.",
    "Take one, do it, and leave the rest for later.",
};

constexpr Words kStepsOpening[] = {
    "{Book} is meant to be used. These instructions are from its chapters.",
    "Reading is the smaller part. Here is some of what {book} asks you to do.",
    "{Book} is full of things to do. These are some of them.",
    "Choose one of these from {book} and do it this week.",
    "Some pages of {book} ask you to do something. Here is what they say.",
    "Here are a few things to do, in the words of {book}.",
};

constexpr Words kStepsMore[] = {
    "The reasons are in {book}, and so are the other steps.",
    "In {book} you find the reasons for each of them.",
    "Why they work, and what comes next, is in {book}.",
    "{Book} explains them and goes on from there.",
    "There is more of this kind in {book}, chapter by chapter.",
    "They are from {book}. Its page shows what else is in it.",
};

// Day 7: the book, with the companion pack.
constexpr Words kOfferSubject[] = {
    "Ready to {offer.vp}?",
    "If you want to {offer.vp}",
    "{?pack}{Title}: the book and a pack",
    "The whole of {book}",
    "Your next step after the chapter",
    "You have read one chapter. Now the rest",
    "A week ago you asked for a chapter",
    "{Title}: the other chapters",
    "When you are ready for the whole book",
};

constexpr Words kOfferPreview[] = {
    "{?offer.lines}What the whole book gives you, point by point.",
    "{?pack}The book, what it covers and what comes with it this time.",
    "It takes {book.minutes} to read. Here is what you would get.",
    "{?pack}{Chapters} chapters, {book.minutes}, and some sheets to work with.",
    "{?offer.lines}A plain list of what is in it, so that you can decide.",
    "The last mail about it for now, with all you need to decide.",
};

constexpr Words kOfferOpening[] = {
    "A week ago you asked for one chapter of {book}. There are {chapters} in the book.",
    "You have seen one chapter of {book}. Perhaps it is time for the others.",
    "By now you know whether this kind of book is for you. If it is, {book} has {chapters} "
    "chapters "
    "of it.",
    "This is the last mail in which {i} speak of {book} for a while.",
    "{Chapter} was one chapter of {chapters} in {book}.",
    "Perhaps the chapter was enough. If not, {book} has more for you.",
    "{?story.chapter}{?mistake.number}{I} have shown you a chapter, a story and a mistake from "
    "{book}. There is more in it than that.",
};

constexpr Words kOfferList[] = {
    "In the book you will read:",     "The book shows you, among other things:",
    "This is some of what it holds:", "From its pages you learn:",
    "Here is some of what is in it:", "Among other things, you will find out:",
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
    "With an order from this mail [bonus|the companion pack is free]. It normally costs "
    "{{pack.price}} and holds {pack.contents}.",
};

constexpr Words kOfferButton[] = {
    "Get the book", "Get {book} and the pack{?pack}", "Get the whole book", "Get all of {book}",
    "Buy {book}",
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
    "{?replies}Ask {me} anything about it: a reply to this mail reaches {me}.",
    "{?replies}Questions about the book? Reply to this mail and {i} will answer.",
    "{?replies}If you decide against it, a line saying why would help {me}.",
};

constexpr Words kOfferClose[] = {
    "Thank you for reading,", "With thanks,",  "Thank you for your time,",
    "All good wishes,",       "Warm regards,",
};

}  // namespace

const Place mistake_subject{"mistake.subject", kMistakeSubject, kLongestSubject};
const Place mistake_preview{"mistake.preview", kMistakePreview, 110, 40};
const Place mistake_opening{"mistake.opening", kMistakeOpening};
const Place mistake_more{"mistake.more", kMistakeMore};
const Place mistake_button{"mistake.button", kMistakeButton, 40};
const Place mistake_close{"mistake.close", kMistakeClose};
const Place useful_subject{"useful.subject", kStepsSubject, kLongestSubject};
const Place useful_preview{"useful.preview", kStepsPreview, 110, 40};
const Place useful_opening{"useful.opening", kStepsOpening};
const Place useful_more{"useful.more", kStepsMore};
const Place offer_subject{"offer.subject", kOfferSubject, kLongestSubject};
const Place offer_preview{"offer.preview", kOfferPreview, 110, 40};
const Place offer_opening{"offer.opening", kOfferOpening};
const Place offer_list{"offer.list", kOfferList};
const Place offer_bonus{"offer.bonus", kOfferBonus};
const Place offer_button{"offer.button", kOfferButton, 40};
const Place offer_after{"offer.after", kOfferAfter};
const Place offer_reply{"offer.reply", kOfferReply};
const Place offer_close{"offer.close", kOfferClose};

}  // namespace drafting::places
