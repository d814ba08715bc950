#include "web/problem.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

TEST(Problem, TellsAPersonWhatTheyDidWrong) {
    const auto answer = problem({base::Errc::invalid, "a name is missing", "name"});
    EXPECT_EQ(answer.status, 422);
    const auto body = base::parse_json(answer.body.view()).value().as_object();
    EXPECT_EQ(body.at("detail").as_string(), "a name is missing");
    EXPECT_EQ(body.at("field").as_string(), "name");
}

TEST(Problem, DoesNotTellStrangersOfTheInside) {
    for (const auto code : {base::Errc::unavailable, base::Errc::internal}) {
        const auto answer =
            problem({code,
                     "cannot connect to PostgreSQL: connection to server at \"10.0.0.3\", user "
                     "\"frontlist\" failed",
                     {}});
        EXPECT_GE(answer.status, 500);
        EXPECT_EQ(answer.body.view().find("10.0.0.3"), std::string_view::npos);
        EXPECT_EQ(answer.body.view().find("PostgreSQL"), std::string_view::npos);
    }
}

}  // namespace
}  // namespace web
