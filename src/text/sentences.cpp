#include "text/sentences.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_set>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace text {

namespace {

std::string_view last_word(std::string_view text) {
    const std::size_t space = text.find_last_of(" \n\t(\"[");
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find_first_of(" \n\t"));
}

bool is_initial(std::string_view word) {
    return word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I' && word[1] == '.';
}

// Before a name or a number only, so never the end of a sentence.
bool is_title(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "mr.",   "mrs.", "ms.",     "dr.",  "prof.", "st.",  "gen.",  "col.",    "capt.", "lt.",
        "sgt.",  "rev.", "hon.",    "sen.", "rep.",  "gov.", "pres.", "messrs.", "mme.",  "mlle.",
        "vs.",   "no.",  "nos.",    "vol.", "vols.", "p.",   "pp.",   "ch.",     "chap.", "fig.",
        "figs.", "sec.", "e.g.",    "i.e.", "viz.",  "cf.",  "ed.",   "eds.",    "art.",  "ver.",
        "v.",    "op.",  "approx.", "ca.",  "mt.",   "ft.",  "gal.",  "lb."};
    return words.contains(word);
}

// May end one.
bool is_abbreviation(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "jr.",  "sr.",   "inc.", "corp.", "co.",    "ltd.",  "etc.", "u.s.", "u.k.", "a.m.", "p.m.",
        "d.c.", "ph.d.", "m.d.", "b.a.",  "m.a.",   "jan.",  "feb.", "mar.", "apr.", "jun.", "jul.",
        "aug.", "sept.", "sep.", "oct.",  "nov.",   "dec.",  "mon.", "tue.", "wed.", "thu.", "fri.",
        "sat.", "sun.",  "al.",  "ave.",  "blvd.",  "dept.", "est.", "min.", "max.", "hrs.", "yrs.",
        "oz.",  "lbs.",  "in.",  "n.y.",  "u.s.a.", "bros.", "esq.", "&c."};
    return words.contains(word);
}

bool is_month(std::string_view lower) {
    return lower.size() <= 5 &&
           std::string_view("jan.feb.mar.apr.jun.jul.aug.sept.sep.oct.nov.dec.").find(lower) !=
               std::string_view::npos;
}

bool opens_sentence(std::string_view word) {
    static const std::unordered_set<std::string> words{
        "the",  "a",    "an",    "he",    "she",   "it",   "they", "we",   "i",    "you",
        "this", "that", "these", "those", "there", "but",  "and",  "if",   "when", "in",
        "his",  "her",  "their", "our",   "my",    "your", "what", "how",  "why",  "so",
        "then", "now",  "for",   "at",    "on",    "as",   "no",   "some", "all"};
    std::string lower = to_lower(word);
    while (!lower.empty() && !(lower.back() >= 'a' && lower.back() <= 'z')) lower.pop_back();
    return words.contains(lower);
}

bool goes_on(std::string_view before, std::string_view after) {
    if (after.empty()) return false;
    const char next = after[0];
    if (next >= 'a' && next <= 'z') {
        // ICU has its reasons to break before a small letter only after "?" and "!" in quotes.
        return true;
    }
    const std::string word = to_lower(last_word(before));
    if (!word.ends_with('.')) return false;
    const std::string_view follower = first_word(after);
    if (is_title(word)) {
        // "No." alone is an answer; "no. 5" is not.
        if (word == "no." || word == "nos." || word == "art." || word == "in.") {
            return next >= '0' && next <= '9';
        }
        return true;
    }
    if (is_initial(last_word(before))) return true;
    if (is_month(word)) return next >= '0' && next <= '9';
    if (is_abbreviation(word)) {
        return !starts_upper(follower) || !opens_sentence(follower);
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

}  // namespace

std::vector<std::string_view> sentences(std::string_view paragraph) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    const auto ends = boundaries(paragraph);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const std::string_view piece = base::trim(paragraph.substr(begin, ends[i] - begin));
        if (i + 1 < ends.size()) {
            const std::string_view after = base::trim(paragraph.substr(ends[i]));
            if (goes_on(piece, after)) continue;
        }
        if (!piece.empty()) out.push_back(piece);
        begin = ends[i];
    }
    return out;
}

}  // namespace text
