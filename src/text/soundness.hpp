// Whether English reads as somebody meant it: what a slip of the pen leaves behind. A first reading
// that overlooks much and seldom cries wolf; it is no grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/grammar.hpp"

namespace text {

// What is wrong with a sentence, each in a few words: "a doubled word", "\"a\" before \"apple\"".
std::vector<std::string> faults_of(std::string_view sentence, const Words& words);

// How unlikely the order of parts of speech is, as a mean over the words: -ln P(tag | the two tags
// before it) by the tagger's trigrams (its perplexity is e to that power). Sound prose has about
// two; with words missing, moved or doubled it rises. 0 for no words.
double tag_surprise(const Words& words);

}  // namespace text
