#include "text/sentences.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <unordered_set>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/strings.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"

namespace text {

namespace {

using WordSet = std::unordered_set<std::string_view>;

constexpr std::string_view kSpace = " \n\t";
// What may stand between a sentence's mark and the white space after it, and before its first word.
constexpr std::array<std::string_view, 6> kClosers{"\"", "'", ")", "]", "”", "’"};
constexpr std::array<std::string_view, 6> kOpeners{"\"", "'", "(", "[", "“", "‘"};
constexpr std::array<std::string_view, 7> kBullets{"•", "‣", "⁃", "◦", "▪", "●", "∙"};

std::string_view last_word(std::string_view text) {
    const std::size_t space = text.find_last_of(" \n\t([\"");
    std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
    while (word.starts_with("“") || word.starts_with("‘")) word.remove_prefix(3);
    return word;
}

std::string_view before_last_word(std::string_view text) {
    return base::trim(text.substr(0, text.size() - last_word(text).size()));
}

std::string_view first_word(std::string_view text) {
    bool more = true;
    while (more) {
        more = false;
        for (const auto mark : kOpeners) {
            if (!text.starts_with(mark)) continue;
            text.remove_prefix(mark.size());
            more = true;
        }
    }
    return text.substr(0, text.find_first_of(kSpace));
}

std::string_view without_closers(std::string_view text) {
    bool more = true;
    while (more) {
        more = false;
        for (const auto mark : kClosers) {
            if (!text.ends_with(mark)) continue;
            text.remove_suffix(mark.size());
            more = true;
        }
    }
    return text;
}

bool is_upper_letter(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower_letter(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return is_upper_letter(c) || is_lower_letter(c);
}

// Before a name or a number only, so never the end of a sentence.
bool is_title(std::string_view word) {
    static const WordSet words{
        "mr.",  "mrs.",  "ms.",     "dr.",  "prof.", "st.",     "gen.", "col.",  "capt.",
        "lt.",  "sgt.",  "rev.",    "hon.", "sen.",  "rep.",    "gov.", "pres.", "vs.",
        "mme.", "mlle.", "messrs.", "vol.", "vols.", "p.",      "pp.",  "ch.",   "chap.",
        "fig.", "figs.", "sec.",    "e.g.", "i.e.",  "viz.",    "cf.",  "ed.",   "eds.",
        "ver.", "v.",    "op.",     "ca.",  "mt.",   "approx.", "n°."};
    return words.contains(word);
}

bool is_honorific(std::string_view word) {
    static const WordSet words{"mr.", "mrs.", "ms.", "dr.", "prof."};
    return words.contains(word);
}

// A word of its own where no number follows.
bool needs_number(std::string_view word) {
    return word == "no." || word == "nos." || word == "art.";
}

// After these a capital letter begins a sentence, unless it is a day's or a zone's.
bool closes_phrase(std::string_view word) {
    return word == "etc." || word == "&c." || word == "a.m." || word == "p.m.";
}

// May end a sentence; what follows decides.
bool is_abbreviation(std::string_view word) {
    static const WordSet words{"jr.",   "sr.",  "inc.", "corp.", "co.",   "ltd.", "ph.d.", "mon.",
                               "tue.",  "wed.", "thu.", "fri.",  "sat.",  "sun.", "al.",   "ave.",
                               "dept.", "est.", "min.", "max.",  "hrs.",  "yrs.", "oz.",   "lbs.",
                               "lb.",   "in.",  "ft.",  "gal.",  "bros.", "esq.", "blvd.", "rd."};
    if (words.contains(word)) return true;
    // "U.S.", "e.u.": letters and full stops in turn.
    if (word.size() < 4 || word.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < word.size(); i += 2) {
        if (!is_letter(word[i]) || word[i + 1] != '.') return false;
    }
    return true;
}

bool is_month(std::string_view lower) {
    static const WordSet words{"jan.", "feb.", "mar.", "apr.",  "jun.", "jul.",
                               "aug.", "sep.", "oct.", "sept.", "nov.", "dec."};
    return words.contains(lower);
}

bool is_day_or_zone(std::string_view word) {
    static const WordSet words{"monday",   "tuesday", "wednesday", "thursday", "friday",
                               "saturday", "sunday",  "eastern",   "pacific",  "central",
                               "gmt",      "utc",     "est",       "pst"};
    std::string lower = to_lower(word);
    while (!lower.empty() && !is_lower_letter(lower.back())) lower.pop_back();
    return words.contains(lower);
}

bool opens_sentence(std::string_view word) {
    static const WordSet words{"the",   "a",     "an",    "he",   "she",   "it",    "they",  "we",
                               "i",     "you",   "this",  "that", "these", "those", "there", "but",
                               "and",   "if",    "when",  "in",   "his",   "her",   "their", "our",
                               "my",    "your",  "what",  "how",  "why",   "so",    "then",  "now",
                               "for",   "at",    "on",    "as",   "no",    "some",  "all",   "who",
                               "where", "did",   "do",    "does", "is",    "are",   "was",   "were",
                               "here",  "after", "before"};
    std::string lower = to_lower(word);
    lower = lower.substr(0, lower.find_first_of("'"));
    lower = lower.substr(0, lower.find("’"));
    while (!lower.empty() && !is_lower_letter(lower.back())) lower.pop_back();
    return words.contains(lower);
}

// "At 5 a.m." says nothing yet.
bool says_something(std::string_view piece) {
    const auto words = tag_sentence(piece);
    return std::ranges::any_of(words, [](const TaggedWord& word) { return is_finite(word.tag); });
}

// "J." of "J. P. Morgan"; but "plan B." and "you and I." can be the last of their sentences.
bool is_initial(std::string_view before, std::string_view follower) {
    const std::string_view word = last_word(before);
    if (word.size() != 2 || !is_upper_letter(word[0]) || word[1] != '.') return false;
    const std::string_view name = last_word(before_last_word(before));
    const bool after_name = name.empty() || starts_upper(name);
    if (word[0] == 'I') return after_name && !name.empty() && !opens_sentence(follower);
    return after_name || !opens_sentence(follower);
}

// A note to what was just said: "... stairways" (Smith 55).
bool is_citation(std::string_view after) {
    if (!after.starts_with('(')) return false;
    const std::size_t close = after.find(')');
    if (close == std::string_view::npos || close < 2 || close + 1 >= after.size()) return false;
    const char inner = after[close - 1];
    return inner != '.' && inner != '!' && inner != '?' &&
           (after[close + 1] == '.' || after[close + 1] == ',');
}

// How many dots an ellipsis at the end of `text` has, "..." or ". . ."; `spaced` where white space
// stands before the first.
std::size_t dots_at_end(std::string_view text, bool& spaced) {
    std::size_t dots = 0;
    spaced = false;
    while (text.ends_with('.')) {
        text.remove_suffix(1);
        ++dots;
        spaced = text.ends_with(' ');
        if (spaced && base::trim(text).ends_with('.')) text = base::trim(text);
    }
    return dots;
}

bool goes_on(std::string_view before, std::string_view after) {
    if (after.empty()) return false;
    // ICU has its reasons to break before a small letter only after "?" and "!" in quotes.
    if (is_lower_letter(after[0])) return true;
    if (is_citation(after)) return true;
    if (before.find_first_not_of(". ") == std::string_view::npos) return true;
    const std::string_view bare = without_closers(before);
    const std::string_view follower = first_word(after);
    bool spaced = false;
    const std::size_t dots = dots_at_end(bare, spaced);
    if (dots > 1) {
        // "[...]" stands for words left out; so does ". . ." with white space before it. A fourth
        // dot ends the sentence (Chicago Manual of Style 13.53).
        if (before.ends_with("]")) return true;
        if (after.starts_with('.')) return true;
        if (dots == 3)
            return spaced || follower == "I" || follower.starts_with("I'") ||
                   follower.starts_with("I’");
        return false;
    }
    const std::string word = to_lower(last_word(before));
    if (!word.ends_with('.')) return false;
    if (needs_number(word)) return is_digit(after[0]);
    if (is_title(word)) return true;
    if (is_initial(before, follower)) return true;
    if (is_month(word)) return is_digit(after[0]);
    if (closes_phrase(word)) {
        return !starts_upper(follower) || is_day_or_zone(follower) || !says_something(before);
    }
    if (is_abbreviation(word)) {
        return (!starts_upper(follower) || !opens_sentence(follower)) &&
               !is_honorific(to_lower(follower));
    }
    return false;
}

const icu::BreakIterator* make_iterator() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status);
}

// Byte offsets where a sentence may end. Loading the rules is slow, so each thread keeps a copy.
std::vector<std::size_t> boundaries(std::string_view paragraph) {
    thread_local const std::unique_ptr<icu::BreakIterator> iterator(
        const_cast<icu::BreakIterator*>(make_iterator()));
    std::vector<std::size_t> out;
    if (!iterator) return {paragraph.size()};
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, paragraph.data(), static_cast<std::int64_t>(paragraph.size()), &status);
    iterator->setText(&text, status);
    if (U_SUCCESS(status)) {
        for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
             end = iterator->next()) {
            out.push_back(static_cast<std::size_t>(end));
        }
    }
    utext_close(&text);
    if (out.empty() || out.back() != paragraph.size()) out.push_back(paragraph.size());
    return out;
}

// "world.Today": a full stop between two words without the space that was meant.
void add_missing_spaces(std::string_view text, std::vector<std::size_t>& out) {
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos;
         dot = text.find('.', dot + 1)) {
        if (dot < 2 || dot + 2 >= text.size()) continue;
        const bool word_before = is_lower_letter(text[dot - 1]) && is_letter(text[dot - 2]);
        const bool number_before = is_digit(text[dot - 1]);
        if ((!word_before && !number_before) || !is_upper_letter(text[dot + 1])) continue;
        std::size_t end = dot + 2;
        while (end < text.size() && is_lower_letter(text[end])) ++end;
        const bool word_after = end >= text.size() || kSpace.find(text[end]) != kSpace.npos ||
                                text[end] == ',' || text[end] == '.';
        if (!word_after) continue;
        // Addresses and names of files have their dots too.
        const std::size_t space = text.find_last_of(kSpace, dot);
        const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
        const std::string_view run = text.substr(begin, text.find_first_of(kSpace, dot) - begin);
        if (run.find_first_of("@/\\_") == std::string_view::npos) out.push_back(dot + 1);
    }
}

// "1)", "2.", "3.)", "a.": where a list's marker begins with what it counts, and how it is written.
struct Marker {
    int value = 0;  // 0: none
    bool letter = false;
    std::string_view style;  // ".", ")" or ".)"
};

Marker marker_at(std::string_view text) {
    Marker out;
    std::size_t size = 0;
    int value = 0;
    while (size < text.size() && size < 3 && is_digit(text[size])) {
        value = value * 10 + (text[size++] - '0');
    }
    if (size == 0 && !text.empty() && is_lower_letter(text[0])) {
        value = text[0] - 'a' + 1;
        out.letter = true;
        size = 1;
    }
    if (size == 0) return out;
    std::size_t end = size;
    while (end < text.size() && end < size + 2 && (text[end] == '.' || text[end] == ')')) ++end;
    if (end == size || end >= text.size() || text[end] != ' ') return out;
    out.style = text.substr(size, end - size);
    if (out.style == "." || out.style == ")" || out.style == ".)") out.value = value;
    return out;
}

// "2." or "• 2." before its item.
bool is_only_marker(std::string_view piece) {
    for (const auto bullet : kBullets) {
        if (piece.starts_with(bullet)) piece = base::trim(piece.substr(bullet.size()));
    }
    return marker_at(std::string(piece) + ' ').value > 0 && piece.size() <= 5 &&
           piece.find(' ') == std::string_view::npos;
}

// A paragraph that begins as a list and counts on is one: its items, ended or not, are apart.
void add_list_items(std::string_view text, std::vector<std::size_t>& out) {
    const Marker first = marker_at(text);
    int last = first.value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (kSpace.find(text[i - 1]) == kSpace.npos) continue;
        const std::string_view here = text.substr(i);
        const Marker marker = marker_at(here);
        if (first.value > 0 && marker.value == last + 1 && marker.letter == first.letter &&
            marker.style == first.style) {
            out.push_back(i);
            ++last;
        }
        for (const auto bullet : kBullets) {
            if (here.starts_with(bullet)) out.push_back(i);
        }
    }
}

// Lines none of which ends as a sentence does are a list without marks.
void add_lines(std::string_view text, std::vector<std::size_t>& out) {
    if (text.find('\n') == std::string_view::npos) return;
    std::vector<std::size_t> ends;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const auto line = without_closers(base::trim(text.substr(begin, end - begin)));
        if (line.ends_with('.') || line.ends_with('?') || line.ends_with('!')) return;
        ends.push_back(std::min(end + 1, text.size()));
        begin = end + 1;
    }
    out.insert(out.end(), ends.begin(), ends.end());
}

// "compounds. . . . The": the first dot ends the sentence, the other three begin the next.
void add_ellipsis_after_stop(std::string_view text, std::vector<std::size_t>& out) {
    constexpr std::string_view kPattern = ". . . . ";
    for (std::size_t at = text.find(kPattern); at != std::string_view::npos;
         at = text.find(kPattern, at + 1)) {
        const std::string_view after = text.substr(at + kPattern.size());
        if (at > 0 && is_letter(text[at - 1]) && starts_upper(after)) out.push_back(at + 1);
    }
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view paragraph) {
    while (!paragraph.empty() && kSpace.find(paragraph.front()) != kSpace.npos) {
        paragraph.remove_prefix(1);
    }
    // Where one ends for certain, beside where ICU says that it may.
    std::vector<std::size_t> certain;
    add_missing_spaces(paragraph, certain);
    add_list_items(paragraph, certain);
    add_lines(paragraph, certain);
    add_ellipsis_after_stop(paragraph, certain);
    std::ranges::sort(certain);
    std::vector<std::size_t> ends = boundaries(paragraph);
    ends.insert(ends.end(), certain.begin(), certain.end());
    std::ranges::sort(ends);
    const auto same = std::ranges::unique(ends);
    ends.erase(same.begin(), same.end());

    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::string_view piece = base::trim(paragraph.substr(begin, ends[i] - begin));
        if (i + 1 < ends.size() && !std::ranges::binary_search(certain, ends[i])) {
            const std::string_view after = base::trim(paragraph.substr(ends[i]));
            if (is_only_marker(piece) || goes_on(piece, after)) continue;
        }
        if (!piece.empty()) out.push_back(piece);
        begin = ends[i];
    }
    return out;
}

}  // namespace text
