#include "books/findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "base/strings.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/summary.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

template <class T>
void best_first(std::vector<T>& items, std::size_t most) {
    std::ranges::stable_sort(items, [](const T& a, const T& b) { return a.score > b.score; });
    if (items.size() > most) items.resize(most);
}

// "Write it down." says nothing without the sentence before.
bool names_its_object(const std::string& command) {
    const auto words = text::tag_sentence(command);
    bool noun = false;
    bool first = true;
    for (const auto& word : words) {
        if (word.token.kind == text::TokenKind::punctuation) continue;
        const std::string lower = text::to_lower(word.token.text);
        if (!first && !noun &&
            (lower == "it" || lower == "them" || lower == "this" || lower == "these" ||
             lower == "those" || lower == "that" || lower == "him" || lower == "her" ||
             lower == "one" || lower == "its" || lower == "their" || lower == "they" ||
             lower == "he" || lower == "she" || lower == "both" || lower == "either")) {
            return false;
        }
        if (!first && (text::is_noun(word.tag) || word.token.kind == text::TokenKind::number)) {
            noun = true;
        }
        first = false;
    }
    return noun;
}

// "see page 5"; a page of a contract is another matter.
bool names_page(const std::string& lower) {
    constexpr std::string_view kPage = "page ";
    for (std::size_t at = lower.find(kPage); at != std::string::npos;
         at = lower.find(kPage, at + 1)) {
        const std::size_t next = at + kPage.size();
        if (next < lower.size() && lower[next] >= '0' && lower[next] <= '9') return true;
    }
    return false;
}

bool points_at_page(const std::string& lower) {
    return names_page(lower) ||
           holds_any(lower, {"chapter",       "this book",     "above",   "below",
                             "the following", "example",       "figure ", "appendix",
                             "next page",     "this page",     "this is", "these ",
                             "those ",        " this ",        "reader",  "the same way",
                             "the other one", "the first one", "http",    "in turn",
                             "the two "});
}

const Sentence* reason_after(const Sentences& sentences, std::size_t at) {
    const Sentence& here = sentences.all[at];
    for (std::size_t i = at + 1; i < sentences.all.size() && i <= at + 2; ++i) {
        const Sentence& next = sentences.all[i];
        if (next.block != here.block) break;
        if (next.fit && !next.command && !next.question && !next.first_person && !next.past)
            return &next;
    }
    if (at > 0) {
        const Sentence& before = sentences.all[at - 1];
        if (before.chapter == here.chapter && before.fit && !before.command && !before.question &&
            !before.first_person && !before.past &&
            text::similarity(before.terms, here.terms) > 0.12) {
            return &before;
        }
    }
    return nullptr;
}

bool forbids(const std::string& command) {
    return command.starts_with("never ") || command.starts_with("avoid ") ||
           command.starts_with("don't ") || command.starts_with("don’t ") ||
           command.starts_with("do not ") || command.starts_with("beware ") ||
           command.starts_with("stop ");
}

// Among other sentences one may lean on what the book is about, if not on the very sentence before
// it or on something to look at.
bool fits_summary(const Sentence& sentence) {
    if (sentence.question || sentence.first_person || sentence.past) return false;
    if (sentence.fit) return true;
    static const std::unordered_set<std::string> references{
        "this", "these",   "that",  "those",     "it",      "he",      "she",     "they",
        "his",  "her",     "their", "its",       "such",    "but",     "and",     "or",
        "so",   "then",    "thus",  "therefore", "however", "instead", "also",    "another",
        "both", "neither", "here",  "hence",     "either",  "now",     "finally", "again"};
    if (sentence.block->kind != BlockKind::paragraph || sentence.words.empty()) return false;
    if (sentence.length < kShortest || sentence.length > kLongest) return false;
    const std::string lower = text::to_lower(sentence.text);
    return !references.contains(text::to_lower(sentence.words.front().token.text)) &&
           !holds_any(lower, {"figure ", " table", " above", " below", "following", "chapter",
                              "section", "\"", "“", "mentioned", "the former", "the latter"}) &&
           text::is_well_formed(sentence.text) && text::has_clause(sentence.words);
}

std::string key_of(const std::string& text) {
    return text::fold(text);
}

}  // namespace

Passage to_passage(const Sentence& sentence) {
    return {sentence.text, sentence.block->anchor, sentence.chapter, sentence.score};
}

std::vector<ActionItem> find_action_items(const Book& book, const Sentences& sentences) {
    std::vector<ActionItem> out;
    std::vector<text::Terms> terms;
    for (std::size_t i = 0; i < sentences.all.size(); ++i) {
        const Sentence& sentence = sentences.all[i];
        if (!sentence.command || sentence.first_person || sentence.length < 4 ||
            sentence.length > 30) {
            continue;
        }
        if (sentence.block->kind == BlockKind::quote) continue;
        const std::string lower = ' ' + text::to_lower(*sentence.command);
        if (points_at_page(lower) || !names_its_object(*sentence.command) ||
            !text::is_well_formed(*sentence.command)) {
            continue;
        }
        ActionItem item;
        item.text = *sentence.command;
        item.anchor = sentence.block->anchor;
        item.chapter = sentence.chapter;
        item.score = 0.35 + 0.35 * sentence.weight + 0.2 * sentence.rank;
        if (sentence.advice_section) item.score += 0.2;
        if (sentence.block->kind == BlockKind::list_item) item.score += 0.15;
        if (sentence.in_block == 0) item.score += 0.05;
        if (sentence.length > 22) item.score -= 0.15;
        if (holds_any(lower, {" never ", " don't ", " do not "})) item.score -= 0.1;
        if (const Sentence* why = reason_after(sentences, i)) {
            item.why = why->text;
            item.why_anchor = why->block->anchor;
            item.score += 0.08;
        }
        item.score = std::clamp(item.score, 0.0, 1.0);
        item.quick =
            sentence.length <= 18 &&
            holds_any(lower,
                      {"minute",    "today",    "tonight",    " call ",     " ask ",   " write ",
                       " look up ", " check ",  " open ",     " list ",     " find ",  " put ",
                       " read ",    " print ",  " circle ",   " set ",      " bring ", " copy ",
                       " log ",     " pull ",   " save ",     " name ",     " pick ",  " count ",
                       " add ",     " divide ", " multiply ", " subtract ", " mark "}) &&
            !holds_any(lower, {" every month", " every year", " for years", " each year"});
        const bool repeated = std::ranges::any_of(terms, [&](const text::Terms& other) {
            return text::similarity(other, sentence.terms) > 0.75;
        });
        if (repeated) continue;
        terms.push_back(sentence.terms);
        out.push_back(std::move(item));
    }
    // Enough for a checklist from every chapter, the best of each.
    std::map<int, std::vector<double>> by_chapter;
    for (const auto& item : out) by_chapter[item.chapter].push_back(item.score);
    const std::size_t each =
        std::max<std::size_t>(6, 120 / std::max<std::size_t>(1, book.chapters.size()));
    for (auto& [chapter, scores] : by_chapter) {
        std::ranges::sort(scores, std::greater<>());
        const double least = scores.size() > each ? scores[each - 1] : 0;
        std::erase_if(out, [&, number = chapter](const ActionItem& item) {
            return item.chapter == number && item.score < least;
        });
    }
    return out;
}

std::vector<ActionItem> find_quick_wins(const std::vector<ActionItem>& items) {
    std::vector<ActionItem> out;
    for (const auto& item : items) {
        if (item.quick) out.push_back(item);
    }
    best_first(out, 20);
    return out;
}

std::vector<Mistake> find_mistakes(const Sentences& sentences,
                                   const std::vector<ActionItem>& items) {
    std::vector<Mistake> out;
    for (const Sentence& sentence : sentences.all) {
        if (!sentence.fit || sentence.question || sentence.first_person || sentence.past) continue;
        const std::string lower = ' ' + text::to_lower(sentence.text);
        double cue = 0;
        if (holds_any(lower,
                      {" mistake", " trap", " misread", " wrongly", " the error", " an error",
                       " pitfall", " the worst ", " wrong way", " costliest", " expensive way"})) {
            cue = 0.5;
        } else if (holds_any(lower,
                             {" most people ", " many people ", " people often ", " too often ",
                              " fail to ", " forget", " overlook", " ignore", " few people ",
                              " nobody ", " waste", " too late", " too soon", " too early",
                              " without ever ", " by accident", " people stop "})) {
            cue = 0.3;
        } else if (sentence.command && forbids(text::to_lower(*sentence.command))) {
            cue = 0.25;
        }
        if (cue == 0) continue;
        Mistake item;
        item.text = sentence.text;
        item.anchor = sentence.block->anchor;
        item.chapter = sentence.chapter;
        item.score = std::clamp(cue + 0.5 * sentence.score, 0.0, 1.0);
        for (const auto& action : items) {
            if (action.anchor == item.anchor && action.text != item.text) {
                item.fix = action.text;
                item.fix_anchor = action.anchor;
                item.score = std::min(1.0, item.score + 0.1);
                break;
            }
        }
        out.push_back(std::move(item));
    }
    best_first(out, 25);
    return out;
}

std::vector<Definition> find_definitions(const Sentences& sentences) {
    static const std::unordered_set<std::string_view> vague{
        "thing",    "way",    "answer",     "point",       "problem", "reason", "result", "rule",
        "question", "trick",  "difference", "idea",        "good",    "news",   "truth",  "fact",
        "first",    "second", "last",       "best",        "worst",   "remedy", "test",   "cure",
        "aim",      "goal",   "job",        "catch",       "lesson",  "secret", "man",    "woman",
        "men",      "people", "everything", "someone",     "anyone",  "one",    "part",   "what",
        "time",     "step",   "exception",  "alternative", "key",     "object", "figure", "example",
        "other",    "rest"};
    std::vector<Definition> out;
    std::set<std::string> known;
    for (const Sentence& sentence : sentences.all) {
        if (!sentence.fit || sentence.question || sentence.first_person || sentence.past ||
            sentence.command) {
            continue;
        }
        const auto& words = sentence.words;
        std::size_t begin = 0;
        if (!words.empty() && words[0].tag == text::Tag::dt) {
            const std::string article = text::to_lower(words[0].token.text);
            if (article != "a" && article != "an") continue;
            begin = 1;
        }
        std::size_t verb = begin;
        bool nouns_only = true;
        while (verb < words.size() && !text::is_finite(words[verb].tag)) {
            nouns_only = nouns_only &&
                         (text::is_noun(words[verb].tag) || text::is_adjective(words[verb].tag) ||
                          words[verb].tag == text::Tag::vbg);
            ++verb;
        }
        if (!nouns_only || verb == begin || verb - begin > 4 || verb + 3 >= words.size()) continue;
        const std::string is = text::to_lower(words[verb].token.text);
        const std::string next = text::to_lower(words[verb + 1].token.text);
        const bool says =
            ((is == "is" || is == "are") && (next == "a" || next == "an" || next == "the")) ||
            (is == "means");
        if (!says) continue;
        const std::string lower = text::to_lower(sentence.text);
        if (!holds_any(lower, {" that ", " which ", " who ", " of ", " when ", " where ", " for "}))
            continue;
        const char* from = words[begin].token.text.data();
        const auto& last = words[verb - 1].token.text;
        std::string term(from, static_cast<std::size_t>(last.data() + last.size() - from));
        const bool name = text::is_proper(words[begin].tag) && text::is_proper(words[verb - 1].tag);
        if (name || vague.contains(text::to_lower(last)) ||
            vague.contains(text::to_lower(words[begin].token.text)))
            continue;
        term = text::lower_first(term);
        if (!known.insert(key_of(term)).second) continue;
        out.push_back({term, sentence.text, sentence.block->anchor, sentence.chapter});
    }
    return out;
}

std::vector<Passage> find_numbers(const Sentences& sentences) {
    std::vector<Passage> out;
    for (const Sentence& sentence : sentences.all) {
        if (!sentence.fit || sentence.question || sentence.first_person) continue;
        bool figure = false;
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const auto& token = sentence.words[i].token;
            if (token.kind != text::TokenKind::number) continue;
            // A digit alone counts things; "4 percent" is a figure.
            const bool rate = i + 1 < sentence.words.size() &&
                              text::to_lower(sentence.words[i + 1].token.text) == "percent";
            figure = figure || token.text.size() > 1 || rate;
        }
        if (!figure || sentence.command) continue;
        Passage passage = to_passage(sentence);
        // "$51,200" belongs to a worked example; a rate or a count of days is true of more than
        // one.
        const bool worked =
            sentence.text.find('$') != std::string::npos &&
            sentence.text.find(',', sentence.text.find('$')) <= sentence.text.find('$') + 4;
        if (worked) passage.score = std::max(0.0, passage.score - 0.25);
        if (sentence.text.find("percent") != std::string::npos ||
            sentence.text.find('%') != std::string::npos) {
            passage.score = std::min(1.0, passage.score + 0.15);
        }
        out.push_back(std::move(passage));
    }
    best_first(out, 25);
    return out;
}

std::vector<Passage> find_quotables(const Sentences& sentences) {
    std::vector<Passage> out;
    for (const Sentence& sentence : sentences.all) {
        if (!sentence.fit || sentence.question || sentence.first_person || sentence.past ||
            sentence.length > 20) {
            continue;
        }
        const std::string lower = ' ' + text::to_lower(sentence.text);
        double pointed = 0;
        if (holds_any(lower, {" not ", "n't ", "n’t ", " never ", " but "})) pointed += 0.15;
        if (holds_any(lower, {" than ", " only ", " the more ", " every ", " nobody ", " no "}))
            pointed += 0.1;
        if (holds_any(lower, {" is a ", " is an ", " is the ", " are the "})) pointed += 0.1;
        if (sentence.last_in_block) pointed += 0.1;
        if (sentence.length <= 14) pointed += 0.08;
        std::size_t figures = 0;
        for (const auto& word : sentence.words)
            figures += word.token.kind == text::TokenKind::number;
        if (figures > 1 || sentence.command) pointed -= 0.15;
        Passage passage = to_passage(sentence);
        passage.score = std::clamp(0.6 * sentence.score + pointed, 0.0, 1.0);
        if (pointed >= 0.15) out.push_back(std::move(passage));
    }
    best_first(out, 25);
    return out;
}

std::vector<Passage> find_takeaways(const Sentences& sentences, int chapter, std::size_t most) {
    std::vector<const Sentence*> pool;
    std::vector<double> scores;
    std::vector<text::Terms> terms;
    for (const Sentence& sentence : sentences.all) {
        if (sentence.chapter != chapter || !sentence.fit || sentence.question ||
            sentence.first_person || sentence.past || sentence.length > 28) {
            continue;
        }
        pool.push_back(&sentence);
        // A command is advice; a takeaway is what one now knows.
        scores.push_back(sentence.score - (sentence.command ? 0.12 : 0));
        terms.push_back(sentence.terms);
    }
    std::vector<Passage> out;
    for (const std::size_t i : text::choose_diverse(scores, terms, most, 0.5)) {
        out.push_back(to_passage(*pool[i]));
    }
    return out;
}

std::vector<Passage> find_summary(const Book& book, const Sentences& sentences,
                                  std::size_t target_words) {
    text::SummaryText whole;
    whole.title = sentences.title;
    whole.sections = sentences.chapter_titles;
    for (const Sentence& sentence : sentences.all) {
        whole.sentences.push_back({sentence.terms, sentence.length,
                                   static_cast<std::size_t>(sentence.chapter),
                                   fits_summary(sentence)});
        whole.section_ranks.push_back(sentence.rank);
    }
    // Each chapter has its say: at most two and a half times its share, but a sentence at least.
    const auto chapters = static_cast<double>(std::max<std::size_t>(1, book.chapters.size()));
    const double sentence_share =
        static_cast<double>(kLongest) / static_cast<double>(std::max(target_words, kLongest));
    const double share = std::clamp(2.5 / chapters, sentence_share, 1.0);
    std::vector<Passage> out;
    for (const std::size_t i : text::summarize(whole, target_words, share)) {
        out.push_back(to_passage(sentences.all[i]));
    }
    return out;
}

std::vector<Story> find_stories(const Book& book, const Sentences& sentences) {
    struct Told {
        std::size_t past = 0;
        std::size_t present = 0;
        std::size_t third = 0;  // he, she, his, her
        std::string who;
        const Sentence* first = nullptr;
        std::size_t words = 0;
    };
    std::map<const Block*, Told> blocks;
    for (const Sentence& sentence : sentences.all) {
        Told& told = blocks[sentence.block];
        if (!told.first) told.first = &sentence;
        told.words += sentence.length;
        const auto& words = sentence.words;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].tag == text::Tag::vbd) ++told.past;
            if (words[i].tag == text::Tag::vbz || words[i].tag == text::Tag::vbp ||
                words[i].tag == text::Tag::md)
                ++told.present;
            const std::string lower = text::to_lower(words[i].token.text);
            if (lower == "he" || lower == "she" || lower == "his" || lower == "her" ||
                lower == "him")
                ++told.third;
            if (!told.who.empty()) continue;
            const bool acts = i + 1 < words.size() &&
                              (words[i + 1].tag == text::Tag::vbd ||
                               words[i + 1].token.text == "'s" || words[i + 1].token.text == ",");
            if (text::is_proper(words[i].tag) && acts && words[i].token.text.size() > 2 &&
                text::starts_upper(words[i].token.text)) {
                std::size_t begin = i;
                while (begin > 0 && text::is_proper(words[begin - 1].tag) &&
                       words[begin - 1].token.kind == text::TokenKind::word) {
                    --begin;
                }
                const bool place = begin > 0 && words[begin - 1].tag == text::Tag::in;
                const bool known_word = i == begin && i == 0 && text::can_be(lower, text::Tag::nn);
                if (!place && !known_word && i - begin <= 2 && words[i + 1].tag == text::Tag::vbd) {
                    const char* from = words[begin].token.text.data();
                    told.who.assign(from,
                                    static_cast<std::size_t>(words[i].token.text.data() +
                                                             words[i].token.text.size() - from));
                }
            }
        }
    }
    std::vector<Story> out;
    for (std::size_t c = 0; c < book.chapters.size(); ++c) {
        const auto& list = book.chapters[c].blocks;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto at = blocks.find(&list[i]);
            if (at == blocks.end()) continue;
            const Told& told = at->second;
            const bool opens = !told.who.empty() && told.past >= 2 && told.past > told.present &&
                               told.words >= 25 && list[i].kind == BlockKind::paragraph;
            if (!opens || !told.first) continue;
            std::size_t last = i;
            std::size_t words = told.words;
            std::size_t third = told.third;
            for (std::size_t k = i + 1; k < list.size() && k < i + 8; ++k) {
                const auto more = blocks.find(&list[k]);
                if (more == blocks.end() || list[k].kind == BlockKind::heading) break;
                const Told& next = more->second;
                if (next.past < next.present || (next.third == 0 && next.who != told.who)) break;
                last = k;
                words += next.words;
                third += next.third;
            }
            Story story;
            story.chapter = static_cast<int>(c);
            story.first_anchor = list[i].anchor;
            story.last_anchor = list[last].anchor;
            story.opening = told.first->text;
            story.who = told.who;
            const std::string first_name = told.who.substr(0, told.who.find(' '));
            bool met = false;
            for (std::size_t k = 0; k < i; ++k)
                met = met || list[k].text.find(first_name) != std::string::npos;
            story.score = std::clamp((met ? 0.0 : 0.2) + static_cast<double>(words) / 500.0 +
                                         0.02 * static_cast<double>(third),
                                     0.0, 1.0);
            out.push_back(std::move(story));
            i = last;
        }
    }
    best_first(out, 20);
    return out;
}

}  // namespace books
