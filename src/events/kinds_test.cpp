// The catalogue of event kinds against the constants that rooms emit.
#include "events/kinds.hpp"

#include <fstream>
#include <iterator>
#include <regex>

#include <gtest/gtest.h>

namespace events::kinds {
namespace {

// From the header's text, so that a constant that somebody forgets in the catalogue is noticed.
std::vector<std::string> constants() {
    std::ifstream file("src/events/kinds.hpp");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    static const std::regex kConstant("constexpr std::string_view k\\w+ = \"([^\"]+)\"");
    std::vector<std::string> out;
    for (std::sregex_iterator at(text.begin(), text.end(), kConstant), end; at != end; ++at) {
        out.push_back((*at)[1]);
    }
    return out;
}

TEST(Kinds, TheCatalogueHoldsEveryConstantInItsOrderAndSaysWhatItMeans) {
    std::vector<std::string> listed;
    for (const Kind& kind : catalogue()) {
        listed.emplace_back(kind.name);
        EXPECT_TRUE(check(kind.name)) << kind.name;
        EXPECT_FALSE(kind.means.empty()) << kind.name;
    }
    EXPECT_GT(listed.size(), 20u);
    EXPECT_EQ(listed, constants());
}

TEST(Kinds, AnOwnersKindFollowsTheSameRule) {
    EXPECT_TRUE(check("quiz.finished"));
    EXPECT_TRUE(check("shop.order.shipped_2"));
    for (const std::string_view wrong : {"", "quiz", "Quiz.finished", "quiz.", ".quiz",
                                         "quiz..done", "quiz.1st", "quiz finished"}) {
        EXPECT_FALSE(check(wrong)) << wrong;
    }
    EXPECT_FALSE(check("a." + std::string(63, 'b')));
    EXPECT_TRUE(check("a." + std::string(62, 'b')));
}

}  // namespace
}  // namespace events::kinds
