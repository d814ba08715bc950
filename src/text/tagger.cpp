#include "text/tagger.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "text/lexicon.hpp"
#include "text/unicode.hpp"

namespace text {

namespace {

struct Candidates {
    std::array<Reading, 12> items{};
    std::size_t count = 0;

    void add(Tag tag, float log_probability) {
        for (std::size_t i = 0; i < count; ++i) {
            if (items[i].tag == tag) {
                items[i].log_probability = std::max(items[i].log_probability, log_probability);
                return;
            }
        }
        if (count < items.size()) items[count++] = {tag, log_probability};
    }
};

bool ends(const std::string& word, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) {
        return word.size() > ending.size() + 1 && word.ends_with(ending);
    });
}

void guess_by_ending(const std::string& word, Candidates& out) {
    if (ends(word, {"ly"})) out.add(Tag::rb, -8);
    if (ends(word, {"ing"})) {
        out.add(Tag::vbg, -8);
        out.add(Tag::nn, -11);
    } else if (ends(word, {"ed"})) {
        out.add(Tag::vbn, -9);
        out.add(Tag::vbd, -9);
        out.add(Tag::jj, -11);
    } else if (ends(word, {"ous", "ful", "able", "ible", "al", "ive", "less", "ic", "ish"})) {
        out.add(Tag::jj, -9);
        out.add(Tag::nn, -12);
    } else if (ends(word, {"tion", "ness", "ment", "ity", "ism", "ship", "ance", "ence"})) {
        out.add(Tag::nn, -9);
    } else if (ends(word, {"s"}) && !ends(word, {"ss", "us", "is"})) {
        out.add(Tag::nns, -9);
        out.add(Tag::vbz, -11);
    } else {
        out.add(Tag::nn, -10);
        out.add(Tag::jj, -11);
        out.add(Tag::vb, -13);
    }
}

constexpr float kOpeningVerb = 3.5f;

Candidates candidates(const Token& token, bool first) {
    Candidates out;
    if (token.kind == TokenKind::punctuation) {
        out.add(Tag::punc, 0);
        return out;
    }
    if (token.kind == TokenKind::number) {
        out.add(Tag::cd, 0);
        return out;
    }
    std::string lower = to_lower(token.text);
    if (lower.starts_with("’")) lower.replace(0, 3, "'");
    if (lower == "n’t") lower = "n't";
    const bool upper = starts_upper(token.text);
    for (const Reading& reading : look_up(lower)) out.add(reading.tag, reading.log_probability);
    if (out.count == 0) {
        if (upper) out.add(Tag::nnp, first ? -11.0f : -7.0f);
        if (const auto hyphen = lower.rfind('-'); hyphen != std::string::npos) {
            out.add(Tag::jj, -9);
            out.add(Tag::nn, -10);
        } else {
            guess_by_ending(lower, out);
        }
    } else if (upper && !first && token.text != "I") {
        out.add(Tag::nnp, -9);
    }
    if (first) {
        for (std::size_t i = 0; i < out.count; ++i) {
            // Newspapers hardly ever open a sentence with a command; books of advice do.
            if (out.items[i].tag == Tag::vb) out.items[i].log_probability += kOpeningVerb;
            if (out.items[i].tag == Tag::nnp && out.count > 1) out.items[i].log_probability -= 2;
        }
    }
    return out;
}

struct Cell {
    float score = -std::numeric_limits<float>::infinity();
    std::uint8_t before = 0;  // which candidate two words back
};

}  // namespace

std::vector<TaggedWord> tag_sentence(std::string_view sentence) {
    const std::vector<Token> words = tokens(sentence);
    std::vector<TaggedWord> out(words.size());
    if (words.empty()) return out;

    // Candidates of the word at i + 2; two edges stand before the sentence.
    std::vector<Candidates> choices(words.size() + 2);
    choices[0].add(Tag::nn, 0);
    choices[1].add(Tag::punc, 0);
    bool first = true;
    std::size_t most = 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
        choices[i + 2] = candidates(words[i], first);
        most = std::max(most, choices[i + 2].count);
        if (words[i].kind != TokenKind::punctuation) first = false;
        if (words[i].text == ":" || words[i].text == ";") first = true;
    }

    // cells[i][a][b]: the best way to tag the words up to i with candidate a before and b at i.
    const std::size_t plane = most * most;
    std::vector<Cell> cells(words.size() * plane);
    const float* const follow = transitions();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Candidates& two = choices[i];
        const Candidates& one = choices[i + 1];
        const Candidates& here = choices[i + 2];
        const Cell* const before = i >= 1 ? &cells[(i - 1) * plane] : nullptr;
        for (std::size_t a = 0; a < one.count; ++a) {
            for (std::size_t b = 0; b < here.count; ++b) {
                Cell best;
                for (std::size_t z = 0; z < two.count; ++z) {
                    const std::size_t context = static_cast<std::size_t>(two.items[z].tag) * kTags +
                                                static_cast<std::size_t>(one.items[a].tag);
                    const float score =
                        (before ? before[z * most + a].score : 0) +
                        follow[context * kTags + static_cast<std::size_t>(here.items[b].tag)];
                    if (score > best.score) best = {score, static_cast<std::uint8_t>(z)};
                }
                best.score += here.items[b].log_probability;
                cells[i * plane + a * most + b] = best;
            }
        }
    }

    std::size_t at_one = 0;
    std::size_t at_here = 0;
    float best = -std::numeric_limits<float>::infinity();
    const std::size_t last = words.size() - 1;
    for (std::size_t a = 0; a < choices[last + 1].count; ++a) {
        for (std::size_t b = 0; b < choices[last + 2].count; ++b) {
            const float score = cells[last * plane + a * most + b].score;
            if (score > best) {
                best = score;
                at_one = a;
                at_here = b;
            }
        }
    }
    for (std::size_t i = words.size(); i-- > 0;) {
        out[i] = {words[i], choices[i + 2].items[at_here].tag};
        const std::size_t two = cells[i * plane + at_one * most + at_here].before;
        at_here = at_one;
        at_one = two;
    }
    return out;
}

}  // namespace text
