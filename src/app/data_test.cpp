// The data folder as commands find it.
#include "app/data.hpp"

#include <fstream>

#include <gtest/gtest.h>

#include "support/scratch.hpp"

namespace app {
namespace {

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

TEST_F(DataFolder, KeepsItsNameForTheOtherNodes) {
    const auto name = [&] {
        return Data::open(at("data"), {.absent = Data::Absent::make}).value()->node();
    };
    const std::string first = name();
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(name(), first);
}

}  // namespace
}  // namespace app
