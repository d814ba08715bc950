// In place of what `embed` writes where there is no ui/dist.
#include "web/dashboard_files.hpp"

namespace web {

std::span<const DashboardFile> dashboard_files() {
    return {};
}

}  // namespace web
