#include "content/print/sheets.hpp"

#include <algorithm>
#include <utility>

namespace content::print {
namespace {

// Strips [begin, end) in their place on a page.
struct Placed {
    std::shared_ptr<const std::vector<Strip>> strips;
    PageCut cut;
    double left = 0;
    double top = 0;
    std::vector<Tag> open;  // what began before and goes on here

    template <class Visit>
    void each(Visit visit) const {
        double y = top;
        for (auto i = cut.begin; i < cut.end; ++i) {
            const Strip& strip = (*strips)[i];
            if (i != cut.begin) y += strip.before;
            visit(strip, y);
            y += strip.height;
        }
    }
};

void follow_tags(std::vector<Tag>& open, const Strip& strip) {
    open.insert(open.end(), strip.opens.begin(), strip.opens.end());
    const auto closes = std::min(static_cast<std::size_t>(strip.closes), open.size());
    open.resize(open.size() - closes);
}

void draw_placed(cairo_t* cr, const Placed& placed) {
    std::vector<Tag> open = placed.open;
    // What began on the page before goes on in an element of its own kind.
    for (const auto& tag : open) cairo_tag_begin(cr, tag.name, tag.attributes.c_str());
    placed.each([&](const Strip& strip, double y) {
        for (const auto& tag : strip.opens) {
            cairo_tag_begin(cr, tag.name, tag.attributes.c_str());
            open.push_back(tag);
        }
        if (strip.draw) {
            cairo_save(cr);
            cairo_translate(cr, placed.left, 0);
            strip.draw(cr, y);
            cairo_restore(cr);
        }
        for (int closed = 0; closed < strip.closes && !open.empty(); ++closed) {
            cairo_tag_end(cr, open.back().name);
            open.pop_back();
        }
    });
    for (auto tag = open.rbegin(); tag != open.rend(); ++tag) cairo_tag_end(cr, tag->name);
}

// The fields of the strips, where they are on the page; `open` becomes what they leave open.
void follow(const Placed& placed, std::vector<FormField>& fields, std::vector<Tag>& open) {
    placed.each([&](const Strip& strip, double y) {
        for (FormField field : strip.fields) {
            field.x += placed.left;
            field.y += y;
            fields.push_back(std::move(field));
        }
        follow_tags(open, strip);
    });
}

void draw_running_head(cairo_t* cr, Typesetter& setter, const PageStyle& style, int page,
                       const std::string& head, bool opening) {
    const double left = style.left;
    const double right = style.page_width - style.left;
    const double foot = style.page_height - 40;
    const bool folio = style.theme == Theme::folio;
    Type figures = style.label;
    figures.tracking = 0;
    figures.features = folio ? "onum=1" : "tnum=1, lnum=1";
    const auto number = setter.line(rich(std::to_string(page)), figures);
    use(cr, style.muted);
    number.draw(cr, folio ? (style.page_width - number.width) / 2 : right - number.width, foot);
    if (opening || head.empty()) return;
    auto line = setter.line(rich(head), style.label);
    for (auto words = head; line.width > style.measure() && words.size() > 1;) {
        const auto space = words.rfind(' ');
        words.resize(space == std::string::npos ? 1 : space);
        line = setter.line(rich(words + " …"), style.label);
    }
    const double y = 44;
    line.draw(cr, folio ? (style.page_width - line.width) / 2 : left, y);
    if (style.theme == Theme::ledger) {
        use(cr, style.hairline);
        cairo_rectangle(cr, left, y + 9, style.measure(), 0.5);
        cairo_fill(cr);
    }
}

}  // namespace

std::string link_to_page(int page) {
    return fmt::format("dest='page-{}'", page);
}

void Sheets::page(const PageStyle& style, std::string bookmark,
                  std::function<void(cairo_t*)> draw) {
    sheets_.push_back(
        {style.page_width, style.page_height, std::move(draw), std::move(bookmark), {}});
}

void Sheets::chapter(const PageStyle& style, const Cut& cut, double sunk, const std::string& head,
                     std::string bookmark) {
    std::vector<Tag> open;
    bool opening = true;
    for (const auto& page : cut.pages) {
        const Placed placed{cut.strips, page, style.left, style.top + (opening ? sunk : 0), open};
        Sheet sheet{style.page_width, style.page_height, {}, std::exchange(bookmark, {}), {}};
        follow(placed, sheet.fields, open);
        sheet.draw = [&setter = setter_, &style, placed, head, opening,
                      number = next()](cairo_t* cr) {
            draw_running_head(cr, setter, style, number, head, opening);
            draw_placed(cr, placed);
        };
        sheets_.push_back(std::move(sheet));
        opening = false;
    }
}

void Sheets::columns(const PageStyle& style, const Cut& cut, std::size_t begin, std::size_t end,
                     double top, std::vector<Tag>& open, std::string bookmark,
                     std::function<void(cairo_t*)> behind) {
    Sheet sheet{style.page_width, style.page_height, {}, std::move(bookmark), {}};
    std::vector<Placed> all;
    double left = style.left;
    for (auto i = begin; i < end; ++i) {
        all.push_back({cut.strips, cut.pages[i], left, top, open});
        follow(all.back(), sheet.fields, open);
        left += style.measure() + kPosterGap;
    }
    sheet.draw = [all = std::move(all), behind = std::move(behind)](cairo_t* cr) {
        behind(cr);
        for (const auto& placed : all) draw_placed(cr, placed);
    };
    sheets_.push_back(std::move(sheet));
}

}  // namespace content::print
