// A small quiz for tests: three questions of 2, 1 and 1 points, three segments.
#pragma once

#include "content/quiz.hpp"

namespace content {

inline Quiz small_quiz() {
    return {.intro = pattern("Three questions, two minutes."),
            .questions = {{.text = pattern("How often do you open your post?"),
                           .answers = {{pattern("When it looks important"), 0},
                                       {pattern("Once a week"), 1},
                                       {pattern("Every day"), 2}},
                           .lesson = sourced("Open it on the day.", "letters/c1p1")},
                          {.text = pattern("What do you keep?"),
                           .answers = {{pattern("Letter and envelope"), 1},
                                       {pattern("The letter alone"), 0}},
                           .lesson = sourced("Keep the envelope.", "letters/c2p1")},
                          {.text = pattern("Which is true of a deadline?"),
                           .answers = {{pattern("It runs from the date of receipt"), 1},
                                       {pattern("It runs from the date of the letter"), 0}},
                           .lesson = sourced("The date of receipt counts.", "letters/c3p1")}},
            .segments = {{.key = "beginner",
                          .from = 0,
                          .heading = pattern("You begin where most begin"),
                          .paragraphs = {pattern("Letters still surprise you.")},
                          .advice = {pattern("Open one letter today.")},
                          .recommendation = pattern("Begin with the first chapter.")},
                         {.key = "intermediate",
                          .from = kIntermediateFrom,
                          .heading = pattern("You know the ground"),
                          .paragraphs = {pattern("Some habits are in place.")},
                          .advice = {pattern("Write down two dates.")},
                          .recommendation = pattern("Read the second chapter.")},
                         {.key = "advanced",
                          .from = kAdvancedFrom,
                          .heading = pattern("You read like an insider"),
                          .paragraphs = {pattern("Little surprises you.")},
                          .advice = {pattern("Teach somebody.")},
                          .recommendation = pattern("Read the last chapter.")}}};
}

}  // namespace content
