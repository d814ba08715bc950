#include "content/magnet_documents.hpp"

#include <algorithm>
#include <utility>

#include "content/print/clean.hpp"

namespace content {
namespace {

// A, B ... Z, AA, AB ...
std::string answer_letter(std::size_t index) {
    std::string letter;
    for (auto left = index + 1; left > 0; left = (left - 1) / 26) {
        letter.insert(letter.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return letter;
}

bool says_something(const Text& text) {
    return !print::clean_line(plain(text)).empty();
}

void add_questions(const Quiz& quiz, std::vector<Part>& parts) {
    parts.push_back(HeadingPart{1, pattern("The questions")});
    if (says_something(quiz.intro)) parts.push_back(ParagraphPart{quiz.intro});
    parts.push_back(ParagraphPart{pattern(
        "Tick one answer to each question, the one that is true today. The points stand on a page "
        "of their own, after the last question.")});
    for (std::size_t q = 0; q < quiz.questions.size(); ++q) {
        const QuizQuestion& question = quiz.questions[q];
        ChecklistPart boxes{.heading = pattern(fmt::format("{}. ", q + 1)) + question.text};
        for (std::size_t a = 0; a < question.answers.size(); ++a) {
            boxes.items.push_back(
                {pattern(fmt::format("{}. ", answer_letter(a))) + question.answers[a].text, {}});
        }
        parts.push_back(std::move(boxes));
    }
}

// Rows of questions, columns of answers; a cell is empty where a question has fewer.
TablePart points_table(const Quiz& quiz) {
    std::size_t most = 0;
    for (const QuizQuestion& question : quiz.questions) {
        most = std::max(most, question.answers.size());
    }
    TablePart table;
    auto& head = table.rows.emplace_back();
    head.push_back(pattern("Question"));
    for (std::size_t a = 0; a < most; ++a) head.push_back(pattern(answer_letter(a)));
    for (std::size_t q = 0; q < quiz.questions.size(); ++q) {
        auto& row = table.rows.emplace_back();
        row.push_back(pattern(std::to_string(q + 1)));
        for (const QuizAnswer& answer : quiz.questions[q].answers) {
            row.push_back(pattern(std::to_string(answer.points)));
        }
        row.resize(most + 1);
    }
    return table;
}

struct PointRange {
    int from = -1;
    int to = -1;
};

// Which points lead to each segment; from -1 where none do, as with very few questions.
std::vector<PointRange> point_ranges(const Quiz& quiz) {
    std::vector<PointRange> ranges(quiz.segments.size());
    int most = 0;
    for (const QuizQuestion& question : quiz.questions) most += most_points(question);
    for (int points = 0; points <= most; ++points) {
        const QuizSegment* segment = segment_at(quiz, percent_of(points, most));
        if (!segment) continue;
        PointRange& range = ranges[static_cast<std::size_t>(segment - quiz.segments.data())];
        if (range.from < 0) range.from = points;
        range.to = points;
    }
    return ranges;
}

std::string in_points(const PointRange& range) {
    if (range.from == range.to) return fmt::format("{}", range.from);
    return fmt::format("{} to {}", range.from, range.to);
}

void add_results(const Quiz& quiz, std::vector<Part>& parts) {
    parts.push_back(HeadingPart{1, pattern("Your points")});
    parts.push_back(
        ParagraphPart{pattern("Look up each answer, write its points down and add them up.")});
    parts.push_back(points_table(quiz));
    parts.push_back(FieldPart{"points", pattern("My points"), {}, 1});
    parts.push_back(HeadingPart{1, pattern("What they mean")});
    const auto ranges = point_ranges(quiz);
    for (std::size_t s = 0; s < quiz.segments.size(); ++s) {
        const QuizSegment& segment = quiz.segments[s];
        if (ranges[s].from < 0) continue;
        parts.push_back(HeadingPart{
            2, pattern(fmt::format("{} points: ", in_points(ranges[s]))) + segment.heading});
        for (const Text& paragraph : segment.paragraphs) parts.push_back(ParagraphPart{paragraph});
        if (!segment.advice.empty()) parts.push_back(ListPart{true, segment.advice});
        if (says_something(segment.recommendation)) {
            parts.push_back(ParagraphPart{segment.recommendation});
        }
    }
}

void add_lessons(const Quiz& quiz, std::vector<Part>& parts) {
    bool first = true;
    for (std::size_t q = 0; q < quiz.questions.size(); ++q) {
        const QuizQuestion& question = quiz.questions[q];
        if (!says_something(question.lesson)) continue;
        if (first) parts.push_back(HeadingPart{1, pattern("What the book says")});
        first = false;
        parts.push_back(HeadingPart{3, pattern(fmt::format("{}. ", q + 1)) + question.text});
        parts.push_back(ParagraphPart{question.lesson});
    }
}

// "4:05".
std::string clock_time(Offset at) {
    const auto seconds = std::chrono::round<std::chrono::seconds>(at).count();
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string said_in(const VideoScript& script, Offset whole) {
    return fmt::format(
        "{} words, which take {} minutes at {} words a minute. The time before each scene is when "
        "it begins.",
        spoken_words(script), clock_time(whole), script.words_per_minute);
}

}  // namespace

Document quiz_document(const Quiz& quiz, Document about) {
    std::vector<Part> last = std::exchange(about.parts, {});
    add_questions(quiz, about.parts);
    add_results(quiz, about.parts);
    add_lessons(quiz, about.parts);
    about.parts.insert(about.parts.end(), last.begin(), last.end());
    return about;
}

Document script_document(const VideoScript& script, Document about) {
    std::vector<Part> last = std::exchange(about.parts, {});
    const auto starts = scene_starts(script);
    about.parts.push_back(HeadingPart{1, pattern("The script")});
    about.parts.push_back(ParagraphPart{pattern(said_in(script, starts.back()))});
    TablePart slides;
    slides.rows.push_back({pattern("Time"), pattern("Slide"), pattern("On it")});
    for (std::size_t i = 0; i < script.scenes.size(); ++i) {
        const Scene& scene = script.scenes[i];
        const auto time = pattern(clock_time(starts[i]));
        about.parts.push_back(HeadingPart{2, time + pattern(" · ") + scene.slide});
        for (const Text& paragraph : scene.spoken) {
            about.parts.push_back(ParagraphPart{paragraph});
        }
        Text lines;
        for (const Text& line : scene.lines) {
            if (!lines.empty()) lines = lines + pattern(" · ");
            lines = lines + line;
        }
        slides.rows.push_back({time, scene.slide, lines});
    }
    if (slides.rows.size() > 1) {
        about.parts.push_back(HeadingPart{1, pattern("The slides")});
        about.parts.push_back(std::move(slides));
    }
    about.parts.insert(about.parts.end(), last.begin(), last.end());
    return about;
}

}  // namespace content
