#include "content/page_context.hpp"

namespace content {

bool holds(const std::string& when, const std::set<std::string>& facts) {
    constexpr std::string_view kClosed = "_closed";
    if (when.empty() || facts.contains(when)) return true;
    if (!when.ends_with(kClosed)) return false;
    return !facts.contains(when.substr(0, when.size() - kClosed.size()) + "_open");
}

}  // namespace content
