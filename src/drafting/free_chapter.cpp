// The free chapter: the one that the analysis chose, complete, with its steps gathered after it.
#include "base/strings.hpp"
#include "drafting/compose.hpp"
#include "drafting/material.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"

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
    return document;
}

}  // namespace drafting
