#include "review/promises.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "base/money.hpp"
#include "base/strings.hpp"
#include "review/walk.hpp"
#include "text/unicode.hpp"

namespace review {
namespace {

using content::BackingKind;
using content::Promise;

struct Judgement {
    bool holds = false;
    std::string explanation;  // a clause
};

std::string sentence(const std::string& clause) {
    return text::capitalize(clause) + '.';
}

const content::PricedOffer* find(const std::vector<content::PricedOffer>& offers,
                                 const std::string& key) {
    const auto found = std::ranges::find(offers, key, &content::PricedOffer::key);
    return found == offers.end() ? nullptr : &*found;
}

// The offers a document itself makes; those of its book's funnel otherwise.
const content::PricedOffer* offer_of(const Document& document, const Backing& backing,
                                     const std::string& key) {
    if (const auto* funnel = std::get_if<content::Funnel>(&document)) {
        return find(funnel->offers, key);
    }
    if (const auto* offer = std::get_if<content::Offer>(&document)) return find(offer->offers, key);
    return backing.funnel ? find(backing.funnel->offers, key) : nullptr;
}

const content::CodeRule* rule_of(const Document& document, const std::string& key) {
    const auto* sequence = std::get_if<content::Sequence>(&document);
    if (!sequence) return nullptr;
    for (const auto& mail : sequence->mails) {
        if (mail.code && mail.code->key == key) return &*mail.code;
    }
    return nullptr;
}

// The whole number in front of a "%" or "percent" in a statement; 0 where there is none.
int percent_in(const std::string& statement) {
    static const std::regex kPercent(R"((\d+)\s*(%|percent))");
    std::smatch match;
    return std::regex_search(statement, match, kPercent) ? std::stoi(match[1]) : 0;
}

int hours_in(const std::string& statement) {
    static const std::regex kHours(R"((\d+)\s*hours?)");
    std::smatch match;
    return std::regex_search(statement, match, kHours) ? std::stoi(match[1]) : 0;
}

Judgement judge_offer(const Promise& promise, const Document& document, const Backing& backing) {
    const auto* whole = std::get_if<content::Offer>(&document);
    if (whole && whole->kind == content::OfferKind::promotion && promise.ref == whole->key) {
        if (promise.kind == content::PromiseKind::discount &&
            percent_in(promise.statement) != whole->percent) {
            return {false, fmt::format("the promotion takes off {} %, the words say otherwise",
                                       whole->percent)};
        }
        return {true, fmt::format("the checkout takes {} % off for {} days from approval",
                                  whole->percent, whole->days)};
    }
    const auto* offer = offer_of(document, backing, promise.ref);
    if (!offer) return {false, fmt::format("there is no offer \"{}\"", promise.ref)};
    return {true, fmt::format("the checkout charges {} for {}", base::format_money(offer->price),
                              offer->name)};
}

Judgement judge_code(const Promise& promise, const Document& document) {
    const auto* rule = rule_of(document, promise.ref);
    if (!rule) return {false, fmt::format("no mail issues a code \"{}\"", promise.ref)};
    const int percent = percent_in(promise.statement);
    if (promise.kind == content::PromiseKind::discount && rule->percent > 0 && percent > 0 &&
        percent != rule->percent) {
        return {false,
                fmt::format("the code takes off {} %, the words say {} %", rule->percent, percent)};
    }
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(rule->valid_for).count();
    const int said = hours_in(promise.statement);
    if (promise.kind == content::PromiseKind::deadline && said > 0 && said != hours) {
        return {false, fmt::format("the code holds for {} hours, the words say {}", hours, said)};
    }
    return {true,
            rule->percent > 0
                ? fmt::format("a personal code takes {} % off and expires after {} hours",
                              rule->percent, hours)
                : fmt::format("a personal code sets the price and expires after {} hours", hours)};
}

Judgement judge_product(const Promise& promise, const Document& document, const Backing& backing,
                        const PartView& part) {
    if (!backing.products.contains(promise.ref)) {
        return {false, fmt::format("there is no product \"{}\"", promise.ref)};
    }
    if (promise.kind == content::PromiseKind::bonus &&
        std::holds_alternative<content::Sequence>(document) &&
        (!part.mail || part.mail->bonus_product != promise.ref)) {
        return {false, "this mail does not add it to the order"};
    }
    return {true, "it is added to the order and delivered with it"};
}

Judgement judge(const Promise& promise, const Document& document, const Backing& backing,
                const PartView& part) {
    switch (promise.backed_by) {
        case BackingKind::none:
            return {false, "nothing backs it"};
        case BackingKind::offer:
            return judge_offer(promise, document, backing);
        case BackingKind::code:
            return judge_code(promise, document);
        case BackingKind::product:
            return judge_product(promise, document, backing, part);
        case BackingKind::testimonial: {
            const auto& known = backing.brand->testimonials;
            const auto found = std::ranges::find(known, promise.ref, &content::Testimonial::id);
            if (found == known.end()) {
                return {false, "there is no such review in the brand's file"};
            }
            return {!found->source.empty(),
                    found->source.empty()
                        ? "the review has no source"
                        : fmt::format("the review is in the brand's file ({}{})", found->source,
                                      found->sample ? ", shown as a sample" : "")};
        }
        case BackingKind::guarantee:
            return backing.brand->guarantee.days > 0
                       ? Judgement{true, fmt::format("the brand's guarantee of {} days covers it",
                                                     backing.brand->guarantee.days)}
                       : Judgement{false, "the brand gives no guarantee"};
        case BackingKind::window: {
            const auto* offer = offer_of(document, backing, promise.ref);
            if (!offer || offer->window_hours <= 0) {
                return {false, fmt::format("offer \"{}\" has no deadline", promise.ref)};
            }
            return {true,
                    fmt::format("the reader's own window closes after {} hours, and the price "
                                "with it",
                                offer->window_hours)};
        }
        case BackingKind::file:
            return backing.files.contains(promise.ref)
                       ? Judgement{true, "the file is rendered and kept for the reader"}
                       : Judgement{false, fmt::format("there is no file \"{}\"", promise.ref)};
    }
    return {false, "nothing backs it"};
}

struct Sign {
    const char* pattern;
    const char* what;
};

// Strong signs only: a reviewer who is warned too often stops reading.
constexpr std::array<Sign, 8> kSigns = {{
    {R"(\d+\s*(%|percent)\s*(off|less|discount))", "a discount"},
    {R"((save|discount of)\s+([$€£]?\d|\{\{))", "a saving"},
    {R"([$€£]\s?\d)", "a price typed as a number"},
    {R"(money[- ]back|refund|guarantee)", "a guarantee"},
    {R"(\bbonus\b|free gift|\bfor free with\b)", "a bonus"},
    {R"(today only|only today|last chance|ends (today|tonight|soon)|expires (today|tonight|soon|in \d+)|hurry)",
     "a deadline"},
    {R"(only \d+ (left|copies|places|spots|seats)|limited (number|supply|copies|availability)|selling out|while supplies last)",
     "scarcity"},
    {R"(\d[\d,.]* (readers|customers|people) (have|already|love|trust|bought))",
     "a number of readers"},
}};

const std::regex& regex_of(std::size_t sign) {
    static const auto all = [] {
        std::vector<std::regex> out;
        for (const auto& s : kSigns) {
            out.emplace_back(s.pattern, std::regex::icase | std::regex::optimize);
        }
        return out;
    }();
    return all[sign];
}

// A reader's review is quoted with its source, whatever it speaks of; the promise is that it is
// real.
std::set<std::string> reviews_quoted_in(const PartView& part) {
    std::set<std::string> out;
    if (!part.email) return out;
    for (const auto& block : part.email->blocks) {
        const auto* quotation = std::get_if<content::QuotationBlock>(&block);
        if (!quotation || quotation->testimonial.empty()) continue;
        for (const auto& span : quotation->quote) out.insert(span.text);
    }
    return out;
}

bool is_scarcity(std::string_view what) {
    return what == "scarcity";
}

}  // namespace

std::string promise_words_in(std::string_view text) {
    const std::string words(text);
    for (std::size_t i = 0; i < kSigns.size(); ++i) {
        if (std::regex_search(words, regex_of(i))) return kSigns[i].what;
    }
    return {};
}

std::vector<PromiseCheck> check_promises(const Document& document, const Backing& backing) {
    std::vector<PromiseCheck> out;
    for_each_part(document, [&](const PartView& part) {
        for (const auto& promise : part.promises()) {
            auto judgement = judge(promise, document, backing, part);
            out.push_back({part.key, promise, judgement.holds, sentence(judgement.explanation)});
        }
    });
    return out;
}

std::vector<std::string> undeclared_promises(const Document& document) {
    std::vector<std::string> out;
    for_each_part(document, [&](const PartView& part) {
        std::set<std::string> declared;
        for (const auto& promise : part.promises()) declared.insert(promise.id);
        const auto reviews = reviews_quoted_in(part);
        for_each_span(part, [&](const content::Span& span) {
            if (span.from == content::Origin::source || reviews.contains(span.text)) return;
            const std::string what = promise_words_in(span.text);
            if (what.empty()) return;
            if (is_scarcity(what)) {
                out.push_back(fmt::format("{}: \"{}\" claims scarcity; a download does not run out",
                                          part.title, base::trim(span.text)));
            } else if (!declared.contains(span.promise)) {
                out.push_back(fmt::format("{}: \"{}\" promises {} that nothing backs", part.title,
                                          base::trim(span.text), what));
            }
        });
    });
    return out;
}

}  // namespace review
