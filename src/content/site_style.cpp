#include "content/site_style.hpp"

#include <map>
#include <mutex>
#include <vector>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "content/assets.hpp"
#include "content/contrast.hpp"
#include "content/embedded.hpp"

namespace content {
namespace {

struct Face {
    std::string_view family;
    std::string_view file;
    int weight;
    std::string_view style;
    // The fallback's metrics are set to the face's, so that text does not move when it arrives.
    // From the two fonts' tables: average advance over English letter frequencies, ascent, descent.
    std::string_view fallback_family;
    std::string_view fallback_locals;
    std::string_view fallback_metrics;
};

constexpr std::string_view kTimes = "local(\"Times New Roman\"),local(\"Liberation Serif\")";
constexpr std::string_view kTimesItalic =
    "local(\"Times New Roman Italic\"),local(\"Liberation Serif Italic\")";
constexpr std::string_view kTimesBold =
    "local(\"Times New Roman Bold\"),local(\"Liberation Serif Bold\")";
constexpr std::string_view kArial = "local(\"Arial\"),local(\"Liberation Sans\")";
constexpr std::string_view kArialBold = "local(\"Arial Bold\"),local(\"Liberation Sans Bold\")";

const std::vector<Face>& faces_of(Theme theme) {
    static const std::vector<Face> kFolioFaces = {
        {"Crimson Pro", "fonts/crimson-pro-400.woff2", 400, "normal", "Crimson Fallback", kTimes,
         "size-adjust:99.3%;ascent-override:90.3%;descent-override:21.6%"},
        {"Crimson Pro", "fonts/crimson-pro-400-italic.woff2", 400, "italic", "Crimson Fallback",
         kTimesItalic, "size-adjust:90.5%;ascent-override:99.1%;descent-override:23.7%"},
        {"Crimson Pro", "fonts/crimson-pro-600.woff2", 600, "normal", "Crimson Fallback",
         kTimesBold, "size-adjust:97%;ascent-override:92.4%;descent-override:22.1%"},
    };
    static const std::vector<Face> kLedger = {
        {"Source Sans 3", "fonts/source-sans-3-400.woff2", 400, "normal", "Source Fallback", kArial,
         "size-adjust:94.2%;ascent-override:108.7%;descent-override:42.5%"},
        {"Source Sans 3", "fonts/source-sans-3-600.woff2", 600, "normal", "Source Fallback",
         kArialBold, "size-adjust:89.7%;ascent-override:114.1%;descent-override:44.6%"},
        {"Source Sans 3", "fonts/source-sans-3-400-italic.woff2", 400, "italic", "", "", ""},
    };
    static const std::vector<Face> kDaylight = {
        {"Fraunces", "fonts/fraunces-600.woff2", 600, "normal", "Fraunces Fallback", kTimesBold,
         "size-adjust:112.6%;ascent-override:86.9%;descent-override:22.7%"},
        {"Nunito Sans", "fonts/nunito-sans-400.woff2", 400, "normal", "Nunito Fallback", kArial,
         "size-adjust:101.7%;ascent-override:99.4%;descent-override:34.7%"},
        {"Nunito Sans", "fonts/nunito-sans-700.woff2", 700, "normal", "Nunito Fallback", kArialBold,
         "size-adjust:97.8%;ascent-override:103.4%;descent-override:36.1%"},
    };
    switch (theme) {
        case Theme::folio:
            return kFolioFaces;
        case Theme::ledger:
            return kLedger;
        case Theme::daylight:
            return kDaylight;
    }
    return kFolioFaces;
}

std::string font_faces(Theme theme) {
    std::string css;
    for (const Face& face : faces_of(theme)) {
        css += fmt::format(
            "@font-face{{font-family:\"{}\";font-weight:{};font-style:{};font-display:swap;"
            "src:url({}) format(\"woff2\")}}",
            face.family, face.weight, face.style, asset_url(face.file));
        if (face.fallback_family.empty()) continue;
        css +=
            fmt::format("@font-face{{font-family:\"{}\";font-weight:{};font-style:{};src:{};{}}}",
                        face.fallback_family, face.weight, face.style, face.fallback_locals,
                        face.fallback_metrics);
    }
    return css;
}

// Shades the themes need, from the owner's three colours, each readable where it is used
// (WCAG 2.2: 1.4.3 text 4.5 to 1, 1.4.11 edges of controls 3 to 1).
std::string palette(const Colors& colors) {
    const Rgb ink = parse_color(colors.ink).value_or(Rgb{29, 31, 35});
    const Rgb paper = parse_color(colors.paper).value_or(Rgb{251, 250, 247});
    const Rgb accent = parse_color(colors.accent).value_or(Rgb{31, 95, 91});
    const Rgb tint = mix(paper, accent, 0.06);
    const Rgb wash = mix(paper, accent, 0.13);
    const Rgb readable_accent = nearest_with_contrast(accent, wash, 4.5);
    const Rgb soft = nearest_with_contrast(mix(ink, paper, 0.28), wash, 4.5);
    const Rgb field = nearest_with_contrast(mix(ink, paper, 0.5), tint, 3);
    const Rgb alert = nearest_with_contrast(Rgb{176, 32, 40}, wash, 4.5);
    const Rgb white{255, 255, 255};
    const Rgb on_accent = readable_on(readable_accent, paper, ink);
    const Rgb input = contrast_ratio(ink, white) >= 7 ? white : paper;
    std::string css = ":root{";
    for (const auto& [name, color] : std::initializer_list<std::pair<std::string_view, Rgb>>{
             {"ink", ink},
             {"paper", paper},
             {"accent", readable_accent},
             {"on-accent", nearest_with_contrast(on_accent, readable_accent, 4.5)},
             {"deep", mix(readable_accent, ink, 0.3)},
             {"soft", soft},
             {"rule", mix(paper, ink, 0.18)},
             {"field", field},
             {"tint", tint},
             {"wash", wash},
             {"input", input},
             {"alert", alert},
         }) {
        css += fmt::format("--{}:{};", name, format_color(color));
    }
    css.back() = '}';
    return css;
}

// Comments, indentation and the spaces around punctuation go; nothing else may change.
std::string minified(std::string_view css) {
    std::string out;
    out.reserve(css.size());
    for (std::size_t i = 0; i < css.size(); ++i) {
        if (css.substr(i, 2) == "/*") {
            i = css.find("*/", i) + 1;
        } else if (css[i] == '\n' || css[i] == ' ') {
            constexpr std::string_view kBefore = "{};,>\n";
            constexpr std::string_view kAfter = "{};,>";
            const char next = i + 1 < css.size() ? css[i + 1] : '}';
            const bool needed = !out.empty() &&
                                kBefore.find(out.back()) == std::string_view::npos &&
                                kAfter.find(next) == std::string_view::npos && next != ' ' &&
                                next != '\n' && out.back() != ' ';
            // "a: b" may lose its space, "a :b" in a selector may not.
            if (needed && !(out.back() == ':' && css[i] == ' ')) out += ' ';
        } else {
            out += css[i];
        }
    }
    return out;
}

std::string_view sheet_of(Theme theme) {
    switch (theme) {
        case Theme::folio:
            return find_embedded("styles/folio.css");
        case Theme::ledger:
            return find_embedded("styles/ledger.css");
        case Theme::daylight:
            return find_embedded("styles/daylight.css");
    }
    return {};
}

std::string hash_of(const std::string& css) {
    const base::Sha256 digest = base::sha256(css);
    return "sha256-" + base::base64(std::string_view(reinterpret_cast<const char*>(digest.data()),
                                                     digest.size()));
}

SiteStyle make_style(Theme theme, const Colors& colors) {
    SiteStyle style;
    style.css = font_faces(theme) + palette(colors) + minified(find_embedded("styles/base.css")) +
                minified(sheet_of(theme));
    style.hash = hash_of(style.css);
    style.preload_font = asset_url(faces_of(theme).front().file);
    return style;
}

}  // namespace

const SiteStyle& site_style(Theme theme, const Colors& colors) {
    static std::mutex mutex;
    static std::map<std::string, SiteStyle> styles;
    const std::string key =
        fmt::format("{} {} {} {}", base::enum_name(theme), colors.ink, colors.paper, colors.accent);
    const std::lock_guard lock(mutex);
    const auto found = styles.find(key);
    if (found != styles.end()) return found->second;
    return styles.emplace(key, make_style(theme, colors)).first->second;
}

const ExtraStyle& quiz_style() {
    static const ExtraStyle style = [] {
        ExtraStyle made{.css = minified(find_embedded("styles/quiz.css")), .hash = {}};
        made.hash = hash_of(made.css);
        return made;
    }();
    return style;
}

std::string content_security_policy(const Brand& brand) {
    return fmt::format(
        "default-src 'none'; style-src '{}' '{}'; font-src 'self'; img-src 'self'; form-action "
        "'self'; "
        "base-uri 'none'; frame-ancestors 'self'",
        site_style(brand.theme, brand.colors).hash, quiz_style().hash);
}

}  // namespace content
