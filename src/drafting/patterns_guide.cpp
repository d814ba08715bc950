#include "drafting/patterns_gift.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kChecklistIntro[] = {
    "These {count} steps are from {book}, in its own words and its own order. Tick what you have "
    "done; leave out what does not apply to you.",
    "{Book} asks its readers to do these {count} things. They stand here chapter by chapter, in "
    "the words of the book. Tick each one when it is done.",
    "All {count} steps are from {book}. Where the book gives a reason right beside a step, it "
    "stands under it.",
};

constexpr Words kGuideIntro[] = {
    "{?warned}This guide is a short way into {book}: its main ideas, a plan to act on them, and "
    "what to "
    "look out for. The passages are the book\u2019s own. Only the sentences that lead from one to "
    "the next have been added.",
    "{?warned}Here is {book} in a few pages. What you read is quoted from it, passage by passage; "
    "only the "
    "sentences between the passages are new. First come the ideas, then a plan, then what can go "
    "wrong.",
    "You can read this guide in one sitting. It begins with the ideas that {book} rests on, goes "
    "on to a plan, and ends with what to do next. Everything but the connecting sentences is "
    "quoted from the book.",
};
constexpr Words kGuideStart[] = {"The short version", "In a few pages", "To begin with"};
constexpr Words kGuideIdeas[] = {"The main ideas", "What it is about", "The ideas behind it"};
constexpr Words kGuideIdeasIntro[] = {
    "{Count} passages, each from another chapter, carry what follows.",
    "These {count} passages are from {count} chapters. Read together, they show how {book} sees "
    "its subject.",
    "If you remember {count} things from {book}, let it be these.",
};
constexpr Words kGuideFirst[] = {
    "The first passage is from chapter {number.here}.",
    "It begins in chapter {number.here}.",
    "Begin with chapter {number.here}.",
};
constexpr Words kGuideNext[] = {
    "The next passage is from chapter {number.here}.",
    "In chapter {number.here} it says:",
    "Chapter {number.here} has another part of the answer.",
    "Then there is this, from chapter {number.here}:",
    "Chapter {number.here} puts it like this:",
};
constexpr Words kGuideSaying[] = {
    "A sentence to keep, from the same chapter:",
    "The same chapter has this sentence:",
    "And, a little apart from that:",
    "One more sentence of this chapter:",
};
constexpr Words kGuidePlan[] = {"A plan, step by step", "What to do, in order", "The plan"};
constexpr Words kGuidePlanIntro[] = {
    "These {count} steps follow the order of the book. Take one at a time.",
    "Ideas are of use when something gets done. Here are {count} steps, in the order in which "
    "the book gives them.",
    "Here is what {book} asks you to do, in {count} steps. Skip those that you have taken already.",
};
constexpr Words kGuidePlanAfter[] = {
    "If you do only one of them this week, do the first.",
    "Put a date beside the first step before you read on.",
    "You need not finish them all to notice a difference. Begin with one.",
};
constexpr Words kGuideExamples[] = {"What it looks like", "From the book\u2019s pages",
                                    "How it goes in practice"};
constexpr Words kGuideExample[] = {
    "{Book} tells of {who} in chapter {number.here}.",
    "Chapter {number.here} tells the story of {who}.",
    "{!who}Chapter {number.here} tells this story.",
    "{!who}Here is a story, from chapter {number.here}.",
};
constexpr Words kGuideLesson[] = {
    "A sentence from the same chapter to read it by:",
    "The same chapter says:",
    "To be read beside it, from the same chapter:",
};
constexpr Words kGuideFigures[] = {
    "Some figures, as the book gives them:",
    "{Book} also gives figures. These are some of them:",
};
constexpr Words kGuideMistakes[] = {"What goes wrong", "Mistakes to avoid", "What to look out for"};
constexpr Words kGuideMistakesIntro[] = {
    "A plan meets its difficulties early. {Book} names some of them.",
    "It is easier to avoid a mistake that has a name. {Book} gives names to these.",
    "Not everything that looks sensible is. This is what {book} warns of.",
};
constexpr Words kGuideMistake[] = {
    "From chapter {number.here}:",
    "Chapter {number.here} warns of this:",
    "This stands in chapter {number.here}:",
};
constexpr Words kGuideRemedy[] = {
    "The same chapter says what to do:",
    "What the chapter asks for:",
    "And this is what to do, in its words:",
};
constexpr Words kGuideAfter[] = {"Where to go from here", "Next steps", "What comes next"};
constexpr Words kGuideAfterIntro[] = {
    "When the plan is under way, there is more to do. These are further steps from {book}.",
    "These are for later, or for a day on which you have ten minutes to spare.",
    "The plan above is a beginning. {Book} asks for these as well:",
};
constexpr Words kGuideReading[] = {
    "When you want to know more, this is where it stands:",
    "The chapters of {book} go further than this guide can. Look here for more:",
    "To read on, choose one of these:",
};

}  // namespace

const Place checklist_intro{"checklist.intro", kChecklistIntro};
const Place guide_start{"guide.start", kGuideStart};
const Place guide_intro{"guide.intro", kGuideIntro};
const Place guide_ideas{"guide.ideas", kGuideIdeas};
const Place guide_ideas_intro{"guide.ideas.intro", kGuideIdeasIntro};
const Place guide_first{"guide.first", kGuideFirst};
const Place guide_next{"guide.next", kGuideNext};
const Place guide_saying{"guide.saying", kGuideSaying};
const Place guide_plan{"guide.plan", kGuidePlan};
const Place guide_plan_intro{"guide.plan.intro", kGuidePlanIntro};
const Place guide_plan_after{"guide.plan.after", kGuidePlanAfter};
const Place guide_examples{"guide.examples", kGuideExamples};
const Place guide_example{"guide.example", kGuideExample};
const Place guide_lesson{"guide.lesson", kGuideLesson};
const Place guide_figures{"guide.figures", kGuideFigures};
const Place guide_mistakes{"guide.mistakes", kGuideMistakes};
const Place guide_mistakes_intro{"guide.mistakes.intro", kGuideMistakesIntro};
const Place guide_mistake{"guide.mistake", kGuideMistake};
const Place guide_remedy{"guide.remedy", kGuideRemedy};
const Place guide_after{"guide.after", kGuideAfter};
const Place guide_after_intro{"guide.after.intro", kGuideAfterIntro};
const Place guide_reading{"guide.reading", kGuideReading};

}  // namespace drafting::places
