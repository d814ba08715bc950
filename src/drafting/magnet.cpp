#include "base/strings.hpp"
#include "drafting/compose.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"
#include "drafting/promises.hpp"
#include "text/inflection.hpp"

namespace drafting {

using content::Text;
namespace at = places;

namespace {

std::string chapter_name(const Copy& copy) {
    const auto& chapter = copy.view().book.chapters[static_cast<std::size_t>(copy.material().best)];
    if (!chapter.title.empty()) return typeset(chapter.title);
    return fmt::format("Chapter {} of {}", copy.material().best + 1,
                       typeset(copy.material().short_name));
}

// A block's words with their emphasis, each span with the block's anchor. Quotation marks are set
// for the block as a whole, so that a span knows what stands before it.
Text marked(const books::Block& block, const std::string& anchor) {
    const std::string whole = typeset(block.text);
    Text text;
    std::size_t at = 0;
    const auto add = [&](std::size_t end, content::Mark mark) {
        if (end <= at || end > block.text.size()) return;
        const std::string_view all(block.text);
        const std::size_t from = typeset(all.substr(0, at)).size();
        const std::size_t to = typeset(all.substr(0, end)).size();
        Text span = content::sourced(whole.substr(from, to - from), anchor);
        span.front().mark = mark;
        text = text + span;
        at = end;
    };
    for (const books::Emphasis& emphasis : block.emphasis) {
        add(emphasis.begin, content::Mark::none);
        add(emphasis.end, emphasis.strong ? content::Mark::strong : content::Mark::emphasis);
    }
    add(block.text.size(), content::Mark::none);
    return text;
}

content::TablePart table_of(const books::Block& block, const std::string& anchor) {
    content::TablePart table;
    for (const std::string_view line : base::split(block.text, '\n')) {
        std::vector<Text> row;
        std::string_view rest = line;
        while (true) {
            const std::size_t bar = rest.find(" | ");
            const std::string_view cell = base::trim(rest.substr(0, bar));
            row.push_back(cell.empty() ? Text{} : content::sourced(typeset(cell), anchor));
            if (bar == std::string_view::npos) break;
            rest = rest.substr(bar + 3);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

void append_chapter(const Copy& copy, std::vector<content::Part>& parts) {
    const BookView& view = copy.view();
    const auto& chapter = view.book.chapters[static_cast<std::size_t>(copy.material().best)];
    for (const books::Block& block : chapter.blocks) {
        const std::string anchor = anchor_of(view, block.anchor);
        switch (block.kind) {
            case books::BlockKind::heading:
                parts.push_back(
                    content::HeadingPart{std::clamp(block.level, 2, 3), marked(block, anchor)});
                break;
            case books::BlockKind::paragraph:
            case books::BlockKind::code:
                parts.push_back(content::ParagraphPart{marked(block, anchor)});
                break;
            case books::BlockKind::list_item: {
                const bool numbered = block.number > 0;
                auto* list =
                    parts.empty() ? nullptr : std::get_if<content::ListPart>(&parts.back());
                const bool starts = !list || list->numbered != numbered || block.number == 1;
                if (starts) parts.push_back(content::ListPart{numbered, {}});
                std::get<content::ListPart>(parts.back()).items.push_back(marked(block, anchor));
                break;
            }
            case books::BlockKind::quote:
                parts.push_back(content::QuotePart{marked(block, anchor)});
                break;
            case books::BlockKind::table:
                parts.push_back(table_of(block, anchor));
                break;
            case books::BlockKind::note:
            case books::BlockKind::image:
                break;
        }
    }
}

}  // namespace

content::Document make_chapter(const Copy& copy) {
    const BookView& view = copy.view();
    const Material& material = copy.material();
    content::Document document;
    document.title = chapter_name(copy);
    document.subtitle = fmt::format("From \u201c{}\u201d", typeset(material.short_name));
    document.author =
        view.book.authors.empty() ? copy.brand().author.name : view.book.authors.front();
    document.language = view.book.language;
    document.book = view.slug;
    auto& parts = document.parts;
    const auto paragraph = [&](Text text) {
        if (!text.empty()) parts.push_back(content::ParagraphPart{std::move(text)});
    };

    parts.push_back(content::HeadingPart{
        1, content::sourced(chapter_name(copy),
                            anchor_of(view, std::string(books::kMetadataAnchor)))});
    append_chapter(copy, parts);

    if (!material.first_steps.empty()) {
        parts.push_back(content::HeadingPart{1, copy.say(at::steps_heading)});
        paragraph(copy.say(at::steps_intro));
        content::ListPart steps{true, {}};
        steps.items = material.first_steps;
        parts.push_back(std::move(steps));
    }
    if (material.own && !copy.brand().author.bio.empty()) {
        parts.push_back(content::AuthorPart{copy.say(at::about_author)});
    }
    parts.push_back(content::CallPart{copy.say(at::call_heading), copy.say(at::call_text),
                                      copy.words(at::call_label)});
    return document;
}

content::Page make_landing(const Copy& copy) {
    const Material& material = copy.material();
    content::Page page;
    page.kind = content::PageKind::opt_in;
    page.title = copy.words(at::landing_title);
    page.description = copy.words(at::landing_description);

    content::HeroBlock hero;
    hero.eyebrow = copy.say(at::landing_eyebrow);
    hero.headline = copy.say(at::landing_headline);
    hero.subheadline = copy.say(at::landing_sub);
    hero.cover = "book:" + material.slug;
    hero.cta_label = copy.words(at::landing_submit);
    hero.cta_target = "#form";
    page.blocks.push_back(hero);
    if (material.landing_bullets.size() >= 2) {
        page.blocks.push_back(content::BulletsBlock{"", copy.say(at::landing_bullets),
                                                    content::BulletStyle::check,
                                                    material.landing_bullets});
    }
    if (!material.landing_quote.empty()) {
        page.blocks.push_back(content::QuoteBlock{"", material.landing_quote, attribution(copy)});
    }
    content::FormBlock form;
    form.heading = copy.say(at::landing_form);
    form.submit_label = hero.cta_label;
    form.consent = fmt::format(
        "Send me the chapter, and mails about \u201c{}\u201d and other books by {}. I can "
        "unsubscribe with one "
        "click in any of them.",
        typeset(material.short_name), copy.brand().name);
    form.note = copy.say(at::landing_note);
    page.blocks.push_back(std::move(form));
    if (auto reviews = make_testimonials(copy, at::landing_reviews))
        page.blocks.push_back(*std::move(reviews));
    if (material.own && !copy.brand().author.bio.empty()) {
        page.blocks.push_back(content::AuthorBlock{"", copy.say(at::landing_author)});
    }
    if (auto faq = make_faq(copy, copy.say(at::landing_faq),
                            {&at::faq_whole, &at::faq_length, &at::faq_mail})) {
        page.blocks.push_back(*std::move(faq));
    }
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_delivery(const Copy& copy) {
    const Material& material = copy.material();
    content::Page page;
    page.kind = content::PageKind::thank_you;
    page.title = copy.words(at::thanks_title);
    page.description = copy.words(at::thanks_description);

    // The reader sees this page twice: after the form, and after the link in the confirm mail.
    const std::string awaited = "confirmation_open";
    content::HeroBlock hero;
    hero.when = awaited;
    hero.headline = copy.say(at::thanks_headline);
    hero.subheadline = copy.say(at::thanks_sub);
    page.blocks.push_back(hero);
    content::HeroBlock confirmed;
    confirmed.when = "confirmation_closed";
    confirmed.headline = copy.say(at::confirmed_headline);
    confirmed.subheadline = copy.say(at::confirmed_sub);
    page.blocks.push_back(confirmed);
    page.blocks.push_back(
        content::BulletsBlock{awaited,
                              copy.say(at::thanks_next),
                              content::BulletStyle::number,
                              {copy.say(at::thanks_step_confirm), copy.say(at::thanks_step_open),
                               copy.say(at::thanks_step_read)}});
    if (material.economy.low_ticket) {
        const std::string open = "low_ticket_open";
        const std::string closed = "low_ticket_closed";
        page.blocks.push_back(
            content::TextBlock{open, copy.say(at::low_heading), {copy.say(at::low_intro)}});
        if (material.low_ticket_lines.size() >= 2) {
            page.blocks.push_back(content::BulletsBlock{open, copy.say(at::low_list),
                                                        content::BulletStyle::check,
                                                        material.low_ticket_lines});
        }
        content::OfferBlock offer;
        offer.when = open;
        offer.offer = "low_ticket";
        offer.heading = title_of(copy.view());
        offer.accept_label = copy.words(at::low_accept);
        offer.note = copy.say(at::low_note);
        page.blocks.push_back(std::move(offer));
        if (copy.has("guarantee"))
            page.blocks.push_back(content::GuaranteeBlock{open, "guarantee"});
        page.blocks.push_back(
            content::TextBlock{closed, copy.say(at::low_gone_heading), {copy.say(at::low_gone)}});
        content::OfferBlock full;
        full.when = closed;
        full.offer = "main";
        full.heading = title_of(copy.view());
        full.accept_label = copy.words(at::main_accept);
        page.blocks.push_back(std::move(full));
    }
    declare_promises(page, book_promises(copy));
    return page;
}

content::LeadMagnet make_magnet(const Copy& copy) {
    content::LeadMagnet magnet;
    magnet.type = content::MagnetType::free_chapter;
    magnet.key = copy.view().slug + "/free_chapter";
    magnet.title = chapter_name(copy);
    magnet.book = copy.view().slug;
    magnet.document = make_chapter(copy);
    magnet.landing = make_landing(copy);
    magnet.delivery = make_delivery(copy);
    return magnet;
}

}  // namespace drafting
