#include "books/analysis.hpp"

#include <algorithm>

#include "books/findings.hpp"
#include "books/sentences.hpp"
#include "text/readability.hpp"
#include "text/words.hpp"

namespace books {

namespace {

std::vector<KeyPhrase> to_key_phrases(const std::vector<text::RankedPhrase>& ranked) {
    std::vector<KeyPhrase> out;
    for (const auto& phrase : ranked) out.push_back({phrase.text, phrase.score, phrase.mentions});
    return out;
}

constexpr std::size_t kPhrasesOfChapter = 10;
constexpr std::size_t kTakeaways = 6;

void analyze_chapters(const Book& book, const Sentences& sentences, bool english, Analysis& out) {
    std::vector<text::FleschCounter> counters(book.chapters.size());
    text::FleschCounter whole;
    for (const auto& sentence : sentences.all) {
        counters[static_cast<std::size_t>(sentence.chapter)].add_sentence(sentence.text);
        whole.add_sentence(sentence.text);
    }
    for (std::size_t i = 0; i < book.chapters.size(); ++i) {
        ChapterAnalysis chapter;
        chapter.title = book.chapters[i].title;
        chapter.words = book.chapters[i].words;
        if (english) {
            const int number = static_cast<int>(i);
            chapter.reading_ease = counters[i].reading_ease();
            chapter.key_phrases =
                to_key_phrases(sentences.phrases.best_of_section(number, kPhrasesOfChapter));
            chapter.topic = topic_of_chapter(book.chapters[i], chapter.key_phrases);
            chapter.takeaways = find_takeaways(sentences, number, kTakeaways);
        }
        out.chapters.push_back(std::move(chapter));
    }
    if (english) out.reading_ease = whole.reading_ease();
}

}  // namespace

std::string_view niche_name(NicheId niche) {
    switch (niche) {
        case NicheId::tax:
            return "Taxes";
        case NicheId::health:
            return "Health";
        case NicheId::finance:
            return "Personal finance";
        case NicheId::student_loan:
            return "Student loans";
        case NicheId::career:
            return "Careers";
        case NicheId::business:
            return "Business";
        case NicheId::self_help:
            return "Self-improvement";
        case NicheId::parenting:
            return "Parenting";
        case NicheId::technology:
            return "Technology";
        case NicheId::history:
            return "History";
        case NicheId::general:
            return "General";
    }
    return "General";
}

Analysis analyze(const Book& book) {
    Analysis out;
    out.language = book.language;
    out.words = word_count(book);
    const bool english = is_english(book);
    Sentences sentences;
    collect_sentences(book, sentences);
    for (const auto& sentence : sentences.all) {
        if (sentence.fit) out.sentences.push_back(to_passage(sentence));
    }
    out.summary = find_summary(book, sentences, kSummaryWords);
    analyze_chapters(book, sentences, english, out);
    if (english) {
        out.key_phrases = to_key_phrases(sentences.key_phrases);
        out.action_items = find_action_items(book, sentences);
        out.quick_wins = find_quick_wins(out.action_items);
        out.mistakes = find_mistakes(sentences, out.action_items);
        out.stories = find_stories(book, sentences);
        out.definitions = find_definitions(sentences);
        out.numbers = find_numbers(sentences);
        out.quotables = find_quotables(sentences);
        out.niche = find_niche(book, sentences);
        out.topic = find_topic(book, out.key_phrases);
        out.benefits = find_benefits(book, out.action_items);
        if (!out.benefits.empty()) out.main_benefit = out.benefits.front();
        out.main_outcome = out.benefits.size() > 1 ? out.benefits[1] : out.main_benefit;
        out.audience = find_audience(book);
        if (out.benefits.empty()) {
            out.notes.emplace_back("the book does not say plainly what a reader can do after it");
        }
        if (out.action_items.size() < 5) {
            out.notes.emplace_back(
                "the book gives few instructions, so there are few action items");
        }
    } else {
        out.notes.push_back(
            "the book is not in English: key phrases, action items, definitions and "
            "the like were left out");
    }
    out.best_chapter = find_best_chapter(book, sentences, out.chapters, out.action_items);
    return out;
}

std::vector<Passage> summarize(const Book& book, std::size_t target_words) {
    Sentences sentences;
    collect_sentences(book, sentences);
    return find_summary(book, sentences, target_words);
}

std::vector<KeyPhrase> key_phrases(const Book& book, std::size_t most) {
    if (!is_english(book)) return {};
    Sentences sentences;
    collect_sentences(book, sentences);
    return to_key_phrases(sentences.phrases.best(most));
}

}  // namespace books
