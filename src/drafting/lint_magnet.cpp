#include "drafting/lint_magnet.hpp"

#include <set>

#include "drafting/walk.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr std::size_t kLongestSlideLine = 20;  // words
constexpr std::size_t kLongestSpoken = 40;     // words: what one breath holds, and a little
constexpr std::size_t kShortestRepeated = 6;   // words
constexpr double kShortestTalk = 5;            // minutes
constexpr double kLongestTalk = 8;

class MagnetLinter {
  public:
    explicit MagnetLinter(std::string where) : where_(std::move(where)) {}

    // A chapter says things twice; what is put together from a book does not.
    void document(const content::Document& document) {
        std::set<std::string> said;
        walk(
            document.parts, "",
            [&](std::string_view name, const Text& text) {
                if (name != "text" && name != "items") return;
                const std::string plain = content::plain(text);
                for (const std::string_view sentence : text::sentences(plain)) {
                    if (text::word_count(sentence) >= kShortestRepeated &&
                        !said.insert(text::fold(sentence)).second)
                        fault(fmt::format("said twice: {}", sentence));
                }
            },
            [](std::string_view, const std::string&) {});
    }

    void quiz(const content::Quiz& quiz) {
        if (const auto checked = content::check_quiz(quiz); !checked)
            fault(checked.error().message);
        std::set<std::string> asked;
        for (const content::QuizQuestion& question : quiz.questions) {
            std::set<std::string> answers;
            for (const content::QuizAnswer& answer : question.answers) {
                if (!answers.insert(text::fold(content::plain(answer.text))).second)
                    fault("the same answer twice: " + content::plain(answer.text));
            }
            if (!asked.insert(text::fold(content::plain(question.text))).second)
                fault("the same question twice: " + content::plain(question.text));
        }
    }

    void script(const content::VideoScript& script) {
        const double minutes =
            static_cast<double>(content::spoken_words(script)) / script.words_per_minute;
        if (minutes < kShortestTalk || minutes > kLongestTalk)
            fault(fmt::format("a talk of {:.1f} minutes", minutes));
        for (const content::Scene& scene : script.scenes) {
            for (const Text& line : scene.lines) {
                if (text::word_count(content::plain(line)) > kLongestSlideLine)
                    fault("a slide with many words: " + content::plain(line));
            }
            for (const Text& paragraph : scene.spoken) {
                const std::string plain = content::plain(paragraph);
                for (const std::string_view sentence : text::sentences(plain)) {
                    if (text::word_count(sentence) > kLongestSpoken)
                        fault(fmt::format("too long to be spoken: {}", sentence));
                }
            }
        }
    }

    std::vector<Fault> faults;

  private:
    void fault(std::string what) { faults.push_back({where_, std::move(what)}); }

    std::string where_;
};

}  // namespace

std::vector<Fault> magnet_faults(const content::LeadMagnet& magnet) {
    MagnetLinter linter(magnet.key);
    if (magnet.type == content::MagnetType::mini_guide ||
        magnet.type == content::MagnetType::checklist)
        linter.document(magnet.document);
    if (magnet.quiz) linter.quiz(*magnet.quiz);
    if (magnet.script) linter.script(*magnet.script);
    return std::move(linter.faults);
}

}  // namespace drafting
