#include "drafting/pattern.hpp"

#include <algorithm>
#include <cctype>

#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Origin;
using content::Span;
using content::Text;

namespace {

// FNV-1a with a final mix: stable on every machine, unlike std::hash.
std::uint64_t hash(std::string_view bytes, std::uint64_t state) {
    for (const char c : bytes) {
        state ^= static_cast<unsigned char>(c);
        state *= 1099511628211ULL;
    }
    state ^= state >> 33;
    state *= 0xff51afd7ed558ccdULL;
    return state ^ (state >> 29);
}

Text capitalized(Text text) {
    if (!text.empty()) text.front().text = text::capitalize(text.front().text);
    return text;
}

const Text* value_of(std::string_view name, const Slots& slots) {
    const auto found = slots.find(name);
    return found == slots.end() || found->second.empty() ? nullptr : &found->second;
}

void append(Text& out, Text more, const std::string& promise) {
    for (Span& span : more) {
        if (span.text.empty()) continue;
        if (span.promise.empty()) span.promise = promise;
        const bool joins = !out.empty() && out.back().from == Origin::template_ &&
                           span.from == Origin::template_ && out.back().promise == span.promise &&
                           out.back().mark == span.mark;
        if (joins) {
            out.back().text += span.text;
        } else {
            out.push_back(std::move(span));
        }
    }
}

// Words that any book has; a slot outside this list makes a pattern more this book's own.
bool is_common(std::string_view slot) {
    static constexpr std::string_view common[] = {"i",      "me",  "my",    "mine",  "am",
                                                  "myself", "own", "house", "brand", "author"};
    return std::find(std::begin(common), std::end(common), slot) != std::end(common);
}

std::string field_as_shown(std::string_view field) {
    const auto bar = field.find('|');
    if (bar != std::string_view::npos) return std::string(field.substr(bar + 1));
    if (field.ends_with(".deadline")) return "1 March 2026, 09:30 UTC";
    if (field.ends_with("percent") || field.ends_with("days") || field.ends_with("count")) {
        return "20";
    }
    if (field == "first_name") return "Alexander";
    return "$14.99";
}

}  // namespace

std::optional<Text> fill(std::string_view pattern, const Slots& slots) {
    Text out;
    std::string promise;
    std::string words;
    const auto flush = [&] {
        if (!words.empty()) append(out, {Span{std::exchange(words, {})}}, promise);
    };
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (pattern.substr(i).starts_with("{{")) {
            const std::size_t end = pattern.find("}}", i);
            words += pattern.substr(i, end + 2 - i);
            i = end + 1;
        } else if (c == '{') {
            const std::size_t end = pattern.find('}', i);
            std::string name(pattern.substr(i + 1, end - i - 1));
            i = end;
            if (name.front() == '?' || name.front() == '!') {
                const bool wanted = name.front() == '?';
                if ((value_of(std::string_view(name).substr(1), slots) != nullptr) != wanted) {
                    return std::nullopt;
                }
                continue;
            }
            const bool capital = std::isupper(static_cast<unsigned char>(name.front())) != 0;
            if (capital) name.front() = static_cast<char>(name.front() - 'A' + 'a');
            const Text* value = value_of(name, slots);
            if (!value) return std::nullopt;
            flush();
            append(out, capital ? capitalized(*value) : *value, promise);
        } else if (c == '[') {
            const std::size_t bar = pattern.find('|', i);
            flush();
            promise = std::string(pattern.substr(i + 1, bar - i - 1));
            i = bar;
        } else if (c == ']') {
            flush();
            promise.clear();
        } else {
            words += c;
        }
    }
    flush();
    return out;
}

std::size_t shown_length(const Text& text) {
    const std::string words = content::plain(text);
    std::string shown;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (std::string_view(words).substr(i).starts_with("{{")) {
            const std::size_t end = words.find("}}", i);
            if (end == std::string::npos) break;
            shown += field_as_shown(std::string_view(words).substr(i + 2, end - i - 2));
            i = end + 1;
        } else {
            shown += words[i];
        }
    }
    return static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool says(std::string_view text, std::string_view phrase) {
    if (phrase.empty()) return false;
    const auto letter = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) ||
               (static_cast<unsigned char>(c) & 0x80);
    };
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) ==
               std::tolower(static_cast<unsigned char>(b));
    };
    auto at = text.begin();
    while (true) {
        at = std::search(at, text.end(), phrase.begin(), phrase.end(), same);
        if (at == text.end()) return false;
        const auto after = at + static_cast<std::ptrdiff_t>(phrase.size());
        const bool starts = at == text.begin() || !letter(*(at - 1));
        if (starts && (after == text.end() || !letter(*after))) return true;
        ++at;
    }
}

namespace {

// "What What Your Servicer Knows can do": a title that begins as the pattern left off.
bool stutters(std::string_view words) {
    const auto letter = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80) != 0;
    };
    std::string_view before;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && letter(words[end])) ++end;
        if (end > i) {
            const std::string_view word = words.substr(i, end - i);
            if (word.size() > 1 && word.size() == before.size() && says(word, before)) return true;
            before = word;
        }
        i = std::max(end, i + 1);
    }
    return false;
}

}  // namespace

bool fits(std::string_view pattern, const Place& place, const Slots& slots) {
    const auto text = fill(pattern, slots);
    if (!text) return false;
    const std::size_t length = shown_length(*text);
    if (stutters(content::plain(*text))) return false;
    if (place.longest && length > place.longest) return false;
    if (length < place.shortest) return false;
    const auto avoided = slots.find("avoid");
    if (avoided == slots.end()) return true;
    return std::none_of(avoided->second.begin(), avoided->second.end(),
                        [&](const Span& word) { return says(pattern, word.text); });
}

std::vector<std::size_t> ranked(const Place& place, std::uint64_t seed, std::string_view book) {
    struct Candidate {
        double score;
        std::size_t index;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < place.patterns.size(); ++i) {
        const std::string_view pattern = place.patterns[i];
        double own = 0;
        for (std::size_t at = pattern.find('{'); at != std::string_view::npos;
             at = pattern.find('{', at + 1)) {
            const std::size_t end = pattern.find('}', at);
            const std::string_view name = pattern.substr(at + 1, end - at - 1);
            if (name.starts_with('{')) {
                at = end + 1;
            } else if (!is_common(text::to_lower(name))) {
                own += 1;
            }
        }
        const std::uint64_t draw =
            hash(pattern, hash(place.name, hash(book, seed ^ 14695981039346656037ULL)));
        const double chance = static_cast<double>(draw >> 11) * 0x1.0p-53;
        candidates.push_back({std::min(own, 2.0) * 0.4 + chance, i});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score : a.index < b.index;
    });
    std::vector<std::size_t> order;
    for (const Candidate& candidate : candidates) order.push_back(candidate.index);
    return order;
}

}  // namespace drafting
