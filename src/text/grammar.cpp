#include "text/grammar.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_set>

#include "base/strings.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace text {

namespace {

using WordSet = std::unordered_set<std::string_view>;

bool is_word(const TaggedWord& word) {
    return word.token.kind != TokenKind::punctuation;
}

std::string lower_at(const Words& words, std::size_t i) {
    return i < words.size() ? base::replace_all(to_lower(words[i].token.text), "’", "'")
                            : std::string();
}

std::size_t first_word(const Words& words) {
    std::size_t i = 0;
    while (i < words.size() && !is_word(words[i])) ++i;
    return i;
}

// Addressed to the reader's imagination, to the page, or to nobody.
bool is_idle_verb(std::string_view verb) {
    static const WordSet verbs{
        "imagine", "suppose", "picture",    "assume",  "say",    "consider", "think",  "see",
        "note",    "notice",  "remember",   "recall",  "let",    "believe",  "guess",  "wonder",
        "thank",   "forgive", "welcome",    "meet",    "hear",   "look",     "fancy",  "observe",
        "behold",  "mind",    "trust",      "enter",   "refer",  "turn",     "return", "compare",
        "follow",  "come",    "be",         "have",    "do",     "go",       "need",   "depend",
        "want",    "know",    "understand", "realize", "expect", "like",     "love",   "hope",
        "please",  "bless",   "help",       "cost",    "matter", "mean",     "seem",   "pray",
        "given",   "get",     "fetch"};
    return verbs.contains(verb);
}

// What "do", "be", "get", "go", "look", "follow" and their like may still command.
bool saves_idle_verb(const std::string& verb, const std::string& next) {
    if (verb == "be")
        return next == "ready" || next == "sure" || next == "careful" || next == "prepared";
    if (verb == "get")
        return next == "a" || next == "an" || next == "the" || next == "your" || next == "it";
    if (verb == "look") return next == "for";
    if (verb == "compare" || verb == "expect")
        return next == "the" || next == "your" || next == "two";
    if (verb == "turn") return next == "on" || next == "off";
    if (verb == "have") return next == "your" || next == "someone";
    if (verb == "go") return next == "through";
    if (verb == "follow") return next == "up";
    return false;
}

bool is_lead_in(const std::string& word) {
    static const WordSet words{"so",        "then",       "and",    "but",    "now",   "first",
                               "next",      "finally",    "also",   "second", "third", "instead",
                               "better",    "afterwards", "lastly", "last",   "again", "still",
                               "therefore", "thus",       "either", "or"};
    return words.contains(word);
}

// Closed-class words have stray verb readings in the lexicon.
bool may_be_verb(const std::string& word) {
    static const WordSet open{"keep", "take", "get", "make", "give", "let",  "use",  "see",
                              "tell", "say",  "go",  "do",   "be",   "have", "find", "like"};
    return can_be(word, Tag::vb) && (!is_stop_word(word) || open.contains(word));
}

bool object_follows(const Words& words, std::size_t verb) {
    if (verb + 1 < words.size() && !is_word(words[verb + 1])) return false;
    for (std::size_t i = verb + 1; i < words.size() && i <= verb + 3; ++i) {
        const Tag tag = words[i].tag;
        if (tag == Tag::dt || is_noun(tag) || is_adjective(tag) || tag == Tag::cd ||
            tag == Tag::prp || tag == Tag::in || tag == Tag::to || tag == Tag::rp ||
            tag == Tag::vbg || tag == Tag::wp || tag == Tag::wrb || tag == Tag::pdt ||
            is_adverb(tag) || tag == Tag::of || tag == Tag::wdt) {
            return true;
        }
        if (is_finite(tag)) return false;
    }
    return false;
}

// "Miss the date and the payment can jump" warns, "put $10,000 somewhere" does a sum: neither asks
// the reader to act.
bool is_conditional(const Words& words, std::size_t at) {
    for (std::size_t i = at + 1; i < words.size(); ++i) {
        const auto& token = words[i].token;
        if (token.kind == TokenKind::number &&
            (token.text.size() >= 3 || !(token.text[0] >= '0' && token.text[0] <= '9'))) {
            return true;
        }
        const std::string word = lower_at(words, i);
        if ((word != "and" && word != "or") || i + 2 >= words.size()) continue;
        const std::string next = lower_at(words, i + 1);
        const bool clause = next == "you" || next == "it" || next == "they" || next == "the" ||
                            next == "we" || next == "your";
        if (!clause) continue;
        for (std::size_t k = i + 2; k < words.size() && k <= i + 5; ++k) {
            if (words[k].tag == Tag::wp || words[k].tag == Tag::wdt || lower_at(words, k) == "that")
                break;
            if (words[k].tag == Tag::md || words[k].tag == Tag::vbz ||
                (words[k].tag == Tag::vbp && next != "the"))
                return true;
        }
    }
    return false;
}

// "Sleep efficiency is the share ...": what looked like a verb belongs to the subject.
bool is_subject_after_all(const Words& words, std::size_t at) {
    bool noun = false;
    for (std::size_t i = at + 1; i < words.size(); ++i) {
        const Tag tag = words[i].tag;
        if (is_finite(tag)) return noun;
        noun = noun || is_noun(tag);
        if (!is_noun(tag) && !is_adjective(tag) && tag != Tag::vbg) return false;
    }
    return false;
}

// Whether the words from `at` command: the verb in its base form, with something to act on.
bool commands_at(const Words& words, std::size_t at) {
    if (at >= words.size()) return false;
    std::string first = lower_at(words, at);
    if (first == "always" || first == "never" || first == "just" || first == "simply") {
        return commands_at(words, at + 1);
    }
    if (first == "do") {
        const std::string next = lower_at(words, at + 1);
        if (next == "n't" || next == "not") {
            return at + 2 < words.size() && may_be_verb(lower_at(words, at + 2));
        }
        return next == "the" || next == "your";
    }
    if (words[at].tag != Tag::vb || !may_be_verb(first)) return false;
    if (is_conditional(words, at) || is_subject_after_all(words, at)) return false;
    if (is_idle_verb(first) && !saves_idle_verb(first, lower_at(words, at + 1))) return false;
    return object_follows(words, at);
}

std::size_t offset_of(std::string_view sentence, const TaggedWord& word) {
    return static_cast<std::size_t>(word.token.text.data() - sentence.data());
}

std::string finish_command(std::string_view text) {
    return with_final_stop(capitalize(base::trim(text)));
}

// Where "you should", "you must", "you need to" hands over to the verb.
std::optional<std::size_t> after_modal(const Words& words, std::size_t at) {
    if (lower_at(words, at) != "you") return std::nullopt;
    const std::string modal = lower_at(words, at + 1);
    std::size_t verb = at + 2;
    if (modal == "should" || modal == "must") {
        // as it is
    } else if ((modal == "need" || modal == "have" || modal == "ought") &&
               lower_at(words, verb) == "to") {
        ++verb;
    } else {
        return std::nullopt;
    }
    return verb;
}

bool is_pronoun_before_noun(const Words& words) {
    static const WordSet pronouns{"he",   "she",   "it",    "they", "him",  "them",
                                  "his",  "their", "its",   "her",  "hers", "theirs",
                                  "this", "these", "those", "one",  "ones"};
    bool noun = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string word = lower_at(words, i);
        if (pronouns.contains(word)) {
            const std::string next = lower_at(words, i + 1);
            const bool dummy = word == "it" &&
                               (next == "is" || next == "takes" || next == "'s" ||
                                next == "costs" || next == "pays") &&
                               i <= 1;
            const bool one = word == "one" && words[i].tag == Tag::cd;
            if (!noun && !dummy && !one) return true;
        }
        if (is_noun(words[i].tag)) noun = true;
    }
    return false;
}

}  // namespace

std::size_t count_words(const Words& words) {
    return static_cast<std::size_t>(std::ranges::count_if(words, [](const TaggedWord& word) {
        return is_word(word) && !word.token.text.starts_with('\'') &&
               !word.token.text.starts_with("’") && word.token.text != "n't" &&
               word.token.text != "n’t";
    }));
}

bool has_clause(const Words& words) {
    static const WordSet subordinators{"if",    "because", "although", "though", "unless",
                                       "while", "since",   "whether",  "as",     "until",
                                       "when",  "where",   "why",      "before", "after"};
    bool subject = false;
    bool relative = false;     // "people who call": the next finite verb is not the sentence's own
    bool subordinate = false;  // nor is any between "if" and its comma
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Tag tag = words[i].tag;
        if (!is_word(words[i])) {
            subordinate = false;
            continue;
        }
        if (is_finite(tag) && subject) {
            if (!relative && !subordinate) return true;
            relative = false;
        }
        if (tag == Tag::wp || tag == Tag::wdt) relative = true;
        if (subordinators.contains(lower_at(words, i))) subordinate = true;
        subject = subject || is_noun(tag) || tag == Tag::prp || tag == Tag::ex || tag == Tag::dt ||
                  tag == Tag::wp || tag == Tag::cd || tag == Tag::vbg;
    }
    return commands_at(words, first_word(words));
}

std::optional<std::string> command(std::string_view sentence, const Words& words) {
    if (is_question(sentence) || sentence.find('"') != std::string_view::npos ||
        sentence.find("“") != std::string_view::npos) {
        return std::nullopt;
    }
    std::size_t at = first_word(words);
    while (at + 2 < words.size() && is_lead_in(lower_at(words, at))) {
        ++at;
        if (lower_at(words, at) == ",") ++at;
    }
    if (at >= words.size()) return std::nullopt;
    if (commands_at(words, at)) {
        return finish_command(sentence.substr(offset_of(sentence, words[at])));
    }
    if (const auto verb = after_modal(words, at)) {
        const std::string first = lower_at(words, *verb);
        const bool idle =
            is_idle_verb(first) && !saves_idle_verb(first, lower_at(words, *verb + 1));
        if (*verb < words.size() && may_be_verb(first) && !idle && first != "not" &&
            !(first == "n't") && object_follows(words, *verb)) {
            return finish_command(sentence.substr(offset_of(sentence, words[*verb])));
        }
        return std::nullopt;
    }
    // "If the bill is wrong, call the office": a condition, a comma, the command.
    const std::string opener = lower_at(words, at);
    static const WordSet conditions{"if",   "when",     "before", "after",
                                    "once", "whenever", "unless", "for"};
    if (!conditions.contains(opener)) return std::nullopt;
    for (std::size_t i = at + 3; i + 2 < words.size() && i < at + 20; ++i) {
        if (words[i].token.text != ",") continue;
        std::size_t verb = i + 1;
        const std::string word = lower_at(words, verb);
        if (word == "then") ++verb;
        Words rest(words.begin() + static_cast<std::ptrdiff_t>(verb), words.end());
        if (!rest.empty() && may_be_verb(lower_at(rest, 0)) && rest[0].tag != Tag::nn &&
            !is_noun(rest[0].tag)) {
            rest[0].tag = Tag::vb;
            if (commands_at(rest, 0)) {
                return finish_command(sentence.substr(offset_of(sentence, words[at])));
            }
        }
        break;
    }
    return std::nullopt;
}

bool leans_on_context(std::string_view sentence, const Words& words) {
    static const WordSet openers{
        "this",        "that",         "these",       "those",      "it",           "he",
        "she",         "they",         "him",         "his",        "her",          "their",
        "its",         "such",         "but",         "and",        "or",           "so",
        "then",        "thus",         "hence",       "therefore",  "however",      "instead",
        "also",        "another",      "both",        "neither",    "either",       "here",
        "first",       "second",       "third",       "fourth",     "finally",      "again",
        "still",       "yet",          "nor",         "otherwise",  "meanwhile",    "likewise",
        "similarly",   "moreover",     "furthermore", "besides",    "nevertheless", "nonetheless",
        "now",         "above",        "below",       "next",       "last",         "later",
        "earlier",     "afterwards",   "firstly",     "secondly",   "lastly",       "indeed",
        "accordingly", "consequently", "each",        "some",       "others",       "other",
        "same",        "now,",         "to",          "because",    "all",          "yes",
        "no",          "well",         "even",        "only",       "too",          "once",
        "half",        "there",        "part",        "not",        "nobody",       "none",
        "much",        "more",         "most",        "everything", "where"};
    // These open many sound sentences too; the word after decides.
    static const WordSet sound_next{"people", "of", "books", "you", "readers", "one", "banks"};
    const std::size_t at = first_word(words);
    const std::string first = lower_at(words, at);
    const std::string second = lower_at(words, at + 1);
    if (first == "each" && second == "one") return true;
    if (openers.contains(first)) {
        const bool sound =
            ((first == "most" || first == "some" || first == "all" || first == "each") &&
             (sound_next.contains(second) ||
              is_noun(at + 1 < words.size() ? words[at + 1].tag : Tag::punc))) ||
            (first == "no" && is_noun(at + 1 < words.size() ? words[at + 1].tag : Tag::punc)) ||
            (first == "nobody") ||
            (first == "because" && sentence.find(',') != std::string_view::npos) ||
            (first == "to" && sentence.find(',') != std::string_view::npos) ||
            (first == "even" && second == "if") || (first == "it" && second == "is") ||
            (first == "it" && second == "takes") || (first == "once" && second == "you") ||
            (first == "only" && second == "you") || (first == "not" && second == "every") ||
            (first == "where" && second == "you") || (first == "more" && second == "than");
        if (!sound) return true;
        if (first == "it") {
            // "It is easier to ..." says who does what itself; "It is a fee." does not.
            const bool whole = sentence.find(" to ") != std::string_view::npos ||
                               sentence.find(" that ") != std::string_view::npos;
            if (!whole) return true;
        }
    }
    const std::string lower = to_lower(sentence);
    static constexpr std::string_view phrases[] = {
        "this chapter",  "this book",     "next chapter", "last chapter",  "previous chapter",
        "see chapter",   "see page",      "chapter ",     "as above",      "above table",
        "the following", "as follows",    "figure ",      "the table",     "in the example",
        "the former",    "the latter",    "as we saw",    "we have seen",  "as i said",
        "mentioned",     "aforesaid",     "that is why",  "the same way",  "this is",
        "of these",      "of those",      "of this",      "to this",       "in this",
        "at this",       "with this",     "for this",     "from this",     "on this",
        "by this",       "the first one", "the second",   "the other",     "the rest",
        "these two",     "the third",     "the two",      "the three",     "the gap",
        "the sum above", "in between",    " do not,",     " these ",       "divided by",
        " does not,",    " did not,",     "both boxes",   "the first two", "the figure",
        "suppose"};
    for (const auto phrase : phrases) {
        if (lower.find(phrase) != std::string::npos) return true;
    }
    // "A broad fund has no need of one."
    if (words.size() > 2) {
        const std::string last = lower_at(words, words.size() - 2);
        if (last == "one" || last == "ones" || last == "it" || last == "them" || last == "this")
            return true;
    }
    return is_pronoun_before_noun(words);
}

bool is_question(std::string_view sentence) {
    return sentence.find('?') != std::string_view::npos;
}

bool has_first_person(const Words& words) {
    static const WordSet pronouns{"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (pronouns.contains(lower_at(words, i)) && words[i].token.text != "US") return true;
    }
    return false;
}

bool is_past(const Words& words) {
    std::size_t past = 0;
    std::size_t other = 0;
    for (const auto& word : words) {
        if (word.tag == Tag::vbd) ++past;
        if (word.tag == Tag::vbz || word.tag == Tag::vbp || word.tag == Tag::md) ++other;
    }
    return past > other;
}

bool is_well_formed(std::string_view sentence) {
    std::string_view text = base::trim(sentence);
    if (text.size() < 12) return false;
    const char opener = text.front();
    const bool digit = opener == '$' || (opener >= '0' && opener <= '9');
    if (!digit && !starts_upper(text)) return false;
    if (opener == '(' || opener == '[' || opener == '-' || opener == '*') return false;
    std::string_view tail = text;
    while (tail.ends_with('"') || tail.ends_with(')') || tail.ends_with("”") ||
           tail.ends_with("’")) {
        tail.remove_suffix(tail.ends_with('"') || tail.ends_with(')') ? 1 : 3);
    }
    if (!tail.ends_with('.') && !tail.ends_with('!') && !tail.ends_with('?')) return false;
    if (tail.ends_with("..")) return false;
    const auto before_mark = static_cast<unsigned char>(tail[tail.size() - 2]);
    const bool closes_word = before_mark >= 0x80 || std::isalnum(before_mark) ||
                             before_mark == ')' || before_mark == '%' || before_mark == '"';
    if (!closes_word) return false;
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t odd = 0;
    int round = 0;
    std::size_t quotes = 0;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') ++letters;
        if (c >= '0' && c <= '9') ++digits;
        if (std::string_view("{}[]<>|\\_^~=#@").find(c) != std::string_view::npos) ++odd;
        if (c == '(') ++round;
        if (c == ')') --round;
        if (c == '"') ++quotes;
        if (round < 0) return false;
    }
    const auto count = [&](std::string_view mark) {
        std::size_t times = 0;
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + 1))
            ++times;
        return times;
    };
    if (round != 0 || quotes % 2 != 0 || odd > 0 || count("“") != count("”")) return false;
    if (text.find("http") != std::string_view::npos ||
        text.find("www.") != std::string_view::npos) {
        return false;
    }
    // Two sentences run together, or a heading that stuck to one.
    if (count("  ") > 0 || all_caps(text)) return false;
    return letters * 10 >= text.size() * 6 && digits * 5 <= text.size();
}

std::vector<NounPhrase> noun_phrases(const Words& words, std::size_t longest) {
    std::vector<NounPhrase> out;
    std::size_t i = 0;
    const auto inside = [&](std::size_t at) {
        const auto& word = words[at];
        if (word.token.kind != TokenKind::word) return false;
        const std::string lower = to_lower(word.token.text);
        if (is_stop_word(lower) || lower.size() < 2) return false;
        return is_noun(word.tag) || is_adjective(word.tag);
    };
    while (i < words.size()) {
        if (!inside(i)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < words.size() && inside(end)) ++end;
        std::size_t stop = end;
        while (stop > i && !is_noun(words[stop - 1].tag)) --stop;
        if (stop > i) out.push_back({stop - i > longest ? stop - longest : i, stop});
        i = end;
    }
    return out;
}

}  // namespace text
