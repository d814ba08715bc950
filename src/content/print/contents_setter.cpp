#include "content/print/block_setter.hpp"
#include "content/print/sheets.hpp"

namespace content::print {

// TOC > TOCI > Link; the number hangs at the right edge of the entry's last line.
void BlockSetter::contents(const std::vector<ContentsEntry>& entries) {
    Type figures = style_.body;
    figures.features = style_.theme == Theme::folio ? "onum=1" : "tnum=1, lnum=1";
    const double room = setter_.width(rich("000"), figures) + 18;
    for (std::size_t e = 0; e < entries.size(); ++e) {
        const auto& entry = entries[e];
        const auto title = rich(entry.title);
        const bool last = e + 1 == entries.size();
        Measure measure;
        measure.width = style_.measure() - room;
        auto lines = setter_.lines(title, style_.body, measure);
        if (lines.empty()) continue;
        Block block;
        block.before = e == 0 ? 0 : style_.leading * 0.45;
        block.keep_all = true;
        const auto count = lines.size();
        const auto number =
            std::make_shared<const Line>(setter_.line(rich(std::to_string(entry.page)), figures));
        std::vector<Tag> opens;
        if (e == 0) opens.push_back({"TOC", ""});
        opens.push_back({"TOCI", ""});
        opens.push_back({"Link", link_to_page(entry.page)});
        add_lines(std::move(lines), block, std::move(opens), last ? 3 : 2);
        auto& strip = strips_.back();
        strip.draw = [draw = std::move(strip.draw), number, right = style_.measure(),
                      base = style_.leading * 0.5, muted = style_.muted, line = style_.hairline,
                      ruled = style_.theme == Theme::ledger,
                      height = strip.height](cairo_t* cr, double top) {
            draw(cr, top);
            use(cr, muted);
            number->draw(cr, right - number->width, top + base);
            if (!ruled) return;
            use(cr, line);
            cairo_rectangle(cr, 0, top + height + 1.6, right, 0.4);
            cairo_fill(cr);
        };
        // What hangs together is cut together.
        for (auto i = strips_.size() - count; i + 1 < strips_.size(); ++i) strips_[i].keep = true;
    }
    after_paragraph_ = false;
    opening_ = false;
}

}  // namespace content::print
