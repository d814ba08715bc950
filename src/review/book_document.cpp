#include "review/book_document.hpp"

#include "base/strings.hpp"

namespace review {
namespace {

using books::Block;
using books::BlockKind;

// The block's words in spans that keep its emphasis.
content::Text text_of(const Block& block, const std::string& slug) {
    const std::string anchor = slug + '/' + block.anchor;
    content::Text out;
    const auto add = [&](std::size_t begin, std::size_t end, content::Mark mark) {
        if (begin >= end) return;
        content::Text part = content::sourced(block.text.substr(begin, end - begin), anchor);
        part.front().mark = mark;
        out.push_back(std::move(part.front()));
    };
    std::size_t at = 0;
    for (const auto& emphasis : block.emphasis) {
        if (emphasis.begin < at) continue;
        add(at, emphasis.begin, content::Mark::none);
        add(emphasis.begin, emphasis.end,
            emphasis.strong ? content::Mark::strong : content::Mark::emphasis);
        at = emphasis.end;
    }
    add(at, block.text.size(), content::Mark::none);
    return out;
}

content::TablePart table_of(const Block& block, const std::string& slug) {
    content::TablePart table;
    for (const std::string_view row : base::split(block.text, '\n')) {
        auto& cells = table.rows.emplace_back();
        std::string_view rest = row;
        while (true) {
            const auto bar = rest.find(" | ");
            cells.push_back(content::sourced(std::string(base::trim(rest.substr(0, bar))),
                                             slug + '/' + block.anchor));
            if (bar == std::string_view::npos) break;
            rest.remove_prefix(bar + 3);
        }
    }
    return table;
}

void add_blocks(std::vector<content::Part>& parts, const std::vector<Block>& blocks,
                const std::string& slug) {
    for (const Block& block : blocks) {
        content::Text text = text_of(block, slug);
        if (text.empty()) continue;
        switch (block.kind) {
            case BlockKind::heading:
                parts.emplace_back(content::HeadingPart{std::max(2, block.level), std::move(text)});
                break;
            case BlockKind::list_item: {
                const bool numbered = block.number > 0;
                auto* list =
                    parts.empty() ? nullptr : std::get_if<content::ListPart>(&parts.back());
                if (!list || list->numbered != numbered || block.number == 1) {
                    parts.emplace_back(content::ListPart{numbered, {}});
                    list = std::get_if<content::ListPart>(&parts.back());
                }
                list->items.push_back(std::move(text));
                break;
            }
            case BlockKind::quote:
                parts.emplace_back(content::QuotePart{std::move(text)});
                break;
            case BlockKind::table:
                parts.emplace_back(table_of(block, slug));
                break;
            case BlockKind::image:
                break;  // its alternative text alone would puzzle
            case BlockKind::paragraph:
            case BlockKind::code:
            case BlockKind::note:
                parts.emplace_back(content::ParagraphPart{std::move(text)});
                break;
        }
    }
}

}  // namespace

content::Document book_document(const books::Book& book, const std::string& slug) {
    content::Document out{.title = book.title,
                          .subtitle = book.subtitle,
                          .author = base::join(book.authors, ", "),
                          .language = book.language,
                          .book = slug};
    for (const auto& section : book.front_matter) {
        if (section.kind != "preface" && section.kind != "foreword" &&
            section.kind != "introduction" && section.kind != "copyright" &&
            section.kind != "dedication") {
            continue;
        }
        out.parts.emplace_back(
            content::HeadingPart{1, content::sourced(section.title, slug + "/front")});
        add_blocks(out.parts, section.blocks, slug);
    }
    for (const auto& chapter : book.chapters) {
        const std::string anchor =
            chapter.blocks.empty() ? slug : slug + '/' + chapter.blocks.front().anchor;
        out.parts.emplace_back(content::HeadingPart{1, content::sourced(chapter.title, anchor)});
        add_blocks(out.parts, chapter.blocks, slug);
    }
    return out;
}

}  // namespace review
