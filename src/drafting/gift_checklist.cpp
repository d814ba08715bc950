// The checklist: what the whole book asks its reader to do, chapter by chapter, with its reasons.
#include <set>

#include "drafting/gift_making.hpp"
#include "drafting/patterns_gift.hpp"
#include "text/inflection.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

constexpr std::size_t kFewestItems = 15;
constexpr std::size_t kMostItems = 40;
constexpr std::size_t kMostItemsOfAChapter = 7;
constexpr std::size_t kBulletWords = 16;

}  // namespace

base::Result<> make_checklist(const Making& making) {
    const auto steps = making.harvest.steps(kMostItemsOfAChapter, kMostItems);
    if (steps.size() < kFewestItems)
        return too_little(making, steps.size(), "steps that make sense by themselves",
                          kFewestItems);
    std::set<int> chapters;
    for (const Step& step : steps) chapters.insert(step.chapter);
    Gift& gift = making.gift;
    gift.slots["gift.inside"] = content::pattern(
        fmt::format("{} from {}", text::counted(static_cast<long long>(steps.size()), "step"),
                    text::number_in_words(static_cast<long long>(chapters.size())) +
                        (chapters.size() == 1 ? " chapter" : " chapters")));
    gift.slots["gift.time"] = content::pattern("about ten minutes");
    making.narrator.set("count", std::to_string(steps.size()));
    making.say(places::checklist_intro);
    int last = -1;
    for (const Step& step : steps) {
        if (step.chapter != last) {
            // Where the step is the chapter's title, it need not stand there twice.
            const bool title = step.anchor == books::kMetadataAnchor;
            gift.document.parts.push_back(content::ChecklistPart{
                title ? content::pattern(
                            fmt::format("Chapter {}", text::number_in_words(step.chapter + 1)))
                      : making.harvest.title(step.chapter),
                {}});
            last = step.chapter;
        }
        std::get<content::ChecklistPart>(gift.document.parts.back())
            .items.push_back({step.text, step.why});
    }
    gift.bullets.push_back(content::pattern(
        fmt::format("{} steps, in the order of the book, each with a box to tick", steps.size())));
    for (const Step& step : steps) {
        if (gift.bullets.size() == 4) break;
        if (text::word_count(step.words) > kBulletWords || !step.words.ends_with('.')) continue;
        content::Text line = step.text;
        line.back().text = text::without_final_stop(line.back().text);
        if (line.back().text.empty()) line.pop_back();
        gift.bullets.push_back(std::move(line));
    }
    return base::success();
}

}  // namespace drafting
