#include "content/print/hyphenation.hpp"

#include "base/strings.hpp"

__asm__(
    ".section .rodata\n.global frontlist_hyphens\nfrontlist_hyphens:\n"
    ".incbin \"" FRONTLIST_ASSETS_FOLDER
    "/hyphenation/en-us.txt\"\n"
    ".global frontlist_hyphens_end\nfrontlist_hyphens_end:\n.byte 0\n.previous\n");
extern "C" const char frontlist_hyphens[];
extern "C" const char frontlist_hyphens_end[];

namespace content::print {
namespace {

constexpr std::size_t kBefore = 2;
constexpr std::size_t kAfter = 3;
constexpr std::size_t kLongest = 64;

struct Patterns {
    // The letters of a pattern -> the digits between them, one more than there are letters.
    std::unordered_map<std::string, std::string> levels;
    std::unordered_map<std::string, std::vector<std::size_t>> words;
    std::size_t longest = 0;
};

Patterns parse(std::string_view text) {
    Patterns patterns;
    for (const auto line : base::split(text, '\n')) {
        if (line.empty()) continue;
        std::string letters;
        if (line.front() == '=') {
            std::vector<std::size_t> points;
            for (const char c : line.substr(1)) {
                if (c == '-') {
                    points.push_back(letters.size());
                } else {
                    letters += c;
                }
            }
            patterns.words.emplace(std::move(letters), std::move(points));
            continue;
        }
        std::string levels(1, '\0');
        for (const char c : line) {
            if (c >= '0' && c <= '9') {
                levels.back() = static_cast<char>(c - '0');
            } else {
                letters += c;
                levels += '\0';
            }
        }
        patterns.longest = std::max(patterns.longest, letters.size());
        patterns.levels.emplace(std::move(letters), std::move(levels));
    }
    return patterns;
}

const Patterns& patterns() {
    static const Patterns parsed = parse(
        {frontlist_hyphens, static_cast<std::size_t>(frontlist_hyphens_end - frontlist_hyphens)});
    return parsed;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool can_hyphenate(std::string_view language) {
    return language == "en" || language.starts_with("en-");
}

std::vector<std::size_t> hyphen_points(std::string_view word) {
    if (word.size() < kBefore + kAfter || word.size() > kLongest) return {};
    if (!std::all_of(word.begin(), word.end(), is_letter)) return {};
    const auto lower = base::to_lower_ascii(word);
    const auto& known = patterns();
    if (const auto found = known.words.find(lower); found != known.words.end()) {
        return found->second;
    }
    const std::string dotted = "." + lower + ".";
    std::string levels(dotted.size() + 1, '\0');
    std::string piece;
    for (std::size_t from = 0; from < dotted.size(); ++from) {
        const auto most = std::min(known.longest, dotted.size() - from);
        for (std::size_t length = 1; length <= most; ++length) {
            piece.assign(dotted, from, length);
            const auto found = known.levels.find(piece);
            if (found == known.levels.end()) continue;
            for (std::size_t i = 0; i < found->second.size(); ++i) {
                levels[from + i] = std::max(levels[from + i], found->second[i]);
            }
        }
    }
    std::vector<std::size_t> points;
    for (std::size_t i = kBefore; i + kAfter <= word.size(); ++i) {
        if (levels[i + 1] % 2 == 1) points.push_back(i);
    }
    return points;
}

}  // namespace content::print
