// What a heading says: "CHAPTER IV. OF THE ORIGIN OF MONEY" is a chapter, the fourth, with a title;
// "Table of Contents" is front matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace books {

enum class Place { front, back };

struct Matter {
    std::string kind;  // as Section::kind
    Place place = Place::front;
};

// Nothing where the title is one that a chapter may have. "Introduction" and "Conclusion" may.
std::optional<Matter> matter_of_title(std::string_view title);
// By the EPUB 3 Structural Semantics vocabulary, which OPF guides share.
std::optional<Matter> matter_of_type(std::string_view epub_types);

struct Heading {
    std::string word;    // "chapter", "part", "book", "lesson" ... in lower case, or empty
    int number = 0;      // 0 where there is none
    bool roman = false;  // the number was a Roman numeral
    std::string label;   // "CHAPTER IV" as written, without the punctuation after it
    std::string title;   // what follows; the whole heading where nothing was split off

    bool is_chapter() const;
    bool is_part() const;  // "part", "book", "volume", "section" with a number
};

Heading parse_heading(std::string_view text);

// 0 where the text is no Roman numeral in capitals.
int roman_number(std::string_view text);

// For showing: without footnote marks and a final full stop, and a heading in capitals in title
// case.
std::string clean_title(std::string_view text);

// For comparing: folded, without numbers, labels and punctuation at either end.
std::string title_key(std::string_view text);

}  // namespace books
