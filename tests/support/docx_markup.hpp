// WordprocessingML for tests, by hand: what Word writes of headings, lists and runs of text
// (ECMA-376 part 1). Knows nothing of our reader.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace support {

inline constexpr std::string_view kSpaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

inline std::string part(std::string_view root, std::string_view body) {
    return fmt::format("<?xml version=\"1.0\"?><w:{0} {1}>{2}</w:{0}>", root, kSpaces, body);
}

// Headings as Word writes them, and "Own", which has its level from what it is based on.
inline std::string styles() {
    return part(
        "styles",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"
        "</w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/>"
        "</w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:basedOn "
        "w:val=\"N\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"Heading 2\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn "
        "w:val=\"H1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"Subtitle\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Toc\"><w:name w:val=\"toc 1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"LB\"><w:name w:val=\"List Bullet\"/><w:pPr>"
        "<w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Em\"><w:name w:val=\"Emphasis\"/><w:rPr><w:i/>"
        "</w:rPr></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"St\"><w:name w:val=\"Mine\"/><w:basedOn "
        "w:val=\"Bold\"/></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Bold\"><w:name w:val=\"Strong\"/><w:rPr><w:b/>"
        "</w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Loop\"><w:name w:val=\"Loop\"/><w:basedOn "
        "w:val=\"Loop\"/></w:style>");
}

inline std::string numbering() {
    return part(
        "numbering",
        "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt "
        "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start "
        "w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>"
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt "
        "w:val=\"bullet\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"9\"><w:lvl "
        "w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
        "w:val=\"Chapter "
        "%1:\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num><w:num w:numId=\"3\">"
        "<w:abstractNumId w:val=\"9\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/>"
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>");
}

inline std::string run(std::string_view text, std::string_view look = {}) {
    return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", look,
                       text);
}

inline std::string p(std::string_view runs, std::string_view style = {},
                     std::string_view more = {}) {
    return fmt::format(
        "<w:p><w:pPr>{}{}</w:pPr>{}</w:p>",
        style.empty() ? std::string() : fmt::format("<w:pStyle w:val=\"{}\"/>", style), more, runs);
}

inline std::string say(std::string_view text, std::string_view style = {}) {
    return p(run(text), style);
}

}  // namespace support
