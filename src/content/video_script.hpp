// The script of a short video: scenes of a slide and the words that are spoken over it. Times
// follow from the words, so an edit moves everything after it. Values and pure functions.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "content/text.hpp"

namespace content {

struct Scene {
    Text slide;                // its heading
    std::vector<Text> lines;   // what else stands on it: few words each
    std::vector<Text> spoken;  // paragraphs
    bool operator==(const Scene&) const = default;
};
BOOST_DESCRIBE_STRUCT(Scene, (), (slide, lines, spoken))

struct VideoScript {
    int words_per_minute = 150;  // a calm speaking rate
    std::vector<Scene> scenes;
    bool operator==(const VideoScript&) const = default;
};
BOOST_DESCRIBE_STRUCT(VideoScript, (), (words_per_minute, scenes))

using Offset = std::chrono::milliseconds;  // from the start of the video

struct Cue {
    Offset begin{};
    Offset end{};
    std::string text;  // one or two lines of at most 42 characters, parted by a line feed
};

// Words to be spoken, and how long that takes. A scene of long words takes longer than its rate
// says, so that its captions can be read.
std::size_t spoken_words(const VideoScript& script);
std::size_t spoken_words(const Scene& scene);

// When each scene begins, and at the end when the last one is over.
std::vector<Offset> scene_starts(const VideoScript& script);
// Captions in order, without overlap: broken at sentences and clauses where they can be, at most
// two lines of 42 characters and 20 characters a second, on the screen for at least 5/6 of a second
// and, unless one word takes longer, at most 7 seconds (Netflix, "Timed Text Style Guide: General
// Requirements" and "English (USA)"). Characters are Unicode code points. They follow each other
// without a gap, as speech does.
std::vector<Cue> captions(const VideoScript& script);

// WebVTT (W3C Candidate Recommendation, 2019) and SubRip; UTF-8, lines end with a line feed.
std::string render_webvtt(const VideoScript& script);
std::string render_srt(const VideoScript& script);

}  // namespace content
