// The readers against nineteen real books whose chapters a person wrote down, and against files
// made to break readers. Both live outside the project; the tests skip where they are absent.
#include "support/corpus.hpp"

#include <chrono>
#include <iostream>
#include <set>
#include <sys/resource.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/headings.hpp"
#include "books/reader.hpp"
#include "text/unicode.hpp"

namespace fs = std::filesystem;

namespace books {
namespace {

base::Json load_manifest(const fs::path& file) {
    return base::parse_json(base::read_file(file).value()).value();
}

std::string text_of(const base::Json& json, std::string_view key) {
    const auto* value = json.as_object().if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

// As the manifest says: case, numbering, labels, punctuation, quotes and dashes do not count.
std::string match_key(std::string_view title) {
    std::string key = title_key(title);
    const std::size_t colon = key.find(": ");
    if (colon != std::string::npos &&
        (key.starts_with("task ") || key.starts_with("introduction"))) {
        key = key.substr(colon + 2);
    }
    return base::to_lower_ascii(key);
}

std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text::fold(text)) {
        if (c != '*' && c != '_' && c != '"' && c != '\'') out += c;
    }
    return out;
}

std::string letters_of(std::string_view text) {
    std::string out;
    for (const char c : text::fold(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

bool begins_with_words(const Chapter& chapter, const std::string& first_words) {
    // A link in the source shows its address in the manifest and only its text in the book.
    const std::string wanted = plain(first_words.substr(0, first_words.find('[')));
    std::size_t looked = 0;
    for (const auto& block : chapter.blocks) {
        if (block.kind == BlockKind::image) continue;
        // Version lines and side notes may stand before the first paragraph.
        if (++looked > 4) break;
        if (!wanted.empty() && plain(block.text).starts_with(wanted)) return true;
    }
    return false;
}

// The manifest shows how the page of a PDF begins: running head, title and first words together.
bool begins_as_page(const Chapter& chapter, const std::string& page_start) {
    const std::string wanted = letters_of(page_start);
    const auto first = std::ranges::find_if(chapter.blocks, [](const Block& block) {
        return block.kind != BlockKind::image && block.kind != BlockKind::note;
    });
    if (first == chapter.blocks.end()) return false;
    return wanted.find(letters_of(first->text).substr(0, 20)) != std::string::npos;
}

struct Counts {
    std::size_t wanted = 0;
    std::size_t found = 0;
    std::size_t false_ones = 0;
    std::size_t returned = 0;
    std::size_t boundaries = 0;
};

bool is_other_matter(const base::Json& entry, const std::string& key) {
    for (const auto* list : {"front_matter", "back_matter"}) {
        for (const auto& item : entry.at(list).as_array()) {
            const std::string title = match_key(std::string(item.get_string()));
            if (title.empty() || key.empty()) continue;
            if (title == key || title.find(key) != std::string::npos ||
                key.find(title) != std::string::npos) {
                return true;
            }
        }
    }
    return false;
}

Counts compare(const base::Json& entry, const Book& book) {
    Counts out;
    std::vector<std::string> wanted;
    std::vector<std::string> words;
    std::vector<std::string> pages;
    for (const auto& chapter : entry.at("chapters").as_array()) {
        wanted.push_back(match_key(text_of(chapter, "title")));
        words.push_back(text_of(chapter, "first_words"));
        pages.push_back(text_of(chapter, "page_text_start"));
    }
    out.wanted = wanted.size();
    out.returned = book.chapters.size();
    std::size_t next = 0;
    for (const auto& chapter : book.chapters) {
        const std::string key = match_key(chapter.title);
        std::size_t at = next;
        // The source of one book has lost the first letter of a heading.
        const auto same = [&](const std::string& title) {
            return title == key ||
                   (key.size() > 8 && title.size() == key.size() + 1 && title.ends_with(key));
        };
        while (at < wanted.size() && !same(wanted[at])) ++at;
        if (at < wanted.size()) {
            ++out.found;
            if (words[at].empty() ? begins_as_page(chapter, pages[at])
                                  : begins_with_words(chapter, words[at])) {
                ++out.boundaries;
            } else {
                std::cout << "    begins otherwise: " << chapter.title << "\n";
            }
            next = at + 1;
        } else if (!is_other_matter(entry, key) && !wanted.empty()) {
            ++out.false_ones;
            std::cout << "    false: " << chapter.title << "\n";
        }
    }
    return out;
}

TEST(Corpus, ReadersFindTheTrueChapters) {
    REQUIRE_CORPUS(corpus);
    const base::Json manifest = load_manifest(corpus / "books/manifest.json");
    Counts all;
    for (const auto& entry : manifest.at("entries").as_array()) {
        const fs::path folder = corpus / "books" / text_of(entry, "slug");
        const auto& files = entry.at("files").as_array();
        const fs::path path =
            files.size() > 1 ? folder : folder / std::string(files[0].get_string());
        const auto read = read_book(path);
        ASSERT_TRUE(read) << path << ": " << read.error().message;
        const Counts counts = compare(entry, read.value());
        std::cout << fmt::format("{:28} {:3} of {:3} chapters, {} false, {:3} begin right\n",
                                 text_of(entry, "slug"), counts.found, counts.wanted,
                                 counts.false_ones, counts.boundaries);
        if (counts.wanted == 0) {
            EXPECT_LE(counts.returned, 1u) << path;
        }
        all.wanted += counts.wanted;
        all.found += counts.found;
        all.false_ones += counts.false_ones;
        all.boundaries += counts.boundaries;
    }
    std::cout << fmt::format("together {} of {}, {} false, {} begin right\n", all.found, all.wanted,
                             all.false_ones, all.boundaries);
    EXPECT_GE(all.found * 100, all.wanted * 97);
    EXPECT_LE(all.false_ones * 100, all.wanted);
    EXPECT_GE(all.boundaries * 100, all.found * 95);
}

TEST(Corpus, NastyFilesGiveAClearErrorOrACorrectBook) {
    REQUIRE_CORPUS(corpus);
    const fs::path folder = corpus / "books-nasty";
    const base::Json manifest = load_manifest(folder / "manifest.json");
    const std::set<std::string> refused{"password.pdf",        "owner-restricted.pdf",
                                        "scanned-no-text.pdf", "truncated.pdf",
                                        "truncated.epub",      "drm.epub",
                                        "empty.txt",           "png-named.txt"};
    for (const auto& entry : manifest.at("entries").as_array()) {
        const std::string name = text_of(entry, "file");
        if (!fs::exists(folder / name)) continue;
        const auto start = std::chrono::steady_clock::now();
        const auto read = read_book(folder / name);
        const auto taken = std::chrono::steady_clock::now() - start;
        EXPECT_LT(taken, std::chrono::seconds(5)) << name;
        EXPECT_EQ(!read, refused.contains(name)) << name;
        if (!read) {
            EXPECT_FALSE(read.error().message.empty()) << name;
            EXPECT_EQ(read.error().message.find(name), std::string::npos) << name;
            continue;
        }
        for (const auto& chapter : read.value().chapters) {
            for (const auto& block : chapter.blocks) {
                EXPECT_EQ(block.text.find("root:x:0"), std::string::npos) << name;
                EXPECT_EQ(block.text.find("javascript:"), std::string::npos) << name;
                EXPECT_EQ(block.text.find("<script"), std::string::npos) << name;
            }
        }
        const std::size_t chapters = read.value().chapters.size();
        if (name.ends_with(".epub")) {
            EXPECT_EQ(chapters, 20u) << name;
        } else if (name == "cp1252.txt") {
            EXPECT_EQ(chapters, 17u);
        } else if (name == "utf16le-bom.txt") {
            EXPECT_EQ(chapters, 12u);
        } else if (name == "script.md") {
            EXPECT_EQ(chapters, 2u);
        }
    }
    EXPECT_FALSE(fs::exists("/tmp/zip-slip-proof.txt"));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(usage.ru_maxrss / 1024, 300) << "megabytes at the most";
#endif
}

// Chapters with the same titles, each within 3 % of the other's words; a chapter of sixty words may
// differ by two. Returns how many titles differ.
std::size_t expect_same_chapters(const Book& one, const Book& other) {
    EXPECT_EQ(one.chapters.size(), other.chapters.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < std::min(one.chapters.size(), other.chapters.size()); ++i) {
        const Chapter& left = one.chapters[i];
        const Chapter& right = other.chapters[i];
        different += title_key(left.title) == title_key(right.title) ? 0 : 1;
        const double words = static_cast<double>(left.words);
        EXPECT_NEAR(words, static_cast<double>(right.words), std::max(2.0, 0.03 * words))
            << left.title;
    }
    const double words = static_cast<double>(word_count(one));
    EXPECT_NEAR(words, static_cast<double>(word_count(other)), 0.03 * words);
    return different;
}

TEST(Corpus, BarnumsBookHasTheSameChaptersAsTextAndAsEpub) {
    REQUIRE_CORPUS(corpus);
    const auto text = read_book(corpus / "books/barnum-money-getting-txt/8581.txt");
    const auto epub =
        read_book(corpus / "books/barnum-money-getting-epub/barnum-the-art-of-money-getting.epub");
    ASSERT_TRUE(text && epub);
    // The ePub's editors spell "indorse" with an e.
    EXPECT_LE(expect_same_chapters(text.value(), epub.value()), 1u);
}

TEST(Corpus, NightingalesBookHasTheSameChaptersAsTextAndAsPdf) {
    REQUIRE_CORPUS(corpus);
    const auto text = read_book(corpus / "books/nightingale-nursing-txt/17366-8.txt");
    const auto pdf = read_book(corpus / "books/nightingale-nursing-pdf/notes-on-nursing.pdf");
    ASSERT_TRUE(text) << text.error().message;
    ASSERT_TRUE(pdf) << pdf.error().message;
    EXPECT_EQ(expect_same_chapters(text.value(), pdf.value()), 0u);
    EXPECT_EQ(title_key(text.value().title), title_key(pdf.value().title));
    EXPECT_EQ(text.value().authors, pdf.value().authors);
}

double processor_seconds(const rusage& usage) {
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

TEST(Corpus, APdfOfTwoMegabytesTakesLessThanFiveSecondsAndThreeHundredMegabytes) {
    REQUIRE_CORPUS(corpus);
    rusage own{};
    rusage children{};
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    const double before = processor_seconds(own) + processor_seconds(children);
    const auto read = read_book(corpus / "books/thompson-calculus-pdf/33283-pdf.pdf");
    ASSERT_TRUE(read) << read.error().message;
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    const double taken = processor_seconds(own) + processor_seconds(children) - before;
    std::cout << fmt::format("{:.1f} s of the processor, {} MB here, {} MB in poppler\n", taken,
                             own.ru_maxrss / 1024, children.ru_maxrss / 1024);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(taken, 5.0);
    EXPECT_LT(own.ru_maxrss / 1024, 300);
    EXPECT_LT(children.ru_maxrss / 1024, 300);
#endif
}

}  // namespace
}  // namespace books
