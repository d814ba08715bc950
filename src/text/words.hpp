// Words: tokens, stems, stop words, counts. UTF-8 in, views into it out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class TokenKind : std::uint8_t { word, number, punctuation };

struct Token {
    std::string_view text;
    TokenKind kind = TokenKind::word;
};

// As the Penn Treebank divides: "don't" is "do" + "n't", "Nora's" is "Nora" + "'s"; hyphenated
// words, decimals, "$10,000" and "6%" hold together.
std::vector<Token> tokens(std::string_view text);

// Runs between white space that hold a letter or digit.
std::size_t word_count(std::string_view text);

// Snowball's English stemmer (Porter2) over the lower-cased word; other words come back as they
// are.
std::string stem(std::string_view word);

// Among the words that English sentences are held together with.
bool is_stop_word(std::string_view lower_case_word);

}  // namespace text
