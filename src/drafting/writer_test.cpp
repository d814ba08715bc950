#include "drafting/writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <list>
#include <set>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/reader.hpp"
#include "drafting/economy.hpp"
#include "drafting/lint.hpp"
#include "drafting/offers.hpp"
#include "drafting/plain_text_test.hpp"
#include "drafting/walk.hpp"
#include "support/corpus.hpp"

namespace drafting {
namespace {

namespace fs = std::filesystem;
using base::Money;
using content::OfferKind;
using content::SequenceType;

const fs::path kDemo = "demo/information-asymmetry";
// The first of its books, so that it is there however few of them a shelf holds.
constexpr std::string_view kFirst = "the-number-they-had-in-mind";

// Books with their analyses, where they stay put while a shelf borrows them.
class Library {
  public:
    void read(const fs::path& path) {
        auto book = books::read_book(path);
        ASSERT_TRUE(book.has_value()) << path << ": " << book.error().message;
        auto& held = held_.emplace_back();
        held.book = std::move(book.value());
        held.analysis = books::analyze(held.book);
        views_.push_back({held.book, held.analysis, base::slugify(held.book.title)});
    }

    // The demo's books as a launch reads them: the files themselves, in the order of their names.
    static const Library& demo() {
        static const Library* library = [] {
            auto* made = new Library;
            std::set<fs::path> files;
            for (const auto& entry : fs::directory_iterator(kDemo / "books"))
                files.insert(entry.path());
            for (const fs::path& file : files) made->read(file);
            return made;
        }();
        return *library;
    }

    std::vector<BookView> views(std::size_t count = 99) const {
        return {views_.begin(),
                views_.begin() + static_cast<std::ptrdiff_t>(std::min(count, views_.size()))};
    }

  private:
    struct Held {
        books::Book book;
        books::Analysis analysis;
    };
    std::list<Held> held_;
    std::vector<BookView> views_;
};

content::Brand demo_brand() {
    return content::read_brand(kDemo / "brand.toml").value();
}

std::vector<Draft> all_drafts(const Shelf& shelf, std::uint64_t seed = 1) {
    const EmbeddedWriter writer(seed);
    std::vector<Draft> drafts;
    for (const DraftRequest& request : plan_launch(shelf)) {
        auto draft = writer.draft(shelf, request);
        EXPECT_TRUE(draft.has_value()) << request.key << ": " << draft.error().message;
        if (draft) drafts.push_back(std::move(draft.value()));
    }
    return drafts;
}

std::string printed(const std::vector<Draft>& drafts) {
    std::string all;
    for (const Draft& draft : drafts) all += plain_text(draft);
    return all;
}

// All copy, for a person to read: to the file that FRONTLIST_PRINT_DRAFTS names.
void print_for_a_reader(const std::vector<Draft>& drafts, const std::string& suffix) {
    if (const char* file = std::getenv("FRONTLIST_PRINT_DRAFTS")) {
        ASSERT_TRUE(base::write_file(file + suffix, printed(drafts)));
    }
}

std::string faults_of(const std::vector<Fault>& faults) {
    std::string all;
    for (const Fault& fault : faults) all += fault.where + ": " + fault.what + "\n";
    return all;
}

template <class Document>
const Document& of_kind(const std::vector<Draft>& drafts, std::string_view book) {
    for (const Draft& draft : drafts) {
        const auto* found = std::get_if<Document>(&draft);
        if (found && found->book == book) return *found;
    }
    throw std::runtime_error("no such draft");
}

const content::PricedOffer* offer_named(const std::vector<content::PricedOffer>& offers,
                                        std::string_view key) {
    const auto found = std::find_if(offers.begin(), offers.end(),
                                    [&](const auto& offer) { return offer.key == key; });
    return found == offers.end() ? nullptr : &*found;
}

TEST(Lint, FindsWhatACarefulReaderWouldFind) {
    const Shelf shelf(demo_brand(), Library::demo().views(1));
    const auto welcome =
        EmbeddedWriter().draft_sequence(shelf, std::string(kFirst), SequenceType::welcome).value();
    const auto lint_of = [&](const std::function<void(content::Email&)>& change) {
        auto changed = welcome;
        change(changed.mails[1].email);
        return faults_of(lint(shelf, {Draft(std::move(changed))}));
    };
    EXPECT_EQ(lint_of([](content::Email&) {}), "");
    EXPECT_NE(lint_of([](content::Email& mail) {
                  mail.subject = content::pattern("Did The Number They Had in Mind help?");
              }).find("without quotation marks"),
              std::string::npos);
    EXPECT_NE(lint_of([](content::Email& mail) {
                  mail.subject = content::pattern("A short story for today");
                  mail.preview = content::pattern("A short story from the book you asked about.");
              }).find("the preview repeats"),
              std::string::npos);
    EXPECT_NE(lint_of([](content::Email& mail) {
                  mail.subject = content::pattern(std::string(51, 'a'));
              }).find("subject too long"),
              std::string::npos);
    EXPECT_NE(lint_of([](content::Email& mail) {
                  mail.blocks.insert(mail.blocks.end() - 1,
                                     content::ParagraphBlock{
                                         "", content::pattern("The other chapters are about:")});
              }).find("announces what does not come"),
              std::string::npos);
    EXPECT_NE(lint_of([](content::Email& mail) {
                  mail.blocks.push_back(content::ListBlock{
                      "", false, {content::pattern("Why level comes first because it does")}});
              }).find("gives the reason that it promises"),
              std::string::npos);
}

TEST(LaunchPlan, OfFiveBooksIsTwentyEightDrafts) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    const auto plan = plan_launch(shelf);
    EXPECT_EQ(plan.size(), 28u);
    std::set<std::string> keys;
    for (const DraftRequest& request : plan) {
        keys.insert(std::to_string(request.what.index()) + request.key);
    }
    EXPECT_EQ(keys.size(), 28u);
}

TEST(Drafts, OfTheDemoBrandHaveNoFaultThatTheLintKnows) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    const auto drafts = all_drafts(shelf);
    const auto faults = lint(shelf, drafts);
    EXPECT_TRUE(faults.empty()) << faults_of(faults);
    print_for_a_reader(drafts, "");
}

TEST(Drafts, OfBooksThatWeDidNotWriteHaveNoFaultEither) {
    REQUIRE_CORPUS(corpus);
    Library library;
    for (const char* book : {"barnum-money-getting-txt", "wattles-getting-rich-txt",
                             "nightingale-nursing-txt", "bennett-24-hours-txt"}) {
        for (const auto& entry : fs::directory_iterator(corpus / "books" / book))
            library.read(entry.path());
    }
    library.read(corpus / "books/how-to-be-a-programmer-md");
    library.read(corpus / "books/equity-compensation-md");
    content::Brand house = demo_brand();
    house.voice.person = "we";
    house.author.name = "The Editors";
    house.testimonials.clear();
    const Shelf shelf(house, library.views());
    const auto drafts = all_drafts(shelf);
    const auto faults = lint(shelf, drafts);
    EXPECT_TRUE(faults.empty()) << faults_of(faults);
    print_for_a_reader(drafts, ".corpus");
}

TEST(Drafts, AreTheSameForTheSameBooksAndSeed) {
    const Shelf one(demo_brand(), Library::demo().views());
    const Shelf other(demo_brand(), Library::demo().views());
    EXPECT_EQ(printed(all_drafts(one, 7)), printed(all_drafts(other, 7)));
    EXPECT_NE(printed(all_drafts(one, 7)), printed(all_drafts(one, 8)));
}

TEST(Drafts, OfTheFirstBooksStayAsTheyAreWhenABookIsAddedAtTheEnd) {
    const Shelf four(demo_brand(), Library::demo().views(4));
    const Shelf five(demo_brand(), Library::demo().views(5));
    const EmbeddedWriter writer;
    const std::string slug = four.books().front().slug;
    const auto before =
        writer.draft_lead_magnet(four, slug, content::MagnetType::free_chapter).value();
    const auto after =
        writer.draft_lead_magnet(five, slug, content::MagnetType::free_chapter).value();
    EXPECT_EQ(before.landing, after.landing);
}

TEST(Drafts, DeclareABackingForEveryPromise) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    const auto drafts = all_drafts(shelf);
    std::set<std::string> products;
    std::set<std::string> files;
    for (const BookView& view : shelf.books()) {
        products.insert("book:" + view.slug);
        files.insert(view.slug + "/free_chapter");
        if (of_kind<content::Funnel>(drafts, view.slug).pack) products.insert("pack:" + view.slug);
    }
    const auto check = [&](const std::vector<content::Promise>& promises,
                           const std::set<std::string>& offers,
                           const std::set<std::string>& codes) {
        for (const content::Promise& promise : promises) {
            switch (promise.backed_by) {
                case content::BackingKind::none:
                    ADD_FAILURE() << promise.statement;
                    break;
                case content::BackingKind::offer:
                    EXPECT_TRUE(offers.contains(promise.ref))
                        << promise.statement << " " << promise.ref;
                    break;
                case content::BackingKind::code:
                    EXPECT_TRUE(codes.contains(promise.ref)) << promise.statement;
                    break;
                case content::BackingKind::product:
                    EXPECT_TRUE(products.contains(promise.ref)) << promise.statement;
                    break;
                case content::BackingKind::file:
                    EXPECT_TRUE(files.contains(promise.ref)) << promise.statement;
                    break;
                case content::BackingKind::window:
                    EXPECT_EQ(promise.ref, "low_ticket");
                    break;
                case content::BackingKind::testimonial:
                case content::BackingKind::guarantee:
                    break;
            }
        }
    };
    for (const Draft& draft : drafts) {
        std::set<std::string> offers;
        if (const auto* magnet = std::get_if<content::LeadMagnet>(&draft)) {
            for (const auto& offer : of_kind<content::Funnel>(drafts, magnet->book).offers)
                offers.insert(offer.key);
            check(magnet->landing.promises, offers, {});
            check(magnet->delivery.promises, offers, {});
        } else if (const auto* funnel = std::get_if<content::Funnel>(&draft)) {
            for (const auto& offer : funnel->offers) offers.insert(offer.key);
            for (const auto& step : funnel->steps) {
                if (step.page) check(step.page->promises, offers, {});
            }
        } else if (const auto* sequence = std::get_if<content::Sequence>(&draft)) {
            for (const auto& offer : of_kind<content::Funnel>(drafts, sequence->funnel).offers)
                offers.insert(offer.key);
            for (const auto& mail : sequence->mails) {
                check(mail.email.promises, offers,
                      mail.code ? std::set<std::string>{mail.code->key} : std::set<std::string>{});
            }
        } else {
            const auto& offer = std::get<content::Offer>(draft);
            for (const auto& priced : offer.offers) offers.insert(priced.key);
            if (offer.kind == OfferKind::promotion) offers.insert("promotion");
            check(offer.page.promises, offers, {});
        }
    }
}

TEST(Funnel, HasTheSixStepsOfTheValueLadderAndTheMainOffer) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    const auto funnel =
        EmbeddedWriter()
            .draft_funnel(shelf, std::string(kFirst), content::FunnelStrategy::value_ladder)
            .value();
    std::vector<std::string> keys;
    for (const auto& step : funnel.steps) keys.push_back(step.key);
    EXPECT_EQ(keys, (std::vector<std::string>{"opt_in", "thank_you", "checkout", "upsell",
                                              "downsell", "confirmation", "main_offer"}));
    std::vector<double> rates;
    for (const auto& step : funnel.steps) rates.push_back(step.target_rate);
    EXPECT_EQ(rates, (std::vector<double>{0.40, 0.10, 0.30, 0.15, 0.25, 0, 0}));
    const auto* upsell = offer_named(funnel.offers, "upsell");
    const auto* bump = offer_named(funnel.offers, "bump");
    ASSERT_TRUE(upsell && bump);
    EXPECT_EQ(upsell->products.size(), 3u);
    EXPECT_EQ(std::count(upsell->products.begin(), upsell->products.end(), bump->products.front()),
              0);
    EXPECT_EQ(
        std::count(upsell->products.begin(), upsell->products.end(), "book:" + std::string(kFirst)),
        0);
}

TEST(Funnel, OfFewerBooksOffersOnlyWhatIsCheaper) {
    struct Expected {
        std::size_t books;
        std::set<std::string> offers;
    };
    for (const auto& [count, expected] :
         {Expected{1, {"low_ticket", "main", "bump"}},
          Expected{2, {"low_ticket", "main", "bump", "downsell"}},
          Expected{3, {"low_ticket", "main", "bump", "upsell", "downsell"}}}) {
        const Shelf shelf(demo_brand(), Library::demo().views(count));
        const auto funnel =
            EmbeddedWriter()
                .draft_funnel(shelf, std::string(kFirst), content::FunnelStrategy::value_ladder)
                .value();
        std::set<std::string> keys;
        for (const auto& offer : funnel.offers) keys.insert(offer.key);
        EXPECT_EQ(keys, expected) << count << " books";
        EXPECT_EQ(offer_named(funnel.offers, "bump")->products.front(),
                  "pack:" + std::string(kFirst));
        for (const auto& offer : funnel.offers) {
            if (offer.key == "main" || offer.key == "bump") continue;
            EXPECT_LT(offer.price.minor, list_value(shelf.brand(), offer).minor) << offer.key;
        }
        // Every step leads to one that exists.
        std::set<std::string> steps{""};
        for (const auto& step : funnel.steps) steps.insert(step.key);
        for (const auto& step : funnel.steps) {
            EXPECT_TRUE(steps.contains(step.accepted) && steps.contains(step.declined)) << step.key;
        }
        EXPECT_TRUE(lint(shelf, all_drafts(shelf)).empty())
            << faults_of(lint(shelf, all_drafts(shelf)));
    }
}

TEST(Funnel, WithoutASavingOffersNoBundle) {
    content::Brand brand = demo_brand();
    brand.prices.bundle = Money{4500, "USD"};
    EXPECT_FALSE(bundle_price(brand, 3));
    const Shelf shelf(brand, Library::demo().views());
    EXPECT_FALSE(can_offer(shelf, OfferKind::bundle));
    const auto funnel =
        EmbeddedWriter()
            .draft_funnel(shelf, std::string(kFirst), content::FunnelStrategy::value_ladder)
            .value();
    EXPECT_FALSE(offer_named(funnel.offers, "upsell"));
    EXPECT_FALSE(EmbeddedWriter().draft_offer(shelf, OfferKind::bundle).has_value());
}

TEST(Sequences, KeepTheStepsDelaysAndCodesOfTheProduct) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    const auto keys_of = [&](SequenceType type) {
        const auto sequence =
            EmbeddedWriter().draft_sequence(shelf, std::string(kFirst), type).value();
        std::vector<std::string> keys;
        for (const auto& mail : sequence.mails) {
            keys.push_back(fmt::format("{} {}{}", mail.key, base::format_duration(mail.delay),
                                       mail.code ? " " + mail.code->key : ""));
        }
        return keys;
    };
    EXPECT_EQ(keys_of(SequenceType::welcome),
              (std::vector<std::string>{"delivery 0s", "value_story 1d", "social_proof 3d welcome",
                                        "costliest_mistake 5d", "direct_offer 7d"}));
    EXPECT_EQ(keys_of(SequenceType::cart_abandonment),
              (std::vector<std::string>{"reminder 1h", "personal_code 1d recovery",
                                        "last_chance 2d recovery"}));
    EXPECT_EQ(keys_of(SequenceType::post_purchase),
              (std::vector<std::string>{"receipt 0s", "quick_win 1d", "review_request 7d",
                                        "other_books 14d day_14"}));
}

TEST(Sequences, SayOnlyReviewsOfTheirOwnBook) {
    const Shelf shelf(demo_brand(), Library::demo().views());
    for (const BookView& view : shelf.books()) {
        const auto welcome =
            EmbeddedWriter().draft_sequence(shelf, view.slug, SequenceType::welcome).value();
        for (const auto& mail : welcome.mails) {
            for (const auto& block : mail.email.blocks) {
                const auto* quotation = std::get_if<content::QuotationBlock>(&block);
                if (!quotation || quotation->testimonial.empty()) continue;
                const auto& reviews = shelf.brand().testimonials;
                const auto review = std::find_if(
                    reviews.begin(), reviews.end(),
                    [&](const auto& candidate) { return candidate.id == quotation->testimonial; });
                ASSERT_NE(review, reviews.end());
                EXPECT_EQ(review->book, view.book.title);
            }
        }
    }
}

TEST(Writer, RefusesWhatItCannotDraft) {
    const Shelf shelf(demo_brand(), Library::demo().views(1));
    const EmbeddedWriter writer;
    EXPECT_EQ(writer.draft_funnel(shelf, "no-such-book", content::FunnelStrategy::value_ladder)
                  .error()
                  .code,
              base::Errc::not_found);
    EXPECT_EQ(writer.draft_funnel(shelf, std::string(kFirst), content::FunnelStrategy::webinar)
                  .error()
                  .code,
              base::Errc::rejected);
    EXPECT_EQ(writer.draft_sequence(shelf, std::string(kFirst), SequenceType::nurture).error().code,
              base::Errc::rejected);
}

}  // namespace
}  // namespace drafting
