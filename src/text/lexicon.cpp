// Layout of the embedded file, in little-endian 32-bit words: bytes of tag names, number of tags,
// slots of the hash table, bytes of entries; the names (padded to four bytes); the table of offsets
// into the entries, 0 meaning empty, by FNV-1a with linear probing; the trigram counts as floats;
// the entries: length, word, number of readings, then tag and -20 ln P(word | tag) for each.
#include "text/lexicon.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    ".global frontlist_lexicon\n"
    "frontlist_lexicon:\n"
    ".incbin \"" FRONTLIST_LEXICON_FILE
    "\"\n"
    ".balign 4\n"
    ".previous\n");

extern "C" const unsigned char frontlist_lexicon[];

namespace text {

namespace {

static_assert(std::endian::native == std::endian::little, "the packed lexicon is little-endian");

std::uint32_t word_at(std::size_t offset) {
    std::uint32_t value = 0;
    std::memcpy(&value, frontlist_lexicon + offset, sizeof value);
    return value;
}

struct Layout {
    std::size_t tags = word_at(4);
    std::uint32_t slots = word_at(8);
    std::size_t table = 16 + (word_at(0) + 3) / 4 * 4;
    std::size_t counts = table + slots * std::size_t{4};
    std::size_t entries = counts + tags * tags * tags * sizeof(float);
};

const Layout& layout() {
    static const Layout value;
    return value;
}

std::uint32_t hash(std::string_view word) {
    std::uint32_t value = 2166136261u;
    for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
    return value;
}

// Deleted interpolation with fixed weights: the counts come from a million words, so the trigrams
// that matter are there, and the rest leans on the shorter contexts.
std::vector<float> smoothed_transitions() {
    const std::size_t n = layout().tags;
    std::vector<double> three(n * n * n);
    std::vector<double> two(n * n);
    std::vector<double> one(n);
    double all = 0;
    for (std::size_t i = 0; i < three.size(); ++i) {
        float count = 0;
        std::memcpy(&count, frontlist_lexicon + layout().counts + i * sizeof count, sizeof count);
        three[i] = count;
        two[i % (n * n)] += count;
        one[i % n] += count;
        all += count;
    }
    std::vector<float> out(three.size());
    for (std::size_t ab = 0; ab < n * n; ++ab) {
        double context = 0;
        for (std::size_t c = 0; c < n; ++c) context += three[ab * n + c];
        const std::size_t b = ab % n;
        double last = 0;
        for (std::size_t c = 0; c < n; ++c) last += two[b * n + c];
        for (std::size_t c = 0; c < n; ++c) {
            const double p3 = context > 0 ? three[ab * n + c] / context : 0;
            const double p2 = last > 0 ? two[b * n + c] / last : 0;
            const double p1 = one[c] / all;
            out[ab * n + c] = static_cast<float>(std::log(0.7 * p3 + 0.25 * p2 + 0.05 * p1 + 1e-7));
        }
    }
    return out;
}

}  // namespace

Readings look_up(std::string_view word) {
    Readings out;
    const Layout& at = layout();
    for (std::uint32_t slot = hash(word) & (at.slots - 1);; slot = (slot + 1) & (at.slots - 1)) {
        const std::uint32_t offset = word_at(at.table + slot * std::size_t{4});
        if (offset == 0) return out;
        const unsigned char* entry = frontlist_lexicon + at.entries + offset;
        const std::size_t size = entry[0];
        if (size != word.size() || std::memcmp(entry + 1, word.data(), size) != 0) continue;
        const unsigned char* reading = entry + 1 + size;
        for (std::size_t i = 0; i < *reading && out.count < out.items.size(); ++i) {
            out.items[out.count++] = {static_cast<Tag>(reading[1 + 2 * i]),
                                      static_cast<float>(reading[2 + 2 * i]) / -20.0f};
        }
        return out;
    }
}

bool can_be(std::string_view word, Tag tag) {
    for (const Reading& reading : look_up(word)) {
        if (reading.tag == tag) return true;
    }
    return false;
}

const float* transitions() {
    static const std::vector<float> table = smoothed_transitions();
    return table.data();
}

}  // namespace text
