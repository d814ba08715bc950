#include "books/pdf_contents.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/strings.hpp"
#include "books/headings.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

constexpr std::size_t kMostMisses = 4;  // lines that are no entries, before the list is over
constexpr std::size_t kFewestEntries = 3;
constexpr int kLongestEntry = 160;  // letters
constexpr std::size_t kLongestHeading = 40;

bool is_page_label(std::string_view word) {
    if (word.empty() || word.size() > 8) return false;
    const bool digits = std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
    return digits ? word.size() <= 4 : roman_number(text::to_upper(word)) > 0;
}

std::string_view without_leader(std::string_view text) {
    while (!text.empty() && std::string_view(" .·_").find(text.back()) != std::string_view::npos) {
        text.remove_suffix(1);
    }
    if (text.ends_with("…")) return without_leader(text.substr(0, text.size() - 3));
    return text;
}

bool has_leader(std::string_view text) {
    std::size_t dots = 0;
    for (std::size_t i = text.size(); i > 0 && (text[i - 1] == '.' || text[i - 1] == ' '); --i) {
        dots += text[i - 1] == '.' ? 1 : 0;
    }
    return dots >= 3 || text.ends_with("…");
}

std::optional<PdfContentsEntry> entry_of(const PdfLine& line) {
    if (line.margin || line.letters > kLongestEntry) return std::nullopt;
    std::string_view text = line.text;
    const std::size_t space = text.rfind(' ');
    const std::string_view last = space == std::string_view::npos ? text : text.substr(space + 1);
    const bool label = is_page_label(last) && space != std::string_view::npos;
    const std::string_view before = label ? text.substr(0, space) : text;
    const bool last_cell = label && !line.cells.empty() && line.cells.back() == space + 1;
    const bool leader = has_leader(before);
    if (!leader && !last_cell && line.link_page == 0) return std::nullopt;
    PdfContentsEntry out;
    out.title = std::string(without_leader(before));
    out.page = line.link_page;
    out.left = line.left;
    if (label) std::from_chars(last.data(), last.data() + last.size(), out.number);
    return out;
}

// 0: none; 1: of contents; 2: of figures, tables and the like.
int list_heading(const PdfLine& line) {
    if (line.text.size() > kLongestHeading || !line.cells.empty()) return 0;
    const auto matter = matter_of_title(line.text);
    if (!matter || matter->kind != "contents") return 0;
    const std::string key = title_key(line.text);
    return key == "contents" || key == "table of contents" || key == "toc" ? 1 : 2;
}

}  // namespace

std::vector<PdfContentsEntry> take_contents(std::vector<PdfLine>& lines) {
    std::vector<PdfContentsEntry> out;
    std::vector<PdfLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int list = list_heading(lines[i]);
        std::vector<PdfContentsEntry> entries;
        std::size_t end = i;  // of the list
        std::string pending;  // the first line of an entry of two
        std::size_t misses = 0;
        for (std::size_t at = i + 1; list > 0 && at < lines.size(); ++at) {
            if (auto entry = entry_of(lines[at])) {
                if (!pending.empty()) {
                    const bool hyphen = pending.ends_with('-');
                    if (hyphen) pending.pop_back();
                    entry->title = pending + (hyphen ? "" : " ") + entry->title;
                    pending.clear();
                }
                if (!entry->title.empty()) entries.push_back(std::move(*entry));
                end = at;
                misses = 0;
                continue;
            }
            if (++misses > kMostMisses || lines[at].letters > kLongestEntry ||
                list_heading(lines[at]) > 0) {
                break;
            }
            const bool goes_on =
                text::word_count(lines[at].text) >= 3 || lines[at].text.ends_with('-');
            pending = goes_on ? lines[at].text : std::string();
        }
        if (entries.size() < kFewestEntries) {
            kept.push_back(std::move(lines[i]));
            continue;
        }
        if (list == 1) std::ranges::move(entries, std::back_inserter(out));
        const bool opens = lines[i].opens_page;
        i = end;
        if (opens && end + 1 < lines.size() && lines[end + 1].page == lines[i].page) {
            lines[end + 1].opens_page = true;
        }
    }
    lines = std::move(kept);
    return out;
}

}  // namespace books
