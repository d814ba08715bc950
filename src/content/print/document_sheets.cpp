#include "content/print/document_sheets.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "content/print/block_setter.hpp"
#include "content/print/clean.hpp"
#include "content/print/front_pages.hpp"
#include "content/print/poster.hpp"

namespace content::print {
namespace {

Cut cut_chapter(const PageStyle& style, std::vector<Strip> strips, double sunk) {
    auto shared = std::make_shared<const std::vector<Strip>>(std::move(strips));
    auto pages = cut_pages(*shared, style.leading * style.lines, sunk, style.leading * 5);
    return {std::move(shared), std::move(pages)};
}

bool is_list_to_tick(const Part& part) {
    return std::holds_alternative<ChecklistPart>(part);
}

bool is_closing(const Part& part) {
    return std::holds_alternative<AuthorPart>(part) || std::holds_alternative<CallPart>(part);
}

// Sets what may stand on a poster.
struct PosterSetter {
    BlockSetter& blocks;

    void operator()(const HeadingPart& part) const { blocks.heading(part.text, 2); }
    void operator()(const ParagraphPart& part) const { blocks.paragraph(part.text); }
    void operator()(const ChecklistPart& part) const { blocks.checklist(part); }
    template <class Other>
    void operator()(const Other&) const {}
};

// How a poster's text may be set, the largest first.
struct PosterFit {
    int columns;
    double scale;
    double leading;
};
constexpr std::array kPosterFits = {PosterFit{1, 1.3, 1},    PosterFit{1, 1.15, 1},
                                    PosterFit{2, 1.1, 1},    PosterFit{2, 1, 1},
                                    PosterFit{2, 0.93, 1},   PosterFit{2, 0.87, 0.97},
                                    PosterFit{2, 0.83, 0.9}, PosterFit{2, 0.8, 0.86}};
// Where it takes several sheets nothing is gained by small type.
constexpr PosterFit kManySheets{2, 0.93, 1};

}  // namespace

bool is_poster(const Document& document) {
    const auto& parts = document.parts;
    const auto first = std::find_if(parts.begin(), parts.end(), is_list_to_tick);
    if (first == parts.end()) return false;
    const auto may_open = [](const Part& part) {
        return std::holds_alternative<HeadingPart>(part) ||
               std::holds_alternative<ParagraphPart>(part);
    };
    const auto may_follow = [](const Part& part) {
        return std::holds_alternative<HeadingPart>(part) || is_list_to_tick(part) ||
               is_closing(part);
    };
    // An essay with a list at its end is a book.
    return first - parts.begin() <= 4 && std::all_of(parts.begin(), first, may_open) &&
           std::all_of(first, parts.end(), may_follow);
}

DocumentSheets::DocumentSheets(const Document& document, const DocumentLook& look)
    : document_(document),
      look_(look),
      setter_(language_tag(document.language)),
      style_(page_style(look)) {
    if (is_poster(document)) {
        lay_out_poster();
    } else {
        lay_out_book();
    }
}

std::vector<DocumentSheets::Section> DocumentSheets::sections(bool closing_only) {
    std::vector<Section> out;
    BlockSetter blocks(setter_, style_);
    Section section{.title = {}, .cut = {}};
    const auto end_section = [&] {
        if (!blocks.empty()) {
            section.cut = cut_chapter(style_, blocks.take(), style_.sink);
            out.push_back(section);
        }
        section = {};
    };
    struct Visitor {
        DocumentSheets& self;
        BlockSetter& blocks;
        Section& section;
        std::vector<Section>& out;
        const std::function<void()> end_section;

        void operator()(const HeadingPart& part) {
            if (part.level > 1) return blocks.heading(part.text, part.level);
            end_section();
            section.title = clean_line(plain(part.text));
            section.is_chapter = !section.title.empty();
            blocks.chapter(part.text);
        }
        void operator()(const ParagraphPart& part) { blocks.paragraph(part.text); }
        void operator()(const ListPart& part) { blocks.list(part); }
        void operator()(const QuotePart& part) { blocks.quote(part.text); }
        void operator()(const TablePart& part) { blocks.table(part); }
        void operator()(const ChecklistPart& part) { blocks.checklist(part); }
        void operator()(const FieldPart& part) { blocks.field(part); }
        void operator()(const AuthorPart& part) {
            end_section();
            section.title = clean_line(plain(part.heading));
            if (section.title.empty()) section.title = self.look_.author.name;
            blocks.author(section.title, self.look_.author);
            end_section();
        }
        void operator()(const CallPart& part) {
            end_section();
            out.push_back({.title = clean_line(plain(part.heading)), .cut = {}, .call = &part});
        }
    };
    Visitor visitor{*this, blocks, section, out, end_section};
    for (const auto& part : document_.parts) {
        if (!closing_only || is_closing(part)) std::visit(visitor, part);
    }
    end_section();
    return out;
}

void DocumentSheets::add(Sheets& sheets, const Section& section) {
    if (section.call) {
        sheets.page(style_, section.title, [this, call = section.call](cairo_t* cr) {
            draw_call(cr, setter_, style_, *call, look_);
        });
        return;
    }
    const auto title = clean_line(document_.title);
    sheets.chapter(style_, section.cut, style_.sink, section.is_chapter ? section.title : title,
                   section.title);
}

void DocumentSheets::add_contents(Sheets& sheets, const std::vector<Section>& sections) {
    const auto chapters = static_cast<std::size_t>(std::count_if(
        sections.begin(), sections.end(), [](const Section& one) { return one.is_chapter; }));
    if (chapters <= kChaptersWithoutContents) return;
    const std::string heading = "Contents";
    // The numbers depend on how many pages the contents take, and they take as many whatever the
    // numbers are.
    const auto set = [&](int first) {
        std::vector<ContentsEntry> entries;
        for (const Section& section : sections) {
            if (!section.call && !section.title.empty()) entries.push_back({section.title, first});
            first += section.call ? 1 : static_cast<int>(section.cut.pages.size());
        }
        BlockSetter blocks(setter_, style_);
        blocks.chapter(pattern(heading));
        blocks.contents(entries);
        return cut_chapter(style_, blocks.take(), style_.sink);
    };
    const auto pages = static_cast<int>(set(1).pages.size());
    sheets.chapter(style_, set(sheets.next() + pages), style_.sink, heading, heading);
}

void DocumentSheets::lay_out_book() {
    Sheets sheets(setter_);
    // A list to tick begins high on the page.
    if (std::any_of(document_.parts.begin(), document_.parts.end(), is_list_to_tick)) {
        style_.sink = 0;
        ++style_.lines;
    }
    sheets.page(style_, {},
                [this](cairo_t* cr) { draw_front(cr, setter_, style_, document_, look_); });
    sheets.page(style_, {},
                [this](cairo_t* cr) { draw_title_page(cr, setter_, style_, document_, look_); });
    const auto all = sections(false);
    add_contents(sheets, all);
    first_content_ = static_cast<std::size_t>(sheets.next()) - 1;
    for (const Section& section : all) add(sheets, section);
    sheets_ = sheets.take();
}

void DocumentSheets::lay_out_poster() {
    const auto title = clean_line(document_.title);
    const double bottom = kPosterHeight - kPosterMargin - 18;
    poster_frame_ = poster_style(look_, 1, 1, 1);
    const double first_top = poster_banner_height(setter_, poster_frame_, document_, look_) + 24;
    const double next_top = kPosterMargin + 22;
    // All of it on one sheet at the largest size that allows it.
    Cut cut;
    std::size_t on_first = 0;
    const auto set = [&](const PosterFit& fit) {
        poster_style_ = poster_style(look_, fit.columns, fit.scale, fit.leading);
        BlockSetter blocks(setter_, poster_style_);
        for (const auto& part : document_.parts) std::visit(PosterSetter{blocks}, part);
        cut.strips = std::make_shared<const std::vector<Strip>>(blocks.take());
        cut.pages = cut_columns(*cut.strips, fit.columns, bottom - first_top);
        on_first = static_cast<std::size_t>(fit.columns);
    };
    bool one_sheet = false;
    for (const auto& fit : kPosterFits) {
        set(fit);
        if ((one_sheet = cut.pages.size() <= on_first)) break;
    }
    if (!one_sheet) {
        set(kManySheets);
        // From the second sheet on there is more room, and the last one is balanced.
        cut.pages.resize(on_first);
        for (auto at = cut.pages.back().end; at < cut.strips->size();) {
            auto rest = cut_columns(std::span(*cut.strips).subspan(at), kManySheets.columns,
                                    bottom - next_top);
            rest.resize(std::min(rest.size(), on_first));
            for (const auto& column : rest) {
                cut.pages.push_back({at + column.begin, at + column.end});
            }
            at = cut.pages.back().end;
        }
    }
    Sheets sheets(setter_);
    std::vector<Tag> open;
    for (std::size_t begin = 0; begin < cut.pages.size(); begin += on_first) {
        const bool first = begin == 0;
        const auto end = std::min(begin + on_first, cut.pages.size());
        sheets.columns(poster_style_, cut, begin, end, first ? first_top : next_top, open,
                       first ? title : std::string(), [this, first](cairo_t* cr) {
                           draw_poster_frame(cr, setter_, poster_frame_, document_, look_, first);
                       });
    }
    // The author's page and the call, in the sheet's size and a book's measure.
    style_.width = style_.measure();
    style_.page_width = kPosterWidth;
    style_.page_height = kPosterHeight;
    style_.left = (kPosterWidth - style_.width) / 2;
    style_.lines = static_cast<int>((kPosterHeight - 2 * style_.top) / style_.leading);
    for (const Section& section : sections(true)) add(sheets, section);
    sheets_ = sheets.take();
}

}  // namespace content::print
