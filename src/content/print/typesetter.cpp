#include "content/print/typesetter.hpp"

#include <cctype>

#include <pango/pangocairo.h>

#include "content/print/clean.hpp"
#include "content/print/faces.hpp"
#include "content/print/hyphenation.hpp"
#include "content/print/line_breaks.hpp"
#include "content/print/target.hpp"

namespace content::print {
namespace {

constexpr double kDrop = 0.33;  // half of what lies between baseline and capitals
constexpr double kHyphenPenalty = 60;
constexpr double kEmergencyPenalty = 3000;
constexpr double kAfterDashPenalty = 8;
constexpr double kAfterWordPenalty = 60;
constexpr double kAfterSmallWordPenalty = 300;

double points(int pango_units) {
    return pango_units / static_cast<double>(PANGO_SCALE);
}

// What Pango found out about the paragraph as one endless line.
struct Shaped {
    std::vector<double> x;              // at each byte: the width of what stands before it
    std::vector<std::size_t> starts;    // the byte at which each character begins, and the end
    const PangoLogAttr* may = nullptr;  // of each character
};

Shaped look_at(PangoLayout* layout, const std::string& text) {
    Shaped shaped;
    const char* p = text.c_str();
    for (const char* at = p; *at; at = g_utf8_next_char(at)) {
        shaped.starts.push_back(static_cast<std::size_t>(at - p));
    }
    shaped.starts.push_back(text.size());
    std::vector<double> widths(text.size() + 1, 0);
    std::vector<int> logical;
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, 0);
    for (const GSList* run = line->runs; run; run = run->next) {
        auto* glyphs = static_cast<PangoGlyphItem*>(run->data);
        logical.assign(static_cast<std::size_t>(glyphs->item->num_chars), 0);
        pango_glyph_item_get_logical_widths(glyphs, p, logical.data());
        const char* at = p + glyphs->item->offset;
        for (const int width : logical) {
            widths[static_cast<std::size_t>(at - p)] = points(width);
            at = g_utf8_next_char(at);
        }
    }
    shaped.x.resize(text.size() + 1, 0);
    for (std::size_t i = 1; i <= text.size(); ++i) shaped.x[i] = shaped.x[i - 1] + widths[i - 1];
    int attributes = 0;
    shaped.may = pango_layout_get_log_attrs_readonly(layout, &attributes);
    return shaped;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Hyphens within the words of text[begin, end). A name or an acronym stays whole.
void find_hyphens(const std::string& text, std::size_t begin, std::size_t end,
                  std::vector<std::size_t>& found) {
    while (begin < end) {
        if (!is_ascii_letter(text[begin])) {
            ++begin;
            continue;
        }
        std::size_t stop = begin;
        while (stop < end && is_ascii_letter(text[stop])) ++stop;
        const bool name = text[begin] >= 'A' && text[begin] <= 'Z';
        if (!name && stop - begin >= 6) {
            for (const auto point :
                 hyphen_points(std::string_view(text).substr(begin, stop - begin))) {
                found.push_back(begin + point);
            }
        }
        begin = stop;
    }
}

// A title turns best after a comma or a colon, and badly after "a" or "of".
double title_penalty(const std::string& text, std::size_t at) {
    if (at == 0 || std::ispunct(static_cast<unsigned char>(text[at - 1]))) return 0;
    const auto space = text.rfind(' ', at - 1);
    const auto word = space == std::string::npos ? 0 : space + 1;
    return at - word <= 2 ? kAfterSmallWordPenalty : kAfterWordPenalty;
}

std::vector<Break> find_breaks(const std::string& text, const Shaped& shaped,
                               const Measure& measure, bool hyphenate) {
    std::vector<Break> breaks;
    std::vector<std::size_t> hyphens;
    int spaces = 0;
    std::size_t word = 0;
    const auto plain_break = [&](std::size_t at, double penalty, bool hyphen) {
        breaks.push_back(
            {at, at, shaped.x[at], shaped.x[at], spaces, spaces, penalty, hyphen, false});
    };
    const auto inside_word = [&](std::size_t first, std::size_t last) {
        const auto begin = shaped.starts[first];
        const auto end = shaped.starts[last];
        if (begin == end) return;
        hyphens.clear();
        if (hyphenate) find_hyphens(text, begin, end, hyphens);
        // A word that is wider than the measure is broken between any two letters.
        const bool too_wide = shaped.x[end] - shaped.x[begin] > measure.width * 1.001;
        for (std::size_t c = first + 1; c < last; ++c) {
            const auto at = shaped.starts[c];
            if (std::find(hyphens.begin(), hyphens.end(), at) != hyphens.end()) {
                plain_break(at, kHyphenPenalty, true);
            } else if (too_wide && shaped.may[c].is_cursor_position) {
                plain_break(at, kEmergencyPenalty, false);
            }
        }
    };
    const std::size_t characters = shaped.starts.size() - 1;
    for (std::size_t c = 1; c <= characters; ++c) {
        if (c < characters && !shaped.may[c].is_line_break) continue;
        const bool after_space = text[shaped.starts[c - 1]] == ' ';
        if (measure.whole_words && c < characters && !after_space) continue;
        std::size_t end = c;
        while (end > word && text[shaped.starts[end - 1]] == ' ') --end;
        inside_word(word, end);
        int before = spaces;
        for (std::size_t i = word; i < end; ++i) before += text[shaped.starts[i]] == ' ';
        const int after = before + static_cast<int>(c - end);
        const auto at = shaped.starts[end];
        const auto next = shaped.starts[c];
        const bool last = c == characters;
        double penalty = end == c && !last ? kAfterDashPenalty : 0;
        if (measure.balanced && !last) penalty += title_penalty(text, at);
        breaks.push_back(
            {at, next, shaped.x[at], shaped.x[next], before, after, penalty, false, last});
        spaces = after;
        word = c;
    }
    return breaks;
}

// Gives each word space `extra` more.
void stretch_spaces(PangoLayout* layout, double extra, int spaces) {
    if (spaces <= 0) return;
    const char* text = pango_layout_get_text(layout);
    const int total = static_cast<int>(extra * PANGO_SCALE);
    int done = 0;
    int given = 0;
    PangoLayoutLine* line = pango_layout_get_line(layout, 0);
    for (GSList* run = line->runs; run; run = run->next) {
        auto* item = static_cast<PangoGlyphItem*>(run->data);
        PangoGlyphItemIter at;
        for (gboolean more = pango_glyph_item_iter_init_start(&at, item, text); more;
             more = pango_glyph_item_iter_next_cluster(&at)) {
            if (text[at.start_index] != ' ') continue;
            const int upto = static_cast<int>(static_cast<std::int64_t>(total) * ++done / spaces);
            item->glyphs->glyphs[at.start_glyph].geometry.width += upto - given;
            given = upto;
        }
    }
}

double layout_width(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), nullptr, &logical);
    return points(logical.width);
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
    attribute->start_index = static_cast<guint>(begin);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(list, attribute);
}

Handle<PangoContext> make_context(const std::string& language, PangoDirection direction) {
    Handle<PangoContext> context(pango_font_map_create_context(font_map()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(context.get(), direction);
    return context;
}

}  // namespace

Rich rich(const Text& text) {
    Rich out;
    for (const auto& span : text) {
        auto words = clean(span.text);
        if (!words.empty() && words.front() == ' ' &&
            (out.text.empty() || out.text.back() == ' ')) {
            words.erase(0, 1);
        }
        const auto begin = out.text.size();
        out.text += words;
        if (span.mark != Mark::none && !words.empty()) {
            out.stretches.push_back({begin, out.text.size(), span.mark, false});
        }
    }
    while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
    for (auto& stretch : out.stretches) stretch.end = std::min(stretch.end, out.text.size());
    return out;
}

Rich rich(std::string_view text) {
    return {clean_line(text), {}};
}

void Line::draw(cairo_t* cr, double left, double middle) const {
    cairo_move_to(cr, left + x, middle + drop);
    auto* line = pango_layout_get_line_readonly(layout.get(), 0);
    if (draws_on_pixels(cr)) {
        // Cairo 1.16 moves each glyph to a whole pixel; an outline stays where it belongs.
        pango_cairo_layout_line_path(cr, line);
        cairo_fill(cr);
    } else {
        pango_cairo_show_layout_line(cr, line);
    }
}

Typesetter::Typesetter(const std::string& language)
    : context_(make_context(language, PANGO_DIRECTION_WEAK_LTR)),
      right_to_left_(make_context(language, PANGO_DIRECTION_RTL)),
      hyphenates_(can_hyphenate(language)) {}

Handle<PangoLayout> Typesetter::shape(PangoContext* context, const Rich& text, std::size_t begin,
                                      std::size_t end, const Type& type, bool hyphen) {
    Handle<PangoLayout> layout(pango_layout_new(context));
    const Handle<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), type.family);
    pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(type.weight));
    pango_font_description_set_style(font.get(),
                                     type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font.get(), type.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);

    std::string words = text.text.substr(begin, end - begin);
    if (hyphen) words += '-';
    const Handle<PangoAttrList> attributes(pango_attr_list_new());
    if (type.tracking > 0) {
        add(attributes.get(),
            pango_attr_letter_spacing_new(static_cast<int>(type.tracking * PANGO_SCALE)), 0,
            words.size());
    }
    if (*type.features) {
        add(attributes.get(), pango_attr_font_features_new(type.features), 0, words.size());
    }
    for (const auto& stretch : text.stretches) {
        if (stretch.end <= begin || stretch.begin >= end) continue;
        const auto from = std::max(stretch.begin, begin) - begin;
        const auto to = stretch.end >= end ? words.size() : stretch.end - begin;
        if (stretch.small_caps) {
            add(attributes.get(), pango_attr_font_features_new("smcp=1, onum=1"), from, to);
            add(attributes.get(),
                pango_attr_letter_spacing_new(static_cast<int>(type.size * 0.06 * PANGO_SCALE)),
                from, to);
        }
        if (stretch.mark == Mark::emphasis) {
            add(attributes.get(),
                pango_attr_style_new(type.italic ? PANGO_STYLE_NORMAL : PANGO_STYLE_ITALIC), from,
                to);
        }
        if (stretch.mark == Mark::strong) {
            add(attributes.get(), pango_attr_weight_new(static_cast<PangoWeight>(type.bold)), from,
                to);
        }
    }
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout;
}

std::vector<Line> Typesetter::lines(const Rich& text, const Type& type, const Measure& measure) {
    std::vector<Line> out;
    if (text.text.empty()) return out;
    const bool justified = measure.align == Align::justified;
    const auto whole = shape(context_.get(), text, 0, text.text.size(), type, false);
    const bool right_to_left = pango_layout_get_direction(whole.get(), 0) == PANGO_DIRECTION_RTL;
    const auto shaped = look_at(whole.get(), text.text);
    const auto breaks = find_breaks(text.text, shaped, measure, measure.hyphenate && hyphenates_);
    const BreakRules rules{measure.width, measure.first_indent, type.size * 0.25 + type.tracking,
                           type.size * 0.3, justified};
    std::size_t begin = 0;
    const auto chosen =
        measure.balanced ? choose_balanced_breaks(breaks, rules) : choose_breaks(breaks, rules);
    for (const auto at : chosen) {
        const Break& end = breaks[at];
        Line line;
        line.layout = shape(right_to_left ? right_to_left_.get() : context_.get(), text, begin,
                            end.end, type, end.hyphen);
        pango_layout_set_auto_dir(line.layout.get(), FALSE);
        const double indent = begin == 0 ? measure.first_indent : 0;
        const double room = measure.width - indent;
        line.drop = type.size * kDrop;
        line.width = layout_width(line.layout.get());
        if (justified && (!end.forced || line.width > room)) {
            const auto words = std::string_view(text.text).substr(begin, end.end - begin);
            const auto spaces = std::count(words.begin(), words.end(), ' ');
            // A hyphen, a full stop or a comma hangs a little, so that the edge looks straight.
            const char last = end.hyphen ? '-' : words.empty() ? ' ' : words.back();
            const double hang = right_to_left                               ? 0
                                : last == '-' || last == '.' || last == ',' ? type.size * 0.11
                                                                            : 0;
            const double extra = room + hang - line.width;
            // A line without a good break stays ragged rather than full of holes.
            if (extra < std::max(1.0, static_cast<double>(spaces)) * type.size * 0.62) {
                stretch_spaces(line.layout.get(), extra, static_cast<int>(spaces));
                if (spaces > 0) line.width = room + hang;
            }
        }
        const double slack = room - line.width;
        const bool to_right =
            measure.align == Align::right || (right_to_left && measure.align != Align::center);
        line.x = right_to_left ? 0 : indent;
        if (to_right) line.x += std::max(slack, 0.0);
        if (measure.align == Align::center) line.x += slack / 2;
        out.push_back(std::move(line));
        begin = end.next;
    }
    return out;
}

Line Typesetter::line(const Rich& text, const Type& type) {
    Line line;
    line.layout = shape(context_.get(), text, 0, text.text.size(), type, false);
    line.drop = type.size * kDrop;
    line.width = layout_width(line.layout.get());
    return line;
}

double Typesetter::width(const Rich& text, const Type& type) {
    return line(text, type).width;
}

}  // namespace content::print
