// The quiz: ten questions about what the reader does and knows, made of the book's steps, mistakes,
// terms and figures. Every wrong answer is put right by the book's own sentence.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "drafting/gift_making.hpp"
#include "drafting/patterns_gift.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::QuizAnswer;
using content::QuizQuestion;
using content::Text;
namespace at = places;

namespace {

constexpr std::size_t kQuestions = 10;
constexpr std::size_t kMostOfTerms = 2;
constexpr std::size_t kMostOfFigures = 2;
constexpr std::size_t kMostOfSlips = 2;
constexpr int kMostPoints = 3;
constexpr std::size_t kMostAdvice = 3;

struct Asked {
    QuizQuestion question;
    int chapter = 0;
};

// The figures of a sentence that can be left out: "20 percent", "$3,000", not years and pages.
struct Figure {
    std::size_t begin = 0;
    std::size_t end = 0;
    double value = 0;
    bool thousands = false;
};

std::optional<Figure> figure_in(std::string_view sentence) {
    std::optional<Figure> found;
    for (std::size_t i = 0; i < sentence.size();) {
        if (!std::isdigit(static_cast<unsigned char>(sentence[i]))) {
            ++i;
            continue;
        }
        Figure figure;
        figure.begin = i;
        std::string digits;
        while (i < sentence.size() &&
               (std::isdigit(static_cast<unsigned char>(sentence[i])) ||
                ((sentence[i] == ',' || sentence[i] == '.') && i + 1 < sentence.size() &&
                 std::isdigit(static_cast<unsigned char>(sentence[i + 1]))))) {
            if (sentence[i] == ',') figure.thousands = true;
            if (sentence[i] != ',') digits += sentence[i];
            ++i;
        }
        figure.end = i;
        if (found || digits.find('.') != std::string::npos) continue;
        figure.value = std::stod(digits.substr(0, 12));
        const bool money = figure.begin > 0 && sentence[figure.begin - 1] == '$';
        const std::string_view after = sentence.substr(i);
        const bool share = after.starts_with(" per cent") || after.starts_with(" percent") ||
                           after.starts_with("%");
        const bool span = after.starts_with(" days") || after.starts_with(" weeks") ||
                          after.starts_with(" months") || after.starts_with(" years") ||
                          after.starts_with(" minutes") || after.starts_with(" hours");
        if ((!money && !share && !span) || figure.value < 2) continue;
        if (share && 3 * figure.value > 100) continue;  // three times as much is no share
        figure.thousands = figure.thousands || money;
        found = figure;
    }
    return found;
}

std::string written(long long value, bool thousands) {
    std::string digits = std::to_string(value);
    for (int place = static_cast<int>(digits.size()) - 3; thousands && place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), ",");
    return digits;
}

QuizAnswer answer(Text text, int points) {
    return {std::move(text), points};
}

QuizAnswer answer(std::string_view words, int points) {
    return {content::pattern(std::string(words)), points};
}

bool is_ban(std::string_view step) {
    const std::string first = first_word(step);
    return step.starts_with("Try not ") || first == "never" || first == "do" || first == "don" ||
           first == "avoid";
}

// What is done again and again, rather than once.
bool is_habit(std::string_view step) {
    static constexpr auto verbs = std::to_array<std::string_view>(
        {"always",  "ask",  "check", "compare", "keep",   "pay",   "read",  "speak",  "test",
         "treat",   "use",  "give",  "take",    "try",    "avoid", "help",  "listen", "learn",
         "measure", "stay", "stop",  "think",   "update", "work",  "price", "mind",   "live"});
    return says_any(step,
                    {"every", "each", "always", "per year", "a day", "a year", "daily", "once a",
                     "whenever", "before you", "when you", "if you", "constantly", "regularly"}) ||
           is_one_of(first_word(step), verbs);
}

class QuizMaker {
  public:
    explicit QuizMaker(const Making& making) : making_(making), harvest_(making.harvest) {}

    base::Result<> make() {
        ask_terms();
        ask_figures();
        ask_slips();
        ask_steps(kQuestions - std::min(kQuestions, asked_.size()));
        if (asked_.size() < kQuestions)
            return too_little(making_, asked_.size(), "questions with a clear answer", kQuestions);
        std::stable_sort(asked_.begin(), asked_.end(),
                         [](const Asked& a, const Asked& b) { return a.chapter < b.chapter; });
        content::Quiz quiz;
        for (Asked& asked : asked_) quiz.questions.push_back(std::move(asked.question));
        making_.narrator.set("count", text::number_in_words(kQuestions));
        quiz.intro = making_.narrator.say(at::quiz_intro);
        TRY(segments(quiz));
        TRY(content::check_quiz(quiz));
        describe();
        making_.gift.quiz = std::move(quiz);
        return base::success();
    }

  private:
    // "What is a deductible?" with what other terms mean as the wrong answers.
    void ask_terms() {
        const auto terms = harvest_.terms();
        std::size_t made = 0;
        for (std::size_t i = 0; i < terms.size() && made < kMostOfTerms; ++i) {
            const Term& term = terms[i];
            if (says(term.meaning, term.subject) || shown_.contains(term.subject)) continue;
            std::vector<const Term*> wrong;
            for (std::size_t step = 1; step < terms.size() && wrong.size() < 2; ++step) {
                const Term& other = terms[(i + step) % terms.size()];
                if (other.verb == term.verb && !shown_.contains(other.subject) &&
                    !alike(other.meaning, term.meaning) && !says(other.meaning, other.subject) &&
                    !says(other.meaning, term.subject) &&
                    first_word(other.meaning) == first_word(term.meaning))
                    wrong.push_back(&other);
            }
            if (wrong.size() < 2) continue;
            making_.narrator.set("subject", harvest_.pool().source(term.subject, term.anchor));
            making_.narrator.set("verb", term.verb);
            QuizQuestion question;
            question.text = making_.narrator.say(at::quiz_term);
            question.answers = {answer(meaning_of(term), kMostPoints),
                                answer(meaning_of(*wrong[0]), 0), answer(meaning_of(*wrong[1]), 0)};
            turn(question.answers, made + 1);
            question.answers.push_back(answer("I do not know.", 0));
            question.lesson = harvest_.pool().source(term.sentence, term.anchor);
            asked_.push_back({std::move(question), term.chapter});
            shown_.insert({term.subject, wrong[0]->subject, wrong[1]->subject});
            ++made;
        }
    }

    Text meaning_of(const Term& term) const {
        return harvest_.pool().source(text::with_final_stop(text::capitalize(term.meaning)),
                                      term.anchor);
    }

    static void turn(std::vector<QuizAnswer>& answers, std::size_t by) {
        std::rotate(answers.begin(),
                    answers.begin() + static_cast<std::ptrdiff_t>(by % answers.size()),
                    answers.end());
    }

    // A sentence of the book with its figure left out.
    void ask_figures() {
        std::size_t made = 0;
        for (const books::Passage& passage : harvest_.figures()) {
            if (made == kMostOfFigures) return;
            const auto figure = figure_in(passage.text);
            if (!figure || used(passage.chapter)) continue;
            const auto& pool = harvest_.pool();
            const auto piece = [&](std::size_t begin, std::size_t end) {
                if (begin == end) return Text{};
                return pool.source(std::string_view(passage.text).substr(begin, end - begin),
                                   passage.anchor);
            };
            making_.narrator.set("said", piece(0, figure->begin) + content::pattern("\u2026") +
                                             piece(figure->end, passage.text.size()));
            QuizQuestion question;
            question.text = making_.narrator.say(at::quiz_figure);
            const auto value = static_cast<long long>(figure->value);
            const auto half = std::max(1LL, value / 2);
            const bool thousands = figure->thousands;
            question.answers = {answer(written(half, thousands), 0),
                                answer(piece(figure->begin, figure->end), kMostPoints),
                                answer(written(value * 2, thousands), 0)};
            if (made % 2 == 1) {
                question.answers = {answer(piece(figure->begin, figure->end), kMostPoints),
                                    answer(written(value * 2, thousands), 0),
                                    answer(written(value * 3, thousands), 0)};
            }
            question.answers.push_back(answer("I do not know.", 0));
            question.lesson = pool.source(passage.text, passage.anchor);
            asked_.push_back({std::move(question), passage.chapter});
            ++made;
        }
    }

    void ask_slips() {
        std::size_t made = 0;
        for (const Slip& slip : harvest_.slips()) {
            if (made == kMostOfSlips) return;
            if (text::word_count(slip.words) > 30 || used(slip.chapter) || is_ban(slip.words) ||
                !names_mistake(slip.words))
                continue;
            making_.narrator.set("said", harvest_.pool().source(slip.words, slip.anchor));
            QuizQuestion question;
            question.text = making_.narrator.say(at::quiz_slip);
            question.answers = {answer("Yes, and not long ago.", 0), answer("Once or twice.", 1),
                                answer("I am not sure that I would notice.", 0),
                                answer("No. I watch out for it.", kMostPoints)};
            question.lesson = slip.remedy.empty() ? slip.mistake : slip.remedy;
            asked_.push_back({std::move(question), slip.chapter});
            ++made;
        }
    }

    // How far the reader is with what the book asks for: first one of each chapter.
    void ask_steps(std::size_t wanted) {
        const auto& steps = harvest_.steps();
        std::vector<const Step*> best;
        for (const Step& step : steps) {
            if (text::word_count(step.words) <= 28) best.push_back(&step);
        }
        std::stable_sort(best.begin(), best.end(),
                         [](const Step* a, const Step* b) { return a->score > b->score; });
        for (int round = 0; round < 4 && wanted > 0; ++round) {
            for (const Step*& step : best) {
                if (wanted == 0) return;
                if (!step || count_of(step->chapter) > round) continue;
                asked_.push_back({practice(*step), step->chapter});
                step = nullptr;
                --wanted;
            }
        }
    }

    QuizQuestion practice(const Step& step) {
        making_.narrator.set("said", step.text);
        QuizQuestion question;
        if (is_ban(step.words)) {
            question.text = making_.narrator.say(at::quiz_rule);
            question.answers = {answer("Always.", kMostPoints), answer("Mostly.", 2),
                                answer("Now and then.", 1), answer("This is new to me.", 0)};
        } else if (is_habit(step.words)) {
            question.text = making_.narrator.say(at::quiz_habit);
            question.answers = {answer("As a matter of course.", kMostPoints),
                                answer("Usually.", 2), answer("Now and then.", 1),
                                answer("Hardly ever, or never yet.", 0)};
        } else {
            question.text = making_.narrator.say(at::quiz_practice);
            question.answers = {answer("That is done.", kMostPoints), answer("I have begun.", 2),
                                answer("I know that I should, and have not begun.", 1),
                                answer("It had not occurred to me.", 0)};
        }
        question.lesson = with_reason(step);
        if (step.why.empty()) {
            // The question has quoted the step: say where the reasons stand.
            making_.speak_of(step.chapter);
            question.lesson = making_.narrator.say(at::quiz_lesson);
        }
        return question;
    }

    int count_of(int chapter) const {
        return static_cast<int>(
            std::count_if(asked_.begin(), asked_.end(),
                          [&](const Asked& asked) { return asked.chapter == chapter; }));
    }
    bool used(int chapter) const { return count_of(chapter) >= 2; }

    base::Result<> segments(content::Quiz& quiz) {
        // What can be done in a sitting is for those who begin; what has a reason for those who go
        // on; the later half of the book for those who know the first.
        std::vector<const Step*> first;
        std::vector<const Step*> middle;
        std::vector<const Step*> late;
        for (const Step& step : harvest_.steps()) {
            const bool asked = std::any_of(
                quiz.questions.begin(), quiz.questions.end(), [&](const QuizQuestion& question) {
                    return content::plain(question.text).find(content::plain(step.text)) !=
                           std::string::npos;
                });
            if (asked) continue;
            if (2 * step.chapter >= harvest_.chapters()) late.push_back(&step);
            if (step.quick || text::word_count(step.words) <= 14) {
                first.push_back(&step);
            } else {
                middle.push_back(&step);
            }
        }
        std::vector<const Step*> taken;
        const auto advice = [&](std::vector<const Step*> steps) {
            std::stable_sort(steps.begin(), steps.end(),
                             [](const Step* a, const Step* b) { return a->score > b->score; });
            std::vector<Text> lines;
            for (const Step* step : steps) {
                if (lines.size() == kMostAdvice ||
                    std::find(taken.begin(), taken.end(), step) != taken.end())
                    continue;
                taken.push_back(step);
                lines.push_back(with_reason(*step));
            }
            return lines;
        };
        auto late_advice = advice(late);
        auto first_advice = advice(first);
        auto middle_advice = advice(middle);
        for (auto* lines : {&first_advice, &middle_advice, &late_advice}) {
            for (const auto* others : {&middle, &first, &late}) {
                if (lines->size() >= 2) break;
                for (Text& line : advice(*others)) lines->push_back(std::move(line));
            }
            if (lines->size() > kMostAdvice) lines->resize(kMostAdvice);
        }
        for (const auto* lines : {&first_advice, &middle_advice, &late_advice}) {
            if (lines->empty())
                return too_little(making_, harvest_.steps().size(),
                                  "steps that make sense by themselves", kQuestions + kMostAdvice);
        }
        const int last = harvest_.chapters() - 1;
        quiz.segments = {
            segment("beginner", 0, at::quiz_beginner, at::quiz_beginner_means,
                    at::quiz_beginner_read, 0, std::min(1, last), first_advice),
            segment("intermediate", content::kIntermediateFrom, at::quiz_intermediate,
                    at::quiz_intermediate_means, at::quiz_intermediate_read, last / 3,
                    (2 * last) / 3, middle_advice),
            segment("advanced", content::kAdvancedFrom, at::quiz_advanced, at::quiz_advanced_means,
                    at::quiz_advanced_read, std::max(0, last - 1), last, late_advice)};
        return base::success();
    }

    content::QuizSegment segment(const std::string& key, int from, const Place& heading,
                                 const Place& means, const Place& read, int chapter, int other,
                                 std::vector<Text> advice) {
        making_.speak_of(chapter);
        making_.narrator.set("chapter.other", harvest_.quoted_title(other));
        making_.narrator.set("number.other", text::number_in_words(other + 1));
        content::QuizSegment segment;
        segment.key = key;
        segment.from = from;
        segment.heading = making_.narrator.say(heading);
        segment.paragraphs = {making_.narrator.say(means)};
        segment.advice = std::move(advice);
        segment.recommendation = making_.narrator.say(read);
        return segment;
    }

    void describe() {
        Gift& gift = making_.gift;
        gift.slots["gift.inside"] =
            content::pattern("ten questions, your result and what to do next");
        gift.slots["gift.time"] = content::pattern("about five minutes");
        for (const std::string_view line :
             {"Ten questions about what you do and what you know",
              "Your result, with what it means and three things to do next",
              "To every question, what the book says to it",
              "Which chapters to read first, by your result"}) {
            gift.bullets.push_back(content::pattern(std::string(line)));
        }
    }

    const Making& making_;
    const Harvest& harvest_;
    std::vector<Asked> asked_;
    std::set<std::string> shown_;  // terms whose meanings were among the answers
};

}  // namespace

base::Result<> make_quiz(const Making& making) {
    return QuizMaker(making).make();
}

}  // namespace drafting
