// Reads JSON columns that this room wrote itself. Private to this room.
#pragma once

#include <stdexcept>

#include "base/json.hpp"

namespace commerce {

// Throws where it is not of the type: what stands in the database is ours.
template <class T>
T stored(const base::Json& json) {
    auto value = base::from_json<T>(json);
    if (!value) throw std::logic_error("a stored document: " + value.error().message);
    return std::move(value).value();
}

}  // namespace commerce
