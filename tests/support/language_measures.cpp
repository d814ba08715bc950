#include "support/language_measures.hpp"

#include <algorithm>
#include <set>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/analysis.hpp"
#include "support/rouge.hpp"
#include "text/phrases.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace support {

namespace {

namespace fs = std::filesystem;

std::string string_at(const base::Json& json, std::string_view key) {
    return std::string(json.at(key).as_string());
}

double f_of(std::size_t right, std::size_t given, std::size_t wanted) {
    if (right == 0) return 0;
    const double precision = static_cast<double>(right) / static_cast<double>(given);
    const double recall = static_cast<double>(right) / static_cast<double>(wanted);
    return 2 * precision * recall / (precision + recall);
}

std::string stems_of(const std::string& phrase) {
    std::string out;
    for (const auto& token : text::tokens(phrase)) {
        out += (out.empty() ? "" : " ") + porter_stem(token.text);
    }
    return out;
}

// An abstract's first paragraph is its title; lines that go on begin with a tab.
std::vector<std::string> paragraphs_of(const std::string& raw) {
    std::vector<std::string> out;
    for (const auto line : base::split(raw, '\n')) {
        if (out.size() < 2 && !line.starts_with('\t')) out.emplace_back();
        if (out.empty()) out.emplace_back();
        out.back() += std::string(line) + ' ';
    }
    for (auto& paragraph : out) paragraph = text::collapse_space(paragraph);
    return out;
}

std::vector<text::RankedPhrase> phrases_of(const std::string& raw, std::size_t most) {
    text::PhraseCounter counter;
    for (const auto& paragraph : paragraphs_of(raw)) {
        for (const auto sentence : text::sentences(paragraph)) {
            counter.add(text::tag_sentence(sentence), 0);
        }
    }
    return counter.best(most);
}

// A line of the data says what it is in its first word: "para ..." or "item ...".
books::Block block_of(const std::string& line) {
    books::Block out;
    const std::size_t space = line.find(' ');
    out.kind =
        line.starts_with("item ") ? books::BlockKind::list_item : books::BlockKind::paragraph;
    out.text = line.substr(space + 1);
    return out;
}

// A chapter of the textbook as a book of its own, its sections being the chapters.
books::Book book_of(const base::Json& chapter) {
    books::Book out;
    out.title = string_at(chapter, "title");
    for (const auto& section : chapter.at("sections").as_array()) {
        books::Chapter& made = out.chapters.emplace_back();
        made.title = string_at(section, "title");
        for (const auto& line : section.at("paras").as_array()) {
            made.blocks.push_back(block_of(std::string(line.as_string())));
        }
    }
    books::set_anchors(out);
    return out;
}

// Without the heading that stands in front of it.
std::string reference_of(const base::Json& chapter) {
    std::string out;
    for (const auto& paragraph : chapter.at("summary").as_array()) {
        out += std::string(paragraph.as_string()) + ' ';
    }
    constexpr std::string_view kHeading = "Chapter Summary ";
    return out.starts_with(kHeading) ? out.substr(kHeading.size()) : out;
}

std::string lead_of(const books::Book& book, std::size_t most) {
    std::string out;
    std::size_t words = 0;
    for (const auto& chapter : book.chapters) {
        for (const auto& block : chapter.blocks) {
            for (const auto sentence : text::sentences(block.text)) {
                words += text::word_count(sentence);
                if (words > most) return out;
                out += std::string(sentence) + ' ';
            }
        }
    }
    return out;
}

}  // namespace

base::Result<SentenceMeasure> measure_sentences(const fs::path& corpus) {
    TRY(const auto file, base::read_file(corpus / "datasets/sentences/golden-rules-en.json"));
    TRY(const auto json, base::parse_json(file));
    SentenceMeasure out;
    for (const auto& rule : json.as_array()) {
        std::vector<std::string> wanted;
        for (const auto& each : rule.at("expected").as_array()) {
            wanted.push_back(text::collapse_space(std::string(each.as_string())));
        }
        // One rule was copied from Ruby with its escapes: \" is a quotation mark.
        const std::string words = base::replace_all(string_at(rule, "text"), "\\\"", "\"");
        std::vector<std::string> found;
        for (const auto each : text::sentences(words)) found.push_back(text::collapse_space(each));
        ++out.rules;
        if (found == wanted) {
            ++out.exact;
            continue;
        }
        std::string line =
            fmt::format("{} {}:", rule.at("rule").as_int64(), string_at(rule, "name"));
        for (const auto& each : found) line += ' ' + each + " |";
        out.otherwise.push_back(line);
    }
    return out;
}

base::Result<PhraseMeasure> measure_key_phrases(const fs::path& corpus) {
    constexpr std::size_t kMost = 10;
    TRY(const auto file, base::read_file(corpus / "datasets/keyphrases/inspec-test.jsonl"));
    PhraseMeasure out;
    std::size_t odd = 0;
    std::size_t all_right = 0;
    std::size_t all_given = 0;
    std::size_t all_wanted = 0;
    for (const auto line : base::split(file, '\n')) {
        if (base::trim(line).empty()) continue;
        TRY(const auto document, base::parse_json(line));
        std::set<std::string> wanted;
        for (const auto& key : document.at("uncontr").as_array()) {
            wanted.insert(stems_of(std::string(key.as_string())));
        }
        std::set<std::string> given;
        for (const auto& phrase : phrases_of(string_at(document, "raw"), kMost)) {
            given.insert(stems_of(phrase.text));
        }
        const auto right = static_cast<std::size_t>(
            std::ranges::count_if(given, [&](const auto& each) { return wanted.contains(each); }));
        const double f = 100 * f_of(right, given.size(), wanted.size());
        out.f += f;
        if (out.documents % 2 == 1) {
            out.odd += f;
            ++odd;
        }
        ++out.documents;
        all_right += right;
        all_given += given.size();
        all_wanted += wanted.size();
    }
    if (odd == 0) return base::fail(base::Errc::invalid, "there are no abstracts");
    out.f /= static_cast<double>(out.documents);
    out.odd /= static_cast<double>(odd);
    out.micro = 100 * f_of(all_right, all_given, all_wanted);
    return out;
}

base::Result<SummaryMeasure> measure_summaries(const fs::path& corpus) {
    TRY(const auto file,
        base::read_file(corpus / "datasets/summaries/openstax_college_success.json"));
    TRY(const auto json, base::parse_json(file));
    SummaryMeasure out;
    for (const auto& chapter : json.as_array()) {
        // Two chapters end without a summary.
        if (chapter.at("summary").as_array().empty()) continue;
        const std::string reference = reference_of(chapter);
        const books::Book book = book_of(chapter);
        SummaryMeasure::Chapter one;
        one.title = book.title;
        one.target_words = text::word_count(reference);
        std::string words;
        for (const auto& passage : books::summarize(book, one.target_words)) {
            words += passage.text + ' ';
        }
        one.words = text::word_count(words);
        one.rouge_1 = rouge_n(words, reference, 1);
        one.rouge_2 = rouge_n(words, reference, 2);
        const std::string lead = lead_of(book, one.target_words);
        out.lead_1 += rouge_n(lead, reference, 1);
        out.lead_2 += rouge_n(lead, reference, 2);
        out.rouge_1 += one.rouge_1;
        out.rouge_2 += one.rouge_2;
        out.chapters.push_back(one);
    }
    if (out.chapters.empty()) return base::fail(base::Errc::invalid, "there are no chapters");
    for (double* value : {&out.rouge_1, &out.rouge_2, &out.lead_1, &out.lead_2}) {
        *value /= static_cast<double>(out.chapters.size());
    }
    return out;
}

}  // namespace support
