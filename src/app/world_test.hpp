// A folder to launch from, with two books of the demo, and a data folder on either engine.
#pragma once

#include <gtest/gtest.h>

#include "app/data.hpp"
#include "app/launch.hpp"
#include "support/databases.hpp"
#include "support/scratch.hpp"

namespace app {

template <class T>
T ok(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}
inline void ok(base::Result<> result) {
    if (!result) throw std::runtime_error(result.error().message);
}

class World : public support::OnBothEngines {
  protected:
    void SetUp() override;

    cli::DataOptions at() { return {scratch_.path() / "data", test_db().url()}; }
    // Opened anew, as another process would.
    std::unique_ptr<Data> open(bool demo_clock = false) {
        return ok(Data::open(at(), {.absent = Data::Absent::make, .demo_clock = demo_clock}));
    }

    const std::filesystem::path& folder() const { return folder_; }
    LaunchOptions options() const { return {.folder = folder_, .public_url = "http://site.test"}; }

  private:
    support::ScratchFolder scratch_;
    std::filesystem::path folder_;
};

}  // namespace app
