#include "content/text.hpp"

#include <utility>

namespace content {

Text pattern(std::string text) {
    return {Span{.text = std::move(text), .from = Origin::template_}};
}

Text sourced(std::string text, std::string anchor) {
    return {Span{.text = std::move(text), .from = Origin::source, .anchor = std::move(anchor)}};
}

Text human(std::string text) {
    return {Span{.text = std::move(text), .from = Origin::human}};
}

std::string plain(const Text& text) {
    std::string out;
    for (const Span& span : text) out += span.text;
    return out;
}

Text operator+(Text a, const Text& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace content
