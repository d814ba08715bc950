#include "drafting/gift.hpp"

#include <algorithm>

#include "content/magnet_words.hpp"
#include "drafting/gift_making.hpp"
#include "drafting/material.hpp"
#include "drafting/patterns_gift.hpp"
#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"

namespace drafting {

using content::MagnetType;
using content::Text;

void Narrator::set(std::string_view slot, Text value) {
    slots_.insert_or_assign(std::string(slot), std::move(value));
}

void Narrator::set(std::string_view slot, std::string words) {
    set(slot, content::pattern(std::move(words)));
}

Text Narrator::say(const Place& place) {
    const auto order = ranked(place, 0, book_);
    const std::size_t turn = said_[place.name]++;
    std::vector<std::size_t> fitting;
    for (const std::size_t candidate : order) {
        if (fits(place.patterns[candidate], place, slots_)) fitting.push_back(candidate);
    }
    if (fitting.empty()) return {};
    return *fill(place.patterns[fitting[turn % fitting.size()]], slots_);
}

std::vector<Text> Narrator::all(const Place& place) const {
    std::vector<Text> out;
    for (const std::string_view pattern : place.patterns) {
        if (fits(pattern, place, slots_)) out.push_back(*fill(pattern, slots_));
    }
    return out;
}

void Making::heading(int level, Text text) const {
    gift.document.parts.push_back(content::HeadingPart{level, std::move(text)});
}

void Making::paragraph(Text text) const {
    if (!text.empty()) gift.document.parts.push_back(content::ParagraphPart{std::move(text)});
}

void Making::list(bool numbered, std::vector<Text> items) const {
    gift.document.parts.push_back(content::ListPart{numbered, std::move(items)});
}

void Making::speak_of(int chapter) const {
    narrator.set("chapter.here", harvest.quoted_title(chapter));
    narrator.set("number.here", text::number_in_words(chapter + 1));
}

base::Result<> too_little(const Making& making, std::size_t found, std::string_view of_what,
                          std::size_t needed) {
    const auto name = content::words_of(making.gift.type).name;
    return base::fail(base::Errc::rejected,
                      "\u201c{}\u201d has too little for {}: {} {}, and {} are needed",
                      making.view.book.title, text::with_article(name), found, of_what, needed);
}

Text with_reason(const Step& step) {
    if (step.why.empty()) return step.text;
    return step.text + content::pattern(" ") + step.why;
}

namespace {

std::string_view flag_of(MagnetType type) {
    switch (type) {
        case MagnetType::checklist:
            return "gift.checklist";
        case MagnetType::mini_guide:
            return "gift.guide";
        case MagnetType::quiz:
            return "gift.quiz";
        case MagnetType::worksheet:
            return "gift.worksheet";
        case MagnetType::video_script:
            return "gift.script";
        case MagnetType::free_chapter:
            break;
    }
    return "";
}

std::string_view files_of(MagnetType type) {
    switch (type) {
        case MagnetType::quiz:
            return "as a page that tells you your result, and as a PDF to print";
        case MagnetType::worksheet:
            return "as a PDF that you can fill in";
        case MagnetType::video_script:
            return "as PDF, with its captions";
        default:
            return "as PDF and ePub";
    }
}

base::Result<> make(const Making& making) {
    switch (making.gift.type) {
        case MagnetType::checklist:
            return make_checklist(making);
        case MagnetType::mini_guide:
            return make_guide(making);
        case MagnetType::quiz:
            return make_quiz(making);
        case MagnetType::worksheet:
            return make_worksheet(making);
        case MagnetType::video_script:
            return make_script(making);
        case MagnetType::free_chapter:
            break;
    }
    return base::success();
}

}  // namespace

MagnetType chosen_magnet(const content::Brand& brand, std::string_view title) {
    const auto choice =
        std::find_if(brand.books.begin(), brand.books.end(),
                     [&](const content::BookChoice& book) { return book.title == title; });
    return choice == brand.books.end() ? MagnetType::free_chapter : choice->magnet;
}

base::Result<Gift> make_gift(const content::Brand& brand, const BookView& view, const Slots& slots,
                             MagnetType type) {
    Gift gift;
    gift.type = type;
    if (type == MagnetType::free_chapter) return gift;
    if (!view.book.language.starts_with("en")) {
        return base::fail(base::Errc::rejected,
                          "\u201c{}\u201d is not in English; of such a book only a chapter can be "
                          "given away",
                          view.book.title);
    }
    const std::string name(content::words_of(type).name);
    const auto say = [&](std::string_view slot, std::string words) {
        gift.slots.insert_or_assign(std::string(slot), content::pattern(std::move(words)));
    };
    say("gift", "the " + name);
    say("gift.kind", name);
    say("gift.a", text::with_article(name));
    say("gift.files", std::string(files_of(type)));
    say(flag_of(type), " ");

    content::Document& document = gift.document;
    const std::string title = typeset(short_title(view.book.title));
    document.title = fmt::format("{}: the {}", title, name);
    document.author = view.book.authors.empty() ? brand.author.name : view.book.authors.front();
    document.language = view.book.language;
    document.book = view.slug;

    const Harvest harvest(brand, view);
    Slots known = slots;
    known.insert(gift.slots.begin(), gift.slots.end());
    Narrator narrator(view.slug, std::move(known));
    TRY(make({brand, view, harvest, narrator, gift}));
    if (const auto inside = gift.slots.find("gift.inside"); inside != gift.slots.end())
        document.subtitle = text::capitalize(content::plain(inside->second));
    return gift;
}

}  // namespace drafting
