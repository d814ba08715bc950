#include "text/unicode.hpp"

#include <gtest/gtest.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

namespace text {
namespace {

TEST(Encoding, WindowsQuotesBecomeCurlyQuotes) {
    const Decoded decoded = to_utf8("\x93Wealth\x94 isn\x92t caf\xe9");
    EXPECT_EQ(decoded.text, "“Wealth” isn’t café");
    EXPECT_TRUE(decoded.guessed);
}

TEST(Encoding, AByteOrderMarkDecides) {
    EXPECT_EQ(to_utf8(std::string_view("\xFF\xFEH\0i\0", 6)).text, "Hi");
    EXPECT_EQ(to_utf8(std::string_view("\xFE\xFF\0H\0i", 6)).text, "Hi");
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFHi").text, "Hi");
}

TEST(Encoding, LineEndsAreMadeUniform) {
    EXPECT_EQ(to_utf8("a\r\nb\rc\n").text, "a\nb\nc\n");
}

TEST(Encoding, APictureIsNotText) {
    EXPECT_TRUE(looks_binary("\x89PNG\r\n\x1a\n"));
    EXPECT_FALSE(looks_binary("Plain words.\n"));
}

TEST(Lines, AWordBrokenAtTheLineEndIsJoined) {
    EXPECT_EQ(join_lines("the govern-\nment of the\npeople"), "the government of the people");
    EXPECT_EQ(join_lines("a well-\nknown fact"), "a well-known fact");
}

TEST(Case, FoldingMakesQuotesAndDashesPlain) {
    EXPECT_EQ(fold("Don’t  —  “STOP”"), "don't - \"stop\"");
}

TEST(Encoding, AStrayByteIsReplacedNotPassedOn) {
    EXPECT_TRUE(is_valid_utf8(to_utf8("\xED").text));
}

RC_GTEST_PROP(Encoding, AnyBytesBecomeValidUtf8, (const std::string& bytes)) {
    RC_ASSERT(is_valid_utf8(to_utf8(bytes).text));
}

}  // namespace
}  // namespace text
