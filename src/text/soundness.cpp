#include "text/soundness.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/strings.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/unicode.hpp"

namespace text {

namespace {

using StringSet = std::unordered_set<std::string_view>;

std::string plain_lower(const TaggedWord& word) {
    return base::replace_all(to_lower(word.token.text), "’", "'");
}

bool is_mark(const TaggedWord& word) {
    return word.token.kind == TokenKind::punctuation;
}

std::string quoted_pair(const TaggedWord& a, const TaggedWord& b) {
    return fmt::format("\"{} {}\"", a.token.text, b.token.text);
}

// "that that", "had had" and numbers may stand twice, and so may what is called out.
bool may_stand_twice(const std::string& word) {
    static const StringSet words{"that", "had", "very", "no", "so", "bye", "there", "'s", "really"};
    return words.contains(word);
}

bool is_article(const std::string& word) {
    return word == "a" || word == "an" || word == "the";
}

// What an article, "my" or "every" never stands right before.
bool cannot_follow_article(const Words& words, std::size_t at, const std::string& word) {
    if (at >= words.size()) return true;
    if (is_mark(words[at])) {
        const auto mark = words[at].token.text;
        return mark == "." || mark == "," || mark == "?" || mark == "!" || mark == ";";
    }
    static const StringSet never{
        "of",   "in",   "to",  "for",   "with",   "from", "is",    "are", "was",    "were",
        "has",  "have", "a",   "an",    "the",    "and",  "or",    "but", "it",     "he",
        "she",  "they", "you", "your",  "my",     "his",  "their", "our", "this",   "these",
        "that", "will", "can", "would", "should", "at",   "by",    "if",  "because"};
    return never.contains(word);
}

bool sounds_like_vowel(const std::string& word) {
    return with_article(word).starts_with("an ");
}

// "he go", "they goes", "a books", "these book".
bool disagrees(const TaggedWord& left, const std::string& a, const TaggedWord& right,
               const std::string& b) {
    static const StringSet singular{"he", "she", "it"};
    static const StringSet plural{"i", "you", "we", "they"};
    static const StringSet many{"these", "those", "many", "several", "few"};
    if (singular.contains(a) && left.tag == Tag::prp) {
        return right.tag == Tag::vbp && b != "'ve" && can_be(b, Tag::vbp) && !can_be(b, Tag::vbd) &&
               !can_be(b, Tag::md);
    }
    if (plural.contains(a) && left.tag == Tag::prp) {
        return right.tag == Tag::vbz && b != "'s" && !can_be(b, Tag::nns);
    }
    const bool only_plural = right.tag == Tag::nns && !can_be(b, Tag::nn) && !can_be(b, Tag::jj);
    if (a == "a" || a == "an") return only_plural && b != "few";
    if (many.contains(a)) {
        return right.tag == Tag::nn && !can_be(b, Tag::nns) && !can_be(b, Tag::jj) &&
               !can_be(b, Tag::vbp);
    }
    return false;
}

void look_at_pairs(const Words& words, std::vector<std::string>& out) {
    std::vector<std::string> lower;
    lower.reserve(words.size() + 1);
    for (const auto& word : words) lower.push_back(plain_lower(word));
    lower.emplace_back();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_mark(words[i])) continue;
        const bool article = is_article(lower[i]) && words[i].tag == Tag::dt;
        const bool last = i + 1 >= words.size();
        if (!last && words[i].token.kind == TokenKind::word && lower[i] == lower[i + 1] &&
            !may_stand_twice(lower[i])) {
            out.emplace_back("a doubled word");
            continue;
        }
        if (article && cannot_follow_article(words, i + 1, lower[i + 1])) {
            out.push_back(last ? "an article at the end" : quoted_pair(words[i], words[i + 1]));
            continue;
        }
        if (last || is_mark(words[i + 1])) continue;
        const bool wrong_article = words[i + 1].token.kind == TokenKind::word &&
                                   !all_caps(words[i + 1].token.text) &&
                                   ((lower[i] == "a" && sounds_like_vowel(lower[i + 1])) ||
                                    (lower[i] == "an" && !sounds_like_vowel(lower[i + 1])));
        if ((article && wrong_article) ||
            disagrees(words[i], lower[i], words[i + 1], lower[i + 1])) {
            out.push_back(quoted_pair(words[i], words[i + 1]));
        }
    }
}

// A full stop after some words asks for a verb among them.
bool lacks_verb(std::string_view sentence, const Words& words) {
    constexpr std::size_t kShortest = 7;
    if (!base::trim(sentence).ends_with('.') || count_words(words) < kShortest) return false;
    return std::ranges::none_of(words, [](const TaggedWord& word) { return is_verb(word.tag); });
}

}  // namespace

std::vector<std::string> faults_of(std::string_view sentence, const Words& words) {
    std::vector<std::string> out;
    look_at_pairs(words, out);
    if (sentence.find("  ") != std::string_view::npos) out.emplace_back("two spaces");
    if (std::ranges::count(sentence, '(') != std::ranges::count(sentence, ')')) {
        out.emplace_back("an open bracket");
    }
    if (lacks_verb(sentence, words)) out.emplace_back("no verb");
    return out;
}

double tag_surprise(const Words& words) {
    if (words.empty()) return 0;
    const float* const follow = transitions();
    double sum = 0;
    auto two = static_cast<std::size_t>(Tag::nn);  // the edge, as the tagger has it
    auto one = static_cast<std::size_t>(Tag::punc);
    for (const auto& word : words) {
        const auto here = static_cast<std::size_t>(word.tag);
        sum -= static_cast<double>(follow[(two * kTags + one) * kTags + here]);
        two = one;
        one = here;
    }
    return sum / static_cast<double>(words.size());
}

}  // namespace text
