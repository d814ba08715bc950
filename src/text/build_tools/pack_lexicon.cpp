// Packs the Penn-tag lexicon and trigram counts of festlex-poslex, widened by WordNet's lemmas,
// into the one file that text/lexicon.cpp embeds (its layout is described there).
//
//   pack_lexicon POSLEX TRIGRAMS WORDNET_FOLDER OUTPUT

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

// What WordNet knows and the Wall Street Journal did not print counts as printed about once.
constexpr double kUnseen = -11.0;

std::string read_all(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

[[noreturn]] void stop(const std::string& reason) {
    std::fprintf(stderr, "pack_lexicon: %s\n", reason.c_str());
    std::exit(1);
}

struct Trigrams {
    std::vector<std::string> tags;
    std::vector<double> counts;
};

double big_endian_double(const char* bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return std::bit_cast<double>(value);
}

// Festival's NgramBin_2: the tags twice, then counts in big-endian doubles, where -n says that the
// value before it stands n times.
Trigrams read_trigrams(const std::string& path) {
    const std::string data = read_all(path);
    const std::size_t first = data.find('\n');
    const std::size_t second = first == std::string::npos ? first : data.find('\n', first + 1);
    const std::size_t third = second == std::string::npos ? second : data.find('\n', second + 1);
    if (third == std::string::npos || !data.starts_with("NgramBin_2 3")) stop("not trigrams");
    Trigrams out;
    std::istringstream names(data.substr(first + 1, second - first - 1));
    for (std::string name; names >> name;) out.tags.push_back(name);
    for (std::size_t at = third + 1; at + 8 <= data.size(); at += 8) {
        const double value = big_endian_double(data.data() + at);
        if (value >= 0) {
            out.counts.push_back(value);
        } else if (!out.counts.empty()) {
            out.counts.insert(out.counts.end(), static_cast<std::size_t>(-value) - 1,
                              out.counts.back());
        }
    }
    const std::size_t n = out.tags.size();
    if (out.counts.size() != n * n * n) stop("trigrams of the wrong size");
    return out;
}

using Readings = std::map<std::string, std::map<std::string, double>>;

// ("word" ((tag -1.234) (tag -5.678) ) () )
void read_lexicon(const std::string& path, Readings& words) {
    std::istringstream lines(read_all(path));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("(\"")) continue;
        const std::size_t end = line.find("\" (", 2);
        if (end == std::string::npos) continue;
        const std::string word = line.substr(2, end - 2);
        for (std::size_t at = end + 3; (at = line.find('(', at)) != std::string::npos; ++at) {
            char tag[16];
            double value = 0;
            if (std::sscanf(line.c_str() + at, "(%15s %lf)", tag, &value) == 2) {
                words[word][tag] = value;
            }
        }
    }
    if (words.size() < 30'000) stop("not the lexicon");
}

void read_wordnet(const std::string& folder, const std::string& part,
                  const std::vector<std::string>& tags, Readings& words) {
    std::istringstream lines(read_all(folder + "/index." + part));
    for (std::string line; std::getline(lines, line);) {
        const std::string word = line.substr(0, line.find(' '));
        const bool plain = word.size() > 1 && std::ranges::all_of(word, [](char c) {
                               return (c >= 'a' && c <= 'z') || c == '-';
                           });
        if (!plain) continue;
        for (const auto& tag : tags) words[word].try_emplace(tag, kUnseen);
    }
}

void put(std::string& out, std::uint32_t value) {
    for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

std::uint32_t hash(std::string_view word) {
    std::uint32_t value = 2166136261u;
    for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619u;
    return value;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) stop("usage: pack_lexicon POSLEX TRIGRAMS WORDNET_FOLDER OUTPUT");
    const Trigrams trigrams = read_trigrams(argv[2]);
    Readings words;
    read_lexicon(argv[1], words);
    read_wordnet(argv[3], "verb", {"vb", "vbp"}, words);
    read_wordnet(argv[3], "noun", {"nn"}, words);
    read_wordnet(argv[3], "adj", {"jj"}, words);
    read_wordnet(argv[3], "adv", {"rb"}, words);

    std::map<std::string, std::uint8_t> tag_numbers;
    std::string names;
    for (const auto& tag : trigrams.tags) {
        tag_numbers[tag] = static_cast<std::uint8_t>(tag_numbers.size());
        names += tag + ' ';
    }

    std::string entries(4, '\0');
    std::vector<std::uint32_t> table(std::bit_ceil(words.size() * 2), 0);
    for (const auto& [word, readings] : words) {
        if (word.size() > 255) continue;
        std::uint32_t slot = hash(word) & static_cast<std::uint32_t>(table.size() - 1);
        while (table[slot]) slot = (slot + 1) & static_cast<std::uint32_t>(table.size() - 1);
        table[slot] = static_cast<std::uint32_t>(entries.size());
        entries += static_cast<char>(word.size());
        entries += word;
        std::string packed;
        for (const auto& [tag, value] : readings) {
            if (!tag_numbers.contains(tag)) continue;
            packed += static_cast<char>(tag_numbers[tag]);
            packed += static_cast<char>(std::clamp(std::lround(-value * 20), 0L, 255L));
        }
        entries += static_cast<char>(packed.size() / 2);
        entries += packed;
    }

    std::string out;
    put(out, static_cast<std::uint32_t>(names.size()));
    put(out, static_cast<std::uint32_t>(trigrams.tags.size()));
    put(out, static_cast<std::uint32_t>(table.size()));
    put(out, static_cast<std::uint32_t>(entries.size()));
    out += names;
    while (out.size() % 4) out += ' ';
    for (const std::uint32_t offset : table) put(out, offset);
    for (const double count : trigrams.counts) {
        put(out, std::bit_cast<std::uint32_t>(static_cast<float>(count)));
    }
    out += entries;
    std::ofstream(argv[4], std::ios::binary) << out;
}
