#include "base/result.hpp"

namespace base {

std::string_view to_string(Errc code) {
    switch (code) {
        case Errc::invalid:
            return "invalid";
        case Errc::not_found:
            return "not_found";
        case Errc::conflict:
            return "conflict";
        case Errc::forbidden:
            return "forbidden";
        case Errc::unauthenticated:
            return "unauthenticated";
        case Errc::rejected:
            return "rejected";
        case Errc::unavailable:
            return "unavailable";
        case Errc::internal:
            return "internal";
    }
    return "internal";
}

Error prefixed(std::string_view prefix, Error error) {
    error.message.insert(0, prefix);
    return error;
}

}  // namespace base
