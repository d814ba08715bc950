#include "web/mail_source.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace web {
namespace {

// The entities that content's renderers write.
std::string unescaped(std::string_view text) {
    std::string out(text);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities = {
        {{"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&#39;", "'"},
         {"&nbsp;", " "},
         {"&amp;", "&"}}};
    for (const auto& [entity, character] : kEntities) {
        out = base::replace_all(std::move(out), entity, character);
    }
    return out;
}

// The words between the tags, white space run together.
std::string words_of(std::string_view html) {
    std::string plain;
    bool in_tag = false;
    for (const char c : html) {
        if (c == '<') in_tag = true;
        const bool space = in_tag || c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!space) plain += c;
        if (space && !plain.empty() && plain.back() != ' ') plain += ' ';
        if (c == '>') in_tag = false;
    }
    return unescaped(base::trim(plain));
}

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string start = std::string(name) + "=\"";
    const auto at = tag.find(start);
    if (at == std::string_view::npos) return {};
    const auto from = at + start.size();
    const auto end = tag.find('"', from);
    return end == std::string_view::npos ? std::string{} : unescaped(tag.substr(from, end - from));
}

}  // namespace

std::vector<HeaderView> headers_of(std::string_view source) {
    std::vector<HeaderView> out;
    while (!source.empty()) {
        const auto end = source.find('\n');
        std::string_view line = source.substr(0, end);
        source = end == std::string_view::npos ? std::string_view{} : source.substr(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) break;
        if ((line.front() == ' ' || line.front() == '\t') && !out.empty()) {
            out.back().value += ' ' + std::string(base::trim(line));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        out.push_back(
            {std::string(line.substr(0, colon)), std::string(base::trim(line.substr(colon + 1)))});
    }
    return out;
}

std::vector<LinkView> links_in(std::string_view html) {
    std::vector<LinkView> out;
    for (auto at = html.find("<a "); at != std::string_view::npos; at = html.find("<a ", at)) {
        const auto tag_end = html.find('>', at);
        const auto close = html.find("</a>", at);
        if (tag_end == std::string_view::npos || close == std::string_view::npos) break;
        std::string url = attribute(html.substr(at, tag_end - at), "href");
        std::string label = words_of(html.substr(tag_end + 1, close - tag_end - 1));
        at = close;
        if (url.empty() || std::ranges::find(out, url, &LinkView::url) != out.end()) continue;
        out.push_back({label.empty() ? url : std::move(label), std::move(url)});
    }
    return out;
}

}  // namespace web
