// Where a paragraph's lines end: pure arithmetic over widths, apart from shaping and drawing.
#pragma once

#include <cstddef>
#include <vector>

namespace content::print {

// A place where a line may end.
struct Break {
    std::size_t end = 0;   // bytes: the line's text ends here
    std::size_t next = 0;  // and the next line's begins here, after the space
    double to_end = 0;     // widths from the paragraph's start
    double to_next = 0;
    int spaces_to_end = 0;  // stretchable spaces before `end`
    int spaces_to_next = 0;
    double penalty = 0;
    bool hyphen = false;
    bool forced = false;  // the paragraph's end
};

struct BreakRules {
    double width = 0;
    double first_indent = 0;
    double space = 0;   // width of one word space
    double hyphen = 0;  // width of one hyphen
    bool justified = false;
    bool even = false;  // the last line counts like the others
};

// Indexes of the chosen breaks, in order; the last is the paragraph's end. `breaks` is in order,
// its last is forced.
std::vector<std::size_t> choose_breaks(const std::vector<Break>& breaks, const BreakRules& rules);

// The same number of lines, as even as they can be.
std::vector<std::size_t> choose_balanced_breaks(const std::vector<Break>& breaks,
                                                const BreakRules& rules);

}  // namespace content::print
