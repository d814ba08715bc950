#include "drafting/slots.hpp"

#include <algorithm>
#include <cmath>

#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr double kWordsPerMinute = 238;  // Brysbaert 2019: silent reading of English non-fiction
constexpr std::size_t kHeadlinePhrase = 56;

Text quoted(Text title) {
    if (title.empty()) return title;
    return content::pattern("\u201c") + title + content::pattern("\u201d");
}

std::string minutes_of(std::size_t words) {
    const auto minutes = std::max(2LL, std::llround(static_cast<double>(words) / kWordsPerMinute));
    return text::number_in_words(minutes);
}

std::string reading_time(std::size_t words) {
    const double minutes = static_cast<double>(words) / kWordsPerMinute;
    if (minutes < 52) return fmt::format("about {} minutes", std::max(5LL, 5 * std::llround(minutes / 5)));
    const long long halves = std::llround(minutes / 30);
    if (halves <= 2) return "about an hour";
    if (halves == 3) return "about an hour and a half";
    return fmt::format("about {}{} hours", text::number_in_words(halves / 2),
                       halves % 2 ? " and a half" : "");
}

std::string with_thousands(std::size_t number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

// Verb phrases for headlines, those of the chapter that is given away first.
std::vector<Text> verb_phrases(const BookView& view, const Material& material, const Pool& pool) {
    struct Candidate {
        std::string words;
        std::string anchor;
        double rank;
    };
    std::vector<Candidate> candidates;
    const auto add = [&](std::string words, const std::string& anchor, double rank) {
        for (const Candidate& other : candidates) {
            if (text::fold(other.words) == text::fold(words)) return;
        }
        if (pool.chapter_of(anchor) == material.best) rank += 0.5;
        candidates.push_back({std::move(words), anchor, rank});
    };
    const auto consider = [&](const books::Phrase& phrase, double rank) {
        if (phrase.text.empty()) return;
        if (const auto words = as_verb_phrase(phrase.text, kHeadlinePhrase)) add(*words, phrase.anchor, rank);
    };
    const books::Analysis& analysis = view.analysis;
    consider(analysis.main_benefit, 1.2);
    consider(analysis.main_outcome, 1.1);
    for (std::size_t i = 0; i < analysis.benefits.size(); ++i) {
        consider(analysis.benefits[i], 1.0 - 0.05 * static_cast<double>(i));
    }
    for (const books::ActionItem& item : analysis.action_items) {
        const auto words = as_verb_phrase(item.text, kHeadlinePhrase);
        if (words) add(*words, item.anchor, 0.3 + 0.4 * item.score);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank > b.rank; });
    std::vector<Text> phrases;
    for (const Candidate& candidate : candidates) {
        phrases.push_back(pool.source(candidate.words, candidate.anchor));
    }
    return phrases;
}

}  // namespace

Slots brand_slots(const content::Brand& brand) {
    Slots slots;
    const auto say = [&](std::string_view name, std::string value) {
        if (!value.empty()) slots.emplace(name, content::pattern(std::move(value)));
    };
    const bool one = brand.voice.person != "we";
    say("i", one ? "I" : "we");
    say("me", one ? "me" : "us");
    say("my", one ? "my" : "our");
    say("am", one ? "am" : "are");
    say("was", one ? "was" : "were");
    say(one ? "one" : "several", " ");
    if (!brand.name.empty()) slots["brand"] = content::human(brand.name);
    if (!brand.author.name.empty()) slots["author"] = content::human(brand.author.name);
    if (!brand.audience.empty()) slots["audience"] = content::human(brand.audience);
    if (!brand.mail.reply_to.empty()) say("replies", " ");
    if (brand.guarantee.days > 0 && !brand.guarantee.text.empty()) say("guarantee", " ");
    Text avoid;
    for (const std::string& word : brand.voice.avoid) avoid.push_back({word});
    slots["avoid"] = avoid;
    return slots;
}

Slots slots_of(const content::Brand& brand, const std::vector<BookView>& books, std::size_t book,
               const std::vector<std::size_t>& related, const Material& material, const Pool& pool) {
    const BookView& view = books[book];
    Slots slots = brand_slots(brand);
    slots.insert(material.slots.begin(), material.slots.end());
    const std::string metadata = anchor_of(view, std::string(books::kMetadataAnchor));
    const auto say = [&](std::string_view name, std::string value) {
        if (!value.empty()) slots.insert_or_assign(std::string(name), content::pattern(std::move(value)));
    };
    const auto source = [&](std::string_view name, const std::string& value, const std::string& anchor) {
        if (!value.empty()) slots.insert_or_assign(std::string(name), content::sourced(typeset(value), anchor));
    };
    const auto name_of = [&](std::size_t other) {
        return quoted(content::sourced(typeset(short_title(books[other].book.title)),
                                       anchor_of(books[other], std::string(books::kMetadataAnchor))));
    };
    slots["book"] = name_of(book);
    source("title", material.short_name, metadata);
    source("full_title", view.book.title, metadata);
    source("subtitle", view.book.subtitle, metadata);
    if (!view.analysis.topic.text.empty()) {
        source("topic", view.analysis.topic.text, anchor_of(view, view.analysis.topic.anchor));
    }
    say(material.own ? "own" : "house", " ");
    if (!view.book.authors.empty()) {
        slots["writer"] = content::sourced(typeset(view.book.authors.front()), metadata);
    }
    if (view.book.chapters.size() > 1) {
        say("chapters", text::number_in_words(static_cast<long long>(view.book.chapters.size())));
    }
    say("book.minutes", reading_time(books::word_count(view.book)));

    if (!view.book.chapters.empty()) {
        const auto& chapter = view.book.chapters[static_cast<std::size_t>(material.best)];
        const std::string minutes = minutes_of(chapter.words);
        if (!chapter.title.empty()) slots["chapter"] = quoted(content::sourced(typeset(chapter.title), metadata));
        source("chapter.title", chapter.title, metadata);
        for (const books::ScorePart& part : view.analysis.best_chapter.components) {
            if (part.name == "self_contained" && part.value >= 0.6) say("chapter.alone", " ");
        }
        say("chapter.number", text::number_in_words(material.best + 1));
        say("chapter.minutes", minutes + " minutes");
        say("chapter.read", text::with_article(minutes + "-minute read"));
        say("chapter.words", with_thousands(chapter.words));
        const auto& analyzed = view.analysis.chapters;
        if (static_cast<std::size_t>(material.best) < analyzed.size()) {
            const books::Phrase& topic = analyzed[static_cast<std::size_t>(material.best)].topic;
            if (!topic.text.empty()) source("chapter.topic", topic.text, anchor_of(view, topic.anchor));
        }
    }

    const std::vector<Text> phrases = verb_phrases(view, material, pool);
    std::size_t next = 0;
    for (const std::string_view name : {"landing.vp", "main.vp", "low.vp", "offer.vp", "cart.vp", "call.vp", "subject.vp"}) {
        if (next < phrases.size()) slots.insert_or_assign(std::string(name), phrases[next++]);
    }

    const Economy& economy = material.economy;
    if (economy.bump) slots["bump"] = name_of(*economy.bump);
    if (economy.second) slots["second"] = name_of(*economy.second);
    if (!economy.upsell.empty()) {
        say("upsell.count", text::number_in_words(static_cast<long long>(economy.upsell.size())));
    }
    if (material.pack) {
        say("pack", " ");
        say("pack.contents", text::join_and(material.pack_contents));
    }
    if (!related.empty()) slots["bonus.book"] = name_of(related.front());
    if (!material.testimonials.empty()) say("reviews", " ");
    return slots;
}

}  // namespace drafting
