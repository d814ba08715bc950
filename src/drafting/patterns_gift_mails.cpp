// The welcome mails of readers whose lead magnet is no chapter, and the bonus that is none.
#include "drafting/patterns_gift.hpp"

namespace drafting {

namespace {

using Words = std::string_view;

constexpr Words kDeliverySubject[] = {
    "{?gift.quiz}Start the quiz: {book}",
    "{?gift.quiz}Your quiz is ready",
    "{!gift.quiz}Your {gift.kind} is ready",
    "Your {gift.kind}: {book}",
    "{Title}: your {gift.kind}",
    "Here is {gift} from {book}",
    "{Gift} you asked for",
    "As promised: {gift}",
    "{Gift} is here",
    "Ready when you are: {gift}",
    "Thank you for confirming. {Gift} is inside",
};

constexpr Words kDeliveryPreview[] = {
    "{?gift.quiz}One click opens it, and ten answers later you have your result.",
    "{?gift.quiz}It needs about five minutes and no preparation.",
    "{!gift.quiz}The link is inside, with a suggestion for how to begin.",
    "{!gift.quiz}You get it {gift.files}, and it needs {gift.time}.",
    "{!gift.quiz}Count on {gift.time}, and begin with whatever is easiest.",
    "Inside: where to find it, and what to do with it first.",
};

constexpr Words kDeliveryOpening[] = {
    "You asked for {gift} from {book}. [gift_file|Here it is], {gift.files}.",
    "Thank you for confirming your address. [gift_file|The button below leads to {gift}]: "
    "{gift.inside}.",
    "As promised, [gift_file|{gift} is ready for you]. It holds {gift.inside}, all from {book}.",
    "Your address is confirmed, so [gift_file|{gift} is yours], {gift.files}.",
    "Here is what you asked for: [gift_file|{gift} from {book}]. You find in it {gift.inside}.",
};

constexpr Words kDeliveryButton[] = {
    "{?gift.quiz}Start the quiz",
    "{?gift.quiz}Take the quiz",
    "{?gift.quiz}Begin with question one",
    "{!gift.quiz}Download {gift}",
    "{!gift.quiz}Get {gift}",
    "{!gift.quiz}Open {gift}",
    "{!gift.quiz}Save {gift}",
};

constexpr Words kDeliveryRead[] = {
    "{!gift.quiz}Save the file where you will see it again; you get it {gift.files}.",
    "{!gift.quiz}Download it first, and keep it at hand.",
    "{?gift.quiz}Open the quiz with the button above. You need nothing else.",
    "{?gift.quiz}Find five quiet minutes and press the button.",
};

constexpr Words kDeliveryStep[] = {
    "{?gift.checklist}Tick what you have done already. That takes {gift.time}.",
    "{?gift.checklist}Go through it once with a pencil and tick what is done.",
    "{?gift.guide}Read it through once, which takes {gift.time}.",
    "{?gift.guide}Read the ideas first, then the plan.",
    "{?gift.quiz}Answer as things are today, not as they should be.",
    "{?gift.quiz}Where you do not know the answer, say so. Guessing helps nobody.",
    "{?gift.worksheet}Take a case of your own and fill in what you can.",
    "{?gift.worksheet}Begin with the fields that you can fill in without looking anything up.",
    "{?gift.script}Read it from the first scene to the last; it takes {gift.time}.",
    "{?gift.script}Read it aloud once. You hear at once which idea is for you.",
};

constexpr Words kDeliveryAct[] = {
    "{?gift.checklist}Choose one step that is still open, and do it this week.",
    "{?gift.checklist}Put a date beside the first step that has no tick.",
    "{?gift.guide}Take the first step of the plan, today if you can.",
    "{?gift.guide}Choose one step of the plan and put a date beside it.",
    "{?gift.quiz}Read your result to the end: it names the chapters that help you most.",
    "{?gift.quiz}Do the first thing that your result suggests.",
    "{?gift.worksheet}Fill in the plan at the end: who, and by when.",
    "{?gift.worksheet}Write the day of your review into your calendar.",
    "{?gift.script}Choose one of the steps at its end, and take it.",
    "{?gift.script}Do the first of the steps that the last scenes name.",
};

constexpr Words kDeliveryReply[] = {
    "{?replies}If something in it is unclear, reply to this mail. Replies reach {me}.",
    "{?replies}Questions are welcome. Just reply, and your mail lands with {me}.",
    "{?replies}If you get stuck, hit reply and say where. {I} will answer.",
    "{?replies}When you are through, tell {me} what was missing. A reply is enough.",
};

constexpr Words kDeliveryClose[] = {
    "Good luck with it,",
    "With best wishes,",
    "Until tomorrow,",
    "With thanks,",
};

constexpr Words kStoryPreview[] = {
    "It is from chapter {story.number}, and there is nothing to download.",
    "A page from {story.chapter}.",
    "It stands in chapter {story.number} and takes two minutes to read.",
    "A page from the book that your {gift.kind} is made from.",
    "It takes a minute to read and stays longer than that.",
};

constexpr Words kStoryOpening[] = {
    "While {gift} waits for a quiet moment, here is a page of {book}.",
    "The best part of {book} is its examples. This one is from chapter {story.number}.",
    "Have you had time for {gift}? If not, this is shorter, and it is from the same book.",
    "There is a story in chapter {story.number} of {book} that says more than a page of rules.",
    "{Book} has a chapter called {story.chapter}. This is from it.",
    "One page of {book} today, no more. It comes from {story.chapter}.",
};

constexpr Words kStoryLow[] = {
    "If you would like the whole book: for you it is still [low_ticket_price|{{low_ticket.price}} "
    "instead of {{low_ticket.list_price}}], [low_ticket_deadline|until {{low_ticket.deadline}}].",
    "Your price as a new reader is open [low_ticket_deadline|until {{low_ticket.deadline}}]: "
    "[low_ticket_price|{{low_ticket.price}}, {{low_ticket.saving_percent}}% below the list price].",
    "[low_ticket_deadline|Until {{low_ticket.deadline}}] you can have all of {book} for "
    "[low_ticket_price|{{low_ticket.price}}; its list price is {{low_ticket.list_price}}].",
    "A reminder: you can have {book} for [low_ticket_price|{{low_ticket.price}}, a saving of "
    "{{low_ticket.saving}}], [low_ticket_deadline|until {{low_ticket.deadline}}].",
    "You have [low_ticket_deadline|until {{low_ticket.deadline}}] to get {book} at "
    "[low_ticket_price|{{low_ticket.price}} in place of {{low_ticket.list_price}}].",
};

constexpr Words kStoryReply[] = {
    "{?replies}Did something in {gift} surprise you? Reply and tell {me} what.",
    "{?replies}{?story.chapter}Has anything like this happened to you? Write back; {i} would like "
    "to hear it.",
    "{?replies}{?story.chapter}What would you have done? Reply, if you like, and say.",
    "{?replies}Tell {me} what you made of it. Replies to this mail reach {me}.",
};

constexpr Words kThoughtSubject[] = {
    "A few sentences from {book}",         "Lines worth keeping, from {book}",
    "To think about, from {book}",         "Some sentences to keep",
    "{Title}: a few lines to think about",
};

constexpr Words kThoughtPreview[] = {
    "Each is from another page of the book.",
    "They take a minute to read and longer to think about.",
    "In the words of {writer}, without comment.",
    "No summary, only a few lines that stand by themselves.",
};

constexpr Words kThoughtOpening[] = {
    "While {gift} waits for a quiet moment, here are some lines from {book}.",
    "Some sentences need no page around them. These are from {book}.",
    "There is nothing to download today, only a few lines from {book}.",
    "Some of the sentences in {book} are worth reading twice. Here are a few.",
};

constexpr Words kProofOpening[] = {
    "An author is the last person to ask about a book. Here is what readers have said about "
    "{book}, in their words.",
    "{I} could tell you that {book} is useful. It is better that readers do.",
    "Below are remarks on {book}, quoted exactly, with the objections left in.",
    "This is what readers wrote about {book}. Nothing has been changed.",
    "Readers use {book} in different ways. Here are some of them, in their own words.",
};

constexpr Words kPassagePreview[] = {
    "A book is best judged by what it says. Here is some of it.",
    "Read them, and you know how the whole book reads.",
    "Straight from its pages, so that you can decide.",
    "A few sentences say more about a book than praise does.",
};

constexpr Words kOfferSubject[] = {
    "Ready to {offer.vp}?",
    "If you want to {offer.vp}",
    "{?pack}{Title}: the book and a pack",
    "The whole of {book}",
    "Your next step after {gift}",
    "{Title}: the whole book",
    "When you are ready for the whole book",
};

constexpr Words kOfferOpening[] = {
    "A week ago you asked for {gift} from {book}. The book has {chapters} chapters.",
    "By now you know whether {book} is for you. If it is, here is all of it.",
    "This is the last mail in which {i} speak of {book} for a while.",
    "Perhaps {gift} was enough. If not, {book} has more for you.",
    "{?story.chapter}{?mistake.number}{I} have shown you a story and a mistake from {book}. There "
    "is more in it than that.",
};

constexpr Words kReviewBonus[] = {
    "[bonus_chapter|There is a bonus for you in your library: {bonus.gift} from {bonus.book}.] It "
    "is "
    "for everyone who gets this mail, review or no review.",
    "As a thank-you for reading, [bonus_chapter|{bonus.gift} from {bonus.book} is now in your "
    "library]. It is yours whether you write or not.",
    "[bonus_chapter|{I} have put {bonus.gift} from {bonus.book} into your library.] It does not "
    "depend on a review, good or bad.",
    "Also, [bonus_chapter|your library now holds {bonus.gift} from {bonus.book}]. No review is "
    "asked "
    "for in return.",
};

constexpr Alternative kAlternatives[] = {
    {"delivery.subject", "gift", kDeliverySubject}, {"delivery.preview", "gift", kDeliveryPreview},
    {"delivery.opening", "gift", kDeliveryOpening}, {"delivery.button", "gift", kDeliveryButton},
    {"delivery.read", "gift", kDeliveryRead},       {"delivery.step", "gift", kDeliveryStep},
    {"delivery.act", "gift", kDeliveryAct},         {"delivery.reply", "gift", kDeliveryReply},
    {"delivery.close", "gift", kDeliveryClose},     {"story.preview", "gift", kStoryPreview},
    {"story.opening", "gift", kStoryOpening},       {"story.low", "gift", kStoryLow},
    {"story.reply", "gift", kStoryReply},           {"thought.subject", "gift", kThoughtSubject},
    {"thought.preview", "gift", kThoughtPreview},   {"thought.opening", "gift", kThoughtOpening},
    {"proof.opening", "gift", kProofOpening},       {"passage.preview", "gift", kPassagePreview},
    {"offer.subject", "gift", kOfferSubject},       {"offer.opening", "gift", kOfferOpening},
    {"review.bonus", "bonus.gift", kReviewBonus},
};

}  // namespace

const std::span<const Alternative> mail_alternatives = kAlternatives;

std::span<const std::string_view> patterns_for(const Place& place, const Slots& slots) {
    for (const auto& alternatives : {page_alternatives, mail_alternatives}) {
        for (const Alternative& alternative : alternatives) {
            if (alternative.place == place.name && slots.contains(alternative.asks))
                return alternative.patterns;
        }
    }
    return place.patterns;
}

}  // namespace drafting
