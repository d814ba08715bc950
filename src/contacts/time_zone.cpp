#include "contacts/time_zone.hpp"

#include <memory>

#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace contacts {

bool is_time_zone(std::string_view name) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())})));
    return zone && *zone != icu::TimeZone::getUnknown();
}

}  // namespace contacts
