#include "content/print/cover_art.hpp"

#include <numbers>

#include "base/strings.hpp"
#include "content/print/clean.hpp"
#include "content/print/cover_text.hpp"
#include "content/print/faces.hpp"

namespace content::print {
namespace {

struct Palette {
    Rgb field;  // the ground
    Rgb text;   // on it
    Rgb shape;  // the art
    Rgb on_shape;
    Rgb soft;  // text of second rank on the field
};

struct Art {
    cairo_t* cr;
    Typesetter& setter;
    const CoverRequest& request;
    Palette colors;
    Type display;
    Type text;
    double width;
    double height;
    double unit;    // a hundredth of the narrower side
    double margin;  // from the trim
    bool wide;
    std::uint64_t turn;  // what is left of the seed

    bool odd() const { return turn % 2 == 1; }
};

Palette palette(const CoverRequest& request, std::uint64_t choice) {
    const Rgb ink = rgb(request.colors.ink);
    const Rgb paper = rgb(request.colors.paper);
    const Rgb accent = rgb(request.colors.accent);
    Palette colors;
    switch (choice % 3) {
        case 0:
            colors.field = accent;
            colors.shape = mix(accent, ink, 0.55);
            break;
        case 1:
            colors.field = paper;
            colors.shape = accent;
            break;
        default:
            colors.field = mix(ink, accent, 0.12);
            colors.shape = mix(accent, paper, 0.3);
            break;
    }
    colors.text = readable_on(colors.field, paper, ink);
    if (contrast(colors.field, colors.text) < 4.5) {
        colors.text = readable_on(colors.field, {1, 1, 1}, {0, 0, 0});
    }
    colors.on_shape = readable_on(colors.shape, paper, ink);
    colors.soft = mix(colors.text, colors.field, 0.18);
    if (contrast(colors.field, colors.soft) < 4.5) colors.soft = colors.text;
    return colors;
}

void fill(const Art& art, const Box& box, const Rgb& color) {
    use(art.cr, color);
    cairo_rectangle(art.cr, box.x, box.y, box.width, box.height);
    cairo_fill(art.cr);
}

void fill_page(const Art& art, const Rgb& color) {
    use(art.cr, color);
    page_path(art.cr, art.width, art.height);
    cairo_fill(art.cr);
}

std::string upper(std::string_view text) {
    const auto line = clean_line(text);
    const std::unique_ptr<char, decltype(&g_free)> big(
        g_utf8_strup(line.data(), static_cast<gssize>(line.size())), g_free);
    return big.get();
}

Type label_type(const Art& art, double size) {
    Type type = art.text;
    type.size = size;
    type.weight = art.text.bold;
    type.tracking = size * 0.12;
    return type;
}

// Letterspaced capitals; the height they take.
double label(const Art& art, std::string_view words, double x, double y, double width,
             const Rgb& color) {
    if (words.empty()) return 0;
    const double size = art.unit * 2.5;
    Type type = label_type(art, size);
    const auto line = fit(art.setter, upper(words), type, {x, y, width, size * 1.4},
                          {size, size * 0.5, 1.4, Align::left});
    line.draw(art.cr, x, y, color);
    return size * 1.4;
}

// Author at the foot, the imprint beside or under it.
double foot(const Art& art, const Box& box, const Rgb& strong, const Rgb& soft) {
    const double size = art.unit * 4.1;
    Type type = art.text;
    const auto author = fit(art.setter, art.request.author, type,
                            {0, 0, box.width * (art.wide ? 0.62 : 1), size * 1.3},
                            {size, size * 0.5, 1.3, Align::left});
    const double brand_height = art.request.brand.empty() ? 0 : art.unit * 4.4;
    double y = box.bottom() - brand_height - author.height();
    author.draw(art.cr, box.x, y, strong);
    if (brand_height > 0) {
        label(art, art.request.brand, box.x, box.bottom() - art.unit * 3.1, box.width, soft);
    }
    return box.bottom() - y;
}

// Tag, title and subtitle from the top of the box; returns where they end.
double heading(const Art& art, const Box& box, double largest, double share, const Rgb& strong,
               const Rgb& soft) {
    double y = box.y;
    if (!art.request.tag.empty()) {
        y += label(art, art.request.tag, box.x, y, box.width, soft) + art.unit * 3;
    }
    const double leading = art.request.theme == Theme::folio ? 0.98 : 1.04;
    const auto title = fit(art.setter, art.request.title, art.display,
                           {box.x, y, box.width, box.height * share - (y - box.y)},
                           {largest, art.unit * 3.2, leading, Align::left});
    title.draw(art.cr, box.x, y, strong);
    y += title.height() + art.unit * 3.4;
    const double room = box.bottom() - y;
    if (!art.request.subtitle.empty() && room > art.unit * 5) {
        const double size = std::min(art.unit * 4.5, title.size * 0.5);
        const auto subtitle =
            fit(art.setter, art.request.subtitle, art.text, {box.x, y, box.width * 0.92, room},
                {size, std::min(size, art.unit * 2.6), 1.28, Align::left});
        subtitle.draw(art.cr, box.x, y, soft);
        y += subtitle.height();
    }
    return y;
}

Box inside(const Art& art) {
    return {art.margin, art.margin, art.width - 2 * art.margin, art.height - 2 * art.margin};
}

// Portrait: the upper part. Landscape: the left part.
Box text_box(const Art& art, double share) {
    auto box = inside(art);
    if (art.wide) {
        box.width *= 0.6;
        box.height -= art.unit * 14;
    } else {
        box.height *= share;
    }
    return box;
}

// A heavy rule over the title, a hairline over the author: nothing else.
void ruled(const Art& art) {
    auto box = inside(art);
    fill(art, {box.x, box.y, box.width, art.unit * 1.6}, art.colors.shape);
    box.y += art.unit * 6;
    box.height -= art.unit * 6;
    const double taken = foot(art, box, art.colors.text, art.colors.soft);
    const double line = box.bottom() - taken - art.unit * 3;
    fill(art, {box.x, line, box.width, art.unit * 0.22}, art.colors.soft);
    heading(art, {box.x, box.y, box.width * (art.wide ? 0.8 : 1), line - box.y - art.unit * 6},
            art.unit * (art.wide ? 17 : 23), 0.68, art.colors.text, art.colors.soft);
}

// Two fields; the title stands on the seam.
void fields(const Art& art) {
    const double seam = art.wide ? art.width * 0.64 : art.height * 0.64;
    const Box low = art.wide ? Box{seam, 0, art.width - seam, art.height}
                             : Box{0, seam, art.width, art.height - seam};
    fill(art, low, art.colors.shape);
    auto box = inside(art);
    if (art.wide) {
        box.width = seam - 2 * art.margin;
    } else {
        box.height = seam - 2 * art.margin;
    }
    if (!art.request.tag.empty()) {
        const double taken = label(art, art.request.tag, box.x, box.y, box.width, art.colors.soft);
        box.y += taken + art.unit * 3;
        box.height -= taken + art.unit * 3;
    }
    const auto title = fit(art.setter, art.request.title, art.display, box,
                           {art.unit * 21, art.unit * 3.2, 1.0, Align::left});
    title.draw(art.cr, box.x, box.bottom() - title.height() + title.leading * 0.12,
               art.colors.text);
    Box rest{low.x + art.margin, low.y + art.margin * 0.9, low.width - 2 * art.margin,
             low.height - 1.9 * art.margin};
    const double taken = foot(art, rest, art.colors.on_shape, art.colors.on_shape);
    const double room = rest.height - taken - art.unit * 4;
    const double size = art.unit * 4.7;
    fit(art.setter, art.request.subtitle, art.text, {rest.x, rest.y, rest.width, room},
        {size, size * 0.55, 1.28, Align::left})
        .draw(art.cr, rest.x, rest.y, art.colors.on_shape);
}

// One sign of the title, so large that the trim cuts it.
void cropped(const Art& art) {
    std::string sign;
    for (const auto& line : poster_lines(art.request.title, 9)) {
        const auto space = line.rfind(' ');
        const auto word = space == std::string::npos ? line : line.substr(space + 1);
        if (sign.empty() || (art.odd() && word.size() > 3)) {
            sign.assign(word, 0,
                        static_cast<std::size_t>(g_utf8_next_char(word.c_str()) - word.c_str()));
        }
    }
    Type type = art.display;
    type.size = std::max(art.width * (art.wide ? 0.62 : 1.0), art.height * 0.72);
    const auto big = art.setter.line(rich(upper(sign)), type);
    use(art.cr, art.colors.shape);
    cairo_save(art.cr);
    cairo_rectangle(art.cr, 0, 0, art.width, art.height);
    cairo_clip(art.cr);
    // Its left edge leaves the author's corner free.
    const double x = std::max(art.width - big.width * 0.78, art.width * (art.wide ? 0.66 : 0.46));
    const double middle = art.height - type.size * (art.wide ? 0.22 : 0.2);
    big.draw(art.cr, x, middle);
    cairo_restore(art.cr);
    heading(art, text_box(art, 0.56), art.unit * 16, 0.7, art.colors.text, art.colors.soft);
    auto box = inside(art);
    box.width = art.width * (art.wide ? 0.56 : 0.42) - art.margin;
    foot(art, box, art.colors.text, art.colors.soft);
}

// A short title has room for a word a line.
std::vector<std::string> single_words(std::string_view title, std::vector<std::string> otherwise) {
    const auto words = clean_line(title);
    const auto parts = base::split(words, ' ');
    if (parts.size() < 2 || parts.size() > 4) return otherwise;
    return {parts.begin(), parts.end()};
}

// Every line of the title as wide as the page: size does the talking.
void stacked(const Art& art) {
    auto box = inside(art);
    const double taken = foot(art, box, art.colors.text, art.colors.soft);
    double y = box.y;
    if (!art.request.tag.empty()) {
        y += label(art, art.request.tag, box.x, y, box.width, art.colors.soft) + art.unit * 3;
    }
    auto lines = poster_lines(art.request.title, art.wide ? 3 : 5);
    if (lines.size() < 3 && !art.wide) lines = single_words(art.request.title, std::move(lines));
    const double room = box.bottom() - taken - y - art.unit * 24;
    const double column = art.wide ? box.width * 0.72 : box.width;
    std::vector<Line> set;
    std::vector<double> sizes;
    double height = 0;
    for (const auto& words : lines) {
        Type type = art.display;
        type.size = art.unit * 10;
        const double natural = std::max(art.setter.width(rich(words), type), 0.1);
        type.size = std::min(type.size * column / natural, art.unit * 34);
        sizes.push_back(type.size);
        height += type.size * 0.84;
    }
    const double scale = height > room ? room / height : 1;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].size() > lines[longest].size()) longest = i;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Type type = art.display;
        type.size = sizes[i] * scale;
        const auto line = art.setter.line(rich(lines[i]), type);
        const bool lit =
            lines.size() > 1 && i == longest && contrast(art.colors.field, art.colors.shape) >= 3;
        use(art.cr, lit ? art.colors.shape : art.colors.text);
        line.draw(art.cr, box.x - type.size * 0.03, y + type.size * 0.42);
        y += type.size * 0.84;
    }
    y += art.unit * 5;
    fill(art, {box.x, y, art.unit * 12, art.unit * 0.7}, art.colors.shape);
    y += art.unit * 4;
    const double size = art.unit * 4.3;
    const double left = box.bottom() - taken - art.unit * 3 - y;
    if (left < size) return;
    fit(art.setter, art.request.subtitle, art.text, {box.x, y, box.width * 0.86, left},
        {size, size * 0.62, 1.28, Align::left})
        .draw(art.cr, box.x, y, art.colors.soft);
}

// A ledger of bars, and the one that knows more.
void bars(const Art& art) {
    const int count = 7 + static_cast<int>(art.turn % 4);
    const double top = art.wide ? 0 : art.height * 0.56;
    const double bottom = art.wide ? art.height : art.height - art.unit * 22;
    const double pitch = (bottom - top) / count;
    const int odd_one = 2 + static_cast<int>(art.turn / 4 % static_cast<unsigned>(count - 3));
    const Rgb quiet = mix(art.colors.field, art.colors.shape, 0.42);
    const double reach = art.wide ? art.width * 0.4 : art.width;
    for (int i = 0; i < count; ++i) {
        const double share = i == odd_one ? 0.86 : 0.26 + 0.34 * ((i * 37 + 11) % 17) / 17.0;
        const double length = reach * share;
        fill(art, {art.width - length, top + pitch * i, length, pitch * 0.62},
             i == odd_one ? art.colors.shape : quiet);
    }
    heading(art, text_box(art, 0.54), art.unit * 16, 0.72, art.colors.text, art.colors.soft);
    foot(art, inside(art), art.colors.text, art.colors.soft);
}

// A disc at the horizon.
void disc(const Art& art) {
    const double radius = art.wide ? art.height * 0.52 : art.width * 0.56;
    const double x = art.wide ? art.width * 0.88 : art.width * (art.odd() ? 0.72 : 0.3);
    const double horizon = art.wide ? art.height * 0.78 : art.height * 0.8;
    const Rgb ground = mix(art.colors.field, art.colors.shape, 0.3);
    cairo_save(art.cr);
    cairo_rectangle(art.cr, 0, 0, art.width, horizon);
    cairo_clip(art.cr);
    use(art.cr, art.colors.shape);
    cairo_arc(art.cr, x, horizon, radius, 0, 2 * std::numbers::pi);
    cairo_fill(art.cr);
    cairo_restore(art.cr);
    fill(art, {0, horizon, art.width, art.height - horizon}, ground);
    heading(art, text_box(art, 0.4), art.unit * 16, 0.7, art.colors.text, art.colors.soft);
    const Rgb strong = readable_on(ground, art.colors.text, art.colors.on_shape);
    foot(art, inside(art), strong, strong);
}

// A label on cloth: the paper panel of an old edition.
void panel(const Art& art) {
    const bool light = contrast(art.colors.field, {1, 1, 1}) < 2;
    const Rgb cloth = light ? art.colors.shape : art.colors.field;
    const Rgb paper = rgb(art.request.colors.paper);
    const Rgb ink = readable_on(paper, rgb(art.request.colors.ink), {0, 0, 0});
    fill_page(art, cloth);
    const Rgb thread = mix(cloth, paper, 0.16);
    const double pitch = art.unit * 4.5;
    for (double y = pitch / 2; y < art.height; y += pitch) {
        fill(art, {0, y, art.width, art.unit * 0.35}, thread);
    }
    const Box box =
        art.wide ? Box{art.width * 0.14, art.height * 0.14, art.width * 0.72, art.height * 0.72}
                 : Box{art.width * 0.13, art.height * 0.12, art.width * 0.74, art.height * 0.56};
    fill(art, box, paper);
    use(art.cr, ink);
    cairo_set_line_width(art.cr, art.unit * 0.3);
    const double in = art.unit * 1.8;
    cairo_rectangle(art.cr, box.x + in, box.y + in, box.width - 2 * in, box.height - 2 * in);
    cairo_stroke(art.cr);
    const double pad = art.unit * 6;
    const Box inner{box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad};
    const FitRules centred{art.unit * 13, art.unit * 3, 1.02, Align::center};
    const auto title = fit(art.setter, art.request.title, art.display,
                           {0, 0, inner.width, inner.height * 0.58}, centred);
    Type italic = art.text;
    italic.italic = true;
    const double size = art.unit * 3.7;
    const auto subtitle =
        fit(art.setter, art.request.subtitle, italic, {0, 0, inner.width, inner.height * 0.26},
            {size, size * 0.6, 1.25, Align::center});
    const auto author =
        fit(art.setter, art.request.author, art.text, {0, 0, inner.width, inner.height * 0.12},
            {art.unit * 3.8, art.unit * 2, 1.3, Align::center});
    const double gap = subtitle.lines.empty() ? 0 : art.unit * 3;
    double y = inner.y +
               (inner.height - author.height() - title.height() - gap - subtitle.height()) * 0.42;
    title.draw(art.cr, inner.x, y, ink);
    y += title.height() + gap;
    subtitle.draw(art.cr, inner.x, y, mix(ink, paper, 0.15));
    author.draw(art.cr, inner.x, inner.bottom() - author.height(), ink);
    const Rgb on_cloth = readable_on(cloth, paper, ink);
    const std::string_view words =
        art.request.tag.empty() ? std::string_view(art.request.brand) : art.request.tag;
    Type type = label_type(art, art.unit * 2.5);
    fit(art.setter, upper(words), type, {0, 0, box.width, art.unit * 4},
        {type.size, type.size * 0.6, 1.4, Align::center})
        .draw(art.cr, box.x, art.height - art.margin - art.unit * 3.5, on_cloth);
}

using Layout = void (*)(const Art&);

Layout layout_of(Theme theme, std::uint64_t choice) {
    static constexpr std::array<Layout, 5> folio{panel, cropped, stacked, ruled, fields};
    static constexpr std::array<Layout, 5> ledger{bars, ruled, stacked, cropped, fields};
    static constexpr std::array<Layout, 5> daylight{disc, fields, cropped, stacked, bars};
    const auto& list = theme == Theme::ledger     ? ledger
                       : theme == Theme::daylight ? daylight
                                                  : folio;
    return list[choice % list.size()];
}

}  // namespace

void draw_cover(cairo_t* cr, Typesetter& setter, const CoverRequest& request, double width,
                double height) {
    const Faces& faces = faces_of(request.theme);
    const double unit = std::min(width, height) / 100;
    Type display;
    display.family = faces.display;
    display.weight = faces.display_weight;
    display.bold = faces.bold;
    Type text;
    text.family = faces.text;
    text.bold = faces.bold;
    const Art art{cr,
                  setter,
                  request,
                  palette(request, request.seed / 5),
                  display,
                  text,
                  width,
                  height,
                  unit,
                  unit * 8,
                  width > height * 1.2,
                  request.seed / 30};
    fill_page(art, art.colors.field);
    layout_of(request.theme, request.seed)(art);
}

}  // namespace content::print
