#include "review/quality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/strings.hpp"
#include "review/walk.hpp"
#include "text/sentences.hpp"
#include "text/words.hpp"

namespace review {
namespace {

// How many calls to action a part should have, and why.
struct CallRule {
    int least = 1;
    int most = 1;
    std::string_view why;
};

// The words of one page or mail, with merge fields as a plain word.
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
        out += "this";
        text.remove_prefix(close + 2);
    }
}

// Collects whole texts, so that a sentence made of several spans is read as one.
class TextWalk {
  public:
    explicit TextWalk(PartText& out) : out_(out) {}

    void walk(const content::Text& text) {
        const std::string words = without_fields(content::plain(text));
        if (base::trim(words).empty()) return;
        out_.words += text::word_count(words);
        out_.texts.push_back(words);
    }
    void walk(const content::ButtonBlock& button) { call(button.label); }
    void walk(const content::FormBlock& form) {
        call(form.submit_label);
        members(form);
    }
    void walk(const content::OfferBlock& offer) {
        call(offer.accept_label);
        members(offer);
    }
    void walk(const content::CheckoutBlock& checkout) {
        call(checkout.submit_label);
        members(checkout);
    }
    void walk(const std::string&) {}
    void walk(bool) {}
    void walk(int) {}

    template <class T>
    void walk(const std::vector<T>& items) {
        for (const auto& item : items) walk(item);
    }
    template <class... T>
    void walk(const std::variant<T...>& value) {
        std::visit(
            [this](const auto& block) {
                when_ = block.when;
                walk(block);
            },
            value);
    }
    template <class T>
    void walk(const T& value) {
        if constexpr (!std::is_enum_v<T>) members(value);
    }

  private:
    template <class T>
    void members(const T& value) {
        boost::mp11::mp_for_each<base::detail::members_of<T>>(
            [&](auto member) { walk(value.*member.pointer); });
    }
    void call(const std::string& label) {
        if (!label.empty()) out_.calls[when_].insert(label);
    }

    PartText& out_;
    std::string when_;
};

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
        TextWalk walk(text);
        if (part.page) {
            walk.walk(part.page->blocks);
        } else {
            walk.walk(part.email->subject);
            walk.walk(part.email->preview);
            walk.walk(part.email->blocks);
        }
    });
    return out;
}

// Falls by what share of the sentences is faulty; a fault in one of ten costs half.
double score_of(std::size_t faults, std::size_t all) {
    if (all == 0) return 1;
    return std::max(0.0, 1.0 - 5.0 * static_cast<double>(faults) / static_cast<double>(all));
}

Check check_grammar(const std::vector<PartText>& parts) {
    std::size_t sentences = 0;
    std::size_t faults = 0;
    std::string first;
    const auto fault = [&](std::string_view sentence, std::string_view what) {
        ++faults;
        if (first.empty()) first = fmt::format("{} in \"{}\"", what, base::trim(sentence));
    };
    for (const auto& part : parts) {
        for (const auto& words : part.texts) {
            for (const std::string_view sentence : text::sentences(words)) {
                ++sentences;
                std::string last;
                for (const auto& token : text::tokens(sentence)) {
                    const std::string word = base::to_lower_ascii(token.text);
                    if (token.kind == text::TokenKind::word && word == last && word != "that" &&
                        word != "had") {
                        fault(sentence, "a doubled word");
                        break;
                    }
                    last = word;
                }
                if (sentence.find("  ") != std::string_view::npos) fault(sentence, "two spaces");
                if (std::ranges::count(sentence, '(') != std::ranges::count(sentence, ')')) {
                    fault(sentence, "an open bracket");
                }
            }
        }
    }
    return {"grammar", score_of(faults, sentences),
            faults == 0
                ? "No doubled words, stray spaces or open brackets were found"
                : fmt::format("{} of {} sentences look wrong: {}", faults, sentences, first)};
}

Check check_relevance(const std::vector<PartText>& parts, const Vocabulary& vocabulary) {
    if (vocabulary.empty()) return {"relevance", 1, "There is no book to compare with"};
    std::size_t related = 0;
    std::set<std::string> used;
    for (const auto& part : parts) {
        bool found = false;
        for (const auto& words : part.texts) {
            for (const auto& token : text::tokens(words)) {
                if (token.kind != text::TokenKind::word) continue;
                const std::string stem = text::stem(token.text);
                if (!vocabulary.contains(stem)) continue;
                found = true;
                used.insert(stem);
            }
        }
        related += found ? 1 : 0;
    }
    const double share =
        parts.empty() ? 1.0 : static_cast<double>(related) / static_cast<double>(parts.size());
    const double breadth = std::min(1.0, static_cast<double>(used.size()) / 8.0);
    return {"relevance", 0.5 * share + 0.5 * breadth,
            fmt::format("{} of {} parts speak of what the book is about, with {} of its key words",
                        related, parts.size(), used.size())};
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
