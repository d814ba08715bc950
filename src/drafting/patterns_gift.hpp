// Copy for lead magnets that are no chapter: what other places say of them instead, and the
// sentences inside them.
#pragma once

#include <span>
#include <string_view>

#include "drafting/pattern.hpp"

namespace drafting {

// What a place says where the book has the slot `asks`; drafting/patterns.hpp names the places.
struct Alternative {
    std::string_view place;
    std::string_view asks;  // "gift", "bonus.gift"
    std::span<const std::string_view> patterns;
};

// patterns_gift_pages.cpp, patterns_gift_mails.cpp
extern const std::span<const Alternative> page_alternatives;
extern const std::span<const Alternative> mail_alternatives;

// The patterns that a book with these slots chooses from.
std::span<const std::string_view> patterns_for(const Place& place, const Slots& slots);

namespace places {

// patterns_guide.cpp: the checklist and the quick-start guide.
extern const Place checklist_intro, guide_start, guide_intro, guide_ideas, guide_ideas_intro,
    guide_first, guide_next, guide_saying, guide_plan, guide_plan_intro, guide_plan_after,
    guide_examples, guide_example, guide_lesson, guide_figures, guide_mistakes,
    guide_mistakes_intro, guide_mistake, guide_remedy, guide_after, guide_after_intro,
    guide_reading;

// patterns_quiz.cpp
extern const Place quiz_intro, quiz_practice, quiz_habit, quiz_lesson, quiz_rule, quiz_slip,
    quiz_term, quiz_figure, quiz_beginner, quiz_intermediate, quiz_advanced, quiz_beginner_means,
    quiz_intermediate_means, quiz_advanced_means, quiz_beginner_read, quiz_intermediate_read,
    quiz_advanced_read;

// patterns_worksheet.cpp: the worksheet and the video script.
extern const Place sheet_start, sheet_intro, sheet_ask, sheet_write, sheet_reckon, sheet_choose,
    sheet_do, sheet_plan, sheet_plan_intro, sheet_review, sheet_review_intro, script_hook,
    script_promise, script_idea, script_story, script_mistake, script_remedy, script_steps,
    script_call;

}  // namespace places

}  // namespace drafting
