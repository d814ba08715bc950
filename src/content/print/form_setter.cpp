// What a reader ticks and fills in: on paper boxes and ruled lines, on the screen a form.
#include <algorithm>

#include "content/print/block_setter.hpp"
#include "content/print/target.hpp"

namespace content::print {
namespace {

constexpr double kWritingLine = 23;  // 8 mm, as in a ruled exercise book

// The place of a field in the tagged structure. Cairo 1.16 drops the tags of what an element draws
// after its first child, so a form has an element to itself.
void draw_in_form(cairo_t* cr, const std::function<void()>& draw) {
    cairo_tag_begin(cr, "Form", "");
    draw();
    cairo_tag_end(cr, "Form");
}

}  // namespace

void BlockSetter::checklist(const ChecklistPart& checklist) {
    std::vector<const ChecklistItem*> items;
    for (const auto& item : checklist.items) {
        if (!rich(item.text).text.empty()) items.push_back(&item);
    }
    if (items.empty()) return;
    const auto group = strips_.size();
    heading(checklist.heading, 2);
    const bool reasoned = std::any_of(items.begin(), items.end(), [](const ChecklistItem* item) {
        return !rich(item->why).text.empty();
    });
    const double box = style_.body.size * 0.88;
    const double left = box * 2.2;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto text = rich(items[i]->text);
        const auto why = rich(items[i]->why);
        // L > LI > Lbl > Form, then LBody.
        Strip tick;
        tick.before = style_.leading * (i == 0 ? 0.2 : 0.4);
        tick.keep = true;
        if (i == 0) tick.opens.push_back({"L", ""});
        tick.opens.push_back({"LI", ""});
        tick.opens.push_back({"Lbl", ""});
        tick.closes = 1;
        const double y = style_.leading * 0.5 - box * 0.5;
        tick.draw = [color = style_.accent, box, y](cairo_t* cr, double top) {
            draw_in_form(cr, [&] {
                use(cr, color);
                cairo_set_line_width(cr, 0.9);
                cairo_rectangle(cr, 0.5, top + y, box, box);
                cairo_stroke(cr);
            });
        };
        tick.fields.push_back({.kind = FormField::Kind::check,
                               .tip = text.text,
                               .x = 0.5,
                               .y = y,
                               .width = box,
                               .height = box});
        strips_.push_back(std::move(tick));

        Block block;
        block.left = left;
        block.keep_all = true;
        block.keep_next = !why.text.empty();
        Measure measure;
        measure.width = style_.measure() - left;
        const int closes = i + 1 == items.size() ? 3 : 2;
        Type type = style_.body;
        // What is to be done stands out against its reason, where there is one.
        if (reasoned && style_.theme != Theme::folio) type.weight = type.bold;
        add_lines(setter_.lines(text, type, measure), block, {{"LBody", ""}},
                  why.text.empty() ? closes : 0);
        if (why.text.empty()) continue;
        Type small = style_.small;
        small.italic = style_.theme == Theme::folio;
        small.size *= 1.06;
        block.keep_next = false;
        block.color = style_.muted;
        block.leading = style_.leading * 0.88;
        add_lines(setter_.lines(why, small, measure), block, {}, closes);
    }
    // A short group stays whole: one page, one thing to pin up.
    double height = 0;
    for (auto i = group; i < strips_.size(); ++i) height += strips_[i].height + strips_[i].before;
    if (height < style_.leading * style_.lines * 0.45) {
        for (auto i = group; i + 1 < strips_.size(); ++i) strips_[i].keep = true;
    }
    Strip space;
    space.height = style_.leading * 0.5;
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
}

void BlockSetter::field(const FieldPart& field) {
    auto label = rich(field.label);
    const auto hint = rich(field.hint);
    if (label.text.empty() && hint.text.empty()) return;
    Block block;
    block.before = style_.leading * 0.6;
    block.keep_all = true;
    block.keep_next = true;
    Type type = style_.body;
    type.weight = type.bold;
    add_text(label, type, 0, Align::left, block, "P");
    if (!hint.text.empty()) {
        Type small = style_.small;
        small.italic = style_.theme == Theme::folio;
        small.size *= 1.06;
        if (!label.text.empty()) block.before = 0;
        block.color = style_.muted;
        block.leading = style_.leading * 0.88;
        add_text(hint, small, 0, Align::left, block, "P");
    }
    const double page = style_.leading * (style_.lines - 6);
    const int lines = std::clamp(field.lines, 1, static_cast<int>(page / kWritingLine));
    const double above = 3;
    const double height = kWritingLine * lines;
    const double width = style_.measure();
    Strip ruled;
    ruled.height = above + height;
    ruled.opens.push_back({"P", ""});
    ruled.closes = 1;
    ruled.draw = [color = style_.rule, width, lines, above](cairo_t* cr, double top) {
        draw_in_form(cr, [&] {
            use(cr, color);
            // In a PDF the upper ones belong to the empty field (pdf_form.cpp).
            for (int line = draws_on_pixels(cr) ? 1 : lines; line <= lines; ++line) {
                cairo_rectangle(cr, 0, top + above + kWritingLine * line - 0.3, width, 0.6);
            }
            cairo_fill(cr);
        });
    };
    ruled.fields.push_back({.kind = FormField::Kind::text,
                            .name = field.name,
                            .tip = label.text.empty() ? hint.text : label.text,
                            .lines = lines,
                            .x = 0,
                            .y = above,
                            .width = width,
                            .height = height});
    strips_.push_back(std::move(ruled));
    Strip space;
    space.height = style_.leading * 0.5;
    strips_.push_back(std::move(space));
    after_paragraph_ = false;
    opening_ = false;
}

}  // namespace content::print
