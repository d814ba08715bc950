#include "app/world_test.hpp"

namespace app {

void World::SetUp() {
    namespace fs = std::filesystem;
    folder_ = scratch_.path() / "brand";
    fs::create_directories(folder_ / "books");
    const fs::path demo = "demo/information-asymmetry";
    fs::copy(demo / "brand.toml", folder_);
    fs::copy(demo / "books/the-quiet-percent.md", folder_ / "books");
    fs::copy(demo / "books/what-your-loan-servicer-knows.txt", folder_ / "books");
}

}  // namespace app
