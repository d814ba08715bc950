// One work in three formats is one book.
#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "books/docx_package.hpp"
#include "books/readers.hpp"
#include "support/docx_markup.hpp"

namespace books {
namespace {

using support::p;
using support::run;
using support::say;

// The demo's book, written anew from its Markdown by the few rules that it uses. This is no reader
// of ours: a line that opens with a mark is what the mark says.
struct Written {
    std::string docx;
    std::string html;
};

std::string xml_of(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c != '*' && c != '_') {
            out += c;
        }
    }
    return out;
}

Written write_again(std::string_view markdown) {
    Written out;
    int fences = 0;  // around what the file says about itself
    for (const auto line : base::split(markdown, '\n')) {
        if (line == "---" && fences < 2) {
            ++fences;
            continue;
        }
        if (fences == 1 || base::trim(line).empty()) continue;
        std::size_t hashes = 0;
        while (hashes < line.size() && line[hashes] == '#') ++hashes;
        const std::string words = xml_of(base::trim(line.substr(hashes)));
        if (hashes > 0) {
            out.docx += p(run(words), "", fmt::format("<w:outlineLvl w:val=\"{}\"/>", hashes - 1));
            out.html += fmt::format("<h{0}>{1}</h{0}>\n", hashes, words);
        } else if (line.starts_with("- ")) {
            out.docx += say(words.substr(2), "LB");
            out.html += "<ul><li>" + words.substr(2) + "</li></ul>\n";
        } else if (line.starts_with("> ")) {
            out.docx += say(words.substr(2), "Q");
            out.html += "<blockquote><p>" + words.substr(2) + "</p></blockquote>\n";
        } else if (line.starts_with("|")) {
            continue;  // tables are no words of a chapter
        } else {
            out.docx += say(words);
            out.html += "<p>" + words + "</p>\n";
        }
    }
    return out;
}

TEST(SameWork, InMarkdownWordAndHtmlHasTheSameChapters) {
    const auto source = base::read_file("demo/information-asymmetry/books/the-quiet-percent.md",
                                        std::uintmax_t{1} << 20);
    ASSERT_TRUE(source);
    const auto markdown = read_markdown(source.value(), {});
    ASSERT_TRUE(markdown);
    const Written again = write_again(source.value());
    const Book& wanted = markdown.value();
    DocxParts parts;
    parts.document = support::part("document", fmt::format("<w:body>{}</w:body>", again.docx));
    parts.styles = support::styles();
    parts.numbering = support::numbering();
    for (const auto& read : {read_docx(parts, {}), read_html(again.html, {})}) {
        ASSERT_TRUE(read) << read.error().message;
        const Book& book = read.value();
        const auto titles_of = [](const Book& one) {
            std::vector<std::string> out;
            for (const auto& chapter : one.chapters) out.push_back(chapter.title);
            return out;
        };
        ASSERT_GE(book.chapters.size(), 9u);
        EXPECT_EQ(titles_of(book), titles_of(wanted));
        const auto kinds = [](const std::vector<Section>& sections) {
            std::vector<std::string> out;
            for (const auto& section : sections) out.push_back(section.kind + section.title);
            return out;
        };
        EXPECT_EQ(kinds(book.front_matter), kinds(wanted.front_matter));
        EXPECT_EQ(kinds(book.back_matter), kinds(wanted.back_matter));
        for (std::size_t i = 0; i < std::min(book.chapters.size(), wanted.chapters.size()); ++i) {
            EXPECT_NEAR(static_cast<double>(book.chapters[i].words),
                        static_cast<double>(wanted.chapters[i].words),
                        static_cast<double>(wanted.chapters[i].words) / 100)
                << wanted.chapters[i].title;
        }
    }
}

}  // namespace
}  // namespace books
