// Sets a paragraph into lines: total-fit breaking (D. E. Knuth and M. F. Plass, "Breaking
// Paragraphs into Lines", 1981) over what Pango shapes, with hyphens where the language has
// patterns. Lengths are points. One Typesetter a rendering; not thread-safe.
#pragma once

#include <string>
#include <vector>

#include "content/document.hpp"
#include "content/print/handles.hpp"

namespace content::print {

struct Type {
    const char* family = "";
    double size = 10;
    int weight = 400;
    int bold = 600;  // what `strong` is set in
    bool italic = false;
    double tracking = 0;  // added between letters
    const char* features = "";
};

struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    Mark mark = Mark::none;
    bool small_caps = false;
};

// Clean text with what is marked in it, in bytes.
struct Rich {
    std::string text;
    std::vector<Stretch> stretches;
};

Rich rich(const Text& text);
Rich rich(std::string_view text);

enum class Align { justified, left, center, right };

struct Measure {
    double width = 0;
    double first_indent = 0;
    Align align = Align::left;
    bool hyphenate = false;
    bool balanced = false;     // lines of like length: headings, titles
    bool whole_words = false;  // not broken after a hyphen either, while they fit
};

struct Line {
    Handle<PangoLayout> layout;
    double x = 0;  // from the left edge of the measure
    double width = 0;
    double drop = 0;  // from the middle of the line's strip to its baseline

    void draw(cairo_t* cr, double left, double middle) const;
};

class Typesetter {
  public:
    // `language` in BCP 47.
    explicit Typesetter(const std::string& language);

    // Empty text gives no line.
    std::vector<Line> lines(const Rich& text, const Type& type, const Measure& measure);
    // One line as wide as it is.
    Line line(const Rich& text, const Type& type);
    double width(const Rich& text, const Type& type);

    bool hyphenates() const { return hyphenates_; }

  private:
    Handle<PangoLayout> shape(PangoContext* context, const Rich& text, std::size_t begin,
                              std::size_t end, const Type& type, bool hyphen);

    // Never changed once made: a layout whose context changes is laid out anew.
    Handle<PangoContext> context_;
    Handle<PangoContext> right_to_left_;
    bool hyphenates_;
};

}  // namespace content::print
