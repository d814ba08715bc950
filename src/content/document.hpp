// A lead magnet's content: what becomes a PDF, an ePub and an HTML preview.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "content/magnet_type.hpp"
#include "content/page.hpp"
#include "content/quiz.hpp"
#include "content/text.hpp"
#include "content/video_script.hpp"

namespace content {

struct HeadingPart {
    static constexpr std::string_view kType = "heading";
    int level = 1;  // 1: a chapter; 2, 3: sections
    Text text;
    bool operator==(const HeadingPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(HeadingPart, (), (level, text))

struct ParagraphPart {
    static constexpr std::string_view kType = "paragraph";
    Text text;
    bool operator==(const ParagraphPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParagraphPart, (), (text))

struct ListPart {
    static constexpr std::string_view kType = "list";
    bool numbered = false;
    std::vector<Text> items;
    bool operator==(const ListPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListPart, (), (numbered, items))

struct QuotePart {
    static constexpr std::string_view kType = "quote";
    Text text;
    bool operator==(const QuotePart&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuotePart, (), (text))

struct TablePart {
    static constexpr std::string_view kType = "table";
    std::vector<std::vector<Text>> rows;  // the first row is the head
    bool operator==(const TablePart&) const = default;
};
BOOST_DESCRIBE_STRUCT(TablePart, (), (rows))

struct ChecklistItem {
    Text text;
    Text why;
    bool operator==(const ChecklistItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistItem, (), (text, why))

// Action items of one chapter, with a box to tick each: a check box in the PDF.
struct ChecklistPart {
    static constexpr std::string_view kType = "checklist";
    Text heading;
    std::vector<ChecklistItem> items;
    bool operator==(const ChecklistPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistPart, (), (heading, items))

// A place for the reader's own words: a form field in the PDF and in HTML, ruled lines on paper.
struct FieldPart {
    static constexpr std::string_view kType = "field";
    std::string name;  // unique in its document: letters, digits, underscores
    Text label;
    Text hint;      // or empty
    int lines = 1;  // of writing; the PDF gives it a page at most
    bool operator==(const FieldPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(FieldPart, (), (name, label, hint, lines))

// The author's page.
struct AuthorPart {
    static constexpr std::string_view kType = "author";
    Text heading;
    bool operator==(const AuthorPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuthorPart, (), (heading))

// The one call to action, on a page of its own.
struct CallPart {
    static constexpr std::string_view kType = "call";
    Text heading;
    Text text;
    std::string label;
    bool operator==(const CallPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(CallPart, (), (heading, text, label))

using Part = std::variant<HeadingPart, ParagraphPart, ListPart, QuotePart, TablePart, ChecklistPart,
                          FieldPart, AuthorPart, CallPart>;

struct Document {
    std::string title;
    std::string subtitle;
    std::string author;
    std::string language = "en";
    std::string book;  // slug of the book it is from
    std::vector<Part> parts;
    bool operator==(const Document&) const = default;
};
BOOST_DESCRIBE_STRUCT(Document, (), (title, subtitle, author, language, book, parts))

struct LeadMagnet {
    MagnetType type = MagnetType::free_chapter;
    std::string key;  // "BOOK_SLUG/free_chapter"
    std::string title;
    std::string book;                   // slug
    Document document;                  // what is downloaded, whatever the type
    std::optional<Quiz> quiz;           // of a quiz: what runs as a page
    std::optional<VideoScript> script;  // of a video script: what is spoken and shown
    Page landing;                       // served as the first step of the funnel that gives it away
    Page delivery;                      // the thank-you page; holds the low-ticket offer
    bool operator==(const LeadMagnet&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeadMagnet, (),
                      (type, key, title, book, document, quiz, script, landing, delivery))

}  // namespace content
