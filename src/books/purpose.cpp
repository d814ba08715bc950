// Niche, topic, benefits and audience: what the book is for.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "base/strings.hpp"
#include "books/findings.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

struct Field {
    NicheId id;
    std::string_view words;
};

const std::array<Field, 10>& fields() {
    static const std::array<Field, 10> list{{
        {NicheId::tax,
         "tax taxes taxation taxpayer irs deduction deductions withholding bracket "
         "brackets refund audit deductible filing credits"},
        {NicheId::health,
         "health doctor patient patients medicine medical sleep diet exercise disease "
         "nurse nursing symptom hospital dose calories weight illness sick blood risk "
         "treatment food ventilation"},
        {NicheId::finance,
         "money saving savings invest investing investment fund funds fee fees bank "
         "banks insurance mortgage retirement wealth stock stocks budget card interest "
         "percent equity capital debt rich riches"},
        {NicheId::student_loan,
         "student loan loans servicer borrower forgiveness deferment forbearance "
         "consolidation refinancing default capitalization repayment cosigner"},
        {NicheId::career,
         "job career salary interview employer resume offer offers raise hiring "
         "promotion negotiate negotiation workplace recruiter"},
        {NicheId::business,
         "business customer customers company market sales employer advertise trade "
         "startup founder profit merchant manufacture commerce labour"},
        {NicheId::self_help,
         "habit habits mind success character confidence goal goals thought faith "
         "perseverance discipline will happiness self-help courage motivation"},
        {NicheId::parenting,
         "child children parent parents baby toddler school mother father kids "
         "bedtime teen"},
        {NicheId::technology,
         "software computer code program programming programmer data network "
         "package packages debian server digital key keys wallet debug ebook library"},
        {NicheId::history,
         "century war king empire ancient colonies parliament revolution roman "
         "government nation"},
    }};
    return list;
}

// Words of the title and of what the publisher says weigh more than words of the text.
void count_words(std::string_view text, double weight,
                 std::unordered_map<std::string, double>& out) {
    for (const auto& token : text::tokens(text)) {
        if (token.kind == text::TokenKind::word) out[text::to_lower(token.text)] += weight;
    }
}

bool is_verb_phrase(const std::string& phrase) {
    const std::string sentence = phrase + ".";
    const auto words = text::tag_sentence(sentence);
    if (words.size() < 4 || words.size() > 18) return false;
    const std::string verb = text::to_lower(words[0].token.text);
    if (!text::can_be(verb, text::Tag::vb) || verb == "be" || verb == "have" || verb == "do")
        return false;
    bool noun = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string word = text::to_lower(words[i].token.text);
        if (!noun && (word == "it" || word == "this" || word == "that" || word == "them" ||
                      word == "these" || word == "they")) {
            return false;
        }
        noun = noun || text::is_noun(words[i].tag);
        if (word == "?" || word == ":" || word == ";" || word == "i" || word == "my") return false;
    }
    return noun;
}

// The phrase after `cue`, up to the end of its clause.
std::string phrase_after(std::string_view text, std::string_view cue) {
    const std::string lower = text::to_lower(text);
    const std::size_t at = lower.find(cue);
    if (at == std::string::npos) return {};
    std::string_view rest = text.substr(at + cue.size());
    rest = rest.substr(0, rest.find_first_of(".;:!?("));
    return std::string(base::trim(rest));
}

struct Collector {
    std::vector<Phrase> out;
    std::set<std::string> seen;

    void add(std::string phrase, std::string_view anchor) {
        phrase = text::without_final_stop(base::trim(phrase));
        if (phrase.ends_with(',')) phrase.pop_back();
        if (!is_verb_phrase(phrase) || phrase.size() > 110) return;
        phrase = text::lower_first(phrase);
        if (seen.insert(text::fold(phrase)).second)
            out.push_back({std::move(phrase), std::string(anchor)});
    }
};

bool is_title_command(const std::string& title) {
    const std::string lowered = text::sentence_case(title) + ".";
    return text::command(lowered, text::tag_sentence(lowered)).has_value();
}

}  // namespace

// Below this the words of no field stand out.
constexpr double kLeastDensity = 0.06;

Niche find_niche(const Book& book, const Sentences& sentences) {
    std::unordered_map<std::string, double> counts;
    count_words(book.title, 30, counts);
    count_words(book.subtitle, 20, counts);
    count_words(book.description, 8, counts);
    for (const auto& subject : book.subjects) count_words(subject, 25, counts);
    for (const auto& chapter : book.chapters) count_words(chapter.title, 6, counts);
    double words = 0;
    for (const auto& sentence : sentences.all) {
        for (const auto& word : sentence.words) {
            if (word.token.kind != text::TokenKind::word) continue;
            counts[text::to_lower(word.token.text)] += 1;
            words += 1;
        }
    }
    Niche best;
    double best_score = 0;
    double second = 0;
    for (const Field& field : fields()) {
        double score = 0;
        for (const auto word : base::split(field.words, ' ')) {
            if (word.empty()) continue;
            const auto found = counts.find(std::string(word));
            // One word repeated a thousand times is still one word.
            if (found != counts.end()) score += std::sqrt(found->second);
        }
        score /= std::sqrt(static_cast<double>(base::split(field.words, ' ').size()));
        if (score > best_score) {
            second = best_score;
            best_score = score;
            best.id = field.id;
        } else {
            second = std::max(second, score);
        }
    }
    const double density = best_score / std::sqrt(std::max(words, 1.0));
    if (density < kLeastDensity || best_score <= 0)
        return {NicheId::general, 1 - std::min(1.0, density / kLeastDensity)};
    best.confidence = std::clamp(best_score / (best_score + second), 0.0, 1.0);
    if (best.confidence < 0.52) return {NicheId::general, best.confidence};
    return best;
}

namespace {

// A noun phrase that can stand after "about" without an article.
std::string bare_noun(const std::string& phrase) {
    const std::string last = phrase.substr(phrase.rfind(' ') + 1);
    const bool countable =
        !text::is_plural(last) && text::can_be(text::plural(last), text::Tag::nns);
    return countable ? text::plural(phrase) : phrase;
}

bool is_noun_phrase(const std::string& phrase) {
    const auto words = text::tag_sentence(phrase);
    if (words.empty() || words.size() > 4) return false;
    for (const auto& word : words) {
        if (!text::is_noun(word.tag) && !text::is_adjective(word.tag) &&
            word.tag != text::Tag::vbg && word.tag != text::Tag::vbn) {
            return false;
        }
    }
    const std::string last = text::to_lower(words.back().token.text);
    return text::can_be(last, text::Tag::nn) || text::can_be(last, text::Tag::nns);
}

// The noun phrases of "fund fees, commissions, card interest and renewals", at most three; the last
// of a list may run on into a verb ("... and Paperwork Decide What ...").
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> out;
    std::string flat = base::replace_all(std::string(text), ", and ", ", ");
    flat = base::replace_all(std::move(flat), " and ", ", ");
    for (const auto piece : base::split(flat, ',')) {
        std::string item = text::lower_first(base::trim(piece));
        if (is_noun_phrase(item)) {
            out.push_back(std::move(item));
            continue;
        }
        const std::string first = item.substr(0, item.find(' '));
        if (!out.empty() && is_noun_phrase(first) && first.size() > 3) out.push_back(first);
        break;
    }
    if (out.size() > 3) out.resize(3);
    return out;
}

std::string listed_topic(const Book& book) {
    std::string subtitle = text::sentence_case(book.subtitle);
    if (text::to_lower(subtitle).starts_with("how ")) subtitle.erase(0, 4);
    if (auto items = listed(subtitle); items.size() >= 2) return text::join_and(items);
    for (const auto piece : text::sentences(book.description)) {
        for (const std::string_view cue :
             {": ", " explains ", " covers ", " about ", " guide to "}) {
            const std::size_t at = piece.find(cue);
            if (at == std::string_view::npos) continue;
            std::string_view rest = piece.substr(at + cue.size());
            rest = rest.substr(0, rest.find_first_of(".;:("));
            if (auto items = listed(rest); items.size() >= 2) return text::join_and(items);
        }
    }
    return {};
}

}  // namespace

Phrase find_topic(const Book& book, const std::vector<KeyPhrase>& phrases) {
    const std::string anchor(kMetadataAnchor);
    if (std::string topic = listed_topic(book); !topic.empty()) return {std::move(topic), anchor};
    std::vector<std::string> parts;
    for (const auto& phrase : phrases) {
        if (parts.size() == 2) break;
        if (text::starts_upper(phrase.text) || phrase.score < 0.3) continue;
        parts.push_back(bare_noun(phrase.text));
    }
    if (!parts.empty()) return {text::join_and(parts), anchor};
    if (!book.subjects.empty()) return {text::lower_first(book.subjects.front()), anchor};
    return {};
}

// A phrase that the title names too; a chapter's commonest word alone may be an accident.
Phrase topic_of_chapter(const Chapter& chapter, const std::vector<KeyPhrase>& phrases) {
    if (chapter.blocks.empty()) return {};
    std::set<std::string> title;
    for (const auto& token : text::tokens(chapter.title)) title.insert(text::stem(token.text));
    for (const auto& phrase : phrases) {
        if (text::starts_upper(phrase.text) || phrase.mentions < 4) continue;
        const std::string last = phrase.text.substr(phrase.text.rfind(' ') + 1);
        if (!title.contains(text::stem(last))) continue;
        return {bare_noun(phrase.text), chapter.blocks.front().anchor};
    }
    return {};
}

std::vector<Phrase> find_benefits(const Book& book, const std::vector<ActionItem>& items) {
    Collector to;
    const std::array<std::string, 2> sources{book.subtitle, book.description};
    for (const std::string& source : sources) {
        const auto pieces = text::sentences(source);
        for (const auto piece : pieces) {
            for (const std::string_view cue :
                 {"how to ", "teaches you to ", "shows you how to ", "helps you ", "help you ",
                  "learn to ", "lets you ", "so that you can ", "you will be able to ",
                  "you can "}) {
                const std::string phrase = phrase_after(piece, cue);
                to.add(&source == &sources[0] ? text::sentence_case(phrase) : phrase,
                       kMetadataAnchor);
            }
        }
    }
    for (const auto& chapter : book.chapters) {
        if (chapter.blocks.empty()) continue;
        const std::string& anchor = chapter.blocks.front().anchor;
        const std::string lower = text::to_lower(chapter.title);
        if (lower.starts_with("how to ")) {
            to.add(text::sentence_case(chapter.title.substr(7)), anchor);
        } else if (is_title_command(chapter.title)) {
            to.add(text::sentence_case(chapter.title), anchor);
        }
    }
    std::vector<ActionItem> best = items;
    std::ranges::stable_sort(
        best, [](const ActionItem& a, const ActionItem& b) { return a.score > b.score; });
    for (const auto& item : best) {
        if (to.out.size() >= 16) break;
        const bool plain = !item.text.starts_with("If ") && !item.text.starts_with("When ") &&
                           !item.text.starts_with("Before ") && !item.text.starts_with("Never ") &&
                           !item.text.starts_with("Don") && text::word_count(item.text) <= 14;
        if (plain) to.add(item.text, item.anchor);
    }
    return to.out;
}

Phrase find_audience(const Book& book) {
    for (const std::string& source : {book.subtitle, book.description}) {
        for (const auto piece : text::sentences(source)) {
            for (const std::string_view who :
                 {"for people who ", "for anyone who ", "for readers who ", "for those who ",
                  "for beginners", "for parents", "for first-time ", "for students",
                  "for borrowers", "for patients"}) {
                const std::string rest = phrase_after(piece, who);
                if (!who.ends_with(' ')) {
                    if (text::to_lower(piece).find(who) != std::string::npos) {
                        return {std::string(who.substr(4)), std::string(kMetadataAnchor)};
                    }
                    continue;
                }
                if (rest.empty() || text::word_count(rest) > 12) continue;
                std::string group(who.substr(4));
                if (group == "anyone who " || group == "those who ") group = "people who ";
                return {group + rest, std::string(kMetadataAnchor)};
            }
        }
    }
    return {};
}

BestChapter find_best_chapter(const Book& book, const Sentences& sentences,
                              const std::vector<ChapterAnalysis>& chapters,
                              const std::vector<ActionItem>& items) {
    const std::size_t count = book.chapters.size();
    struct Facts {
        double references = 0;
        double weight = 0;
        double fit = 0;
        double sentences = 0;
        double actions = 0;
    };
    std::vector<Facts> facts(count);
    for (const auto& sentence : sentences.all) {
        Facts& at = facts[static_cast<std::size_t>(sentence.chapter)];
        at.sentences += 1;
        at.weight += sentence.weight;
        at.fit += sentence.fit ? 1 : 0;
        const std::string lower = text::to_lower(sentence.text);
        if (holds_any(lower, {"chapter", "as we saw", "earlier", "as i said", "we have seen",
                              "later in", "mentioned", "previous", "already described"})) {
            at.references += 1;
        }
    }
    double most_actions = 1;
    double most_weight = 1e-9;
    for (const auto& item : items)
        facts[static_cast<std::size_t>(item.chapter)].actions += item.score;
    for (const auto& at : facts) {
        most_actions = std::max(most_actions, at.actions);
        most_weight = std::max(most_weight, at.weight / std::max(1.0, at.sentences));
    }
    BestChapter best;
    for (std::size_t i = 0; i < count; ++i) {
        const Facts& at = facts[i];
        const double lines = std::max(1.0, at.sentences);
        const auto words = static_cast<double>(book.chapters[i].words);
        const double place =
            count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0;
        const std::string title = text::to_lower(book.chapters[i].title);
        const bool frame =
            holds_any(title, {"introduction", "conclusion", "epilogue", "afterword", "summary"});
        double ending = count == 1 ? 1 : place <= 0.65 ? 1 : 1 - (place - 0.65) / 0.35;
        if (frame) ending *= 0.3;
        double length = words < 700     ? words / 700
                        : words <= 4500 ? 1
                                        : std::max(0.1, 1 - (words - 4500) / 8000);
        const double ease = chapters.empty() ? 0 : chapters[i].reading_ease;
        std::vector<ScorePart> parts{
            {"self_contained", std::clamp(1 - 12 * at.references / lines, 0.0, 1.0), 0.25},
            {"valuable",
             std::clamp(0.45 * (at.weight / lines) / most_weight +
                            0.35 * at.actions / most_actions +
                            0.2 * std::min(1.0, 3 * at.fit / lines),
                        0.0, 1.0),
             0.35},
            {"not_the_ending", ending, 0.2},
            {"length", length, 0.1},
            {"readability", std::clamp(ease / 80, 0.0, 1.0), 0.1}};
        double score = 0;
        for (const auto& part : parts) score += part.value * part.weight;
        if (score > best.score || i == 0) best = {static_cast<int>(i), score, std::move(parts)};
    }
    return best;
}

}  // namespace books
