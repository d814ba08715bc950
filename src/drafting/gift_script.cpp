// The video script: eight scenes of a talk of five to eight minutes. What is spoken is quoted in
// whole passages whose sentences are short; slides have few words.
#include <algorithm>
#include <array>
#include <set>

#include "base/strings.hpp"
#include "drafting/gift_making.hpp"
#include "drafting/patterns_gift.hpp"
#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Scene;
using content::Text;
namespace at = places;

namespace {

constexpr std::size_t kFewestWords = 5 * 150;
constexpr std::size_t kMostWords = 8 * 150;
constexpr std::size_t kAimedWords = 900;
constexpr std::size_t kFewestIdeas = 3;
constexpr std::size_t kMostIdeas = 7;
constexpr std::size_t kSpokenSentence = 30;  // words; a longer one is hard to say in one breath
constexpr std::size_t kSteps = 5;
constexpr std::size_t kFewestSteps = 3;
constexpr std::size_t kSlideWords = 9;
constexpr std::size_t kHookWords = 18;

// "; " parts what can be said as two sentences.
std::vector<std::string> breaths(std::string_view sentence) {
    const std::size_t middle = sentence.find("; ");
    if (middle == std::string_view::npos || text::word_count(sentence) <= kSpokenSentence * 2 / 3 ||
        text::word_count(sentence.substr(0, middle)) < 5 ||
        text::word_count(sentence.substr(middle + 2)) < 5)
        return {std::string(sentence)};
    std::vector<std::string> out{std::string(sentence.substr(0, middle))};
    for (std::string& rest : breaths(sentence.substr(middle + 2))) out.push_back(std::move(rest));
    return out;
}

bool speakable(std::string_view words) {
    if (words.find('(') != std::string_view::npos || words.find("--") != std::string_view::npos)
        return false;
    for (const std::string_view sentence : text::sentences(words)) {
        for (const std::string& breath : breaths(sentence)) {
            if (text::word_count(breath) > kSpokenSentence) return false;
        }
    }
    return true;
}

class Script {
  public:
    Script(const Making& making, std::size_t ideas)
        : making_(making), harvest_(making.harvest), most_ideas_(ideas) {}

    // Of what was made.
    std::size_t words() const { return content::spoken_words(script_); }

    base::Result<> make() {
        choose_ideas();
        if (ideas_.size() < kFewestIdeas) {
            return too_little(making_, ideas_.size(), "chapters with a passage that can be spoken",
                              kFewestIdeas);
        }
        auto steps = harvest_.steps(2, kSteps * 3);
        std::erase_if(steps, [](const Step& step) {
            return text::word_count(step.words) > 24 || !speakable(step.words);
        });
        if (steps.size() < kFewestSteps)
            return too_little(making_, steps.size(), "steps that can be spoken", kFewestSteps);
        if (steps.size() > kSteps) steps.resize(kSteps);
        making_.narrator.set("ideas", text::number_in_words(static_cast<long long>(ideas_.size())));
        hook();
        for (const auto& ideas : ideas_) idea(ideas);
        const bool told = story();
        const bool warned = mistake();
        begin(steps);
        call();
        for (std::size_t round = 1; content::spoken_words(script_) < kAimedWords && round < 4;
             ++round) {
            for (std::size_t i = 0; i < ideas_.size(); ++i) {
                if (round >= ideas_[i].size() || content::spoken_words(script_) >= kAimedWords)
                    continue;
                speak(script_.scenes[1 + i], ideas_[i][round].words, ideas_[i][round].anchor);
            }
        }
        if (words() < kFewestWords || words() > kMostWords)
            return too_little(making_, words(), "words that can be spoken", kFewestWords);
        describe(words(), told, warned);
        making_.gift.script = std::move(script_);
        return base::success();
    }

  private:
    void choose_ideas() {
        for (int c = 0; c < harvest_.chapters(); ++c) {
            auto ideas = harvest_.ideas(c, 35, 150);
            std::erase_if(ideas, [](const Idea& idea) { return !speakable(idea.words); });
            // A slide does not shout, even where a chapter does.
            const bool calm = content::plain(harvest_.title(c)).find('!') == std::string::npos;
            if (!ideas.empty() && calm) ideas_.push_back(std::move(ideas));
        }
        std::stable_sort(ideas_.begin(), ideas_.end(), [](const auto& a, const auto& b) {
            return a.front().score > b.front().score;
        });
        if (ideas_.size() > most_ideas_) ideas_.resize(most_ideas_);
        std::stable_sort(ideas_.begin(), ideas_.end(), [](const auto& a, const auto& b) {
            return a.front().chapter < b.front().chapter;
        });
    }

    // One paragraph of the talk, in the book's words.
    void speak(Scene& scene, const std::string& words, const std::string& anchor) {
        Text spoken;
        for (const std::string_view sentence : text::sentences(words)) {
            for (const std::string& breath : breaths(sentence)) {
                if (!spoken.empty()) spoken = spoken + content::pattern(" ");
                spoken = spoken + harvest_.pool().source(text::capitalize(breath), anchor);
                const char last = breath.back();
                if (last != '.' && last != '?' && last != '!' && !breath.ends_with("\u201d") &&
                    last != '"')
                    spoken = spoken + content::pattern(".");
            }
        }
        scene.spoken.push_back(std::move(spoken));
    }

    void say(Scene& scene, const Place& place) {
        Text text = making_.narrator.say(place);
        if (!text.empty()) scene.spoken.push_back(std::move(text));
    }

    const books::Passage* line_of(int chapter, std::size_t most_words) {
        sayings_ = harvest_.sayings(chapter, most_words);
        for (const books::Passage& saying : sayings_) {
            if (said_.insert(saying.text).second) return &saying;
        }
        return nullptr;
    }

    void hook() {
        Scene scene;
        scene.slide = *fill(
            "{title}", {{"title", content::sourced(typeset(short_title(making_.view.book.title)),
                                                   making_.view.slug + "/" +
                                                       std::string(books::kMetadataAnchor))}});
        for (int c = 0; c < harvest_.chapters(); ++c) {
            const auto* line = line_of(c, kHookWords);
            if (!line) continue;
            scene.lines.push_back(harvest_.pool().source(line->text, line->anchor));
            scene.spoken.push_back(scene.lines.front());
            break;
        }
        say(scene, scene.lines.empty() ? at::script_promise : at::script_hook);
        script_.scenes.push_back(std::move(scene));
    }

    void idea(const std::vector<Idea>& ideas) {
        Scene scene;
        const int chapter = ideas.front().chapter;
        static constexpr std::array<std::string_view, kMostIdeas> ordinals{
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh"};
        making_.speak_of(chapter);
        making_.narrator.set("ordinal", std::string(ordinals[script_.scenes.size() - 1]));
        scene.slide = harvest_.title(chapter);
        say(scene, at::script_idea);
        speak(scene, ideas.front().words, ideas.front().anchor);
        if (const auto* line = line_of(chapter, 14);
            line && ideas.front().words.find(line->text) == std::string::npos)
            scene.lines.push_back(harvest_.pool().source(line->text, line->anchor));
        script_.scenes.push_back(std::move(scene));
    }

    bool story() {
        for (const Example& example : harvest_.examples(170)) {
            std::string all;
            for (const Text& paragraph : example.paragraphs) all += content::plain(paragraph) + " ";
            if (!speakable(base::trim(all))) continue;
            Scene scene;
            making_.speak_of(example.chapter);
            scene.slide = content::pattern("A story");
            scene.lines = {harvest_.title(example.chapter)};
            say(scene, at::script_story);
            for (const Text& paragraph : example.paragraphs) scene.spoken.push_back(paragraph);
            script_.scenes.push_back(std::move(scene));
            return true;
        }
        return false;
    }

    bool mistake() {
        for (const Slip& slip : harvest_.slips()) {
            const std::string words = content::plain(slip.mistake);
            if (!speakable(words) || !speakable(content::plain(slip.remedy))) continue;
            Scene scene;
            making_.speak_of(slip.chapter);
            scene.slide = content::pattern("A mistake to avoid");
            scene.lines = {harvest_.title(slip.chapter)};
            say(scene, at::script_mistake);
            scene.spoken.push_back(slip.mistake);
            if (!slip.remedy.empty()) {
                say(scene, at::script_remedy);
                scene.spoken.push_back(slip.remedy);
            }
            script_.scenes.push_back(std::move(scene));
            return true;
        }
        return false;
    }

    void begin(const std::vector<Step>& steps) {
        Scene scene;
        scene.slide = content::pattern("Where to begin");
        making_.narrator.set("count", text::number_in_words(static_cast<long long>(steps.size())));
        say(scene, at::script_steps);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Step& step = steps[i];
            scene.spoken.push_back(
                content::pattern(fmt::format(
                    "Step {}. ", text::number_in_words(static_cast<long long>(i + 1)))) +
                (speakable(content::plain(step.why)) ? with_reason(step) : step.text));
            const auto phrase = as_verb_phrase(step.words, 60);
            if (phrase && text::word_count(*phrase) <= kSlideWords)
                scene.lines.push_back(
                    harvest_.pool().source(text::capitalize(*phrase), step.anchor));
        }
        script_.scenes.push_back(std::move(scene));
    }

    void call() {
        Scene scene;
        scene.slide = content::pattern("Read the book");
        scene.lines = {script_.scenes.front().slide};
        say(scene, at::script_call);
        script_.scenes.push_back(std::move(scene));
    }

    void describe(std::size_t words, bool told, bool warned) {
        const auto minutes = text::number_in_words(static_cast<long long>((words + 75) / 150));
        Gift& gift = making_.gift;
        const auto scenes = text::number_in_words(static_cast<long long>(script_.scenes.size()));
        gift.slots["gift.inside"] =
            content::pattern(fmt::format("a talk of {} minutes in {} scenes", minutes, scenes));
        gift.slots["gift.time"] = content::pattern(fmt::format("about {} minutes", minutes));
        const auto bullet = [&](std::string line) {
            gift.bullets.push_back(content::pattern(std::move(line)));
        };
        bullet(fmt::format("A talk of {} minutes, word for word", minutes));
        bullet(fmt::format(
            "{} ideas{}{} and where to begin",
            text::capitalize(text::number_in_words(static_cast<long long>(ideas_.size()))),
            told ? ", a story" : "", warned ? ", a mistake to avoid" : ""));
        bullet(fmt::format("{} scenes with their times and what stands on each slide",
                           text::capitalize(scenes)));
        bullet("Captions as WebVTT and SubRip files");
    }

    const Making& making_;
    const Harvest& harvest_;
    std::size_t most_ideas_;
    content::VideoScript script_;
    std::vector<std::vector<Idea>> ideas_;
    std::vector<books::Passage> sayings_;
    std::set<std::string> said_;
};

}  // namespace

base::Result<> make_script(const Making& making) {
    // Three ideas where they fill the time, more where the book's passages are short.
    std::size_t ideas = kFewestIdeas;
    while (true) {
        Script script(making, ideas);
        auto made = script.make();
        if (made || ideas == kMostIdeas || script.words() == 0 || script.words() > kMostWords)
            return made;
        ++ideas;
    }
}

}  // namespace drafting
