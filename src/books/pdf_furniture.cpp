#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.hpp"
#include "books/headings.hpp"
#include "books/pdf_layout.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

constexpr double kZone = 0.15;     // of the page's height, above and below, may hold furniture
constexpr double kSameHeight = 3;  // units
constexpr std::size_t kTimes = 3;  // that something must return to be furniture

// Runs at one height of one page's head or foot.
struct ZoneRow {
    std::size_t page = 0;  // index
    std::vector<std::size_t> runs;
    double center = 0;
    int size = 0;
    bool outermost = false;
    std::string key;                // in lower case, numbers as "#"
    std::string words;              // without numbers at either end
    std::optional<int> lone_value;  // the row is a number and no more
};

bool is_page_number(std::string_view word, int& value) {
    std::string_view bare = word;
    while (!bare.empty() && std::string_view("-[]().|·").find(bare.front()) != std::string::npos) {
        bare.remove_prefix(1);
    }
    while (!bare.empty() && std::string_view("-[]().|,").find(bare.back()) != std::string::npos) {
        bare.remove_suffix(1);
    }
    if (bare.empty() || bare.size() > 8) return false;
    if (std::ranges::all_of(bare, [](char c) { return c >= '0' && c <= '9'; })) {
        value = bare.size() < 6 ? std::stoi(std::string(bare)) : 0;
        return true;
    }
    value = roman_number(text::to_upper(bare));
    return value > 0;
}

void describe(ZoneRow& row, const PdfDocument& document) {
    const auto& runs = document.pages[row.page].runs;
    std::ranges::sort(row.runs, {}, [&](std::size_t i) { return runs[i].left; });
    std::string all;
    for (const std::size_t i : row.runs) {
        all += runs[i].text;
        all += ' ';
        row.size = std::max(row.size, document.fonts[runs[i].font].size);
    }
    std::vector<std::string> words;
    std::vector<std::string> key;
    int value = 0;
    const std::string lower = text::to_lower(text::collapse_space(all));
    for (const auto word : base::split(lower, ' ')) {
        const bool number = is_page_number(word, value);
        if (word == "-" || word == "|" || word == "–" || word == "—") continue;
        key.emplace_back(number ? "#" : std::string(word));
        words.emplace_back(word);
    }
    std::string joined = base::join(key, " ");
    // "11/22/26" and "p.45" are numbers as well.
    row.key.clear();
    for (const char c : joined) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) row.key += c;
        if (digit && !row.key.ends_with('#')) row.key += '#';
    }
    if (words.size() == 1 && row.key == "#" && is_page_number(words[0], value)) {
        row.lone_value = value;
    }
    const Heading heading = parse_heading(base::join(words, " "));
    const bool number_is_its_own = heading.number > 0 && heading.title.empty();
    if (words.size() > 1 && key.back() == "#" && !number_is_its_own) words.pop_back();
    if (words.size() > 1 && key.front() == "#") words.erase(words.begin());
    row.words = base::join(words, " ");
}

std::vector<ZoneRow> zone_rows(const PdfDocument& document) {
    std::vector<ZoneRow> out;
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        const PdfPage& page = document.pages[p];
        std::vector<std::size_t> within;
        double highest = page.height;
        double lowest = 0;
        for (std::size_t i = 0; i < page.runs.size(); ++i) {
            const PdfRun& run = page.runs[i];
            const double center = (run.top + run.bottom) / 2;
            highest = std::min(highest, center);
            lowest = std::max(lowest, center);
            if (center < kZone * page.height || center > (1 - kZone) * page.height) {
                within.push_back(i);
            }
        }
        std::ranges::sort(within, {},
                          [&](std::size_t i) { return page.runs[i].top + page.runs[i].bottom; });
        for (std::size_t n = 0; n < within.size(); ++n) {
            const PdfRun& run = page.runs[within[n]];
            const double center = (run.top + run.bottom) / 2;
            if (n == 0 || center - out.back().center > 0.4 * (run.bottom - run.top)) {
                out.push_back({.page = p,
                               .runs = {},
                               .center = center,
                               .key = {},
                               .words = {},
                               .lone_value = {}});
            }
            out.back().runs.push_back(within[n]);
            out.back().outermost |= center <= highest + 1 || center >= lowest - 1;
        }
    }
    for (auto& row : out) describe(row, document);
    return out;
}

// "Chapter 3" on one page only is a heading, however many headings stand at its height.
bool is_lone_heading(const ZoneRow& row, int body_size,
                     const std::unordered_map<std::string, std::size_t>& times) {
    if (row.lone_value) return row.size > 1.15 * body_size;
    const Heading heading = parse_heading(row.words);
    if (!heading.is_chapter() && !heading.is_part() && row.size <= 1.15 * body_size) return false;
    return times.at(row.words) == 1;
}

}  // namespace

void drop_furniture(PdfDocument& document, int body_size) {
    std::vector<ZoneRow> rows = zone_rows(document);
    std::unordered_map<std::string, std::size_t> times;
    std::unordered_map<int, std::size_t> offsets;
    for (const auto& row : rows) {
        ++times[row.words];
        if (row.lone_value) ++offsets[document.pages[row.page].number - *row.lone_value];
    }
    std::ranges::stable_sort(rows, {}, &ZoneRow::center);
    std::vector<std::unordered_set<std::size_t>> dropped(document.pages.size());
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end].center - rows[end - 1].center <= kSameHeight &&
               rows[end].center - rows[begin].center <= 2 * kSameHeight) {
            ++end;
        }
        std::unordered_map<std::string, std::size_t> keys;
        for (std::size_t i = begin; i < end; ++i) ++keys[rows[i].key];
        std::size_t returning = 0;
        for (std::size_t i = begin; i < end; ++i) returning += keys[rows[i].key] >= 2 ? 1 : 0;
        // A height that furniture has to itself: the head of a short chapter, seen once, goes too.
        const bool own_height = end - begin >= kTimes && returning * 10 >= (end - begin) * 6;
        for (std::size_t i = begin; i < end; ++i) {
            const ZoneRow& row = rows[i];
            const bool counted =
                row.lone_value && row.outermost &&
                offsets[document.pages[row.page].number - *row.lone_value] >= kTimes;
            const bool returns = keys[row.key] >= kTimes;
            const bool alone = own_height && row.outermost && row.key.size() < 90;
            if (!counted && !returns && !alone) continue;
            if (is_lone_heading(row, body_size, times)) continue;
            dropped[row.page].insert(row.runs.begin(), row.runs.end());
        }
        begin = end;
    }
    for (std::size_t p = 0; p < document.pages.size(); ++p) {
        if (dropped[p].empty()) continue;
        std::vector<PdfRun> kept;
        for (std::size_t i = 0; i < document.pages[p].runs.size(); ++i) {
            if (!dropped[p].contains(i)) kept.push_back(std::move(document.pages[p].runs[i]));
        }
        document.pages[p].runs = std::move(kept);
    }
}

}  // namespace books
