#include "drafting/wording.hpp"

#include <cctype>

#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

constexpr std::array<std::string_view, 22> kPointing{
    "above",         "below",           "following",        "this chapter",
    "last chapter",  "next chapter",    "previous chapter", "earlier chapter",
    "later chapter", "see page",        "as follows",       "the former",
    "the latter",    "these questions", "figure",           "aforesaid",
    "as i said",     "mentioned",       "this section",     "this book",
    "in a later",    "these pages"};

// The words in lower case, parted and enclosed by single spaces: looked through often. A
// contraction is two words, so that "it\u2019s" says "it".
std::string spaced(std::string_view text) {
    std::string out(1, ' ');
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("\u2019")) {
            i += 2;
            if (out.back() != ' ') out += ' ';
            continue;
        }
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = std::isalnum(byte) || (byte & 0x80) || c == '-';
        if (letter) {
            out += static_cast<char>(std::tolower(byte));
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.back() != ' ') out += ' ';
    return out;
}

bool holds(const std::string& spaced_words, std::string_view phrase) {
    return spaced_words.find(spaced(phrase)) != std::string::npos;
}

}  // namespace

std::string first_word(std::string_view sentence) {
    const auto words = text::tokens(sentence);
    for (const auto& token : words) {
        if (token.kind != text::TokenKind::punctuation) return text::to_lower(token.text);
    }
    return {};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool says_any(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string all = spaced(text);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return holds(all, word); });
}

bool shouts(const std::vector<text::TaggedWord>& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& word) {
        return word.token.text.size() > 4 && text::all_caps(word.token.text);
    });
}

bool points_at_noun(const std::vector<text::TaggedWord>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool that = text::to_lower(words[i].token.text) == "that";
        if (that && words[i].tag == text::Tag::dt && text::is_noun(words[i + 1].tag)) return true;
    }
    return false;
}

bool counts(const std::vector<text::TaggedWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].tag != text::Tag::cd || text::to_lower(words[i].token.text) == "one") continue;
        const bool share = i + 1 < words.size() && words[i + 1].token.text == "percent";
        if (!share) return true;
    }
    return false;
}

bool supposes(const std::vector<text::TaggedWord>& words) {
    if (words.empty() || words.front().tag != text::Tag::vb) return false;
    static constexpr std::array<std::string_view, 11> joins{
        "because", "since", "so", "if", "when", "until", "unless", "which", "who", "where", "that"};
    bool comma = false;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        const std::string lower = text::to_lower(words[i].token.text);
        if (is_one_of(lower, joins)) return false;
        if (lower == ",") {
            std::size_t next = i + 1;
            if (text::to_lower(words[next].token.text) == "and") ++next;
            if (next >= words.size()) return false;
            const text::Tag tag = words[next].tag;
            comma = tag == text::Tag::dt || tag == text::Tag::prp;
        } else if (comma && (lower == "will" || lower == "are" || lower == "is")) {
            return true;
        }
    }
    return false;
}

bool points_elsewhere(std::string_view sentence) {
    const std::string all = spaced(sentence);
    if (std::any_of(kPointing.begin(), kPointing.end(),
                    [&](std::string_view words) { return holds(all, words); })) {
        return true;
    }
    static constexpr std::array<std::string_view, 12> numbers{"one",  "two", "three",  "four",
                                                              "five", "six", "seven",  "eight",
                                                              "nine", "ten", "eleven", "twelve"};
    for (const std::string_view unit : {" chapter ", " question ", " chapters "}) {
        const std::size_t at = all.find(unit);
        if (at == std::string::npos) continue;
        const std::string_view next = std::string_view(all).substr(at + unit.size());
        const std::string_view word = next.substr(0, next.find(' '));
        if (is_one_of(word, numbers) ||
            (!word.empty() && std::isdigit(static_cast<unsigned char>(word.front()))))
            return true;
    }
    return false;
}

bool has_main_clause(const std::vector<text::TaggedWord>& words) {
    static constexpr std::array<std::string_view, 7> conditions{
        "if", "when", "while", "because", "since", "until", "once"};
    if (words.empty() || is_one_of(text::to_lower(words.front().token.text), conditions))
        return !words.empty();
    if (words.front().tag == text::Tag::vb) return true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "every form you send, and every reply" has no verb of its own.
        const bool stops =
            i + 1 >= words.size() || words[i + 1].token.kind == text::TokenKind::punctuation;
        if (text::is_finite(words[i].tag)) return !stops;
        const std::string lower = text::to_lower(words[i].token.text);
        if (lower == "whether" || lower == "," || lower == "since" || lower == "because") {
            return false;
        }
    }
    return false;
}

bool has_amount(std::string_view sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '$') return true;
        if (sentence[i] < '0' || sentence[i] > '9') continue;
        while (i < sentence.size() && (std::isdigit(static_cast<unsigned char>(sentence[i])) ||
                                       sentence[i] == '.' || sentence[i] == ','))
            ++i;
        if (!sentence.substr(i).starts_with(" percent")) return true;
    }
    return false;
}

}  // namespace drafting
