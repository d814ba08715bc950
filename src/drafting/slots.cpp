#include "drafting/slots.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "content/magnet_words.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr double kWordsPerMinute = 238;  // Brysbaert 2019: silent reading of English non-fiction
constexpr std::size_t kHeadlinePhrase = 56;
constexpr std::size_t kHeadline = 80;

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
    if (minutes < 52)
        return fmt::format("about {} minutes", std::max(5LL, 5 * std::llround(minutes / 5)));
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

// Verb phrases for headlines, best first.
std::vector<std::pair<std::string, std::string>> verb_phrases(const BookView& view) {
    std::vector<std::pair<std::string, std::string>> phrases;
    const auto consider = [&](const books::Phrase& phrase) {
        const auto words = as_verb_phrase(phrase.text, kHeadlinePhrase);
        if (!words) return;
        const bool seen = std::any_of(phrases.begin(), phrases.end(), [&](const auto& other) {
            return text::fold(other.first) == text::fold(*words);
        });
        if (!seen) phrases.emplace_back(*words, phrase.anchor);
    };
    consider(view.analysis.main_benefit);
    consider(view.analysis.main_outcome);
    for (const books::Phrase& benefit : view.analysis.benefits) consider(benefit);
    return phrases;
}

// What the opt-in page says one can do or will know is what its chapter is about: its title as a
// command or as a statement, else a benefit found in it. The other pages take the rest in turn.
void headline_slots(const BookView& view, const Material& material, const Pool& pool,
                    Slots& slots) {
    auto phrases = verb_phrases(view);
    std::string title;
    if (!view.book.chapters.empty())
        title = view.book.chapters[static_cast<std::size_t>(material.best)].title;
    const std::string metadata = anchor_of(view, std::string(books::kMetadataAnchor));
    const auto why = title_as_reason(typeset(title), kHeadlinePhrase);
    const auto own = std::find_if(phrases.begin(), phrases.end(), [&](const auto& phrase) {
        return pool.chapter_of(phrase.second) == material.best;
    });
    std::string how;
    if (title.starts_with("How to ") || title.starts_with("How To "))
        how = text::lower_first(text::sentence_case(title.substr(7)));
    const auto titled = std::find_if(phrases.begin(), phrases.end(), [&](const auto& phrase) {
        return !title.empty() &&
               text::fold(title).find(text::fold(phrase.first)) != std::string::npos;
    });
    if (text::word_count(how) >= 2 && how.find_first_of("?!") == std::string::npos) {
        slots.insert_or_assign("landing.vp", content::sourced(how, metadata));
    } else if (titled != phrases.end()) {
        slots.insert_or_assign("landing.vp", content::sourced(titled->first, metadata));
        phrases.erase(titled);
    } else if (why) {
        slots.insert_or_assign("chapter.why", content::sourced(*why, metadata));
    } else if (is_claim(title)) {
        slots.insert_or_assign("chapter.claim", content::sourced(typeset(title), metadata));
    } else if (own != phrases.end()) {
        slots.insert_or_assign("landing.vp", pool.source(own->first, own->second));
        phrases.erase(own);
    }
    // What is said of the whole book is from its subtitle or description. A command out of the
    // middle of a chapter needs its page; one from a chapter's title was written to stand alone.
    const std::string whole =
        text::fold(view.book.subtitle) + "\n" + text::fold(view.book.description);
    std::string titles;
    for (const books::Chapter& chapter : view.book.chapters)
        titles += "\n" + text::fold(chapter.title);
    const auto take = [&](const std::string& name, const std::string& from) {
        const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const auto& phrase) {
            return from.find(text::fold(phrase.first)) != std::string::npos;
        });
        if (found == phrases.end()) return;
        slots.insert_or_assign(name, pool.source(found->first, found->second));
        phrases.erase(found);
    };
    take("main.vp", whole);
    take("offer.vp", whole + titles);
}

// Without what a long one adds: "What the Manager Knows, and How to Negotiate as If You Knew It
// Too".
std::string short_subtitle(const std::string& subtitle) {
    if (characters(subtitle) <= kHeadline) return subtitle;
    for (const std::string_view end : {"; ", ", and ", ": "}) {
        const std::string shorter = subtitle.substr(0, subtitle.find(end));
        if (characters(shorter) <= kHeadline) return shorter;
    }
    return subtitle;
}

// A subtitle that says what one gets: "How to Read the Evidence and Question the Bill", not
// "Second Edition" and not "What It Is".
bool is_promise(std::string_view subtitle) {
    return text::word_count(subtitle) >= 4 &&
           !says_any(subtitle, {"it", "this", "edition", "version", "volume", "novel"});
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
               const std::vector<std::size_t>& related, const Material& material,
               const Pool& pool) {
    const BookView& view = books[book];
    Slots slots = brand_slots(brand);
    slots.insert(material.slots.begin(), material.slots.end());
    const std::string metadata = anchor_of(view, std::string(books::kMetadataAnchor));
    const auto say = [&](std::string_view name, std::string value) {
        if (!value.empty())
            slots.insert_or_assign(std::string(name), content::pattern(std::move(value)));
    };
    const auto source = [&](std::string_view name, const std::string& value,
                            const std::string& anchor) {
        if (!value.empty())
            slots.insert_or_assign(std::string(name), content::sourced(typeset(value), anchor));
    };
    const auto name_of = [&](std::size_t other) {
        return quoted(
            content::sourced(typeset(short_title(books[other].book.title)),
                             anchor_of(books[other], std::string(books::kMetadataAnchor))));
    };
    slots["book"] = name_of(book);
    source("title", material.short_name, metadata);
    source("full_title", view.book.title, metadata);
    source("subtitle", view.book.subtitle, metadata);
    const auto promise = [&](std::string_view name, std::size_t other) {
        const std::string subtitle = short_subtitle(books[other].book.subtitle);
        if (is_promise(subtitle))
            source(name, subtitle, anchor_of(books[other], std::string(books::kMetadataAnchor)));
    };
    promise("promise", book);
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
        if (!chapter.title.empty())
            slots["chapter"] = quoted(content::sourced(typeset(chapter.title), metadata));
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
            if (topic.text.find(' ') != std::string::npos)
                slots.insert_or_assign("chapter.topic", pool.source(topic.text, topic.anchor));
        }
    }

    headline_slots(view, material, pool, slots);

    if (!material.first_steps.empty()) slots["first.step"] = material.first_steps.front();
    const Economy& economy = material.economy;
    if (economy.bump) {
        slots["bump"] = name_of(*economy.bump);
        promise("bump.promise", *economy.bump);
    }
    if (economy.second) {
        slots["second"] = name_of(*economy.second);
        promise("second.promise", *economy.second);
    }
    if (!material.offer_lines.empty()) say("offer.lines", " ");
    if (!economy.upsell.empty()) {
        say("upsell.count", text::number_in_words(static_cast<long long>(economy.upsell.size())));
    }
    if (material.pack) {
        say("pack", " ");
        say("pack.contents", text::join_and(material.pack_contents));
    }
    if (!related.empty()) {
        slots["bonus.book"] = name_of(related.front());
        const auto bonus = chosen_magnet(brand, books[related.front()].book.title);
        if (bonus != content::MagnetType::free_chapter)
            say("bonus.gift", fmt::format("the {}", content::words_of(bonus).name));
    }
    if (!material.testimonials.empty()) say("reviews", " ");
    return slots;
}

}  // namespace drafting
