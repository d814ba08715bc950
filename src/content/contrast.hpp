// Colours and their contrast (WCAG 2.2, "contrast ratio" and "relative luminance").
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace content {

struct Rgb {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(const Rgb&) const = default;
};

// "#rrggbb" only.
std::optional<Rgb> parse_color(std::string_view text);
std::string format_color(const Rgb& color);

// 1 to 21.
double contrast_ratio(const Rgb& a, const Rgb& b);

// `share` 0 gives `a`, 1 gives `b`.
Rgb mix(const Rgb& a, const Rgb& b, double share);

// `color` itself where it reaches `ratio` on `ground`, else the nearest darker or lighter shade
// that does. Black or white where no shade reaches it.
Rgb nearest_with_contrast(const Rgb& color, const Rgb& ground, double ratio);

// The better of two: what is readable on `ground` of `light` and `dark`.
Rgb readable_on(const Rgb& ground, const Rgb& light, const Rgb& dark);

}  // namespace content
