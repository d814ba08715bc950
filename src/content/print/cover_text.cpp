#include "content/print/cover_text.hpp"

#include <cmath>

#include "base/strings.hpp"
#include "content/print/clean.hpp"

namespace content::print {
namespace {

double widest_word(Typesetter& setter, const std::string& words, const Type& type) {
    double widest = 0;
    for (const auto word : base::split(words, ' ')) {
        widest = std::max(widest, setter.width(rich(word), type));
    }
    return widest;
}

// No cover shows more; shaping it again and again would take its time.
std::string shortened(std::string words) {
    constexpr std::size_t kMost = 400;
    if (words.size() <= kMost) return words;
    std::size_t end = kMost;
    while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    return words.substr(0, end) + "…";
}

Fitted set_at(Typesetter& setter, const Rich& words, Type type, double size, double width,
              const FitRules& rules) {
    type.size = size;
    Fitted fitted;
    fitted.size = size;
    fitted.leading = size * rules.leading;
    Measure measure;
    measure.width = width;
    measure.align = rules.align;
    measure.balanced = true;
    measure.whole_words = true;
    fitted.lines = setter.lines(words, type, measure);
    for (const auto& line : fitted.lines) fitted.width = std::max(fitted.width, line.width);
    return fitted;
}

}  // namespace

void Fitted::draw(cairo_t* cr, double x, double y, const Rgb& color) const {
    use(cr, color);
    for (const auto& line : lines) {
        line.draw(cr, x, y + leading / 2);
        y += leading;
    }
}

Fitted fit(Typesetter& setter, std::string_view text, Type type, const Box& box,
           const FitRules& rules) {
    const auto words = rich(shortened(clean_line(text)));
    Fitted fitted;
    if (words.text.empty() || box.width <= 0 || box.height <= 0) return fitted;
    type.size = rules.largest;
    const double word = widest_word(setter, words.text, type) / rules.largest;
    double size = std::clamp(box.width / std::max(word, 0.01) * 0.998, rules.smallest,
                             std::max(rules.smallest, rules.largest));
    for (;; size = std::max(rules.smallest, size * 0.94)) {
        fitted = set_at(setter, words, type, size, box.width, rules);
        if (fitted.height() <= box.height * 1.001 && fitted.width <= box.width * 1.001) {
            return fitted;
        }
        if (size <= rules.smallest) break;
    }
    const auto room = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::floor(box.height / fitted.leading + 0.001)));
    if (fitted.lines.size() > room) {
        std::string kept;
        for (std::size_t i = 0; i < room; ++i) {
            kept += std::string(pango_layout_get_text(fitted.lines[i].layout.get())) + ' ';
        }
        // Back to whole words, with room for the ellipsis.
        for (int tries = 0; tries < 6; ++tries) {
            const auto space = base::trim(kept).rfind(' ');
            if (space == std::string_view::npos) break;
            kept = std::string(base::trim(kept).substr(0, space));
            auto cut = set_at(setter, rich(kept + "…"), type, size, box.width, rules);
            if (cut.lines.size() <= room) return cut;
        }
        fitted.lines.resize(room);
    }
    return fitted;
}

std::vector<std::string> poster_lines(std::string_view title, std::size_t most) {
    static const std::set<std::string> kLean{"a",  "an", "the", "of", "in", "on", "to",  "and",
                                             "or", "at", "for", "by", "is", "it", "you", "your",
                                             "my", "we", "i",   "be", "as", "no", "not", "with"};
    const auto words = shortened(clean_line(title));
    std::vector<std::string> lines;
    std::string line;
    for (const auto word : base::split(words, ' ')) {
        if (!line.empty()) line += ' ';
        line += word;
        if (kLean.contains(base::to_lower_ascii(word))) continue;
        lines.push_back(std::exchange(line, {}));
    }
    if (!line.empty() && !lines.empty()) {
        lines.back() += ' ' + line;
    } else if (!line.empty()) {
        lines.push_back(line);
    }
    // Too many: the two shortest neighbours share a line.
    while (lines.size() > most) {
        std::size_t best = 0;
        for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
            if (lines[i].size() + lines[i + 1].size() <
                lines[best].size() + lines[best + 1].size()) {
                best = i;
            }
        }
        lines[best] += ' ' + lines[best + 1];
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(best) + 1);
    }
    return lines;
}

}  // namespace content::print
