// Names of time zones.
#pragma once

#include <string_view>

namespace contacts {

// A name of the IANA database, "Europe/Vienna", as ICU knows it.
bool is_time_zone(std::string_view name);

}  // namespace contacts
