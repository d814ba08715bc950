#include "content/print/block_setter.hpp"

#include "content/print/clean.hpp"

namespace content::print {
namespace {

// The first words of a chapter, to be set in small capitals: four of them, or up to a comma.
std::size_t opening_words(const std::string& text) {
    std::size_t words = 0;
    for (std::size_t i = 1; i < text.size() && i < 40; ++i) {
        if (text[i] == ',' || text[i] == ';' || text[i] == '.') return i;
        if (text[i] == ' ' && ++words == 4) return i;
    }
    return 0;
}

}  // namespace

std::vector<Strip> BlockSetter::take() {
    after_paragraph_ = false;
    opening_ = false;
    return std::exchange(strips_, {});
}

void BlockSetter::add_lines(std::vector<Line> lines, const Block& block, std::vector<Tag> opens,
                            int closes) {
    const double leading = block.leading > 0 ? block.leading : style_.leading;
    const Rgb color = block.color.value_or(style_.ink);
    const auto count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto line = std::make_shared<const Line>(std::move(lines[i]));
        Strip strip;
        strip.height = leading;
        strip.before = i == 0 ? block.before : 0;
        // Two lines at least at the foot of a page and at the head of the next.
        const bool orphan = i == 0 && count > 1;
        const bool widow = i + 2 == count;
        strip.keep = orphan || widow || (block.keep_all && i + 1 < count) ||
                     (block.keep_next && i + 1 == count);
        const double base = leading * 0.5;
        strip.draw = [line, color, left = block.left, base](cairo_t* cr, double top) {
            use(cr, color);
            line->draw(cr, left, top + base);
        };
        if (i == 0) strip.opens = std::move(opens);
        if (i + 1 == count) strip.closes = closes;
        strips_.push_back(std::move(strip));
    }
}

void BlockSetter::add_text(const Rich& text, const Type& type, double right, Align align,
                           const Block& block, const char* tag) {
    Measure measure;
    measure.width = style_.measure() - block.left - right;
    measure.align = align;
    measure.hyphenate = align == Align::justified;
    measure.balanced = block.keep_all;
    add_lines(setter_.lines(text, type, measure), block, {{tag, ""}}, 1);
}

void BlockSetter::chapter(const Text& text) {
    const auto words = rich(text);
    if (words.text.empty()) return;
    Type type = style_.chapter;
    if (words.text.size() > 60) type.size *= 0.82;
    Block block;
    block.leading = type.size * 1.18;
    block.keep_all = true;
    block.keep_next = true;
    if (style_.theme == Theme::daylight) block.color = style_.accent;
    // An ornament that is the theme's: a bar, a short rule or nothing but white.
    Strip ornament;
    ornament.keep = true;
    if (style_.theme == Theme::ledger) {
        ornament.height = 22;
        ornament.draw = [accent = style_.accent](cairo_t* cr, double top) {
            use(cr, accent);
            cairo_rectangle(cr, 0, top, 34, 4);
            cairo_fill(cr);
        };
        strips_.push_back(std::move(ornament));
    }
    add_text(words, type, style_.measure() * 0.08, Align::left, block, "H1");
    Strip space;
    space.keep = true;
    if (style_.theme == Theme::folio) {
        space.height = style_.leading * 2.4;
        space.draw = [accent = style_.accent](cairo_t* cr, double top) {
            use(cr, accent);
            cairo_rectangle(cr, 0, top + 12, 42, 0.75);
            cairo_fill(cr);
        };
    } else {
        space.height = style_.leading * 1.3;
    }
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
    opening_ = true;
}

void BlockSetter::heading(const Text& text, int level) {
    const auto words = rich(text);
    if (words.text.empty()) return;
    const bool second = level <= 2;
    const Type& type = second ? style_.heading : style_.subheading;
    Block block;
    block.leading = second ? type.size * 1.28 : style_.leading;
    block.before = style_.leading * (second ? 1.25 : 0.8);
    block.keep_all = true;
    block.keep_next = true;
    block.color = style_.heading_color;
    add_text(words, type, style_.measure() * 0.1, Align::left, block, second ? "H2" : "H3");
    Strip space;
    space.height = style_.leading * (second ? 0.35 : 0.1);
    space.keep = true;
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
    opening_ = false;
}

void BlockSetter::paragraph(const Text& text) {
    auto words = rich(text);
    if (words.text.empty()) return;
    Measure measure;
    measure.width = style_.measure();
    measure.align = style_.align;
    measure.hyphenate = style_.align == Align::justified;
    if (after_paragraph_) measure.first_indent = style_.indent;
    if (opening_ && style_.theme == Theme::folio) {
        if (const auto end = opening_words(words.text)) {
            words.stretches.push_back({0, end, Mark::none, true});
        }
    }
    Block block;
    block.before = after_paragraph_ ? style_.paragraph_space : 0;
    block.keep_next = words.text.ends_with(':');  // what it announces stands with it
    add_lines(setter_.lines(words, style_.body, measure), block, {{"P", ""}}, 1);
    after_paragraph_ = true;
    opening_ = false;
}

void BlockSetter::quote(const Text& text) {
    const auto words = rich(text);
    if (words.text.empty()) return;
    Block block;
    const bool folio = style_.theme == Theme::folio;
    block.left = folio ? style_.indent * 1.6 : 18;
    block.before = style_.leading * 0.75;
    const auto from = strips_.size();
    add_text(words, style_.quote, folio ? block.left : 12, Align::left, block, "BlockQuote");
    if (!folio) rule_beside(from, 0, 2.2);
    Strip space;
    space.height = style_.leading * 0.75;
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
}

// A rule in the accent beside the strips since `from`.
void BlockSetter::rule_beside(std::size_t from, double x, double width) {
    for (auto i = from; i < strips_.size(); ++i) {
        auto& strip = strips_[i];
        strip.draw = [draw = std::move(strip.draw), height = strip.height, color = style_.accent, x,
                      width](cairo_t* cr, double top) {
            use(cr, color);
            cairo_rectangle(cr, x, top - 0.2, width, height + 0.4);
            cairo_fill(cr);
            if (draw) draw(cr, top);
        };
    }
}

// A list's item, its label hanging: L > LI > Lbl, LBody.
void BlockSetter::add_item(const Line& label, double label_x, const Rich& text, double left,
                           double before, bool first, bool last) {
    Measure measure;
    measure.width = style_.measure() - left;
    measure.align = style_.align;
    measure.hyphenate = style_.align == Align::justified;
    auto lines = setter_.lines(text, style_.body, measure);
    if (lines.empty()) return;
    Block block;
    block.left = left;
    block.before = before;
    const auto from = strips_.size();
    std::vector<Tag> opens;
    if (first) opens.push_back({"L", ""});
    opens.push_back({"LI", ""});
    opens.push_back({"LBody", ""});
    add_lines(std::move(lines), block, std::move(opens), last ? 3 : 2);
    auto& strip = strips_[from];
    const auto shared = std::make_shared<const Line>(
        Line{Handle<PangoLayout>(PANGO_LAYOUT(g_object_ref(label.layout.get()))), 0, label.width,
             label.drop});
    strip.draw = [draw = std::move(strip.draw), shared, label_x, color = style_.accent,
                  base = style_.leading * 0.5](cairo_t* cr, double top) {
        use(cr, color);
        shared->draw(cr, label_x, top + base);
        draw(cr, top);
    };
}

void BlockSetter::list(const ListPart& list) {
    std::vector<Rich> items;
    for (const auto& item : list.items) {
        auto words = rich(item);
        if (!words.text.empty()) items.push_back(std::move(words));
    }
    if (items.empty()) return;
    const double gap = style_.theme == Theme::folio ? 0 : style_.leading * 0.25;
    const double around = style_.leading * 0.5;
    const double widest =
        list.numbered ? setter_.width(rich(fmt::format("{}.", items.size())), style_.body) : 0;
    const double left = list.numbered ? widest + 9 : 15;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto label = setter_.line(
            rich(list.numbered ? fmt::format("{}.", i + 1) : std::string("•")), style_.body);
        const double label_x = list.numbered ? widest - label.width : 3;
        add_item(label, label_x, items[i], left, i == 0 ? around : gap, i == 0,
                 i + 1 == items.size());
    }
    Strip space;
    space.height = around;
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
}

void BlockSetter::author(const std::string& title, const Author& author) {
    chapter({Span{title, Origin::human}});
    opening_ = false;
    Block block;
    block.keep_next = true;
    Type name = style_.heading;
    name.italic = false;
    name.size *= 1.15;
    block.leading = name.size * 1.3;
    add_text(rich(author.name), name, 0, Align::left, block, "P");
    if (!author.title.empty()) {
        block.leading = 0;
        block.color = style_.muted;
        Type line = style_.body;
        line.italic = style_.theme == Theme::folio;
        add_text(rich(author.title), line, 0, Align::left, block, "P");
    }
    Strip space;
    space.height = style_.leading * 0.7;
    space.keep = true;
    strips_.push_back(std::move(space));
    paragraph({Span{author.bio, Origin::human}});
}

}  // namespace content::print
