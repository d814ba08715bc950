// The data folder as commands find it.
#include "app/data.hpp"

#include <fstream>
#include <future>

#include <gtest/gtest.h>

#include "app/world_test.hpp"
#include "support/scratch.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Duration;
using base::Errc;

class DataFolder : public testing::Test {
  protected:
    cli::DataOptions at(const char* name) const { return {scratch.path() / name, {}}; }
    support::ScratchFolder scratch;
};

TEST_F(DataFolder, IsNotMadeByACommandThatOnlyReads) {
    const auto absent = at("absent");
    const auto data = Data::open(absent, {});
    ASSERT_FALSE(data);
    EXPECT_EQ(data.error().code, Errc::not_found);
    EXPECT_EQ(data.error().message,
              absent.data.string() + ": there is no data of Frontlist: frontlist launch makes it");
    EXPECT_FALSE(std::filesystem::exists(absent.data));
}

TEST_F(DataFolder, ThatCannotBeAFolderIsNamed) {
    std::ofstream(scratch.path() / "file") << "not a folder";
    for (const char* name : {"file", "file/below"}) {
        const auto data = Data::open(at(name), {.absent = Data::Absent::make});
        ASSERT_FALSE(data);
        EXPECT_EQ(data.error().code, Errc::invalid);
        EXPECT_TRUE(data.error().message.starts_with(at(name).data.string() + ": "))
            << data.error().message;
    }
}

TEST_F(DataFolder, IsServedByOneProcessAtATimeAndOpenToCommandsMeanwhile) {
    const Data::Use serving{.absent = Data::Absent::make, .alone = true};
    auto server = Data::open(at("data"), serving);
    ASSERT_TRUE(server) << server.error().message;
    const auto second = Data::open(at("data"), serving);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, Errc::conflict);
    EXPECT_TRUE(Data::open(at("data"), {}));
    server.value().reset();
    EXPECT_TRUE(Data::open(at("data"), serving));
}

TEST_F(DataFolder, GetsOneNameWhenSeveralBeginAtOnce) {
    std::vector<std::future<std::string>> names;
    for (int i = 0; i < 8; ++i) {
        names.push_back(std::async(std::launch::async, [this] {
            const auto data = Data::open(at("data"), {.absent = Data::Absent::make});
            return data ? data.value()->node() : data.error().message;
        }));
    }
    const std::string first = names.front().get();
    EXPECT_EQ(first.size(), 36u);  // a UUID
    for (std::size_t i = 1; i < names.size(); ++i) EXPECT_EQ(names[i].get(), first);
}

TEST_F(DataFolder, KeepsItsNameForTheOtherNodes) {
    const auto name = [&] {
        return Data::open(at("data"), {.absent = Data::Absent::make}).value()->node();
    };
    const std::string first = name();
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(name(), first);
}

class OpenedData : public World {};
ON_BOTH_ENGINES(OpenedData);

TEST_P(OpenedData, OpenedAgainItSignsAlikeAndIsTheSameNode) {
    std::string token;
    std::string node;
    {
        const auto first = open();
        token = first->signer().sign("test", "ada", first->env().now() + 1h);
        node = first->node();
    }
    const auto again = open();
    EXPECT_EQ(ok(again->signer().verify("test", token, again->env().now())), "ada");
    EXPECT_EQ(again->node(), node);
    EXPECT_EQ(again->clock().offset(), Duration{0});
}

TEST_P(OpenedData, ADatabaseThatCannotBeReachedIsAnErrorThatSaysSo) {
    const auto refused = Data::open({at().data, "postgresql:///nothing?host=/nonexistent-folder"},
                                    {.absent = Data::Absent::make});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::Errc::unavailable);
}

}  // namespace
}  // namespace app
