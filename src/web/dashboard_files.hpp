// The files of ui/dist, written by tools/embed at build time. Private to the dashboard.
#pragma once

#include <span>

#include "web/dashboard.hpp"

namespace web {

// Empty where there was no ui/dist. Lives as long as the program.
std::span<const DashboardFile> dashboard_files();

}  // namespace web
