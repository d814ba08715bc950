// Limits of captions are those of Netflix's "Timed Text Style Guide": 42 characters a line, two
// lines, 20 characters a second, 5/6 of a second to 7 seconds; grammar is that of the WebVTT
// recommendation, section 4.1, and of SubRip.
#include "content/video_script.hpp"

#include <algorithm>
#include <regex>

#include <gtest/gtest.h>

#include "base/strings.hpp"

namespace content {
namespace {

std::string repeated(const std::string& words, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += (i == 0 ? "" : " ") + words;
    return out;
}

Scene scene(std::vector<std::string> spoken) {
    Scene out{.slide = pattern("S"), .lines = {}, .spoken = {}};
    for (auto& words : spoken) out.spoken.push_back(pattern(std::move(words)));
    return out;
}

VideoScript talk() {
    return {150,
            {scene({"A letter from the tax office has never yet been improved by waiting. Most "
                    "people pay it, or they put it in a drawer; both are wrong, and both cost "
                    "money that nobody gives back.",
                    "Yes."}),
             scene({"There are four things to find on the first page before you feel anything: the "
                    "year, the number in the corner, the date, and the sentence that says what "
                    "they want you to do."}),
             scene({}),
             scene({"Incomprehensibilities notwithstanding, counterrevolutionaries "
                    "institutionalized "
                    "electroencephalographically uncharacteristically straightforwardly."})}};
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

void expect_readable(const VideoScript& script) {
    Offset last{0};
    for (const Cue& cue : captions(script)) {
        EXPECT_GE(cue.begin, last);
        last = cue.end;
        const auto lines = base::split(cue.text, '\n');
        EXPECT_LE(lines.size(), 2u) << cue.text;
        for (const auto line : lines) {
            EXPECT_LE(characters(std::string(line)), 42u) << line;
            EXPECT_EQ(base::trim(line), line);
            EXPECT_FALSE(line.empty());
        }
        const auto time = (cue.end - cue.begin).count();
        EXPECT_LE(static_cast<double>(characters(cue.text)) * 1000.0, 20.0 * time) << cue.text;
        EXPECT_GE(time, 833) << cue.text;
        const bool one_word = cue.text.find(' ') == std::string::npos;
        EXPECT_TRUE(one_word || time <= 7000) << time << cue.text;
    }
    EXPECT_LE(last, scene_starts(script).back());
}

TEST(VideoScript, TakesAsLongAsItsWordsAtTheRate) {
    // 300 short words at 150 a minute are two minutes.
    const VideoScript script{
        150, {scene({repeated("plain words", 75)}), scene({repeated("plain words", 75)})}};
    EXPECT_EQ(spoken_words(script), 300u);
    EXPECT_EQ(scene_starts(script),
              (std::vector<Offset>{Offset{0}, Offset{60'000}, Offset{120'000}}));
}

TEST(VideoScript, MovesWhatComesAfterAnEdit) {
    VideoScript script = talk();
    const auto before = scene_starts(script);
    script.scenes[0].spoken.push_back(pattern(repeated("five more little words here", 1)));
    const auto after = scene_starts(script);
    ASSERT_EQ(after.size(), before.size());
    const auto moved = after[1] - before[1];
    EXPECT_NEAR(static_cast<double>(moved.count()), 2000.0, 1.0);  // 5 words at 150 a minute
    for (std::size_t i = 1; i < after.size(); ++i) EXPECT_EQ(after[i] - before[i], moved);
}

TEST(VideoScript, OfNothingHasNoCaptionsAndNoTime) {
    EXPECT_EQ(scene_starts({}), std::vector<Offset>{Offset{0}});
    EXPECT_TRUE(captions({}).empty());
    EXPECT_EQ(render_webvtt({}), "WEBVTT\n");
    EXPECT_EQ(render_srt({}), "");
    EXPECT_TRUE(captions({150, {scene({" ", ""})}}).empty());
}

TEST(Captions, CanBeReadInTheTimeTheyStand) {
    expect_readable(talk());
    for (const int rate : {40, 100, 180, 400}) {
        VideoScript script = talk();
        script.words_per_minute = rate;
        expect_readable(script);
    }
    expect_readable({150, {scene({repeated("A b c. Yes! No?", 40), std::string(500, 'W')})}});
    expect_readable({150, {scene({repeated("Zażółć gęślą jaźń, мир и שלום —", 30)})}});
}

TEST(Captions, HoldEveryWordOnceAndInOrder) {
    std::string said;
    for (const Scene& scene : talk().scenes) {
        for (const Text& paragraph : scene.spoken) said += plain(paragraph) + " ";
    }
    std::string shown;
    for (const Cue& cue : captions(talk())) shown += base::replace_all(cue.text, "\n", " ") + " ";
    EXPECT_EQ(shown, said);
}

TEST(Captions, EndWhereSentencesEnd) {
    const auto cues = captions({150,
                                {scene({"An envelope is not improved by waiting. Open it "
                                        "today, and read the first page twice."})}});
    ASSERT_EQ(cues.size(), 2u);
    EXPECT_EQ(cues[0].text, "An envelope is not improved by waiting.");
    EXPECT_EQ(cues[1].text, "Open it today,\nand read the first page twice.");
}

TEST(Captions, BeginWithTheirScene) {
    const auto starts = scene_starts(talk());
    const auto cues = captions(talk());
    const auto begins_at = [&](Offset at) {
        return std::any_of(cues.begin(), cues.end(),
                           [&](const Cue& cue) { return cue.begin == at; });
    };
    EXPECT_TRUE(begins_at(starts[0]));
    EXPECT_TRUE(begins_at(starts[1]));
    EXPECT_TRUE(begins_at(starts[3]));
}

TEST(Captions, AreWebVtt) {
    VideoScript script = talk();
    script.scenes[0].spoken[1] = pattern("If a < b --> c & d then <i>stop</i>.");
    const auto vtt = render_webvtt(script);
    const std::regex file(
        "WEBVTT\n(\n\\d{2,}:[0-5]\\d:[0-5]\\d\\.\\d{3} --> \\d{2,}:[0-5]\\d:[0-5]\\d\\.\\d{3}\n"
        "([^\n]+\n){1,2})+");
    EXPECT_TRUE(std::regex_match(vtt, file)) << vtt;
    EXPECT_NE(vtt.find("a &lt; b --&gt; c &amp; d"), std::string::npos) << vtt;
}

TEST(Captions, AreSubRip) {
    const auto srt = render_srt({150, {scene({"An envelope is not improved by waiting."})}});
    // 39 characters, 7 words at 150 a minute: 2.8 s.
    EXPECT_EQ(srt, "1\n00:00:00,000 --> 00:00:02,800\nAn envelope is not improved by waiting.\n");
}

}  // namespace
}  // namespace content
