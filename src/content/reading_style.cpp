#include "content/reading_style.hpp"

#include <cctype>

namespace content {
namespace {

constexpr std::string_view kCommon = R"(
body { margin: 0 5%; line-height: 1.5; }
h1, h2, h3 { line-height: 1.2; page-break-after: avoid; break-after: avoid; hyphens: none; -webkit-hyphens: none; }
h1 { font-size: 1.75em; margin: 2.4em 0 1.2em; }
h2 { font-size: 1.2em; margin: 1.8em 0 0.5em; }
h3 { font-size: 1em; margin: 1.4em 0 0.3em; }
p { margin: 0; orphans: 2; widows: 2; }
ul, ol { margin: 0.8em 0; padding-left: 1.5em; }
li { margin: 0.25em 0; }
table { border-collapse: collapse; width: 100%; margin: 1.2em 0; font-size: 0.9em; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.35em 0.6em 0.35em 0; border-bottom: 1px solid #9a9a9a; }
th { border-bottom-width: 2px; }
blockquote { margin: 1.2em 1.6em; }
code { font-size: 0.9em; }
.checklist { list-style: none; padding-left: 0; }
.checklist li { margin: 0.8em 0; padding-left: 1.7em; text-indent: -1.7em; break-inside: avoid; }
.checklist .why { text-indent: 0; font-size: 0.88em; margin: 0.15em 0 0; }
.box { display: inline-block; width: 1.7em; text-indent: 0; }
.field { margin: 1.4em 0; text-indent: 0; text-align: left; break-inside: avoid; }
.field .line { display: block; height: 2em; border-bottom: 1px solid #9a9a9a; }
.author-name { font-weight: bold; }
.author-title { font-style: italic; margin-bottom: 1em; }
.call { margin: 2em 0; text-indent: 0; }
.title { margin-top: 20%; }
.tag { letter-spacing: 0.06em; margin-top: 10%; }
.subtitle { font-size: 1.15em; margin-bottom: 1.4em; text-indent: 0; }
.imprint { font-size: 0.82em; margin-top: 3em; text-indent: 0; }
.imprint + .imprint { margin-top: 0.3em; }
.cover { text-align: center; margin: 0; }
.cover img { max-width: 100%; max-height: 100%; }
)";

constexpr std::string_view kFolio = R"(
body { font-family: "EB Garamond", Georgia, serif; }
h1, h2 { font-weight: normal; }
h2 { font-style: italic; }
p { text-align: justify; hyphens: auto; -webkit-hyphens: auto; }
p + p { text-indent: 1.3em; }
blockquote p { font-style: italic; text-align: left; }
)";

constexpr std::string_view kSans = R"(
p + p { margin-top: 0.7em; }
blockquote { margin-left: 0; padding-left: 1em; border-left-width: 3px; border-left-style: solid; }
)";

// A colour reaches a style sheet only as one.
std::string color(const std::string& given, std::string_view otherwise) {
    const bool good = given.size() == 7 && given.front() == '#' &&
                      std::all_of(given.begin() + 1, given.end(),
                                  [](unsigned char c) { return std::isxdigit(c) != 0; });
    return good ? given : std::string(otherwise);
}

}  // namespace

std::string reading_style(const DocumentLook& look) {
    const auto accent = color(look.colors.accent, "#1f5f5b");
    std::string css(kCommon);
    if (look.theme == Theme::folio) {
        css += kFolio;
    } else {
        css += kSans;
        css += look.theme == Theme::ledger
                   ? "body { font-family: \"Source Sans 3\", \"Helvetica Neue\", sans-serif; }\n"
                   : "body { font-family: \"Nunito Sans\", \"Helvetica Neue\", sans-serif; }\n"
                     "h1, h2, h3 { font-family: Fraunces, Georgia, serif; }\n";
    }
    css += fmt::format("blockquote {{ border-color: {0}; }}\n.box, .call-link {{ color: {0}; }}\n",
                       accent);
    return css;
}

}  // namespace content
