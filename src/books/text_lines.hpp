// From the lines of a text file to its paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "books/outline.hpp"

namespace books {

struct Paragraph {
    std::string text;  // one line, marks of emphasis and page numbers taken out
    std::vector<Emphasis> emphasis;
    BlockKind kind = BlockKind::paragraph;
    int number = 0;                // list item
    std::size_t lines = 0;         // as typed
    std::size_t blank_before = 0;  // blank lines above it
    bool indented = false;         // every line, by four columns or more
    bool underlined = false;       // a line of === or --- below it, or all of it bold
    int level = 0;                 // list item: nesting
};

// What stands between "*** START OF" and "*** END OF", the title and author above it going into
// the book; all of the text where it is not from Project Gutenberg.
std::string_view crop_gutenberg(std::string_view text, Book& book);

std::vector<Paragraph> paragraphs_of(std::string_view text, const Deadline& deadline);

// Paragraphs without marked headings: what a typist showed by labels, numbers, capitals, lines and
// room divides them into chapters. For readers of all formats.
void outline_by_typing(std::vector<Paragraph> paragraphs, Book& book, const Deadline& deadline);

// "Title: ..." and its like at the head of a text that someone typed.
void read_text_header(std::vector<Paragraph>& paragraphs, Book& book);

}  // namespace books
