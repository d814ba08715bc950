#include "text/words.hpp"

#include <libstemmer.h>
#include <memory>
#include <unordered_set>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/unicode.hpp"

namespace text {

namespace {

enum class Class : std::uint8_t { letter, digit, apostrophe, hyphen, joiner, space, other };

Class classify(UChar32 c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
        if (c >= '0' && c <= '9') return Class::digit;
        if (c == '\'') return Class::apostrophe;
        if (c == '-') return Class::hyphen;
        if (c == '.' || c == ',' || c == '&' || c == '/' || c == '@' || c == '_' || c == ':') {
            return Class::joiner;
        }
        if (c == ' ' || (c >= '\t' && c <= '\r')) return Class::space;
        return Class::other;
    }
    if (c == 0x2019) return Class::apostrophe;
    if (c == 0x2010 || c == 0x2011) return Class::hyphen;
    if (c == 0xA0 || u_isUWhiteSpace(c)) return Class::space;
    if (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK) return Class::letter;
    if (u_isdigit(c)) return Class::digit;
    return Class::other;
}

struct Cursor {
    std::string_view text;
    std::int32_t at = 0;

    bool done() const { return at >= static_cast<std::int32_t>(text.size()); }
    UChar32 next() {
        UChar32 c = 0;
        const auto* bytes = text.data();
        const auto size = static_cast<std::int32_t>(text.size());
        U8_NEXT(bytes, at, size, c);
        return c < 0 ? 0xFFFD : c;
    }
    Class peek() const {
        Cursor copy = *this;
        return copy.done() ? Class::space : classify(copy.next());
    }
};

bool is_wordy(Class c) {
    return c == Class::letter || c == Class::digit;
}

bool is_currency(UChar32 c) {
    return c == '$' || c == 0xA3 || c == 0x20AC || c == 0xA5;
}

std::string_view without_apostrophe(std::string_view word, std::size_t& size) {
    if (word.starts_with('\'')) {
        size = 1;
    } else if (word.starts_with("’")) {
        size = 3;
    } else {
        size = 0;
    }
    return word.substr(size);
}

// Where the clitic of "Nora's", "don't", "you'll" begins, or the word's size.
std::size_t clitic(std::string_view word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
        std::size_t size = 0;
        const std::string_view tail = without_apostrophe(word.substr(i), size);
        if (size == 0) continue;
        const std::string lower = to_lower(tail);
        if (lower == "t" && i >= 2 && (word[i - 1] == 'n' || word[i - 1] == 'N')) return i - 1;
        if (lower == "s" || lower == "re" || lower == "ve" || lower == "ll" || lower == "d" ||
            lower == "m") {
            return i;
        }
    }
    return word.size();
}

void push_word(std::vector<Token>& out, std::string_view word, bool digits) {
    if (digits) {
        out.push_back({word, TokenKind::number});
        return;
    }
    const std::size_t cut = clitic(word);
    out.push_back({word.substr(0, cut), TokenKind::word});
    if (cut < word.size()) out.push_back({word.substr(cut), TokenKind::word});
}

}  // namespace

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> out;
    out.reserve(text.size() / 5);
    Cursor cursor{text};
    while (!cursor.done()) {
        const std::int32_t begin = cursor.at;
        const UChar32 first = cursor.next();
        Class cls = classify(first);
        if (cls == Class::space) continue;
        const bool money = is_currency(first) && cursor.peek() == Class::digit;
        if (!is_wordy(cls) && !money) {
            const std::size_t size = static_cast<std::size_t>(cursor.at - begin);
            out.push_back(
                {text.substr(static_cast<std::size_t>(begin), size), TokenKind::punctuation});
            continue;
        }
        bool digits = cls == Class::digit || money;
        while (!cursor.done()) {
            Cursor ahead = cursor;
            const UChar32 c = ahead.next();
            cls = classify(c);
            if (is_wordy(cls)) {
                cursor = ahead;
                continue;
            }
            if (digits && c == '%') {
                cursor = ahead;
                break;
            }
            const bool joins =
                cls == Class::apostrophe || cls == Class::hyphen || cls == Class::joiner;
            // "U.S." keeps its inner dots, "9:30" its colon, "and/or" and "a,b" fall apart.
            const bool inner = joins && is_wordy(ahead.peek()) &&
                               (cls != Class::joiner ||
                                (digits && (c == '.' || c == ',' || c == ':' || c == '/')) ||
                                c == '.' || c == '&' || c == '@' || c == '_');
            if (!inner) break;
            cursor = ahead;
        }
        push_word(out,
                  text.substr(static_cast<std::size_t>(begin),
                              static_cast<std::size_t>(cursor.at - begin)),
                  digits);
    }
    return out;
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    bool counted = false;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (space) {
            inside = false;
            continue;
        }
        if (!inside) counted = false;
        inside = true;
        const bool wordy = (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') ||
                           (u >= 0xC3 && u != 0xE2);
        if (wordy && !counted) {
            ++count;
            counted = true;
        }
    }
    return count;
}

std::string stem(std::string_view word) {
    struct Deleter {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    // A stemmer is not thread-safe and costs more to make than to use.
    thread_local const std::unique_ptr<sb_stemmer, Deleter> stemmer(
        sb_stemmer_new("english", "UTF_8"));
    const std::string lower = to_lower(word);
    const auto* bytes = reinterpret_cast<const sb_symbol*>(lower.data());
    const sb_symbol* stemmed =
        sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(lower.size()));
    if (!stemmed) return lower;
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

bool is_stop_word(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "a",         "about",   "above",     "across",   "after",      "again",      "against",
        "all",       "almost",  "alone",     "along",    "already",    "also",       "although",
        "always",    "am",      "among",     "an",       "and",        "another",    "any",
        "anybody",   "anyone",  "anything",  "anywhere", "are",        "around",     "as",
        "at",        "away",    "be",        "became",   "because",    "become",     "been",
        "before",    "behind",  "being",     "below",    "between",    "both",       "but",
        "by",        "can",     "cannot",    "could",    "did",        "do",         "does",
        "doing",     "done",    "down",      "during",   "each",       "either",     "else",
        "enough",    "even",    "ever",      "every",    "everybody",  "everyone",   "everything",
        "few",       "first",   "for",       "from",     "further",    "get",        "gets",
        "getting",   "give",    "given",     "go",       "goes",       "going",      "got",
        "had",       "has",     "have",      "having",   "he",         "her",        "here",
        "hers",      "herself", "him",       "himself",  "his",        "how",        "however",
        "i",         "if",      "in",        "into",     "is",         "it",         "its",
        "itself",    "just",    "last",      "least",    "less",       "let",        "like",
        "made",      "make",    "makes",     "many",     "may",        "me",         "might",
        "mine",      "more",    "most",      "much",     "must",       "my",         "myself",
        "n't",       "neither", "never",     "next",     "no",         "nobody",     "none",
        "nor",       "not",     "nothing",   "now",      "of",         "off",        "often",
        "on",        "once",    "one",       "ones",     "only",       "onto",       "or",
        "other",     "others",  "otherwise", "ought",    "our",        "ours",       "ourselves",
        "out",       "over",    "own",       "per",      "perhaps",    "quite",      "rather",
        "really",    "said",    "same",      "say",      "says",       "second",     "see",
        "seem",      "seemed",  "seems",     "several",  "shall",      "she",        "should",
        "since",     "so",      "some",      "somebody", "someone",    "something",  "sometimes",
        "still",     "such",    "take",      "taken",    "tell",       "than",       "that",
        "the",       "their",   "theirs",    "them",     "themselves", "then",       "there",
        "therefore", "these",   "they",      "thing",    "things",     "this",       "those",
        "though",    "three",   "through",   "thus",     "to",         "together",   "too",
        "toward",    "towards", "two",       "under",    "until",      "up",         "upon",
        "us",        "use",     "used",      "very",     "was",        "way",        "we",
        "well",      "went",    "were",      "what",     "whatever",   "when",       "where",
        "whether",   "which",   "while",     "who",      "whole",      "whom",       "whose",
        "why",       "will",    "with",      "within",   "without",    "would",      "yes",
        "yet",       "you",     "your",      "yours",    "yourself",   "yourselves", "'s",
        "'re",       "'ve",     "'ll",       "'d",       "'m",         "’s",         "’re",
        "’ve",       "’ll",     "’d",        "’m",       "n’t"};
    return words.contains(word);
}

}  // namespace text
