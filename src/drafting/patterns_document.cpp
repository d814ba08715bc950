#include "drafting/patterns.hpp"

namespace drafting::places {

namespace {

using Words = std::string_view;

constexpr Words kStepsHeading[] = {
    "What to do first",      "Your first steps",           "Start with these",       "Now do this",
    "From reading to doing", "Before you close this file", "The first things to do",
};

constexpr Words kStepsIntro[] = {
    "These are the first things that the chapter asks you to do, in its own words.",
    "Everything on this list is from the chapter that you have just read.",
    "Take them in order. Each one is from the chapter.",
    "A chapter helps only when something gets done. These instructions are its own.",
    "Tick them off as you go; they are the steps that the chapter itself gives.",
    "Here are the chapter\u2019s own steps in one place, so that you need not search for them.",
    "If you do only one thing from this list, do the first.",
};

constexpr Words kCallHeading[] = {
    "The other chapters of {book}",
    "There is more where this came from",
    "Go on with {book}",
    "Read the rest of {book}",
    "The rest of the book",
    "If this chapter was useful",
    "The whole of {book}",
};

constexpr Words kCallText[] = {
    "{Book} has {chapters} chapters like this one. Reading all of them takes {book.minutes}.",
    "You have read one chapter out of {chapters}. The others are written in the same way.",
    "The whole of {book} takes {book.minutes} to read. {?guarantee}[guarantee|If it is not for "
    "you, {my} {{guarantee.days}}-day guarantee covers it.]",
    "{Chapters} chapters make up {book}. This was chapter {chapter.number}; you can have the "
    "others today.",
    "If this chapter was worth {chapter.minutes} to you, read the rest of {book}. It takes "
    "{book.minutes}.",
    "This was one of the {chapters} chapters of {book}. The complete ebook has them all.",
    "All of {book} is {book.minutes} of reading. You now know how it sounds.",
};

constexpr Words kCallLabel[] = {
    "Get the whole book",   "Read the rest of it",         "See {book}",
    "Go on to the book",    "Get all {chapters} chapters", "Look at the book",
    "Continue with {book}",
};

constexpr Words kAboutAuthor[] = {
    "About {writer}",       "About the author", "Who wrote this",
    "The author of {book}", "The writer",       "Written by {writer}",
};

}  // namespace

const Place steps_heading{"steps.heading", kStepsHeading, 60};
const Place steps_intro{"steps.intro", kStepsIntro, 200};
const Place call_heading{"call.heading", kCallHeading, 70};
const Place call_text{"call.text", kCallText, 260};
const Place call_label{"call.label", kCallLabel, 34};
const Place about_author{"about.author", kAboutAuthor, 60};

}  // namespace drafting::places
