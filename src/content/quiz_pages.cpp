#include "content/quiz_pages.hpp"

#include <algorithm>
#include <numeric>

#include "base/crypto.hpp"
#include "base/json.hpp"
#include "content/html.hpp"
#include "content/page_frame.hpp"
#include "content/page_parts.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

constexpr std::size_t kMarkLength = 12;  // 48 bits: marks are compared within one quiz

using Markup = base::Result<std::string>;

bool is_open(const QuizForm& form, std::size_t question) {
    return question >= form.chosen.size() || form.chosen[question] < 0;
}

Markup paragraphs(const std::vector<Text>& texts, const Fields& fields) {
    std::string out;
    for (const Text& text : texts) {
        TRY(const auto words, inline_html(text, fields));
        if (!words.empty()) out += fmt::format("<p>{}</p>", words);
    }
    return out;
}

// One question: a group of its own, with its number before it and what is wrong with it below.
Markup question_html(const QuizForm& form, std::size_t index, const Fields& fields,
                     bool first_open) {
    const QuizQuestion& question = form.quiz.questions[index];
    const std::size_t number = index + 1;
    const bool open = form.sent && is_open(form, index);
    TRY(const auto words, inline_html(question.text, fields));
    std::string out = fmt::format(
        "<fieldset class=\"field question{}\" id=\"question-{}\"{}><legend><span "
        "class=\"count\">Question {} of {}</span>{}</legend>",
        open ? " bad" : "", number,
        open ? fmt::format(" aria-describedby=\"q{}-error\"", number) : "", number,
        form.quiz.questions.size(), words);
    if (open) {
        out += fmt::format("<p class=\"bad-note\" id=\"q{}-error\">Please choose an answer</p>",
                           number);
    }
    for (std::size_t i = 0; i < question.answers.size(); ++i) {
        TRY(const auto answer, inline_html(question.answers[i].text, fields));
        const bool chosen = index < form.chosen.size() && form.chosen[index] == static_cast<int>(i);
        out += fmt::format(
            "<label class=\"tick\"><input type=\"radio\" name=\"q{}\" value=\"{}\" required{}{}>"
            "<span>{}</span></label>",
            number, answer_mark(question, i), chosen ? " checked" : "",
            first_open && i == 0 ? " autofocus" : "", answer);
    }
    return out + "</fieldset>";
}

// Which questions are open, each with a link to it.
std::string alert_html(const QuizForm& form) {
    std::string open;
    int count = 0;
    if (form.sent) {
        for (std::size_t i = 0; i < form.quiz.questions.size(); ++i) {
            if (!is_open(form, i)) continue;
            open += fmt::format("{}<a href=\"#question-{}\">{}</a>", open.empty() ? "" : ", ",
                                i + 1, i + 1);
            ++count;
        }
    }
    if (form.notice.empty() && count == 0) return {};
    std::string words = escape_html(form.notice);
    if (count > 0) {
        words += fmt::format(
            "{}{} still open: {}.", words.empty() ? "" : " ",
            count == 1 ? "One question is" : fmt::format("{} questions are", count), open);
    }
    return fmt::format("<p class=\"alert\" role=\"alert\">{}</p>", words);
}

// The scale from 0 to 100 with the result on it. Lengths are attributes: the policy of the pages
// allows no style of an element's own.
std::string scale_html(const Quiz& quiz, const QuizResult& result) {
    std::string ticks;
    for (const QuizSegment& segment : quiz.segments) {
        if (segment.from == 0) continue;
        ticks += fmt::format("<rect class=\"cut\" x=\"{}%\" width=\"2\" height=\"100%\"/>",
                             segment.from);
    }
    return fmt::format(
        "<svg class=\"scale\" role=\"img\" aria-label=\"{} on a scale from 0 to 100\"><rect "
        "class=\"all\" width=\"100%\" height=\"100%\"/><rect class=\"part\" width=\"{}%\" "
        "height=\"100%\"/>{}</svg>",
        result.percent, result.percent, ticks);
}

Markup lessons_html(const QuizOutcome& outcome, const Fields& fields) {
    std::string items;
    for (std::size_t i = 0; i < outcome.quiz.questions.size(); ++i) {
        const QuizQuestion& question = outcome.quiz.questions[i];
        const QuizAnswer& given = question.answers[static_cast<std::size_t>(outcome.answers[i])];
        if (given.points == most_points(question) || plain(question.lesson).empty()) continue;
        TRY(const auto asked, inline_html(question.text, fields));
        TRY(const auto answer, inline_html(given.text, fields));
        TRY(const auto lesson, inline_html(question.lesson, fields));
        items += fmt::format(
            "<div class=\"stack\"><h3>{}</h3><p class=\"soft\"><span>You chose:</span> {}</p>"
            "<p>{}</p></div>",
            asked, answer, lesson);
    }
    if (items.empty()) return std::string{};
    return fmt::format(
        "<section class=\"block lessons\"><div class=\"wrap\"><h2>Worth another look</h2><div "
        "class=\"body\">{}</div></div></section>\n",
        items);
}

Markup advice_html(const QuizSegment& segment, const Fields& fields) {
    std::string items;
    for (const Text& text : segment.advice) {
        TRY(const auto words, inline_html(text, fields));
        items += fmt::format("<li>{}</li>", words);
    }
    if (items.empty()) return std::string{};
    return fmt::format(
        "<section class=\"block\"><div class=\"wrap\"><h2>What to do next</h2><div class=\"body\">"
        "<ul class=\"items check\">{}</ul></div></div></section>\n",
        items);
}

Markup recommendation_html(const QuizOutcome& outcome, const PageContext& context) {
    TRY(const auto words, inline_html(outcome.result.segment->recommendation, context.fields));
    std::string body = words.empty() ? "" : fmt::format("<p>{}</p>", words);
    if (!outcome.book_url.empty()) {
        body += fmt::format("<p class=\"send\"><a class=\"button\" href=\"{}\">See {}</a></p>",
                            escape_url(outcome.book_url), escape_html(outcome.book_title));
    }
    std::string more;
    const auto add = [&](const std::string& url, std::string_view label) {
        if (url.empty()) return;
        more += fmt::format("<a href=\"{}\">{}</a>", escape_url(url), label);
    };
    add(outcome.print_url, "The quiz to print");
    add(outcome.again_url, "Answer again");
    if (!more.empty()) body += fmt::format("<p class=\"more\">{}</p>", more);
    if (body.empty()) return body;
    return fmt::format(
        "<section class=\"block\"><div class=\"wrap\"><h2>What to read</h2><div class=\"body\">{}"
        "</div></div></section>\n",
        body);
}

}  // namespace

std::string answer_mark(const QuizQuestion& question, std::size_t answer) {
    const std::string words = plain(question.answers[answer].text);
    std::size_t same = 0;
    for (std::size_t i = 0; i < answer; ++i) {
        if (plain(question.answers[i].text) == words) ++same;
    }
    return base::sha256_hex(fmt::format("{}\n{}\n{}", plain(question.text), words, same))
        .substr(0, kMarkLength);
}

std::vector<int> find_answers(const Quiz& quiz, std::span<const std::string> marks) {
    std::vector<int> out;
    for (const QuizQuestion& question : quiz.questions) {
        int found = -1;
        for (std::size_t i = 0; i < question.answers.size() && found < 0; ++i) {
            if (std::ranges::find(marks, answer_mark(question, i)) != marks.end()) {
                found = static_cast<int>(i);
            }
        }
        out.push_back(found);
    }
    return out;
}

std::vector<int> answers_for(const Quiz& quiz, const QuizSegment& segment) {
    // Each question's answers, the least worth first.
    std::vector<std::vector<int>> ladders;
    std::vector<int> answers;
    for (const QuizQuestion& question : quiz.questions) {
        auto& ladder = ladders.emplace_back(question.answers.size());
        std::iota(ladder.begin(), ladder.end(), 0);
        std::ranges::stable_sort(ladder, {}, [&](int answer) {
            return question.answers[static_cast<std::size_t>(answer)].points;
        });
        answers.push_back(ladder.front());
    }
    for (std::size_t i = 0; i < ladders.size(); ++i) {
        for (const int answer : ladders[i]) {
            answers[i] = answer;
            const auto reached = score(quiz, answers);
            if (reached && reached.value().percent >= segment.from) return answers;
        }
    }
    return answers;
}

std::string edition_of(const Quiz& quiz) {
    return base::sha256_hex(base::write_json(quiz)).substr(0, 32);
}

base::Result<std::string> render_quiz_page(const PageContext& context, const QuizForm& form) {
    const Fields& fields = context.fields;
    TRY(const auto intro, inline_html(form.quiz.intro, fields));
    std::string questions;
    bool any_open = false;
    for (std::size_t i = 0; i < form.quiz.questions.size(); ++i) {
        const bool first_open = form.sent && !any_open && is_open(form, i);
        any_open = any_open || first_open;
        TRY(const auto question, question_html(form, i, fields, first_open));
        questions += question;
    }
    std::string main = fmt::format(
        "<section class=\"hero bare quiz\"><div class=\"wrap\"><p class=\"eyebrow\">Quiz</p>"
        "<h1>{}</h1><div class=\"body measure\">{}<form method=\"post\" action=\"{}\">{}{}{}<div "
        "class=\"send\"><button class=\"button\" type=\"submit\">Show my result</button></div>"
        "</form></div></div></section>\n",
        escape_html(form.title), intro.empty() ? "" : fmt::format("<p>{}</p>", intro),
        escape_url(context.form.action), form_guards(context.form.token), alert_html(form),
        questions);
    return page_frame(context, {.title = form.title,
                                .description = plain(form.quiz.intro),
                                .kind = "message",
                                .main = std::move(main),
                                .style = quiz_style().css});
}

base::Result<std::string> render_quiz_result(const PageContext& context,
                                             const QuizOutcome& outcome) {
    const QuizSegment& segment = *outcome.result.segment;
    TRY(const auto heading, inline_html(segment.heading, context.fields));
    TRY(const auto meaning, paragraphs(segment.paragraphs, context.fields));
    TRY(const auto advice, advice_html(segment, context.fields));
    TRY(const auto recommendation, recommendation_html(outcome, context));
    TRY(const auto lessons, lessons_html(outcome, context.fields));
    std::string main = fmt::format(
        "<section class=\"hero bare\"><div class=\"wrap\"><p class=\"eyebrow\">Your result</p>"
        "<h1>{}</h1><div class=\"body measure\"><p class=\"price\"><span class=\"now\">{}%</span>"
        "<span class=\"soft\">{} of {} points</span></p>{}{}</div></div></section>\n",
        heading, outcome.result.percent, outcome.result.points, outcome.result.most,
        scale_html(outcome.quiz, outcome.result), meaning);
    main += advice + recommendation + lessons;
    return page_frame(context, {.title = outcome.title + ": your result",
                                .kind = "message",
                                .main = std::move(main),
                                .style = quiz_style().css});
}

}  // namespace content
