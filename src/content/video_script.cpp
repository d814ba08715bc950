#include "content/video_script.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "base/strings.hpp"
#include "content/print/clean.hpp"

namespace content {
namespace {

constexpr std::size_t kCharactersALine = 42;
constexpr std::size_t kMillisecondsACharacter = 50;  // 20 characters a second
constexpr std::size_t kShortestCue = 17;             // characters that take 5/6 of a second
constexpr std::size_t kLongestCueMilliseconds = 7000;

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// What a break after a word costs. Where a sentence ends it is free.
double parting_cost(std::string_view word, std::string_view next) {
    while (word.ends_with('"') || word.ends_with("”") || word.ends_with("’") ||
           word.ends_with(')')) {
        word.remove_suffix(word.ends_with("”") || word.ends_with("’") ? 3 : 1);
    }
    if (word.ends_with('.') || word.ends_with('?') || word.ends_with('!') || word.ends_with("…")) {
        return 0;
    }
    if (word.ends_with(';') || word.ends_with(':') || word.ends_with("—")) return 6;
    if (word.ends_with(',') || word.ends_with("–")) return 10;
    // A clause or a phrase begins with these; a line should not end with them.
    static constexpr std::array<std::string_view, 16> kOpeners = {
        "and", "but",  "or",   "because", "that", "which", "who", "when",
        "if",  "with", "from", "so",      "than", "until", "for", "while"};
    const auto is_opener = [](std::string_view text) {
        return std::find(kOpeners.begin(), kOpeners.end(), text) != kOpeners.end();
    };
    if (is_opener(next)) return 16;
    static constexpr std::array<std::string_view, 12> kLeaning = {
        "a", "an", "the", "of", "to", "in", "is", "your", "my", "not", "no", "I"};
    const bool leans =
        std::find(kLeaning.begin(), kLeaning.end(), word) != kLeaning.end() || is_opener(word);
    return leans ? 45 : 28;
}

// The words of a paragraph; one that is longer than a line comes in pieces.
std::vector<std::string> caption_words(const Text& paragraph) {
    std::vector<std::string> words;
    const auto line = print::clean_line(plain(paragraph));
    for (std::string_view word : base::split(line, ' ')) {
        while (code_points(word) > kCharactersALine) {
            std::size_t at = 0;
            for (std::size_t seen = 0; seen < kCharactersALine; ++seen) {
                do ++at;
                while (at < word.size() && (word[at] & 0xC0) == 0x80);
            }
            words.emplace_back(word.substr(0, at));
            word.remove_prefix(at);
        }
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
    std::string out;
    for (auto i = begin; i < end; ++i) {
        if (i > begin) out += ' ';
        out += words[i];
    }
    return out;
}

// A paragraph into cues: the cheapest partition, so that a late clause end is seen early.
class CueBreaker {
  public:
    CueBreaker(const std::vector<std::string>& words, std::size_t most) : words_(words) {
        most_ = std::min(most, 2 * kCharactersALine + 1);
        at_.push_back(0);
        for (std::size_t i = 0; i < words.size(); ++i) {
            at_.push_back(at_.back() + code_points(words[i]) + 1);
            parting_.push_back(i + 1 < words.size() ? parting_cost(words[i], words[i + 1]) : 0);
        }
    }

    std::vector<std::string> texts() const {
        const std::size_t count = words_.size();
        std::vector<double> cost(count + 1, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> from(count + 1, 0);
        cost[0] = 0;
        for (std::size_t end = 1; end <= count; ++end) {
            for (std::size_t begin = end; begin-- > 0;) {
                const auto length = characters(begin, end);
                // One word alone must pass, however slowly it is spoken.
                if (end - begin > 1 && length > most_) break;
                if (length > kCharactersALine && !line_end(begin, end)) continue;
                // A cue costs something by itself, a very short one more: it flashes by.
                double here = cost[begin] + 8;
                if (length < 2 * kShortestCue) here += 2.0 * (2 * kShortestCue - length);
                here += parting_[end - 1];
                here += sentence_ends_inside(begin, end) * 14;
                if (here < cost[end]) {
                    cost[end] = here;
                    from[end] = begin;
                }
            }
        }
        std::vector<std::string> out;
        for (std::size_t end = count; end > 0; end = from[end]) {
            out.push_back(two_lines(from[end], end));
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

  private:
    std::size_t characters(std::size_t begin, std::size_t end) const {
        return at_[end] - at_[begin] - 1;
    }

    int sentence_ends_inside(std::size_t begin, std::size_t end) const {
        int found = 0;
        for (auto i = begin; i + 1 < end; ++i) found += parting_[i] == 0;
        return found;
    }

    // Where the first of two lines ends; 0 where two lines cannot hold the words.
    std::size_t line_end(std::size_t begin, std::size_t end) const {
        std::size_t best = 0;
        double least = std::numeric_limits<double>::infinity();
        for (auto at = begin + 1; at < end; ++at) {
            const auto first = characters(begin, at);
            const auto second = characters(at, end);
            if (first > kCharactersALine || second > kCharactersALine) continue;
            // A short line above a long one covers less of the picture.
            const double uneven = first > second ? static_cast<double>(first - second) * 1.3
                                                 : static_cast<double>(second - first);
            const double cost = uneven + parting_[at - 1];
            if (cost < least) {
                least = cost;
                best = at;
            }
        }
        return best;
    }

    std::string two_lines(std::size_t begin, std::size_t end) const {
        if (characters(begin, end) <= kCharactersALine) return joined(words_, begin, end);
        const auto at = line_end(begin, end);
        return joined(words_, begin, at) + "\n" + joined(words_, at, end);
    }

    const std::vector<std::string>& words_;
    std::vector<std::size_t> at_;  // characters before each word, spaces counted
    std::vector<double> parting_;  // what ending a line or a cue after each word costs
    std::size_t most_;
};

struct TimedScene {
    std::vector<std::string> cues;
    std::vector<std::size_t> weights;  // characters that a cue's time is for
    std::size_t weight = 0;
    std::size_t milliseconds = 0;
};

TimedScene time_scene(const Scene& scene, int words_per_minute) {
    TimedScene timed;
    const auto rate = static_cast<std::size_t>(std::max(words_per_minute, 1));
    std::vector<std::vector<std::string>> paragraphs;
    std::size_t characters = 0;
    for (const Text& paragraph : scene.spoken) {
        auto words = caption_words(paragraph);
        if (words.empty()) continue;
        for (const auto& word : words) characters += code_points(word);
        paragraphs.push_back(std::move(words));
    }
    const auto spoken = spoken_words(scene) * 60'000 / rate;
    // Without the spaces, since some of them fall away: no cue takes longer than it may.
    const auto most = spoken == 0 ? 0 : characters * kLongestCueMilliseconds / spoken;
    for (const auto& words : paragraphs) {
        for (auto& cue : CueBreaker(words, most).texts()) {
            timed.weights.push_back(std::max(code_points(cue), kShortestCue));
            timed.weight += timed.weights.back();
            timed.cues.push_back(std::move(cue));
        }
    }
    timed.milliseconds = std::max(spoken, timed.weight * kMillisecondsACharacter);
    return timed;
}

std::string timestamp(Offset at, char point) {
    const auto all = at.count();
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", all / 3'600'000, all / 60'000 % 60,
                       all / 1000 % 60, point, all % 1000);
}

}  // namespace

std::size_t spoken_words(const Scene& scene) {
    std::size_t words = 0;
    for (const Text& paragraph : scene.spoken) {
        const auto line = print::clean_line(plain(paragraph));
        if (!line.empty()) words += base::split(line, ' ').size();
    }
    return words;
}

std::size_t spoken_words(const VideoScript& script) {
    std::size_t words = 0;
    for (const Scene& scene : script.scenes) words += spoken_words(scene);
    return words;
}

std::vector<Offset> scene_starts(const VideoScript& script) {
    std::vector<Offset> starts = {Offset{0}};
    for (const Scene& scene : script.scenes) {
        const auto timed = time_scene(scene, script.words_per_minute);
        starts.push_back(starts.back() + Offset(timed.milliseconds));
    }
    return starts;
}

std::vector<Cue> captions(const VideoScript& script) {
    std::vector<Cue> out;
    Offset start{0};
    for (const Scene& scene : script.scenes) {
        auto timed = time_scene(scene, script.words_per_minute);
        std::size_t before = 0;
        // Rounded down from the scene's beginning, so that no cue is shorter than its weight.
        const auto at = [&] { return start + Offset(timed.milliseconds * before / timed.weight); };
        for (std::size_t i = 0; i < timed.cues.size(); ++i) {
            Cue cue{.begin = at(), .text = std::move(timed.cues[i])};
            before += timed.weights[i];
            cue.end = at();
            out.push_back(std::move(cue));
        }
        start += Offset(timed.milliseconds);
    }
    return out;
}

std::string render_webvtt(const VideoScript& script) {
    std::string out = "WEBVTT\n";
    for (const Cue& cue : captions(script)) {
        // Section 4.2.2: neither a tag nor an arrow may come from the words.
        out += fmt::format("\n{} --> {}\n{}\n", timestamp(cue.begin, '.'), timestamp(cue.end, '.'),
                           print::escape_xml(cue.text));
    }
    return out;
}

std::string render_srt(const VideoScript& script) {
    std::string out;
    int number = 0;
    for (const Cue& cue : captions(script)) {
        out += fmt::format("{}{}\n{} --> {}\n{}\n", number == 0 ? "" : "\n", number + 1,
                           timestamp(cue.begin, ','), timestamp(cue.end, ','), cue.text);
        ++number;
    }
    return out;
}

}  // namespace content
