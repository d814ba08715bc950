// The lead magnets that are made of a book's parts, over the demo's books and those of the corpus.
// What each must hold is from PRODUCT.md, section 2. FRONTLIST_PRINT_MAGNETS=FOLDER writes all of
// them there as plain text, to be read.
#include "drafting/gift.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <list>
#include <set>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/reader.hpp"
#include "content/document_pdf.hpp"
#include "drafting/harvest.hpp"
#include "drafting/lint.hpp"
#include "drafting/plain_text_test.hpp"
#include "drafting/walk.hpp"
#include "drafting/writer.hpp"
#include "support/corpus.hpp"
#include "support/scratch.hpp"
#include "text/unicode.hpp"

namespace drafting {
namespace {

namespace fs = std::filesystem;
using content::LeadMagnet;
using content::MagnetType;

const fs::path kDemoFolder = "demo/information-asymmetry";
constexpr MagnetType kGifts[] = {MagnetType::checklist, MagnetType::mini_guide, MagnetType::quiz,
                                 MagnetType::worksheet, MagnetType::video_script};

// Books with their analyses, where they stay put while a shelf borrows them.
class Bookcase {
  public:
    explicit Bookcase(const std::vector<fs::path>& files) {
        for (const fs::path& file : files) {
            auto book = books::read_book(file);
            EXPECT_TRUE(book.has_value()) << file << ": " << book.error().message;
            if (!book) continue;
            auto& held = held_.emplace_back();
            held.book = std::move(book.value());
            held.analysis = books::analyze(held.book);
            views_.push_back({held.book, held.analysis, base::slugify(held.book.title)});
        }
    }

    static const Bookcase& demo() {
        static const Bookcase* bookcase = [] {
            std::set<fs::path> files;
            for (const auto& entry : fs::directory_iterator(kDemoFolder / "books"))
                files.insert(entry.path());
            return new Bookcase({files.begin(), files.end()});
        }();
        return *bookcase;
    }

    const std::vector<BookView>& views() const { return views_; }

  private:
    struct Held {
        books::Book book;
        books::Analysis analysis;
    };
    std::list<Held> held_;
    std::vector<BookView> views_;
};

// Each of the books gives this away.
content::Brand brand_giving(MagnetType type, const std::vector<BookView>& views) {
    content::Brand brand = content::read_brand(kDemoFolder / "brand.toml").value();
    for (const BookView& view : views) brand.books.push_back({view.book.title, type});
    return brand;
}

const Shelf& demo_shelf(MagnetType type) {
    static std::map<MagnetType, Shelf>* shelves = new std::map<MagnetType, Shelf>;
    const auto found = shelves->find(type);
    if (found != shelves->end()) return found->second;
    const auto& views = Bookcase::demo().views();
    return shelves->emplace(type, Shelf(brand_giving(type, views), views)).first->second;
}

std::vector<LeadMagnet> demo_magnets(MagnetType type) {
    std::vector<LeadMagnet> magnets;
    const Shelf& shelf = demo_shelf(type);
    for (const BookView& view : shelf.books()) {
        auto made = EmbeddedWriter().draft_lead_magnet(shelf, view.slug, type);
        EXPECT_TRUE(made.has_value()) << made.error().message;
        if (made) magnets.push_back(std::move(made.value()));
    }
    EXPECT_EQ(magnets.size(), 5u);
    return magnets;
}

std::string told(const std::vector<Fault>& faults) {
    std::string all;
    for (const Fault& fault : faults) all += fault.where + ": " + fault.what + "\n";
    return all;
}

void print_for_reading(const std::string& name, const Draft& draft) {
    if (const char* folder = std::getenv("FRONTLIST_PRINT_MAGNETS")) {
        ASSERT_TRUE(base::write_file(fs::path(folder) / (name + ".txt"), plain_text(draft)));
    }
}

template <class Part>
std::vector<Part> parts_of(const LeadMagnet& magnet) {
    std::vector<Part> parts;
    for (const content::Part& part : magnet.document.parts) {
        if (const auto* held = std::get_if<Part>(&part)) parts.push_back(*held);
    }
    return parts;
}

TEST(Gifts, OfTheDemoBrandsLaunchesHaveNoFaultThatTheLintKnows) {
    for (const MagnetType type : kGifts) {
        const Shelf& shelf = demo_shelf(type);
        std::vector<Draft> drafts;
        for (const DraftRequest& request : plan_launch(shelf)) {
            auto draft = EmbeddedWriter().draft(shelf, request);
            ASSERT_TRUE(draft.has_value()) << request.key << ": " << draft.error().message;
            drafts.push_back(std::move(draft.value()));
        }
        EXPECT_EQ(drafts.size(), 28u);
        const auto faults = lint(shelf, drafts);
        EXPECT_TRUE(faults.empty()) << base::enum_name(type) << "\n" << told(faults);
        std::string all;
        for (const Draft& draft : drafts) all += plain_text(draft);
        if (const char* folder = std::getenv("FRONTLIST_PRINT_MAGNETS")) {
            ASSERT_TRUE(base::write_file(
                fs::path(folder) / fmt::format("launch-{}.txt", base::enum_name(type)), all));
        }
    }
}

TEST(Gifts, AreKnownByTheTypeThatTheBrandChoseInPlanFunnelAndPromises) {
    const Shelf& shelf = demo_shelf(MagnetType::quiz);
    const std::string slug = shelf.books().front().slug;
    const auto plan = plan_launch(shelf);
    EXPECT_EQ(plan.front().key, slug + "/quiz");
    const EmbeddedWriter writer;
    EXPECT_EQ(
        writer.draft_funnel(shelf, slug, content::FunnelStrategy::value_ladder).value().magnet,
        slug + "/quiz");
    const auto welcome = writer.draft_sequence(shelf, slug, content::SequenceType::welcome).value();
    const auto& delivery = welcome.mails.front().email;
    ASSERT_EQ(delivery.promises.size(), 1u);
    EXPECT_EQ(delivery.promises.front().ref, slug + "/quiz");
    const std::string words = plain_text(Draft(welcome)).substr(0, 1200);
    EXPECT_NE(words.find("quiz"), std::string::npos) << words;
}

TEST(Gifts, AreNowhereCalledAChapter) {
    for (const MagnetType type : kGifts) {
        const Shelf& shelf = demo_shelf(type);
        for (const BookView& view : shelf.books()) {
            const EmbeddedWriter writer;
            auto magnet = writer.draft_lead_magnet(shelf, view.slug, type).value();
            magnet.document = {};
            magnet.quiz.reset();
            magnet.script.reset();
            std::string words = plain_text(Draft(magnet));
            for (const auto sequence :
                 {content::SequenceType::welcome, content::SequenceType::post_purchase}) {
                words +=
                    plain_text(Draft(writer.draft_sequence(shelf, view.slug, sequence).value()));
            }
            for (const std::string_view wrong :
                 {"your chapter", "free chapter", "Your chapter", "one chapter of",
                  "Read the chapter", "asked for a chapter", "a chapter of"}) {
                EXPECT_EQ(words.find(wrong), std::string::npos)
                    << base::enum_name(type) << " " << view.slug << ": " << wrong;
            }
        }
    }
}

TEST(Checklist, HasFifteenToFortyStepsNoTwoOfThemAlike) {
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::checklist)) {
        std::vector<std::string> steps;
        std::size_t reasons = 0;
        for (const auto& part : parts_of<content::ChecklistPart>(magnet)) {
            EXPECT_FALSE(part.heading.empty());
            for (const auto& item : part.items) {
                const std::string words = content::plain(item.text);
                for (const std::string& other : steps)
                    EXPECT_FALSE(alike(words, other)) << words << " | " << other;
                steps.push_back(words);
                reasons += !item.why.empty() || words.find("because") != std::string::npos ||
                           words.find("so that") != std::string::npos ||
                           words.find("since") != std::string::npos;
            }
        }
        EXPECT_GE(steps.size(), 15u) << magnet.key;
        EXPECT_LE(steps.size(), 40u) << magnet.key;
        EXPECT_GE(reasons, 5u) << magnet.key;
        print_for_reading(base::replace_all(magnet.key, "/", "-"), Draft(magnet));
    }
}

// As poppler counts them.
int pages_of(const std::string& pdf) {
    const support::ScratchFolder folder;
    const fs::path file = folder.path() / "guide.pdf";
    EXPECT_TRUE(base::write_file(file, pdf));
    std::FILE* pipe = ::popen(fmt::format("pdfinfo '{}'", file.string()).c_str(), "r");
    if (!pipe) return 0;
    std::string said;
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe)) said += buffer;
    ::pclose(pipe);
    const std::size_t at = said.find("Pages:");
    return at == std::string::npos ? 0 : std::atoi(said.c_str() + at + 6);
}

TEST(Guide, HasFiveToTenPages) {
    if (std::system("pdfinfo -v >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "pdfinfo (poppler-utils) is not installed";
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::mini_guide)) {
        const auto look = content::look_of(demo_shelf(MagnetType::mini_guide).brand());
        const int pages = pages_of(content::render_pdf(magnet.document, look).value());
        EXPECT_GE(pages, 5) << magnet.key;
        EXPECT_LE(pages, 10) << magnet.key;
        print_for_reading(base::replace_all(magnet.key, "/", "-"), Draft(magnet));
    }
}

TEST(Guide, HasIdeasAPlanMistakesAndNextSteps) {
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::mini_guide)) {
        std::size_t sections = 0;
        for (const auto& part : parts_of<content::HeadingPart>(magnet)) sections += part.level == 2;
        EXPECT_GE(sections, 4u) << magnet.key;
        const auto lists = parts_of<content::ListPart>(magnet);
        ASSERT_FALSE(lists.empty());
        EXPECT_TRUE(lists.front().numbered);
        EXPECT_GE(lists.front().items.size(), 5u);
        EXPECT_FALSE(parts_of<content::TablePart>(magnet).empty());
    }
}

TEST(Quiz, HasTenQuestionsAndTheSegmentsOfTheProduct) {
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::quiz)) {
        ASSERT_TRUE(magnet.quiz) << magnet.key;
        const content::Quiz& quiz = *magnet.quiz;
        EXPECT_EQ(quiz.questions.size(), 10u);
        ASSERT_EQ(quiz.segments.size(), 3u);
        EXPECT_EQ(quiz.segments[0].key, "beginner");
        EXPECT_EQ(quiz.segments[0].from, 0);
        EXPECT_EQ(quiz.segments[1].from, 31);
        EXPECT_EQ(quiz.segments[2].from, 71);
        std::vector<int> best;
        std::vector<int> worst;
        for (const auto& question : quiz.questions) {
            const auto less = [](const auto& a, const auto& b) { return a.points < b.points; };
            const auto& all = question.answers;
            best.push_back(
                static_cast<int>(std::max_element(all.begin(), all.end(), less) - all.begin()));
            worst.push_back(
                static_cast<int>(std::min_element(all.begin(), all.end(), less) - all.begin()));
        }
        const auto top = content::score(quiz, best).value();
        const auto bottom = content::score(quiz, worst).value();
        EXPECT_EQ(top.percent, 100);
        EXPECT_EQ(top.segment->key, "advanced");
        EXPECT_EQ(bottom.percent, 0);
        EXPECT_EQ(bottom.segment->key, "beginner");
        for (const auto& segment : quiz.segments) {
            EXPECT_GE(segment.advice.size(), 2u) << magnet.key << " " << segment.key;
            EXPECT_NE(content::plain(segment.recommendation).find("chapter"), std::string::npos);
        }
        print_for_reading(base::replace_all(magnet.key, "/", "-"), Draft(magnet));
    }
}

TEST(Quiz, PutsEveryQuestionOfKnowledgeRightWithTheBooksSentence) {
    std::size_t asked = 0;
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::quiz)) {
        for (const auto& question : magnet.quiz->questions) {
            EXPECT_FALSE(question.lesson.empty());
            const auto right =
                std::max_element(question.answers.begin(), question.answers.end(),
                                 [](const auto& a, const auto& b) { return a.points < b.points; });
            if (right->text.front().from != content::Origin::source) continue;
            ++asked;
            std::string words = text::fold(content::plain(right->text));
            if (words.ends_with('.')) words.pop_back();
            EXPECT_NE(text::fold(content::plain(question.lesson)).find(words), std::string::npos)
                << words;
        }
    }
    EXPECT_GE(asked, 5u);
}

TEST(Worksheet, HasNamedFieldsAPlanAndADayToReviewIt) {
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::worksheet)) {
        std::set<std::string> names;
        const auto fields = parts_of<content::FieldPart>(magnet);
        EXPECT_GE(fields.size(), 10u) << magnet.key;
        for (const auto& field : fields) {
            EXPECT_TRUE(names.insert(field.name).second) << field.name;
            EXPECT_FALSE(field.label.empty());
        }
        const auto tables = parts_of<content::TablePart>(magnet);
        ASSERT_EQ(tables.size(), 1u);
        EXPECT_EQ(content::plain(tables.front().rows.front()[1]), "Who");
        EXPECT_EQ(content::plain(tables.front().rows.front()[2]), "By when");
        EXPECT_FALSE(parts_of<content::ChecklistPart>(magnet).empty());
        print_for_reading(base::replace_all(magnet.key, "/", "-"), Draft(magnet));
    }
}

TEST(Script, LastsFiveToEightMinutesAtAHundredAndFiftyWords) {
    for (const LeadMagnet& magnet : demo_magnets(MagnetType::video_script)) {
        ASSERT_TRUE(magnet.script) << magnet.key;
        EXPECT_EQ(magnet.script->words_per_minute, 150);
        const auto words = content::spoken_words(*magnet.script);
        EXPECT_GE(words, 5u * 150u) << magnet.key;
        EXPECT_LE(words, 8u * 150u) << magnet.key;
        EXPECT_GE(magnet.script->scenes.size(), 6u);
        print_for_reading(base::replace_all(magnet.key, "/", "-"), Draft(magnet));
    }
}

TEST(Gifts, SayOfEverySpanWhereItIsFrom) {
    for (const MagnetType type : kGifts) {
        for (const LeadMagnet& magnet : demo_magnets(type)) {
            std::size_t quoted = 0;
            const auto check = [&](const char*, const content::Text& text) {
                for (const content::Span& span : text) {
                    const bool source = span.from == content::Origin::source;
                    quoted += source;
                    EXPECT_EQ(source, !span.anchor.empty()) << span.text;
                    EXPECT_TRUE(source || span.from == content::Origin::template_) << span.text;
                }
            };
            const auto pass = [](std::string_view, const std::string&) {};
            walk(magnet.document.parts, "", check, pass);
            if (magnet.quiz) walk(*magnet.quiz, "", check, pass);
            if (magnet.script) walk(*magnet.script, "", check, pass);
            EXPECT_GE(quoted, 10u) << magnet.key;
        }
    }
}

TEST(Gifts, OfABookThatSaysTooLittleAreRefusedWithWhatIsMissing) {
    books::Book book;
    book.title = "A Short Tale";
    for (const std::string title : {"Morning", "Evening"}) {
        books::Block block;
        block.text = "The sun rose over the hills and the village woke. A dog barked at nothing.";
        book.chapters.push_back({title, "", "", {block}, 15});
    }
    books::set_anchors(book);
    const books::Analysis analysis = books::analyze(book);
    const std::vector<BookView> views{{book, analysis, "a-short-tale"}};
    for (const MagnetType type : kGifts) {
        const Shelf shelf(brand_giving(type, views), views);
        const auto made = EmbeddedWriter().draft_lead_magnet(shelf, "a-short-tale", type);
        ASSERT_FALSE(made.has_value());
        EXPECT_EQ(made.error().code, base::Errc::rejected);
        EXPECT_NE(made.error().message.find("too little for a"), std::string::npos)
            << made.error().message;
        // Nothing speaks of a magnet that cannot be made.
        EXPECT_FALSE(EmbeddedWriter()
                         .draft_sequence(shelf, "a-short-tale", content::SequenceType::welcome)
                         .has_value());
    }
}

TEST(Gifts, OfBooksThatWeDidNotWriteHaveNoFaultOrAreRefused) {
    REQUIRE_CORPUS(corpus);
    std::vector<fs::path> files;
    for (const char* book :
         {"barnum-money-getting-txt", "wattles-getting-rich-txt", "nightingale-nursing-txt",
          "bennett-24-hours-txt", "peters-diet-and-health-txt", "smiles-self-help-txt"}) {
        for (const auto& entry : fs::directory_iterator(corpus / "books" / book))
            files.push_back(entry.path());
    }
    files.push_back(corpus / "books/how-to-be-a-programmer-md");
    files.push_back(corpus / "books/smart-custody-md");
    const Bookcase bookcase(files);
    content::Brand house = content::read_brand(kDemoFolder / "brand.toml").value();
    house.voice.person = "we";
    house.author.name = "The Editors";
    house.testimonials.clear();
    const Shelf shelf(house, bookcase.views());
    std::size_t made_of_all = 0;
    for (const BookView& view : shelf.books()) {
        for (const MagnetType type : kGifts) {
            const auto made = EmbeddedWriter().draft_lead_magnet(shelf, view.slug, type);
            if (!made) {
                EXPECT_EQ(made.error().code, base::Errc::rejected) << made.error().message;
                continue;
            }
            ++made_of_all;
            const Draft draft(made.value());
            const auto faults = lint(shelf, {draft});
            EXPECT_TRUE(faults.empty()) << told(faults);
            print_for_reading(fmt::format("corpus-{}-{}", view.slug, base::enum_name(type)), draft);
        }
    }
    // Half of them are essays that ask for little; the others give most kinds.
    EXPECT_GE(made_of_all, 15u);
}

}  // namespace
}  // namespace drafting
