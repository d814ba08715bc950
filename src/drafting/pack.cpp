#include "drafting/pack.hpp"

#include <algorithm>
#include <set>

#include "drafting/material.hpp"
#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr std::size_t kFewestSteps = 8;
constexpr std::size_t kMostStepsPerChapter = 7;
constexpr std::size_t kFewestQuestions = 6;
constexpr std::size_t kLongestStep = 45;  // words
constexpr std::size_t kMostTerms = 24;

Text title_text(const BookView& view, std::size_t chapter) {
    return content::sourced(typeset(view.book.chapters[chapter].title),
                            anchor_of(view, std::string(books::kMetadataAnchor)));
}

// Questions that the book tells its reader to ask: the list items that are questions.
std::vector<Text> questions_of(const BookView& view, const Pool& pool, std::size_t chapter) {
    std::vector<Text> questions;
    for (const books::Block& block : view.book.chapters[chapter].blocks) {
        if (block.kind != books::BlockKind::list_item) continue;
        const auto all = text::sentences(block.text);
        for (const std::string_view sentence : all) {
            const bool leans = sentence.starts_with("And ") || sentence.starts_with("But ") ||
                               sentence.starts_with("Or ");
            if (sentence.ends_with('?') && !leans && balanced(sentence) &&
                text::starts_upper(sentence) && text::word_count(sentence) >= 5) {
                questions.push_back(pool.source(sentence, block.anchor));
            }
        }
    }
    return questions;
}

// A reason is one only where it follows its step at once.
Text reason_after(const Pool& pool, const books::ActionItem& item, const books::Block& block) {
    const std::string_view step = without_lead_in(item.text);
    const std::size_t at = find_words(block.text, step);
    const bool follows = at != std::string::npos && !item.why.empty() &&
                         item.why_anchor == item.anchor && quotable(item.why) &&
                         block.text.find(item.why) == at + step.size() + 1;
    return follows ? pool.source(item.why, item.why_anchor) : Text{};
}

// "A raise is the only money that ..." says something about a word, not what it means.
bool explains(const std::string& definition) {
    return text::word_count(definition) >= 10 &&
           !says_any(definition, {"either", "both", "the only", "poor", "good", "bad", "best",
                                  "worst", "great", "never"});
}

// "Count back six weeks from it": needs the line before.
bool leans(std::string_view step) {
    const std::string_view clause = step.substr(0, step.find_first_of(",.;:"));
    return says_any(clause, {"it", "its", "them", "their", "that", "these", "those", "both"}) &&
           !says(clause, "and") && !says(clause, "who");
}

bool is_step(const std::string& words) {
    return stands_alone(words) && is_instruction(words) && text::word_count(words) >= 5 &&
           !says(words, "as well") && !says(words, "also");
}

}  // namespace

std::vector<content::ChecklistItem> steps_of(const BookView& view, const Pool& pool, int chapter,
                                             std::size_t most) {
    std::vector<content::ChecklistItem> steps;
    for (const books::Block& block : view.book.chapters[static_cast<std::size_t>(chapter)].blocks) {
        const std::string_view rest = without_lead_in(block.text);
        const bool listed = block.kind == books::BlockKind::list_item;
        if (steps.empty() && leans(rest)) continue;
        const bool announced =
            block.kind == books::BlockKind::paragraph && rest.size() < block.text.size();
        if (!listed && !announced) continue;
        const std::string words =
            text::with_final_stop(text::capitalize(opening_of(rest, kLongestStep + 1)));
        const auto sentences = text::sentences(words);
        if (sentences.empty() || text::word_count(words) > kLongestStep || !pool.clean(words))
            continue;
        if (is_step(std::string(sentences.front())))
            steps.push_back({pool.source(words, block.anchor), {}});
    }
    if (steps.size() < 3) {
        std::vector<const books::ActionItem*> items;
        std::set<std::string> seen;
        for (const books::ActionItem& item : view.analysis.action_items) {
            const std::string words = text::capitalize(without_lead_in(item.text));
            if (item.chapter == chapter && is_step(words) && pool.clean(words) &&
                seen.insert(words).second) {
                items.push_back(&item);
            }
        }
        std::vector<const books::ActionItem*> best = items;
        std::stable_sort(best.begin(), best.end(),
                         [](auto* a, auto* b) { return a->score > b->score; });
        if (best.size() > most) best.resize(most);
        std::erase_if(items, [&](auto* item) {
            return std::find(best.begin(), best.end(), item) == best.end();
        });
        steps.clear();
        for (const books::ActionItem* item : items) {
            const books::Block* block = pool.block(item->anchor);
            steps.push_back(
                {pool.source(text::capitalize(without_lead_in(item->text)), item->anchor),
                 block ? reason_after(pool, *item, *block) : Text{}});
        }
    }
    if (steps.size() > most) steps.resize(most);
    return steps;
}

std::optional<content::Document> make_pack(const content::Brand& brand, const BookView& view,
                                           const Pool& pool, std::vector<std::string>& contents) {
    content::Document pack;
    const std::string name = short_title(view.book.title);
    pack.title = typeset(name) + ": the companion pack";
    pack.author = view.book.authors.empty() ? brand.author.name : view.book.authors.front();
    pack.language = view.book.language;
    pack.book = view.slug;

    std::size_t steps = 0;
    std::size_t questions = 0;
    std::vector<content::Part> checklist;
    std::vector<content::Part> asking;
    std::vector<std::vector<Text>> plan;
    for (std::size_t c = 0; c < view.book.chapters.size(); ++c) {
        const auto items = steps_of(view, pool, static_cast<int>(c), kMostStepsPerChapter);
        if (!items.empty()) {
            steps += items.size();
            plan.push_back({items.front().text, {}, {}});
            checklist.push_back(content::ChecklistPart{title_text(view, c), items});
        }
        const auto found = questions_of(view, pool, c);
        if (found.size() >= 2) {
            questions += found.size();
            asking.push_back(content::HeadingPart{2, title_text(view, c)});
            asking.push_back(content::ListPart{true, found});
        }
    }
    if (steps < kFewestSteps && questions < kFewestQuestions) return std::nullopt;

    std::vector<Text> terms;
    for (const books::Definition& definition : view.analysis.definitions) {
        if (terms.size() == kMostTerms || !stands_alone(definition.text) ||
            !is_definition(definition.text))
            continue;
        if (!explains(definition.text)) continue;
        terms.push_back(pool.source(definition.text, definition.anchor));
    }

    const auto add = [&](std::vector<content::Part> more) {
        pack.parts.insert(pack.parts.end(), more.begin(), more.end());
    };
    const auto heading = [&](std::string words) {
        pack.parts.push_back(content::HeadingPart{1, content::pattern(std::move(words))});
    };
    const auto note = [&](std::string words) {
        pack.parts.push_back(content::ParagraphPart{content::pattern(std::move(words))});
    };
    if (steps >= kFewestSteps) {
        heading("The steps, chapter by chapter");
        note(
            "Every step is in the words of the book. Tick a box when the step is done; skip what "
            "does not "
            "apply to you.");
        add(checklist);
        contents.push_back(
            fmt::format("a checklist of {}", text::counted(static_cast<long long>(steps), "step")));
    }
    if (questions >= kFewestQuestions) {
        heading("Questions to take with you");
        note("Copy the ones you need, and leave room under each for the answer.");
        add(asking);
        contents.push_back(
            fmt::format("{} to ask", text::counted(static_cast<long long>(questions), "question")));
    }
    if (plan.size() >= 3) {
        heading("A sheet to plan on");
        note("One step from each chapter. Write a date beside it, and what came of it.");
        plan.insert(plan.begin(), {content::pattern("Step"), content::pattern("By when"),
                                   content::pattern("What I found")});
        pack.parts.push_back(content::TablePart{plan});
        contents.push_back("a planning sheet");
    }
    if (terms.size() >= 5) {
        heading("Words worth knowing");
        pack.parts.push_back(content::ListPart{false, terms});
        contents.push_back(fmt::format(
            "{} explained", text::counted(static_cast<long long>(terms.size()), "term")));
    }
    std::string inside = text::join_and(contents);
    pack.subtitle = text::capitalize(inside);
    return pack;
}

}  // namespace drafting
