// What a quiz and a video script are on paper. Pure functions; every span keeps where it comes
// from, and what is added is from a template.
#pragma once

#include "content/document.hpp"

namespace content {

// `about` gives title, subtitle, author, language and book; its parts (the author's page, the call)
// come last. Both documents hold at least one part of their own.

// The questions with a box for each answer, the points apart from them, what each result means in
// points, and what the book says to each question. REQUIRES check_quiz(quiz).
Document quiz_document(const Quiz& quiz, Document about);

// The spoken words, scene by scene, each with the time at which it begins, then the list of slides
// with what stands on them.
Document script_document(const VideoScript& script, Document about);

}  // namespace content
