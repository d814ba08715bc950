// The worksheet: the book's steps and questions, each with room for the reader's own case, and a
// plan with who, when and a day to look at it again.
#include <algorithm>
#include <array>

#include "drafting/gift_making.hpp"
#include "drafting/patterns_gift.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;
namespace at = places;

namespace {

constexpr std::size_t kFewestPrompts = 8;
constexpr std::size_t kMostPrompts = 18;
constexpr std::size_t kPromptsOfAChapter = 3;
constexpr std::size_t kPlanRows = 6;
constexpr std::size_t kMostDone = 8;

// What a step asks to be put down, by its verb.
const Place& room_for(const Step& step) {
    static constexpr auto reckon = std::to_array<std::string_view>(
        {"add", "average", "calculate", "compare", "count", "divide", "estimate", "measure",
         "multiply", "price", "rank", "reckon", "score", "subtract", "total", "weigh"});
    static constexpr auto choose =
        std::to_array<std::string_view>({"choose", "decide", "pick", "select", "set", "settle",
                                         "name", "identify", "find", "fix", "determine", "define"});
    static constexpr auto ask =
        std::to_array<std::string_view>({"ask", "call", "email", "tell", "talk", "speak",
                                         "negotiate", "request", "reply", "thank", "meet"});
    static constexpr auto write = std::to_array<std::string_view>(
        {"write", "list", "note", "record", "draw", "draft", "describe", "collect", "gather",
         "make", "keep", "map", "sketch", "copy", "prepare", "plan", "form"});
    const std::string verb = first_word(step.words);
    if (is_one_of(verb, reckon)) return at::sheet_reckon;
    if (is_one_of(verb, choose)) return at::sheet_choose;
    if (is_one_of(verb, ask)) return at::sheet_ask;
    if (is_one_of(verb, write)) return at::sheet_write;
    return at::sheet_do;
}

}  // namespace

base::Result<> make_worksheet(const Making& making) {
    const Harvest& harvest = making.harvest;
    const auto steps = harvest.steps(kPromptsOfAChapter, kMostPrompts);
    std::vector<std::vector<Idea>> questions;
    std::size_t prompts = steps.size();
    for (int c = 0; c < harvest.chapters(); ++c) {
        questions.push_back(harvest.questions(c));
        if (questions.back().size() > 2) questions.back().resize(2);
        prompts += questions.back().size();
    }
    if (steps.empty() || prompts < kFewestPrompts)
        return too_little(making, prompts, "steps and questions to work on", kFewestPrompts);

    Gift& gift = making.gift;
    std::size_t fields = 0;
    const auto field = [&](Text label, Text hint, int lines) {
        gift.document.parts.push_back(content::FieldPart{fmt::format("field_{}", ++fields),
                                                         std::move(label), std::move(hint), lines});
    };
    making.heading(1, making.narrator.say(at::sheet_start));
    making.say(at::sheet_intro);
    std::size_t asked = 0;
    std::size_t room = kMostPrompts + 4;
    for (int c = 0; c < harvest.chapters() && room > 0; ++c) {
        std::vector<const Step*> own;
        for (const Step& step : steps) {
            if (step.chapter == c) own.push_back(&step);
        }
        const auto& asks = questions[static_cast<std::size_t>(c)];
        if (own.empty() && asks.empty()) continue;
        making.speak_of(c);
        making.heading(2, harvest.title(c));
        const auto sayings = harvest.sayings(c, 26);
        const bool known = std::any_of(own.begin(), own.end(), [&](const Step* step) {
            return !sayings.empty() &&
                   content::plain(with_reason(*step)).find(sayings.front().text) !=
                       std::string::npos;
        });
        if (!sayings.empty() && !known) {
            making.paragraph(harvest.pool().source(sayings.front().text, sayings.front().anchor));
        }
        for (const Step* step : own) {
            if (room == 0) break;
            --room;
            ++asked;
            making.paragraph(with_reason(*step));
            const Place& place = room_for(*step);
            field(making.narrator.say(place), {}, &place == &at::sheet_choose ? 2 : 3);
        }
        for (const Idea& question : asks) {
            if (room == 0) break;
            --room;
            ++asked;
            field(question.text, {}, 2);
        }
    }

    making.heading(2, making.narrator.say(at::sheet_plan));
    making.say(at::sheet_plan_intro);
    std::vector<const Step*> best;
    for (const Step& step : steps) best.push_back(&step);
    std::stable_sort(best.begin(), best.end(),
                     [](const Step* a, const Step* b) { return a->score > b->score; });
    if (best.size() > kPlanRows) best.resize(kPlanRows);
    std::stable_sort(best.begin(), best.end(),
                     [](const Step* a, const Step* b) { return a->chapter < b->chapter; });
    content::TablePart plan;
    plan.rows.push_back(
        {content::pattern("Step"), content::pattern("Who"), content::pattern("By when")});
    for (const Step* step : best) plan.rows.push_back({step->text, {}, {}});
    const std::size_t planned = plan.rows.size() - 1;
    gift.document.parts.push_back(std::move(plan));
    making.heading(2, making.narrator.say(at::sheet_review));
    making.say(at::sheet_review_intro);
    field(content::pattern("On this day I look at the sheet again"), {}, 1);
    field(content::pattern("What I have done by then"), {}, 3);
    field(content::pattern("What I will do differently"), {}, 3);
    content::ChecklistPart done{content::pattern("Done"), {}};
    for (const Step* step : best) {
        if (done.items.size() < kMostDone) done.items.push_back({step->text, {}});
    }
    gift.document.parts.push_back(std::move(done));

    gift.slots["gift.inside"] =
        content::pattern(fmt::format("{} prompts from the book and a plan with dates", asked));
    gift.slots["gift.time"] = content::pattern("about half an hour");
    for (std::string line :
         {fmt::format("{} prompts, each made of a step or a question of the book", asked),
          std::string("Room for your own case under every one"),
          fmt::format("A plan for {} steps: who, and by when",
                      text::number_in_words(static_cast<long long>(planned))),
          std::string("Fields to fill in on a screen, or lines to write on")}) {
        gift.bullets.push_back(content::pattern(std::move(line)));
    }
    return base::success();
}

}  // namespace drafting
