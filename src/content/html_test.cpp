#include "content/html.hpp"

#include <gtest/gtest.h>

#include "content/amounts.hpp"
#include "content/assets.hpp"
#include "content/contrast.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

TEST(Html, EscapesWhatEndsTextOrAnAttribute) {
    EXPECT_EQ(escape_html("<b a='1' c=\"2\">&amp;"),
              "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
    EXPECT_EQ(escape_html(std::string_view("a\0b\x1b\n", 5)), "ab\n");
    EXPECT_EQ(escape_html("Zoë – “quoted”"), "Zoë – “quoted”");
}

TEST(Html, OnlyHarmlessSchemesBecomeLinks) {
    EXPECT_EQ(escape_url("https://a.example/?a=1&b=2"), "https://a.example/?a=1&amp;b=2");
    EXPECT_EQ(escape_url("/b/press?x=a:b"), "/b/press?x=a:b");
    EXPECT_EQ(escape_url("mailto:a@b.example"), "mailto:a@b.example");
    for (const char* url : {"javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\tscript:x",
                            "\x01javascript:x", "data:text/html,x", "vbscript:x", "file:///x"}) {
        EXPECT_EQ(escape_url(url), "#") << url;
    }
}

TEST(Html, EncodesAndEmbedsByContext) {
    EXPECT_EQ(percent_encode("a b/ü~"), "a%20b%2F%C3%BC~");
    EXPECT_EQ(escape_json_script(R"({"a":"</script><!--&"})"),
              R"({"a":"\u003c/script\u003e\u003c!--\u0026"})");
}

// Published pairs: black on white is 21, #767676 is the lightest grey that passes AA on white
// (WebAIM contrast checker: 4.54), #777777 does not (4.48).
TEST(Contrast, AgreesWithPublishedRatios) {
    const Rgb white{255, 255, 255};
    EXPECT_NEAR(contrast_ratio({0, 0, 0}, white), 21.0, 0.001);
    EXPECT_NEAR(contrast_ratio(*parse_color("#767676"), white), 4.54, 0.005);
    EXPECT_NEAR(contrast_ratio(*parse_color("#777777"), white), 4.48, 0.005);
}

TEST(Contrast, TheNearestShadePasses) {
    const Rgb paper = *parse_color("#fbfaf7");
    const Rgb yellow = *parse_color("#ffcc00");
    const Rgb shade = nearest_with_contrast(yellow, paper, 4.5);
    EXPECT_GE(contrast_ratio(shade, paper), 4.5);
    EXPECT_LT(contrast_ratio(shade, paper), 5.0);
    const Rgb ink = *parse_color("#1d1f23");
    EXPECT_EQ(nearest_with_contrast(ink, paper, 4.5), ink);
}

TEST(Contrast, ReadsOnlyWholeColours) {
    EXPECT_EQ(parse_color("#0B6B4F"), (Rgb{11, 107, 79}));
    for (const char* text : {"", "#fff", "0b6b4f0", "#0b6b4g", "#-b6b4f", "#0b6b4f0", "red"}) {
        EXPECT_FALSE(parse_color(text)) << text;
    }
}

TEST(Amounts, LineUpInColumns) {
    EXPECT_EQ(format_amount({700, "USD"}), "$7.00");
    EXPECT_EQ(format_amount({1199, "USD"}), "$11.99");
    EXPECT_EQ(format_amount({-300, "USD"}), "-$3.00");
    EXPECT_EQ(format_amount({1400, "CHF"}), "14.00 CHF");
    EXPECT_EQ(format_amount({1500, "JPY"}), base::format_money({1500, "JPY"}));
}

TEST(Assets, FontsAreServedAndStyleSheetsAreNot) {
    const auto font = find_asset("fonts/fraunces-600.woff2");
    ASSERT_TRUE(font);
    EXPECT_EQ(font->body.substr(0, 4), "wOF2");
    EXPECT_EQ(font->content_type, "font/woff2");
    EXPECT_EQ(asset_url("fonts/fraunces-600.woff2"),
              "/assets/fonts/fraunces-600.woff2?v=" + font->etag.substr(1, 16));
    EXPECT_FALSE(find_asset("styles/base.css"));
    EXPECT_FALSE(find_asset("fonts/../styles/base.css"));
    EXPECT_FALSE(find_asset(""));
}

TEST(SiteStyle, IsSmallAndNamesOnlyFontsThatExist) {
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        const SiteStyle& style = site_style(theme, Colors{});
        EXPECT_LT(style.css.size(), 13U * 1024);  // under 4 KiB as sent (gzip)
        EXPECT_EQ(style.css.find("</"), std::string::npos);
        for (std::size_t at = style.css.find("/assets/"); at != std::string::npos;
             at = style.css.find("/assets/", at + 1)) {
            const auto path = style.css.substr(at + 8, style.css.find('?', at) - at - 8);
            EXPECT_TRUE(find_asset(path)) << path;
        }
    }
}

}  // namespace
}  // namespace content
