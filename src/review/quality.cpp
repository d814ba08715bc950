#include "review/quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/strings.hpp"
#include "review/walk.hpp"
#include "text/sentences.hpp"
#include "text/soundness.hpp"
#include "text/words.hpp"

namespace review {
namespace {

// How many calls to action a part should have, and why.
struct CallRule {
    int least = 1;
    int most = 1;
    std::string_view why;
};

// The words of one page or mail, with merge fields as a number.
struct PartText {
    std::string title;
    std::vector<std::string> texts;                      // one a Text
    std::map<std::string, std::set<std::string>> calls;  // labels of buttons, by the block's `when`
    CallRule rule;
    bool is_mail = false;
    std::size_t words = 0;
};

std::string without_fields(std::string_view text) {
    std::string out;
    while (true) {
        const auto open = text.find("{{");
        out += text.substr(0, open);
        if (open == std::string_view::npos) return out;
        const auto close = text.find("}}", open);
        if (close == std::string_view::npos) return out;
        out += '5';  // a number stands nearly everywhere
        text.remove_prefix(close + 2);
    }
}

// By what the page is for.
CallRule rule_of(const content::Page& page, const Document& document) {
    using content::PageKind;
    switch (page.kind) {
        case PageKind::opt_in:
            return {1, 1, "a landing page asks for one thing, the address"};
        case PageKind::thank_you:
            return {0, 1, "a delivery page makes one offer at most beside what was asked for"};
        case PageKind::checkout:
            return {1, 1, "a checkout has one button, to pay"};
        case PageKind::upsell:
        case PageKind::downsell:
            return {1, 1, "this page has one offer to take or to leave"};
        case PageKind::confirmation:
            return {0, 1, "the downloads of a confirmation page are what the reader came for"};
        case PageKind::main_offer:
            return {1, 1, "an offer page sells one thing"};
        case PageKind::offer:
            break;
    }
    const auto* offer = std::get_if<content::Offer>(&document);
    if (offer && offer->kind == content::OfferKind::tiers) {
        const int choices = static_cast<int>(offer->offers.size());
        return {choices, choices, "a page of price tiers has one for each tier"};
    }
    if (offer && offer->kind == content::OfferKind::promotion) {
        return {0, 1, "a promotion lowers prices everywhere, its page sells nothing of its own"};
    }
    return {1, 1, "an offer page sells one thing"};
}

CallRule rule_of(const content::Email& mail) {
    const bool delivers = std::ranges::any_of(mail.blocks, [](const content::EmailBlock& block) {
        return std::holds_alternative<content::DownloadsBlock>(block);
    });
    if (delivers) return {0, 1, "the downloads of this mail are what the reader came for"};
    return {1, 1, "a mail asks for one thing"};
}

std::vector<PartText> texts_of(const Document& document) {
    std::vector<PartText> out;
    for_each_part(document, [&](const PartView& part) {
        PartText& text = out.emplace_back();
        text.title = part.title;
        text.is_mail = part.email != nullptr;
        text.rule = part.page ? rule_of(*part.page, document) : rule_of(*part.email);
        for_each_text(part, {[&](const content::Text& each) {
                                 std::string words = without_fields(content::plain(each));
                                 if (base::trim(words).empty()) return;
                                 text.words += text::word_count(words);
                                 text.texts.push_back(std::move(words));
                             },
                             [&](const std::string& label, const std::string& when) {
                                 text.calls[when].insert(label);
                             }});
    });
    return out;
}

// Falls by what share of the sentences is faulty; a fault in one of ten costs half.
double score_of(std::size_t faults, std::size_t all) {
    if (all == 0) return 1;
    return std::max(0.0, 1.0 - 5.0 * static_cast<double>(faults) / static_cast<double>(all));
}

// The mean surprise of the tagger's trigrams at which prose is as likely broken as sound, and how
// sharply it turns.
constexpr double kBrokenSurprise = 2.8;
constexpr double kSharpness = 4;
constexpr std::size_t kShortestOrder = 8;  // words; a heading has no order to speak of

// Two readings that stand for each other: faults that can be named, each in ten sentences costing
// half, and how unlikely the words' order is, which shows damage that no rule knows.
Check check_grammar(const std::vector<PartText>& parts) {
    std::size_t sentences = 0;
    std::size_t faults = 0;
    std::string first;
    double surprise = 0;
    double tagged = 0;
    for (const auto& part : parts) {
        for (const auto& words : part.texts) {
            for (const std::string_view sentence : text::sentences(words)) {
                ++sentences;
                const auto tags = text::tag_sentence(sentence);
                for (const auto& what : text::faults_of(sentence, tags)) {
                    ++faults;
                    if (first.empty())
                        first = fmt::format("{} in \"{}\"", what, base::trim(sentence));
                }
                if (text::count_words(tags) < kShortestOrder) continue;
                surprise += text::tag_surprise(tags) * static_cast<double>(tags.size());
                tagged += static_cast<double>(tags.size());
            }
        }
    }
    const double each =
        sentences == 0 ? 0 : static_cast<double>(faults) / static_cast<double>(sentences);
    const double mean = tagged == 0 ? 0 : surprise / tagged;
    const double order =
        tagged == 0 ? 1 : 1 / (1 + std::exp(kSharpness * (mean - kBrokenSurprise)));
    std::string why =
        faults == 0 ? std::string(
                          "No doubled words, wrong articles, verbs that disagree or lack, stray "
                          "spaces or open brackets were found")
                    : fmt::format("{} in {} sentences look wrong: {}",
                                  faults == 1 ? "1 place" : fmt::format("{} places", faults),
                                  sentences, first);
    if (order < 0.75) why += "; the order of words is unusual";
    return {"grammar", std::exp(-7 * each) * order, why};
}

// By thirds: the parts that speak of the book at all, the paragraphs that do, and how many of its
// words there are.
Check check_relevance(const std::vector<PartText>& parts, const Vocabulary& vocabulary) {
    if (vocabulary.empty()) return {"relevance", 1, "There is no book to compare with"};
    constexpr std::size_t kParagraph = 12;  // words; shorter texts are headings and labels
    std::size_t related = 0;
    std::size_t paragraphs = 0;
    std::size_t related_paragraphs = 0;
    std::set<std::string> used;
    for (const auto& part : parts) {
        bool part_found = false;
        for (const auto& words : part.texts) {
            bool found = false;
            for (const auto& token : text::tokens(words)) {
                if (token.kind != text::TokenKind::word) continue;
                const std::string stem = text::stem(token.text);
                if (!vocabulary.contains(stem)) continue;
                found = true;
                used.insert(stem);
            }
            part_found = part_found || found;
            if (text::word_count(words) < kParagraph) continue;
            ++paragraphs;
            related_paragraphs += found ? 1 : 0;
        }
        related += part_found ? 1 : 0;
    }
    const auto share = [](std::size_t some, std::size_t all) {
        return all == 0 ? 1.0 : static_cast<double>(some) / static_cast<double>(all);
    };
    const double breadth = std::min(1.0, static_cast<double>(used.size()) / 8.0);
    return {
        "relevance",
        (share(related, parts.size()) + share(related_paragraphs, paragraphs) + breadth) / 3,
        fmt::format("{} of {} parts and {} of {} paragraphs speak of what the book is about, with "
                    "{} of its key words",
                    related, parts.size(), related_paragraphs, paragraphs, used.size())};
}

Check check_tone(const std::vector<PartText>& parts, const content::Brand& brand) {
    constexpr std::array<std::string_view, 8> kHype = {
        "unlock",        "supercharge", "game-changing", "game changer",
        "revolutionary", "insane",      "skyrocket",     "secret formula"};
    std::size_t texts = 0;
    std::vector<std::string> faults;
    for (const auto& part : parts) {
        for (const auto& words : part.texts) {
            ++texts;
            const std::string lower = base::to_lower_ascii(words);
            if (words.find('!') != std::string::npos) faults.emplace_back("an exclamation mark");
            for (const auto hype : kHype) {
                if (lower.find(hype) != std::string::npos) {
                    faults.push_back(fmt::format("\"{}\"", hype));
                }
            }
            for (const auto& banned : brand.voice.avoid) {
                if (lower.find(base::to_lower_ascii(banned)) != std::string::npos) {
                    faults.push_back(fmt::format("\"{}\", which the brand avoids", banned));
                }
            }
        }
    }
    return {"tone", score_of(faults.size(), texts),
            faults.empty()
                ? "No hype, no exclamation marks, none of the words that the brand avoids"
                : fmt::format("Found {}", faults.front())};
}

// The most that one reader has before them: a window is open or closed, never both.
int calls_at_once(const PartText& part) {
    std::set<std::string> always;
    if (const auto found = part.calls.find(""); found != part.calls.end()) always = found->second;
    std::map<std::string, int> sometimes;  // by the fact, open or closed
    for (const auto& [when, labels] : part.calls) {
        if (when.empty()) continue;
        std::string_view fact = when;
        for (const std::string_view end : {"_open", "_closed"}) {
            if (fact.ends_with(end)) fact.remove_suffix(end.size());
        }
        const auto more = std::ranges::count_if(
            labels, [&](const std::string& label) { return !always.contains(label); });
        auto& most = sometimes[std::string(fact)];
        most = std::max(most, static_cast<int>(more));
    }
    int sum = static_cast<int>(always.size());
    for (const auto& [fact, count] : sometimes) sum += count;
    return sum;
}

Check check_call(const std::vector<PartText>& parts) {
    double sum = 0;
    std::string first;
    for (const auto& part : parts) {
        const int calls = calls_at_once(part);
        const int beyond = calls - part.rule.most;
        const double score = calls < part.rule.least ? 0.7
                             : beyond <= 0           ? 1.0
                             : beyond <= 2           ? 0.8
                                                     : 0.4;
        sum += score;
        if (score < 1 && first.empty()) {
            first = fmt::format("\"{}\" has {}, and {}", part.title,
                                calls == 0   ? "no call to action"
                                : calls == 1 ? "one call to action"
                                             : fmt::format("{} calls to action", calls),
                                part.rule.why);
        }
    }
    return {
        "cta", parts.empty() ? 1.0 : sum / static_cast<double>(parts.size()),
        first.empty() ? "Each part has as many calls to action as its purpose asks for" : first};
}

Check check_length(const std::vector<PartText>& parts) {
    double sum = 0;
    std::string first;
    for (const auto& part : parts) {
        const std::size_t least = part.is_mail ? 40 : 30;
        const std::size_t most = part.is_mail ? 400 : 700;
        double score = 1;
        if (part.words < least) {
            score = static_cast<double>(part.words) / static_cast<double>(least);
        } else if (part.words > most) {
            score = static_cast<double>(most) / static_cast<double>(part.words);
        }
        sum += score;
        if (score < 1 && first.empty()) {
            first = fmt::format("\"{}\" has {} words, {} to {} read best", part.title, part.words,
                                least, most);
        }
    }
    return {"length", parts.empty() ? 1.0 : sum / static_cast<double>(parts.size()),
            first.empty() ? "Every part is as long as it should be" : first};
}

}  // namespace

Vocabulary vocabulary_of(const std::vector<std::string>& phrases) {
    Vocabulary out;
    for (const auto& phrase : phrases) {
        for (const auto& token : text::tokens(phrase)) {
            const std::string word = base::to_lower_ascii(token.text);
            if (token.kind == text::TokenKind::word && !text::is_stop_word(word)) {
                out.insert(text::stem(word));
            }
        }
    }
    return out;
}

Quality assess(const Document& document, const content::Brand& brand,
               const Vocabulary& vocabulary) {
    const auto parts = texts_of(document);
    Quality quality;
    quality.checks = {check_grammar(parts), check_relevance(parts, vocabulary),
                      check_tone(parts, brand), check_call(parts), check_length(parts)};
    for (const auto& check : quality.checks) quality.overall += check.score;
    quality.overall /= static_cast<double>(quality.checks.size());
    return quality;
}

}  // namespace review
