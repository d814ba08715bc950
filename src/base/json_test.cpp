#include "base/json.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Point {
    int x = 0;
    std::optional<double> weight;
    Colour colour = Colour::red;
    bool operator==(const Point&) const = default;
};
BOOST_DESCRIBE_STRUCT(Point, (), (x, weight, colour))

struct Circle {
    static constexpr std::string_view kType = "circle";
    Point centre;
    bool operator==(const Circle&) const = default;
};
BOOST_DESCRIBE_STRUCT(Circle, (), (centre))

struct Path {
    static constexpr std::string_view kType = "path";
    std::vector<Point> points;
    bool operator==(const Path&) const = default;
};
BOOST_DESCRIBE_STRUCT(Path, (), (points))

using Shape = std::variant<Circle, Path>;

TEST(Json, StructsAndVariantsComeBackAsTheyWere) {
    const std::vector<Shape> shapes = {Circle{{1, 2.5, Colour::green}},
                                       Path{{{3, {}, {}}, {4, {}, {}}}}};
    EXPECT_EQ(write_json(shapes),
              R"([{"type":"circle","centre":{"x":1,"weight":2.5E0,"colour":"green"}},)"
              R"({"type":"path","points":[{"x":3,"colour":"red"},{"x":4,"colour":"red"}]}])");
    EXPECT_EQ(read_json<std::vector<Shape>>(write_json(shapes)).value(), shapes);
}

TEST(Json, AnUnknownFieldIsNamedByItsPath) {
    const auto read = read_json<std::vector<Shape>>(R"([{"type":"circle","centre":{"y":1}}])");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field, "[0].centre.y");
}

TEST(Json, AWrongTypeIsNamedByItsPath) {
    const auto read = read_json<std::vector<Shape>>(R"([{"type":"path","points":[{"x":"1"}]}])");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field, "[0].points[0].x");
    EXPECT_EQ(read.error().message, "[0].points[0].x must be a whole number");
}

TEST(Json, AFractionIsNotAWholeNumber) {
    EXPECT_FALSE(read_json<int>("1.5"));
}

TEST(Json, AnUnknownEnumeratorListsTheKnownOnes) {
    const auto read = read_json<Point>(R"({"colour":"blue"})");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().message, "colour must be one of red, green");
}

TEST(Json, TextAfterTheValueIsRefused) {
    EXPECT_FALSE(parse_json("{} x"));
    EXPECT_TRUE(parse_json("{} \n"));
}

}  // namespace
}  // namespace base
