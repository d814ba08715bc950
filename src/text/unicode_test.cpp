#include "text/unicode.hpp"

#include <gtest/gtest.h>

namespace text {
namespace {

TEST(Lines, AWordBrokenAtTheLineEndIsJoined) {
    EXPECT_EQ(join_lines("the govern-\nment of the\npeople"), "the government of the people");
    EXPECT_EQ(join_lines("a well-\nknown fact"), "a well-known fact");
}

TEST(Case, FoldingMakesQuotesAndDashesPlain) {
    EXPECT_EQ(fold("Don’t  —  “STOP”"), "don't - \"stop\"");
}

}  // namespace
}  // namespace text
