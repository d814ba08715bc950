// Every kind of document survives the way into JSON and back.
#include "content/json.hpp"

#include <gtest/gtest.h>

#include "content/samples_test.hpp"

namespace content {
namespace {

template <class T>
void expect_round_trip(const T& value) {
    const auto read = base::read_json<T>(base::write_json(value));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read.value(), value);
}

Document sample_document() {
    const Text words{{"words", Origin::ai, "", {"book/a", "book/b"}, Mark::strong, "p1"}};
    return {.title = "T",
            .subtitle = "S",
            .author = "A",
            .book = "b",
            .parts = {HeadingPart{1, words}, ParagraphPart{words}, ListPart{true, {words}},
                      QuotePart{words}, TablePart{{{words, words}}},
                      ChecklistPart{words, {{words, words}}}, FieldPart{"a", words, words, 3},
                      AuthorPart{words}, CallPart{words, words, "Go"}}};
}

TEST(Documents, PagesComeBackFromJson) {
    for (const PageKind kind : {PageKind::opt_in, PageKind::thank_you, PageKind::checkout,
                                PageKind::upsell, PageKind::confirmation, PageKind::main_offer}) {
        expect_round_trip(sample_page(kind));
    }
}

TEST(Documents, MailsAndSequencesComeBackFromJson) {
    Sequence sequence{.type = SequenceType::cart_abandonment,
                      .name = "N",
                      .book = "b",
                      .funnel = "f",
                      .trigger = {"cart.abandoned", "c", "abandoned_at"},
                      .stop_on = {"purchase.completed"}};
    sequence.mails.push_back({.key = "k",
                              .delay = std::chrono::hours(24),
                              .goals = {Goal::urgency, Goal::conversion},
                              .code = CodeRule{"recovery", 10, 1000, std::chrono::hours(48), {"x"}},
                              .bonus_product = "pack:b",
                              .email = sample_welcome_mail()});
    sequence.mails.push_back({.key = "r", .email = sample_receipt_mail()});
    Email rest = sample_receipt_mail();
    rest.blocks.push_back(CartBlock{.when = "has_code"});
    rest.promises = {{"p1", PromiseKind::discount, "20 % off", BackingKind::code, "welcome"}};
    sequence.mails.push_back({.key = "c", .email = rest});
    expect_round_trip(sequence);
}

TEST(Documents, MagnetsFunnelsAndOffersComeBackFromJson) {
    expect_round_trip(sample_document());
    const Text words = pattern("Words");
    expect_round_trip(LeadMagnet{.type = MagnetType::quiz,
                                 .key = "b/quiz",
                                 .title = "T",
                                 .book = "b",
                                 .document = sample_document(),
                                 .quiz = Quiz{words,
                                              {{words, {{words, 0}, {words, 3}}, words}},
                                              {{"beginner", 0, words, {words}, {words}, words}}},
                                 .script = VideoScript{150, {{words, {words}, {words, words}}}},
                                 .landing = sample_page(PageKind::opt_in),
                                 .delivery = sample_page(PageKind::thank_you)});
    const PricedOffer priced{"low_ticket", "N", {"book:b"}, {799, "USD"}, true, 48};
    Funnel funnel{.key = "f", .name = "N", .book = "b", .magnet = "m", .offers = {priced}};
    funnel.steps = {{.key = "checkout",
                     .page = sample_page(PageKind::checkout),
                     .goal = "tripwire_purchase",
                     .target_rate = 0.1,
                     .traffic = {"SEO"}}};
    funnel.pack = sample_document();
    expect_round_trip(funnel);
    expect_round_trip(
        Offer{OfferKind::promotion, "k", "N", {priced}, 20, 7, sample_page(PageKind::offer)});
}

TEST(Documents, JourneysComeBackFromJson) {
    Journey journey{.key = "welcome/b",
                    .name = "N",
                    .trigger = {"lead.captured", "", ""},
                    .book = "b",
                    .stop_on = {"purchase.completed"},
                    .steps = {IssueCodeStep{"i", {"welcome", 20, std::nullopt, {}, {}}},
                              WaitStep{"w", std::chrono::hours(36)}, SendStep{"s", "m"},
                              TagStep{"t", {"a"}, {"b"}}, ExitStep{"x"}}};
    journey.mails.push_back({.key = "m", .email = sample_welcome_mail()});
    expect_round_trip(journey);
}

TEST(Documents, ABrandComesBackFromJson) {
    const Brand brand = sample_brand(Theme::daylight);
    const std::string json = base::write_json(brand);
    const auto read = base::read_json<Brand>(json);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(base::write_json(read.value()), json);
}

TEST(Documents, SpansJoinAndReadPlain) {
    const Text text = pattern("It says ") + sourced("four things", "b/a") + human(".");
    EXPECT_EQ(plain(text), "It says four things.");
    EXPECT_EQ(text[1].from, Origin::source);
    EXPECT_EQ(text[1].anchor, "b/a");
    EXPECT_EQ(text[2].from, Origin::human);
}

}  // namespace
}  // namespace content
