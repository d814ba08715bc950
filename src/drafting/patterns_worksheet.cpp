#include "drafting/patterns_gift.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kSheetStart[] = {"For your own case", "Your case", "Step by step, for you"};
constexpr Words kSheetIntro[] = {
    "This sheet turns {book} to your own case. What stands above each field is from the book; the "
    "field is for you. Fill in what applies and leave the rest.",
    "Take half an hour and a case of your own. Above every field stands a step or a question from "
    "{book}. Short answers are enough.",
    "The words above the fields are those of {book}. What you write in the fields stays with you: "
    "nothing is sent anywhere.",
};
constexpr Words kSheetAsk[] = {
    "Whom I will ask or tell, and what they said:",
    "With whom, when, and what came of it:",
};
constexpr Words kSheetWrite[] = {
    "Mine:",
    "My own version, in a few lines:",
    "Written down for my case:",
};
constexpr Words kSheetReckon[] = {
    "My figures:",
    "What I get when I work it out:",
};
constexpr Words kSheetChoose[] = {
    "My choice, and why:",
    "What I settle on:",
};
constexpr Words kSheetDo[] = {
    "In my case this means:",
    "Where this applies to me, and what I will do:",
    "How I will go about it:",
};
constexpr Words kSheetPlan[] = {"My plan", "The plan", "Who does what by when"};
constexpr Words kSheetPlanIntro[] = {
    "One line for each step that matters most. Write down who does it and by when.",
    "A step without a date is a wish. Give each of these a person and a day.",
};
constexpr Words kSheetReview[] = {"Looking back", "A day to look at it again", "The review"};
constexpr Words kSheetReviewIntro[] = {
    "Choose a day about four weeks from now and put it into your calendar. On that day, tick what "
    "is done.",
    "Write down the day on which you will look at this sheet again. A month from now is a good "
    "distance.",
};

constexpr Words kHook[] = {
    "That is a sentence from {book}, by {writer}. In the next few minutes you hear {ideas} ideas "
    "from it, and what to do with them.",
    "So it says in {book}, by {writer}. Stay for a few minutes. You will hear {ideas} ideas from "
    "the book, in its own words, and where to begin.",
    "{!writer}That is a sentence from {book}. In the next few minutes you hear {ideas} ideas from "
    "it, and what to do with them.",
};
constexpr Words kPromise[] = {
    "This is {book}, in a few minutes. You hear {ideas} ideas from it, and what to do with them.",
    "Here are a few minutes of {book}: {ideas} ideas, and where to begin.",
};
constexpr Words kIdea[] = {
    "The {ordinal} idea is from chapter {number.here}.",
};
constexpr Words kStory[] = {
    "Here is a story from the book. It stands in chapter {number.here}.",
    "Now a story. The book tells it in chapter {number.here}.",
};
constexpr Words kMistake[] = {
    "Now a mistake that is easy to make. The book describes it like this.",
    "What goes wrong most easily? The book has this to say.",
};
constexpr Words kRemedy[] = {
    "And this is what to do about it.",
    "The book has an answer to that.",
};
constexpr Words kSteps[] = {
    "So where do you begin? Here are {count} steps, in the words of the book.",
    "What can you do now? The book gives many steps. These {count} are a beginning.",
};
constexpr Words kCall[] = {
    "That was {book} in a few minutes. There is more in it than fits into a video: {chapters} "
    "chapters, which take {book.minutes} to read. You find the book where you found this video. "
    "Thank you for watching.",
    "If one of these ideas was new to you, read the book. {Book} has {chapters} chapters and takes "
    "{book.minutes} to read. The link is where you found this video. Thank you for your time.",
};

}  // namespace

const Place sheet_start{"sheet.start", kSheetStart};
const Place sheet_intro{"sheet.intro", kSheetIntro};
const Place sheet_ask{"sheet.ask", kSheetAsk};
const Place sheet_write{"sheet.write", kSheetWrite};
const Place sheet_reckon{"sheet.reckon", kSheetReckon};
const Place sheet_choose{"sheet.choose", kSheetChoose};
const Place sheet_do{"sheet.do", kSheetDo};
const Place sheet_plan{"sheet.plan", kSheetPlan};
const Place sheet_plan_intro{"sheet.plan.intro", kSheetPlanIntro};
const Place sheet_review{"sheet.review", kSheetReview};
const Place sheet_review_intro{"sheet.review.intro", kSheetReviewIntro};
const Place script_hook{"script.hook", kHook};
const Place script_promise{"script.promise", kPromise};
const Place script_idea{"script.idea", kIdea};
const Place script_story{"script.story", kStory};
const Place script_mistake{"script.mistake", kMistake};
const Place script_remedy{"script.remedy", kRemedy};
const Place script_steps{"script.steps", kSteps};
const Place script_call{"script.call", kCall};

}  // namespace drafting::places
