#include "drafting/patterns_gift.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kQuizIntro[] = {
    "{Count} questions about what you do and what you know. Answer as things are, not as they "
    "should be: nobody but you sees which answers you chose. At the end you get your result, and "
    "to every question what {book} says to it.",
    "How far are you with what {book} is about? These {count} questions show it. Choose the answer "
    "that is true today. Your result comes with advice from the book.",
    "Take these {count} questions one after another; they need about five minutes. Where you do "
    "not know the answer, say so: the result tells you what {book} has to say.",
};
constexpr Words kQuizPractice[] = {
    "\u201c{said}\u201d How far are you with this?",
    "The book says: \u201c{said}\u201d Where do you stand?",
    "One step of the book: \u201c{said}\u201d Have you taken it?",
};
constexpr Words kQuizHabit[] = {
    "\u201c{said}\u201d How often do you do that?",
    "The book says: \u201c{said}\u201d How often is that what you do?",
    "\u201c{said}\u201d Do you do that?",
};
constexpr Words kQuizLesson[] = {
    "The book gives its reasons in chapter {number.here}, {chapter.here}.",
    "This is from chapter {number.here}, {chapter.here}, which says why.",
    "You find it in its place, with what comes before and after, in {chapter.here}, chapter "
    "{number.here}.",
};
constexpr Words kQuizRule[] = {
    "\u201c{said}\u201d Do you keep to that?",
    "A rule of the book: \u201c{said}\u201d How often do you follow it?",
    "\u201c{said}\u201d How often is that what you do?",
};
constexpr Words kQuizSlip[] = {
    "\u201c{said}\u201d Has this happened to you?",
    "The book warns: \u201c{said}\u201d Do you know this from your own experience?",
};
constexpr Words kQuizTerm[] = {
    "What {verb} {subject}?",
    "Which of these says what {subject} {verb}?",
};
constexpr Words kQuizFigure[] = {
    "Which figure belongs in the gap? \u201c{said}\u201d",
    "A sentence from the book has lost its figure: \u201c{said}\u201d Which one is right?",
};

constexpr Words kBeginner[] = {"You are at the beginning", "The first steps are still ahead",
                               "A good time to begin"};
constexpr Words kIntermediate[] = {"You are on the way", "Half of it is in place",
                                   "A sound start, with gaps"};
constexpr Words kAdvanced[] = {"You know your way around", "Most of it is in place",
                               "You are well ahead"};
constexpr Words kBeginnerMeans[] = {
    "Most of what {book} describes is new to you, or you have not begun with it. That is the "
    "easiest place to gain something from: the first steps bring the most. Do these before "
    "anything else, in this order.",
    "Up to three answers in ten were what {book} would have you answer. Nothing is lost by that. "
    "Begin with a few small things; each of them is from the book.",
};
constexpr Words kIntermediateMeans[] = {
    "You do or know a good part of what {book} describes, and some of it is still missing. Look "
    "at the questions that cost you points: what the book says to them stands below. Then take "
    "these steps.",
    "Between three and seven answers in ten were right or show practice. What is missing is "
    "rarely hard; it has only not been done yet. These steps from {book} are the next ones.",
};
constexpr Words kAdvancedMeans[] = {
    "You do or know most of what {book} describes. What is left is the finer part. These steps "
    "are from the later chapters, and they are worth a look even if they seem familiar.",
    "More than seven answers in ten were right or show practice. Keep at it, and look at what is "
    "still open. These steps from {book} ask for more than the first ones.",
};
constexpr Words kBeginnerRead[] = {
    "Read chapter {number.here}, {chapter.here}, first, and then chapter {number.other}, "
    "{chapter.other}. They lay the ground for the rest of {book}.",
    "Begin {book} at the beginning: {chapter.here} and {chapter.other} are the chapters that the "
    "others build on.",
};
constexpr Words kIntermediateRead[] = {
    "Go straight to chapter {number.here}, {chapter.here}, and chapter {number.other}, "
    "{chapter.other}. You can come back for the chapters before them.",
    "Of {book}, read chapters {number.here} and {number.other} first: {chapter.here} and "
    "{chapter.other}.",
};
constexpr Words kAdvancedRead[] = {
    "Look at the last chapters of {book}, {chapter.here} and {chapter.other}. They go beyond what "
    "you do already.",
    "In {book}, turn to chapter {number.here}, {chapter.here}, and chapter {number.other}, "
    "{chapter.other}: they take up where you are.",
};

}  // namespace

const Place quiz_intro{"quiz.intro", kQuizIntro};
const Place quiz_practice{"quiz.practice", kQuizPractice};
const Place quiz_habit{"quiz.habit", kQuizHabit};
const Place quiz_lesson{"quiz.lesson", kQuizLesson};
const Place quiz_rule{"quiz.rule", kQuizRule};
const Place quiz_slip{"quiz.slip", kQuizSlip};
const Place quiz_term{"quiz.term", kQuizTerm};
const Place quiz_figure{"quiz.figure", kQuizFigure};
const Place quiz_beginner{"quiz.beginner", kBeginner};
const Place quiz_intermediate{"quiz.intermediate", kIntermediate};
const Place quiz_advanced{"quiz.advanced", kAdvanced};
const Place quiz_beginner_means{"quiz.beginner.means", kBeginnerMeans};
const Place quiz_intermediate_means{"quiz.intermediate.means", kIntermediateMeans};
const Place quiz_advanced_means{"quiz.advanced.means", kAdvancedMeans};
const Place quiz_beginner_read{"quiz.beginner.read", kBeginnerRead};
const Place quiz_intermediate_read{"quiz.intermediate.read", kIntermediateRead};
const Place quiz_advanced_read{"quiz.advanced.read", kAdvancedRead};

}  // namespace drafting::places
