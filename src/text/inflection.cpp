#include "text/inflection.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.hpp"
#include "text/lexicon.hpp"
#include "text/unicode.hpp"

namespace text {

namespace {

using Pairs = std::unordered_map<std::string_view, std::string_view>;

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

// The words before the last one with their space, and the last one.
std::pair<std::string_view, std::string_view> split_last(std::string_view phrase) {
    const std::size_t space = phrase.rfind(' ');
    if (space == std::string_view::npos) return {{}, phrase};
    return {phrase.substr(0, space + 1), phrase.substr(space + 1)};
}

std::pair<std::string_view, std::string_view> split_first(std::string_view phrase) {
    const std::size_t space = phrase.find(' ');
    if (space == std::string_view::npos) return {phrase, {}};
    return {phrase.substr(0, space), phrase.substr(space)};
}

const Pairs& irregular_plurals() {
    static const Pairs pairs{{"child", "children"},
                             {"person", "people"},
                             {"man", "men"},
                             {"woman", "women"},
                             {"foot", "feet"},
                             {"tooth", "teeth"},
                             {"goose", "geese"},
                             {"mouse", "mice"},
                             {"life", "lives"},
                             {"wife", "wives"},
                             {"knife", "knives"},
                             {"half", "halves"},
                             {"leaf", "leaves"},
                             {"shelf", "shelves"},
                             {"self", "selves"},
                             {"loaf", "loaves"},
                             {"thief", "thieves"},
                             {"analysis", "analyses"},
                             {"basis", "bases"},
                             {"crisis", "crises"},
                             {"thesis", "theses"},
                             {"hypothesis", "hypotheses"},
                             {"criterion", "criteria"},
                             {"phenomenon", "phenomena"},
                             {"medium", "media"},
                             {"potato", "potatoes"},
                             {"tomato", "tomatoes"},
                             {"hero", "heroes"},
                             {"echo", "echoes"},
                             {"veto", "vetoes"},
                             {"calf", "calves"},
                             {"wolf", "wolves"}};
    return pairs;
}

bool is_uncountable(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "advice",  "information", "money",     "news",      "equipment", "furniture",
        "luggage", "progress",    "research",  "software",  "homework",  "knowledge",
        "health",  "evidence",    "insurance", "paperwork", "cash",      "debt relief",
        "series",  "species",     "sheep",     "fish",      "aircraft",  "means",
        "sleep",   "attention",   "housing",   "income tax"};
    return words.contains(word);
}

std::string keep_case(std::string_view like, std::string word) {
    if (all_caps(like) && like.size() > 1) return to_upper(word);
    return starts_upper(like) ? capitalize(word) : word;
}

std::string_view plain(std::string_view word) {
    while (!word.empty() && !has_letter(word.substr(0, 1)) && word[0] >= 0 && word[0] != '$' &&
           !(word[0] >= '0' && word[0] <= '9')) {
        word.remove_prefix(1);
    }
    return word;
}

bool letters_sound_vowel(char first) {
    return std::string_view("AEFHILMNORSX").find(first) != std::string_view::npos;
}

bool read_letter_by_letter(std::string_view word) {
    const bool caps = std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!caps) return false;
    if (word.size() == 1) return true;
    const bool vowel =
        std::ranges::any_of(word, [](char c) { return is_vowel(static_cast<char>(c + 32)); });
    // "IRS", "APR" and "FBI" are spelt out; "NASA" and "FAFSA" are spoken as words.
    return word.size() <= 3 || !vowel;
}

bool takes_an(std::string_view phrase) {
    const std::string_view word = plain(split_first(phrase).first);
    if (word.empty()) return false;
    std::string_view digits = word[0] == '$' ? word.substr(1) : word;
    if (!digits.empty() && digits[0] >= '0' && digits[0] <= '9') {
        if (digits[0] == '8') return true;
        const std::string_view whole = digits.substr(0, digits.find_first_not_of("0123456789"));
        return whole == "11" || whole == "18";
    }
    const std::string_view head = word.substr(0, word.find_first_of("-'’.,"));
    if (read_letter_by_letter(head)) return letters_sound_vowel(head[0]);
    const std::string lower = to_lower(word);
    for (const std::string_view silent : {"hour", "honest", "honor", "honour", "heir", "x-ray"}) {
        if (lower.starts_with(silent)) return true;
    }
    for (const std::string_view glide :
         {"uni", "use", "usu", "usa", "uti", "ura", "eu", "ewe", "once", "one", "ubiq", "unanim"}) {
        const bool negation =
            lower.starts_with("unin") || lower.starts_with("unim") || lower.starts_with("unid");
        if (lower.starts_with(glide) && !negation) return false;
    }
    return is_vowel(lower[0]);
}

std::string pluralized(const std::string& word) {
    if (const auto found = irregular_plurals().find(word); found != irregular_plurals().end()) {
        return std::string(found->second);
    }
    const std::size_t size = word.size();
    if (size > 1 && word.ends_with('y') && !is_vowel(word[size - 2])) {
        return word.substr(0, size - 1) + "ies";
    }
    for (const std::string_view ending : {"s", "x", "z", "ch", "sh"}) {
        if (word.ends_with(ending)) return word + "es";
    }
    return word + "s";
}

const Pairs& irregular_gerunds() {
    static const Pairs pairs{{"be", "being"},  {"see", "seeing"}, {"die", "dying"},
                             {"lie", "lying"}, {"tie", "tying"},  {"panic", "panicking"}};
    return pairs;
}

bool doubles_last(const std::string& word) {
    const std::size_t n = word.size();
    if (n < 3 || is_vowel(word[n - 1]) || !is_vowel(word[n - 2]) || is_vowel(word[n - 3]) ||
        std::string_view("wxy").find(word[n - 1]) != std::string_view::npos) {
        return false;
    }
    const std::string doubled = word + word[n - 1] + "ing";
    if (can_be(doubled, Tag::vbg)) return true;
    if (can_be(word + "ing", Tag::vbg)) return false;
    const auto vowels = std::ranges::count_if(word, is_vowel);
    return vowels == 1;
}

std::string gerund_of(const std::string& word) {
    if (const auto found = irregular_gerunds().find(word); found != irregular_gerunds().end()) {
        return std::string(found->second);
    }
    const std::size_t n = word.size();
    if (word.ends_with("ee") || word.ends_with("oe") || word.ends_with("ye")) return word + "ing";
    if (word.ends_with('e') && n > 2) return word.substr(0, n - 1) + "ing";
    if (doubles_last(word)) return word + word[n - 1] + "ing";
    return word + "ing";
}

const Pairs& irregular_bases() {
    static const Pairs pairs{
        {"is", "be"},         {"are", "be"},        {"was", "be"},        {"were", "be"},
        {"been", "be"},       {"am", "be"},         {"has", "have"},      {"had", "have"},
        {"does", "do"},       {"did", "do"},        {"done", "do"},       {"went", "go"},
        {"gone", "go"},       {"kept", "keep"},     {"knew", "know"},     {"known", "know"},
        {"paid", "pay"},      {"said", "say"},      {"made", "make"},     {"took", "take"},
        {"taken", "take"},    {"gave", "give"},     {"given", "give"},    {"got", "get"},
        {"bought", "buy"},    {"brought", "bring"}, {"thought", "think"}, {"wrote", "write"},
        {"written", "write"}, {"told", "tell"},     {"sold", "sell"},     {"lost", "lose"},
        {"left", "leave"},    {"felt", "feel"},     {"found", "find"},    {"held", "hold"},
        {"began", "begin"},   {"begun", "begin"},   {"built", "build"},   {"chose", "choose"},
        {"chosen", "choose"}, {"spent", "spend"},   {"sent", "send"},     {"saw", "see"},
        {"seen", "see"},      {"meant", "mean"},    {"met", "meet"},      {"grew", "grow"},
        {"grown", "grow"},    {"came", "come"},     {"became", "become"}, {"ate", "eat"},
        {"eaten", "eat"},     {"lying", "lie"},     {"dying", "die"},     {"tying", "tie"}};
    return pairs;
}

bool is_small_word(std::string_view lower) {
    static const std::unordered_set<std::string_view> words{
        "a",    "an",   "the", "and", "but", "or",  "nor",  "for",  "of",
        "in",   "on",   "at",  "to",  "by",  "as",  "from", "with", "into",
        "onto", "over", "vs.", "vs",  "via", "per", "than", "if"};
    return words.contains(lower);
}

bool is_roman(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool mixed_case(std::string_view word) {
    const std::size_t letter =
        word.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    if (letter == std::string_view::npos) return false;
    const std::string_view rest = word.substr(letter + 1);
    const std::size_t dash = rest.find_first_of("-’'—");
    return std::ranges::any_of(rest.substr(0, dash), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string capitalize_parts(const std::string& word) {
    std::string out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const bool dash = i < word.size() && word[i] == '-';
        if (i < word.size() && !dash) continue;
        const std::string part = word.substr(begin, i - begin);
        out += begin > 0 && is_small_word(part) ? part : capitalize(part);
        if (dash) out += '-';
        begin = i + 1;
    }
    return out;
}

std::string ascii_apostrophe(std::string_view word) {
    return base::replace_all(std::string(word), "’", "'");
}

std::string_view core(std::string_view word) {
    while (!word.empty() &&
           std::string_view(".,;:!?)\"").find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    while (!word.empty() && std::string_view("(\"'").find(word.front()) != std::string_view::npos) {
        word.remove_prefix(1);
    }
    return word;
}

std::string join_with(const std::vector<std::string>& items, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += i + 1 == items.size() ? std::string(last) : ", ";
        out += items[i];
    }
    return out;
}

}  // namespace

std::string with_article(std::string_view phrase) {
    return (takes_an(phrase) ? "an " : "a ") + std::string(phrase);
}

bool is_plural(std::string_view phrase) {
    const std::string word = to_lower(core(split_last(phrase).second));
    if (word.empty()) return false;
    for (const auto& [one, many] : irregular_plurals()) {
        if (word == many) return true;
    }
    if (is_uncountable(word)) return false;
    bool plural_reading = false;
    float best_singular = -30;
    float best_plural = -30;
    for (const Reading& reading : look_up(word)) {
        if (reading.tag == Tag::nns) {
            plural_reading = true;
            best_plural = reading.log_probability;
        }
        if (reading.tag == Tag::nn) best_singular = reading.log_probability;
    }
    if (plural_reading) return best_plural > best_singular - 1;
    return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
           !word.ends_with("us") && !word.ends_with("is") && look_up(word).empty();
}

std::string plural(std::string_view phrase) {
    const auto [before, last] = split_last(phrase);
    if (is_uncountable(to_lower(last)) || is_plural(last)) return std::string(phrase);
    return std::string(before) + keep_case(last, pluralized(to_lower(last)));
}

std::string singular(std::string_view noun) {
    const auto [before, last] = split_last(noun);
    const std::string word = to_lower(last);
    for (const auto& [one, many] : irregular_plurals()) {
        if (word == many) return std::string(before) + keep_case(last, std::string(one));
    }
    if (!is_plural(last)) return std::string(noun);
    std::string out = word;
    if (word.ends_with("ies") && word.size() > 4) {
        out = word.substr(0, word.size() - 3) + "y";
    } else if (word.ends_with("ses") || word.ends_with("xes") || word.ends_with("zes") ||
               word.ends_with("ches") || word.ends_with("shes")) {
        out = word.substr(0, word.size() - 2);
        if (look_up(out).empty() && !look_up(out + "e").empty()) out += 'e';
    } else if (word.ends_with('s')) {
        out = word.substr(0, word.size() - 1);
    }
    return std::string(before) + keep_case(last, out);
}

std::string number_in_words(long long number) {
    static constexpr std::array<std::string_view, 13> words{
        "zero",  "one",   "two",  "three", "four",   "five",  "six",
        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (number >= 0 && number <= 12) return std::string(words[static_cast<std::size_t>(number)]);
    return std::to_string(number);
}

std::string counted(long long number, std::string_view noun) {
    return std::to_string(number) + ' ' + (number == 1 ? std::string(noun) : plural(noun));
}

std::string gerund(std::string_view phrase) {
    const auto [verb, rest] = split_first(phrase);
    return keep_case(verb, gerund_of(to_lower(verb))) + std::string(rest);
}

std::string third_person(std::string_view phrase) {
    const auto [verb, rest] = split_first(phrase);
    const std::string word = to_lower(verb);
    static const Pairs irregular{{"be", "is"}, {"have", "has"}, {"do", "does"}, {"go", "goes"}};
    const auto found = irregular.find(word);
    const bool endless = word.ends_with('o') && word.size() > 2 && !is_vowel(word[word.size() - 2]);
    std::string form = found != irregular.end() ? std::string(found->second)
                       : endless                ? word + "es"
                                                : pluralized(word);
    return keep_case(verb, std::move(form)) + std::string(rest);
}

std::string verb_base(std::string_view verb) {
    const std::string word = to_lower(verb);
    if (const auto found = irregular_bases().find(word); found != irregular_bases().end()) {
        return std::string(found->second);
    }
    if (can_be(word, Tag::vb)) return word;
    std::vector<std::string> tries;
    const auto strip = [&](std::string_view ending, std::initializer_list<std::string_view> with) {
        if (!word.ends_with(ending) || word.size() < ending.size() + 2) return;
        const std::string root = word.substr(0, word.size() - ending.size());
        const std::size_t n = root.size();
        if (ending != "s" && n > 2 && root[n - 1] == root[n - 2]) {
            tries.push_back(root.substr(0, n - 1));
        }
        for (const auto end : with) tries.push_back(root + std::string(end));
    };
    strip("ies", {"y"});
    strip("ied", {"y"});
    strip("ing", {"", "e"});
    strip("ed", {"", "e"});
    strip("es", {"", "e"});
    strip("s", {""});
    for (const auto& candidate : tries) {
        if (can_be(candidate, Tag::vb)) return candidate;
    }
    return word;
}

bool is_name(std::string_view word) {
    static const std::unordered_set<std::string_view> calendar{
        "january",  "february",  "april",    "june",     "july",    "august",    "september",
        "october",  "november",  "december", "monday",   "tuesday", "wednesday", "thursday",
        "friday",   "saturday",  "sunday",   "american", "english", "french",    "german",
        "european", "christmas", "medicare", "medicaid", "america"};
    std::string lower = to_lower(ascii_apostrophe(core(word)));
    if (lower.ends_with("'s")) lower.resize(lower.size() - 2);
    if (lower.empty()) return false;
    if (calendar.contains(lower)) return true;
    const Readings readings = look_up(lower);
    if (readings.empty()) return false;
    float name = -30;
    float other = -30;
    for (const Reading& reading : readings) {
        (is_proper(reading.tag) ? name : other) =
            std::max(is_proper(reading.tag) ? name : other, reading.log_probability);
    }
    return name > -30 && other < -10.4f && name >= other - 1;
}

std::string title_case(std::string_view heading) {
    const bool shouting = all_caps(heading) && heading.find(' ') != std::string_view::npos;
    std::string out;
    const auto words = base::split(collapse_space(heading), ' ');
    const std::string text = collapse_space(heading);
    bool opens = true;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        std::string word = text.substr(begin, end - begin);
        const bool last = end == text.size();
        begin = end + 1;
        const std::string lower = to_lower(word);
        std::string shown = word;
        if (shouting && is_roman(core(word)) && core(word) != "I" && core(word).size() > 1) {
            shown = word;
        } else if (!shouting &&
                   (mixed_case(word) || (all_caps(core(word)) && core(word).size() > 1))) {
            shown = word;
        } else if (!opens && !last && is_small_word(lower)) {
            shown = lower;
        } else {
            shown = capitalize_parts(lower);
            // An em dash opens a second title: "Self-Help—National and Individual".
            for (std::size_t at = shown.find("—"); at != std::string::npos;
                 at = shown.find("—", at + 3)) {
                shown = shown.substr(0, at + 3) + capitalize(shown.substr(at + 3));
            }
        }
        if (!out.empty()) out += ' ';
        out += shown;
        opens = word.ends_with(':') || word.ends_with('?') || word.ends_with('!') ||
                word.ends_with('.') || word.ends_with("—");
        if (last) break;
    }
    return out;
}

std::string sentence_case(std::string_view heading) {
    const std::string text = title_case(heading);
    std::string out;
    bool opens = true;
    for (const auto word : base::split(text, ' ')) {
        const std::string_view inner = core(word);
        const bool keep = opens || mixed_case(word) || (all_caps(inner) && inner.size() > 1) ||
                          inner == "I" || inner.starts_with("I'") || inner.starts_with("I’") ||
                          is_name(inner);
        if (!out.empty()) out += ' ';
        out += keep ? std::string(word) : to_lower(word);
        opens = word.ends_with('.') || word.ends_with('?') || word.ends_with('!');
    }
    return out;
}

std::string lower_first(std::string_view text) {
    const auto [word, rest] = split_first(text);
    const std::string_view inner = core(word);
    if (inner == "I" || inner.starts_with("I'") || inner.starts_with("I’") || mixed_case(word) ||
        (all_caps(inner) && inner.size() > 1) || is_name(inner)) {
        return std::string(text);
    }
    const std::string lower = to_lower(word);
    std::string bare = to_lower(ascii_apostrophe(inner));
    bare = bare.substr(0, bare.find_first_of("'-"));
    if (starts_upper(word) && !bare.empty() && look_up(bare).empty()) {
        if (look_up(singular(bare)).empty() && look_up(verb_base(bare)).empty()) {
            return std::string(text);
        }
    }
    return lower + std::string(rest);
}

std::string join_and(const std::vector<std::string>& items) {
    return join_with(items, " and ");
}

std::string join_or(const std::vector<std::string>& items) {
    return join_with(items, " or ");
}

std::string without_final_stop(std::string_view sentence) {
    std::string_view text = base::trim(sentence);
    if (text.ends_with('.') && !text.ends_with("..") && !text.ends_with("U.S.")) {
        text.remove_suffix(1);
    }
    return std::string(text);
}

std::string with_final_stop(std::string_view sentence) {
    std::string text(base::trim(sentence));
    while (text.ends_with(';') || text.ends_with(',') || text.ends_with(':') ||
           text.ends_with(' ')) {
        text.pop_back();
    }
    if (text.empty()) return text;
    std::string_view tail = text;
    while (tail.ends_with("\"") || tail.ends_with(")") || tail.ends_with("”") ||
           tail.ends_with("’")) {
        tail.remove_suffix(tail.ends_with("\"") || tail.ends_with(")") ? 1 : 3);
    }
    if (tail.ends_with('.') || tail.ends_with('!') || tail.ends_with('?') || tail.ends_with("…")) {
        return text;
    }
    return text + '.';
}

}  // namespace text
