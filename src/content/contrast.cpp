#include "content/contrast.hpp"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace content {
namespace {

std::optional<int> parse_hex_byte(std::string_view digits) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// WCAG 2.2, "relative luminance", with the sRGB threshold as corrected in 2021.
double linear(int channel) {
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const Rgb& color) {
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

constexpr Rgb kBlack{0, 0, 0};
constexpr Rgb kWhite{255, 255, 255};

}  // namespace

std::optional<Rgb> parse_color(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    const auto red = parse_hex_byte(text.substr(1, 2));
    const auto green = parse_hex_byte(text.substr(3, 2));
    const auto blue = parse_hex_byte(text.substr(5, 2));
    if (!red || !green || !blue || *red < 0 || *green < 0 || *blue < 0) return std::nullopt;
    return Rgb{*red, *green, *blue};
}

std::string format_color(const Rgb& color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

double contrast_ratio(const Rgb& a, const Rgb& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Rgb mix(const Rgb& a, const Rgb& b, double share) {
    const auto channel = [&](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {channel(a.red, b.red), channel(a.green, b.green), channel(a.blue, b.blue)};
}

Rgb nearest_with_contrast(const Rgb& color, const Rgb& ground, double ratio) {
    constexpr int kSteps = 100;
    for (int step = 0; step <= kSteps; ++step) {
        const double share = static_cast<double>(step) / kSteps;
        for (const Rgb& end : {kBlack, kWhite}) {
            const Rgb shade = mix(color, end, share);
            if (contrast_ratio(shade, ground) >= ratio) return shade;
        }
    }
    return readable_on(ground, kWhite, kBlack);
}

Rgb readable_on(const Rgb& ground, const Rgb& light, const Rgb& dark) {
    return contrast_ratio(light, ground) >= contrast_ratio(dark, ground) ? light : dark;
}

}  // namespace content
