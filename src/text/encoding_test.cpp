#include "text/encoding.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "text/unicode.hpp"

namespace text {
namespace {

// The text in that encoding, by ICU's own converter, as a text editor would save it.
std::string in(const char* encoding, std::string_view utf8) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(std::string(utf8));
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding, &status);
    std::string out(static_cast<std::size_t>(wide.length()) * 8 + 16, '\0');
    const std::int32_t size =
        ucnv_fromUChars(converter, out.data(), static_cast<std::int32_t>(out.size()),
                        wide.getBuffer(), wide.length(), &status);
    ucnv_close(converter);
    EXPECT_TRUE(U_SUCCESS(status)) << encoding;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

constexpr std::string_view kEnglish =
    "“It isn’t the fee,” she said – it’s the café’s 1 % a year, naïve as that may sound.\n"
    "The bank’s own table says so, and nobody reads it out to you.\n";
constexpr std::string_view kFrench =
    "Déjà, à l’été, les élèves étaient là où l’on préférait être entre eux.\n"
    "« Où êtes-vous allé ? » demanda-t-elle, et le garçon répondit : à Besançon.\n";
constexpr std::string_view kGerman =
    "Über die Gebühren schweigt die Bank größtenteils; für Käufer heißt das: selber zählen.\n"
    "Schöne Grüße aus München, wo die Straßen äußerst hübsch und die Brötchen süß sind.\n";
constexpr std::string_view kPolish =
    "Każdy człowiek rodzi się wolny i równy pod względem swej godności i swych praw.\n"
    "Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu "
    "braterstwa; żaden bank nie może więc żądać zapłaty za usługę, której nie świadczył.\n";
constexpr std::string_view kCzech =
    "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a "
    "svědomím a mají spolu jednat v duchu bratrství. Příliš žluťoučký kůň úpěl ďábelské ódy.\n";
constexpr std::string_view kRussian =
    "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом "
    "и совестью и должны поступать в отношении друг друга в духе братства.\n";
constexpr std::string_view kGreek =
    "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι "
    "προικισμένοι με λογική και συνείδηση.\n";
constexpr std::string_view kHebrew =
    "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך "
    "חובה עליהם לנהוג איש ברעהו ברוח של אחווה.\n";
constexpr std::string_view kJapanese =
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。人間は、"
    "理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。\n";
constexpr std::string_view kTurkish =
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler "
    "ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.\n";

TEST(Encoding, WindowsQuotesBecomeCurlyQuotes) {
    const Decoded decoded = to_utf8("\x93Wealth\x94 isn\x92t caf\xe9");
    EXPECT_EQ(decoded.text, "“Wealth” isn’t café");
    EXPECT_TRUE(decoded.guessed);
}

TEST(Encoding, AByteOrderMarkDecides) {
    for (const auto text : {kEnglish, kRussian, kJapanese, std::string_view("Hi")}) {
        const std::string marked = "\xEF\xBB\xBF" + std::string(text);
        for (const char* name : {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            const Decoded decoded = to_utf8(in(name, marked));
            EXPECT_EQ(decoded.text, text) << name;
            EXPECT_EQ(decoded.encoding, name);
            EXPECT_FALSE(decoded.guessed) << name;
        }
    }
}

TEST(Encoding, WideTextIsKnownByItsZerosWhereNoMarkSaysSo) {
    for (const auto text : {kEnglish, kFrench, kRussian, kHebrew, kJapanese}) {
        for (const char* name : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            const std::string bytes = in(name, text);
            EXPECT_EQ(to_utf8(bytes).text, text) << name;
            EXPECT_FALSE(looks_binary(bytes)) << name;
        }
    }
}

struct Case {
    const char* encoding;
    std::string_view text;
};

TEST(Encoding, WhatIsDeclaredIsBelieved) {
    for (const auto& [encoding, text] :
         {Case{"windows-1252", kEnglish}, Case{"ISO-8859-1", kGerman}, Case{"macintosh", kFrench},
          Case{"ISO-8859-2", kPolish}, Case{"windows-1250", kCzech}, Case{"KOI8-R", kRussian},
          Case{"ISO-8859-5", kRussian}, Case{"windows-1251", kRussian}, Case{"ISO-8859-7", kGreek},
          Case{"ISO-8859-8", kHebrew}, Case{"Shift_JIS", kJapanese}, Case{"EUC-JP", kJapanese},
          Case{"ISO-2022-JP", kJapanese}, Case{"ISO-8859-9", kTurkish}}) {
        const Decoded decoded = to_utf8(in(encoding, text), encoding);
        EXPECT_EQ(decoded.text, text) << encoding;
        EXPECT_FALSE(decoded.guessed) << encoding;
    }
}

TEST(Encoding, WhatIsNotDeclaredIsFoundFromTheText) {
    for (const auto& [encoding, text] :
         {Case{"windows-1252", kEnglish}, Case{"windows-1252", kFrench},
          Case{"windows-1252", kGerman}, Case{"macintosh", kEnglish}, Case{"macintosh", kFrench},
          Case{"macintosh", kGerman}, Case{"ISO-8859-2", kPolish}, Case{"windows-1250", kPolish},
          Case{"ISO-8859-2", kCzech}, Case{"windows-1250", kCzech}, Case{"KOI8-R", kRussian},
          Case{"windows-1251", kRussian}, Case{"ISO-8859-5", kRussian}, Case{"ISO-8859-7", kGreek},
          Case{"windows-1255", kHebrew}, Case{"Shift_JIS", kJapanese}, Case{"EUC-JP", kJapanese},
          Case{"ISO-8859-9", kTurkish}}) {
        const Decoded decoded = to_utf8(in(encoding, text));
        EXPECT_EQ(decoded.text, text) << encoding << " taken for " << decoded.encoding;
        EXPECT_TRUE(decoded.guessed) << encoding;
    }
}

TEST(Encoding, AFewAccentsInALongEnglishTextDoNotMakeItPolish) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "The bank charges a fee for every account it keeps.\n";
    text += "“Café Zürich” isn’t in São Paulo – it’s near the Champs-Élysées.\n";
    EXPECT_EQ(to_utf8(in("windows-1252", text)).text, text);
    EXPECT_EQ(to_utf8(in("macintosh", text)).text, text);
}

TEST(Encoding, Utf8WithAFewDamagedBytesStaysUtf8) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += kFrench;
    text.insert(text.find("Besan"), "\xE9");
    const Decoded decoded = to_utf8(text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_TRUE(decoded.guessed);
    EXPECT_NE(decoded.text.find("Déjà, à l’été"), std::string::npos);
}

TEST(Encoding, AWrongLabelDoesNotSpoilValidUtf8) {
    EXPECT_EQ(to_utf8(kFrench, "ISO-8859-1").text, kFrench);
}

TEST(Encoding, TheDeclarationStandsInTheXmlOrHtmlHead) {
    EXPECT_EQ(declared_encoding("<?xml version=\"1.0\" encoding='ISO-8859-2'?><html>"),
              "iso-8859-2");
    EXPECT_EQ(declared_encoding("<html><head><meta charset=Shift_JIS></head>"), "shift_jis");
    EXPECT_EQ(declared_encoding("<meta http-equiv=\"Content-Type\" "
                                "content=\"text/html; charset=KOI8-R\">"),
              "koi8-r");
    EXPECT_EQ(declared_encoding("<meta name=a><p>charset=utf-7"), "");
    EXPECT_EQ(declared_encoding("<meta charset=\"utf-16\">"), "");
}

TEST(Encoding, LineEndsAreMadeUniform) {
    EXPECT_EQ(to_utf8("a\r\nb\rc\n").text, "a\nb\nc\n");
}

TEST(Encoding, APictureIsNotText) {
    EXPECT_TRUE(looks_binary("\x89PNG\r\n\x1a\n"));
    EXPECT_FALSE(looks_binary("Plain words.\n"));
}

TEST(Encoding, AStrayByteIsReplacedNotPassedOn) {
    EXPECT_TRUE(is_valid_utf8(to_utf8("\xED").text));
}

RC_GTEST_PROP(Encoding, AnyBytesBecomeValidUtf8,
              (const std::string& bytes, const std::string& declared)) {
    RC_ASSERT(is_valid_utf8(to_utf8(bytes, declared).text));
    (void)declared_encoding(bytes);
}

}  // namespace
}  // namespace text
