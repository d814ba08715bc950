// What a web page has besides its text: navigation and notices to leave out, marks of notes, and
// what it says about itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "books/html_tree.hpp"
#include "books/types.hpp"

namespace books {

// Navigation, side bars, cookie notices, what is hidden, a page's own footer, its contents.
bool is_page_junk(const xmlNode* node);

// A link to a note or back from one, be it of pandoc, Word, LibreOffice or DPUB-ARIA 1.0: its words
// are a number.
bool is_note_mark(const xmlNode* node);

// An element whose text is a note.
bool is_note(const xmlNode* node);

// A table that only puts things in their places.
bool is_layout_table(const xmlNode* table);

// A link with the words that it stands under.
struct HtmlLink {
    std::string title;
    std::string target;
    std::string part;  // of the item that holds its list; may be empty
};

std::vector<HtmlLink> links_of(const xmlNode* root);

// What the head says, in names of our own (title, subtitle, author, description, language, subject,
// publisher, isbn), the most telling first: JSON-LD (schema.org), Dublin Core, Open Graph, <meta>,
// <title>.
using HtmlFacts = std::vector<std::pair<std::string, std::string>>;
HtmlFacts facts_of(const xmlNode* root);

// Fills what the book does not know yet.
void add_facts(const HtmlFacts& facts, Book& book);

}  // namespace books
