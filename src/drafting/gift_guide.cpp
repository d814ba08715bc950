// The quick-start guide: ideas, a plan, examples, mistakes with their remedies and what comes next,
// as one text of five to ten pages.
#include <algorithm>
#include <set>

#include "drafting/gift_making.hpp"
#include "drafting/patterns_gift.hpp"
#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;
namespace at = places;

namespace {

// For eight pages of six by nine inches, cover and call included.
constexpr std::size_t kFewestIdeas = 3;
constexpr std::size_t kMostIdeas = 4;
constexpr std::size_t kFewestIdeaWords = 35;
constexpr std::size_t kMostIdeaWords = 100;
constexpr std::size_t kMostSayings = 2;
constexpr std::size_t kFewestPlanned = 5;
constexpr std::size_t kMostPlanned = 7;
constexpr std::size_t kExampleWords = 140;
constexpr std::size_t kMostFigures = 3;
constexpr std::size_t kMostMistakes = 2;
constexpr std::size_t kMostFurther = 3;
constexpr std::size_t kMostRead = 4;
constexpr std::size_t kRemembered = 6;  // words: a shorter sentence may come twice

class Guide {
  public:
    explicit Guide(const Making& making) : making_(making), harvest_(making.harvest) {}

    base::Result<> make() {
        choose_ideas();
        if (ideas_.size() < kFewestIdeas) {
            return too_little(making_, ideas_.size(), "chapters with a passage to quote whole",
                              kFewestIdeas);
        }
        std::vector<Step> steps;
        for (Step& step : harvest_.steps(2, 2 * kMostPlanned)) {
            if (steps.size() == kMostPlanned || !fresh(step.text)) continue;
            if (!fresh(step.why)) step.why = {};
            remember(step.text);
            remember(step.why);
            steps.push_back(std::move(step));
        }
        if (steps.size() < kFewestPlanned)
            return too_little(making_, steps.size(), "steps that make sense by themselves",
                              kFewestPlanned);
        making_.heading(1, making_.narrator.say(at::guide_start));
        // The introduction announces warnings only where there are some.
        if (!harvest_.slips().empty()) making_.narrator.set("warned", " ");
        making_.say(at::guide_intro);
        ideas();
        plan(steps);
        examples();
        mistakes();
        further();
        describe(steps.size());
        return base::success();
    }

  private:
    // The best passage of each chapter, of the chapters whose passages are best.
    void choose_ideas() {
        for (int c = 0; c < harvest_.chapters(); ++c) {
            auto ideas = harvest_.ideas(c, kFewestIdeaWords, kMostIdeaWords);
            if (!ideas.empty()) ideas_.push_back(std::move(ideas.front()));
        }
        std::stable_sort(ideas_.begin(), ideas_.end(),
                         [](const Idea& a, const Idea& b) { return a.score > b.score; });
        if (ideas_.size() > kMostIdeas) ideas_.resize(kMostIdeas);
        std::stable_sort(ideas_.begin(), ideas_.end(),
                         [](const Idea& a, const Idea& b) { return a.chapter < b.chapter; });
        for (const Idea& idea : ideas_) remember(idea.text);
    }

    // What the guide says once it does not say again.
    bool fresh(const Text& text) const {
        const std::string plain = content::plain(text);
        const auto sentences = text::sentences(plain);
        return std::none_of(sentences.begin(), sentences.end(), [&](std::string_view sentence) {
            return text::word_count(sentence) >= kRemembered &&
                   said_.contains(text::fold(sentence));
        });
    }

    void remember(const Text& text) {
        const std::string plain = content::plain(text);
        for (const std::string_view sentence : text::sentences(plain))
            said_.insert(text::fold(sentence));
    }

    void ideas() {
        making_.narrator.set("count", text::number_in_words(static_cast<long long>(ideas_.size())));
        making_.heading(2, making_.narrator.say(at::guide_ideas));
        making_.say(at::guide_ideas_intro);
        for (std::size_t i = 0; i < ideas_.size(); ++i) {
            const Idea& idea = ideas_[i];
            making_.speak_of(idea.chapter);
            making_.heading(3, harvest_.title(idea.chapter));
            making_.say(i == 0 ? at::guide_first : at::guide_next);
            making_.paragraph(idea.text);
            if (i < kMostSayings) quote_saying(idea.chapter, at::guide_saying);
        }
    }

    void quote_saying(int chapter, const Place& lead) {
        for (const books::Passage& saying : harvest_.sayings(chapter, 24)) {
            Text quote = harvest_.pool().source(saying.text, saying.anchor);
            if (!fresh(quote)) continue;
            remember(quote);
            making_.say(lead);
            making_.gift.document.parts.push_back(content::QuotePart{std::move(quote)});
            return;
        }
    }

    void plan(const std::vector<Step>& steps) {
        making_.narrator.set("count", text::number_in_words(static_cast<long long>(steps.size())));
        making_.heading(2, making_.narrator.say(at::guide_plan));
        making_.say(at::guide_plan_intro);
        std::vector<Text> items;
        for (const Step& step : steps) {
            items.push_back(with_reason(step));
        }
        making_.list(true, std::move(items));
        making_.say(at::guide_plan_after);
    }

    // A story; figures where the book tells none.
    void examples() {
        for (const Example& example : harvest_.examples(kExampleWords)) {
            if (!std::all_of(example.paragraphs.begin(), example.paragraphs.end(),
                             [&](const Text& paragraph) { return fresh(paragraph); }))
                continue;
            making_.heading(2, making_.narrator.say(at::guide_examples));
            making_.speak_of(example.chapter);
            making_.narrator.set("who", example.who);
            making_.say(at::guide_example);
            for (const Text& paragraph : example.paragraphs) {
                remember(paragraph);
                making_.paragraph(paragraph);
            }
            quote_saying(example.chapter, at::guide_lesson);
            told_ = true;
            return;
        }
        std::vector<Text> items;
        for (const books::Passage& figure : harvest_.figures()) {
            Text item = harvest_.pool().source(figure.text, figure.anchor);
            if (items.size() == kMostFigures || !fresh(item)) continue;
            remember(item);
            items.push_back(std::move(item));
        }
        if (items.size() < 2) return;
        making_.heading(2, making_.narrator.say(at::guide_examples));
        making_.say(at::guide_figures);
        making_.list(false, std::move(items));
    }

    void mistakes() {
        auto slips = harvest_.slips();
        std::erase_if(slips, [&](const Slip& slip) { return !fresh(slip.mistake); });
        if (slips.size() > kMostMistakes) slips.resize(kMostMistakes);
        std::stable_sort(slips.begin(), slips.end(),
                         [](const Slip& a, const Slip& b) { return a.chapter < b.chapter; });
        if (slips.empty()) return;
        warned_ = slips.size();
        making_.heading(2, making_.narrator.say(at::guide_mistakes));
        making_.say(at::guide_mistakes_intro);
        for (const Slip& slip : slips) {
            making_.speak_of(slip.chapter);
            making_.say(at::guide_mistake);
            making_.paragraph(slip.mistake);
            remember(slip.mistake);
            if (slip.remedy.empty() || !fresh(slip.remedy)) continue;
            remember(slip.remedy);
            making_.say(at::guide_remedy);
            making_.paragraph(slip.remedy);
        }
    }

    void further() {
        std::vector<Text> items;
        for (const Step& step : harvest_.steps()) {
            if (items.size() == kMostFurther || !(step.quick || step.score > 0.9) ||
                !fresh(step.text))
                continue;
            remember(step.text);
            items.push_back(step.text);
        }
        content::TablePart table;
        const auto& analyzed = making_.view.analysis.chapters;
        std::set<std::string> topics;
        for (std::size_t c = 0; c < analyzed.size() && table.rows.size() < kMostRead; ++c) {
            const books::Phrase& topic = analyzed[c].topic;
            if (topic.text.find(' ') == std::string::npos || !topics.insert(topic.text).second)
                continue;
            table.rows.push_back(
                {harvest_.pool().source(text::capitalize(topic.text), topic.anchor),
                 harvest_.title(static_cast<int>(c))});
        }
        if (table.rows.size() < 3) {
            // Where chapters have no topic to name: those that the guide has quoted.
            table.rows.clear();
            for (const Idea& idea : ideas_)
                table.rows.push_back(
                    {content::pattern(text::capitalize(text::number_in_words(idea.chapter + 1))),
                     harvest_.title(idea.chapter)});
            table.rows.insert(table.rows.begin(),
                              {content::pattern("Chapter"), content::pattern("Title")});
        } else {
            table.rows.insert(table.rows.begin(),
                              {content::pattern("On this"), content::pattern("Read the chapter")});
        }
        making_.heading(2, making_.narrator.say(at::guide_after));
        if (items.size() >= 2) {
            making_.say(at::guide_after_intro);
            making_.list(false, std::move(items));
        }
        making_.say(at::guide_reading);
        making_.gift.document.parts.push_back(std::move(table));
    }

    void describe(std::size_t planned) {
        Gift& gift = making_.gift;
        const auto number = [](std::size_t count) {
            return text::number_in_words(static_cast<long long>(count));
        };
        gift.slots["gift.inside"] = content::pattern(
            fmt::format("{} ideas, a plan of {} steps{}", number(ideas_.size()), number(planned),
                        warned_ > 1 ? " and the mistakes to avoid" : " and what to do next"));
        gift.slots["gift.time"] = content::pattern("about ten minutes");
        const auto bullet = [&](std::string words) {
            gift.bullets.push_back(content::pattern(std::move(words)));
        };
        bullet(fmt::format("{} ideas, each from another chapter",
                           text::capitalize(number(ideas_.size()))));
        bullet(
            fmt::format("A plan of {} steps, in the order in which to take them", number(planned)));
        if (told_) bullet("What it looks like in practice, told as the book tells it");
        if (warned_ > 1)
            bullet(fmt::format("{} mistakes, and what the book says to do about them",
                               text::capitalize(number(warned_))));
    }

    const Making& making_;
    const Harvest& harvest_;
    std::vector<Idea> ideas_;
    std::set<std::string> said_;  // sentences, folded
    bool told_ = false;
    std::size_t warned_ = 0;
};

}  // namespace

base::Result<> make_guide(const Making& making) {
    return Guide(making).make();
}

}  // namespace drafting
