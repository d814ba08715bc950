#include "content/page_html.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "content/html_tree_test.hpp"
#include "content/samples_test.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

constexpr std::array kThemes = {Theme::folio, Theme::ledger, Theme::daylight};
constexpr std::array kKinds = {PageKind::opt_in,     PageKind::thank_you, PageKind::checkout,
                               PageKind::upsell,     PageKind::downsell,  PageKind::confirmation,
                               PageKind::main_offer, PageKind::offer};
constexpr std::string_view kHostile = "\"><script>alert('x')</script><img src=x onerror=y>";

std::string rendered(PageKind kind, const PageContext& context) {
    auto html = render_page(sample_page(kind), context);
    EXPECT_TRUE(html) << html.error().message;
    return html ? html.value() : std::string{};
}

std::string rendered(PageKind kind) {
    return rendered(kind, sample_page_context(Theme::folio, kind));
}

TEST(PageHtml, EveryPageIsAccessibleMarkupWithoutScript) {
    for (const Theme theme : kThemes) {
        for (const PageKind kind : kKinds) {
            SCOPED_TRACE(base::enum_name(kind));
            const std::string html = rendered(kind, sample_page_context(theme, kind));
            const HtmlTree tree(html);
            EXPECT_EQ(tree.count("//h1"), 1);
            EXPECT_EQ(tree.count("//main"), 1);
            EXPECT_EQ(tree.count("//html[@lang]"), 1);
            EXPECT_EQ(tree.count("//img[not(@alt) or not(@width) or not(@height)]"), 0);
            EXPECT_EQ(tree.count("//input[not(@type='hidden')][not(ancestor::label)]"
                                 "[not(@id=//label/@for)]"),
                      0);
            EXPECT_EQ(tree.count("//script[not(@type='application/ld+json')]"), 0);
            EXPECT_EQ(tree.count("//@style | //@onclick | //@onload"), 0);
            EXPECT_EQ(html.find("{{"), std::string::npos);
            const auto ids = tree.texts("//@id");
            EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
            for (const std::string& target : tree.texts("//a[starts-with(@href, '#')]/@href")) {
                EXPECT_EQ(tree.count("//*[@id='" + target.substr(1) + "']"), 1) << target;
            }
        }
    }
}

TEST(PageHtml, TheStyleInThePageIsTheOneThePolicyAllows) {
    const PageContext context = sample_page_context(Theme::ledger, PageKind::opt_in);
    const std::string html = rendered(PageKind::opt_in, context);
    const SiteStyle& style = site_style(context.brand.theme, context.brand.colors);
    EXPECT_NE(html.find("<style>" + style.css + "</style>"), std::string::npos);
    const std::string policy = content_security_policy(context.brand);
    EXPECT_NE(policy.find("style-src '" + style.hash + "'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find("script-src"), std::string::npos);
}

TEST(PageHtml, HostileTextStaysText) {
    for (const PageKind kind : kKinds) {
        SCOPED_TRACE(base::enum_name(kind));
        const std::string hostile(kHostile);
        PageContext context = sample_page_context(Theme::folio, kind);
        const int scripts = HtmlTree(rendered(kind, context)).count("//script");
        const int images = HtmlTree(rendered(kind, context)).count("//img");
        for (auto& [name, value] : context.fields) value = hostile;
        context.fields["first_name"] = hostile;
        context.brand.name = hostile;
        context.brand.tagline = hostile;
        context.brand.author = {hostile, hostile, hostile};
        context.brand.mail.postal_address = hostile;
        context.brand.guarantee.text = hostile;
        for (Testimonial& one : context.brand.testimonials) {
            one.quote = one.name = one.source = hostile;
        }
        for (auto& [key, offer] : context.offers) {
            offer.name = offer.deadline = hostile;
            offer.action = offer.decline_url = "javascript:alert(1)";
        }
        for (auto& [key, cover] : context.covers) cover.alt = hostile;
        context.form.token = hostile;
        for (const char* field : {"email", "first_name", "code", "card_number", ""}) {
            context.form.values[field] = hostile;
            context.form.errors[field] = hostile;
        }
        context.canonical_url = "javascript:alert(1)";
        context.home_url = hostile;
        if (context.order) context.order->number = context.order->email = hostile;
        if (context.checkout) context.checkout->lines.front().name = hostile;
        const std::string html = rendered(kind, context);
        const HtmlTree tree(html);
        EXPECT_EQ(tree.count("//script"), scripts);
        EXPECT_EQ(tree.count("//img"), images);
        EXPECT_EQ(tree.count("//@onerror"), 0);
        EXPECT_EQ(tree.count("//@*[name() != 'content'][contains(., 'javascript:')]"), 0);
    }
}

TEST(PageHtml, ThePriceAndItsTermsStandBesideTheButton) {
    const HtmlTree tree(rendered(PageKind::thank_you));
    const auto buy = tree.texts("//div[@class='buy']");
    ASSERT_EQ(buy.size(), 1U);
    EXPECT_NE(buy.front().find("$7.99"), std::string::npos);
    EXPECT_NE(buy.front().find("$14.99"), std::string::npos);
    EXPECT_NE(buy.front().find("46% less"), std::string::npos);
    EXPECT_NE(buy.front().find("Get the book"), std::string::npos);
    EXPECT_EQ(tree.count("//p[@class='decline']/a[not(@class)]"), 1);
}

TEST(PageHtml, AcceptingPostsWithTheTokenAndDecliningIsALink) {
    const HtmlTree tree(rendered(PageKind::upsell));
    const std::string form = "//form[@method='post'][@action='/b/press/letters/offer']";
    EXPECT_EQ(tree.count(form + "//input[@name='token'][@value='anti-forgery-token']"), 1);
    EXPECT_EQ(tree.count(form + "//input[@name='offer'][@value='upsell']"), 1);
    EXPECT_EQ(tree.count(form + "//input[@name='website'][@tabindex='-1']"), 1);
    EXPECT_EQ(tree.texts("//p[@class='decline']/a/@href"),
              std::vector<std::string>{"/b/press/letters/next"});
}

TEST(PageHtml, AnOfferThatIsGoneHasNoButton) {
    PageContext context = sample_page_context(Theme::folio, PageKind::downsell);
    context.offers["downsell"].available = false;
    const HtmlTree tree(rendered(PageKind::downsell, context));
    EXPECT_EQ(tree.count("//form"), 0);
    EXPECT_EQ(tree.count("//p[@class='decline']"), 1);
}

TEST(PageHtml, TheCheckoutShowsTestModeUnmistakablyAndOnlyThen) {
    PageContext context = sample_page_context(Theme::folio, PageKind::checkout);
    const std::string html = rendered(PageKind::checkout, context);
    const HtmlTree tree(html);
    EXPECT_EQ(tree.count("//p[@class='bar test']"), 1);
    EXPECT_NE(html.find("4242 4242 4242 4242"), std::string::npos);
    for (const char* name : {"email", "first_name", "token", "website", "code", "apply_code",
                             "bump", "card_number", "card_expiry", "card_cvc"}) {
        EXPECT_EQ(tree.count(fmt::format("//form//*[@name='{}']", name)), 1) << name;
    }
    context.checkout->test_cards.clear();
    EXPECT_EQ(rendered(PageKind::checkout, context).find("Test mode"), std::string::npos);
}

TEST(PageHtml, CardDataIsNeverPrintedBack) {
    PageContext context = sample_page_context(Theme::folio, PageKind::checkout);
    context.form.values = {{"card_number", "4111222233334444"}, {"card_cvc", "987"}};
    context.form.errors = {{"card_number", "This number is not complete."}};
    const std::string html = rendered(PageKind::checkout, context);
    EXPECT_EQ(html.find("4111222233334444"), std::string::npos);
    EXPECT_EQ(html.find("987"), std::string::npos);
    EXPECT_NE(html.find("This number is not complete."), std::string::npos);
}

TEST(PageHtml, AFieldErrorIsTiedToItsInput) {
    PageContext context = sample_page_context(Theme::folio, PageKind::opt_in);
    context.form.values["email"] = "maria@";
    context.form.errors["email"] = "Not a whole address.";
    const HtmlTree tree(rendered(PageKind::opt_in, context));
    EXPECT_EQ(tree.count("//input[@name='email'][@aria-invalid='true'][@autofocus][@value='maria@']"
                         "[@aria-describedby='email-error']"),
              1);
    EXPECT_EQ(tree.texts("//*[@id='email-error']"),
              std::vector<std::string>{"Not a whole address."});
    EXPECT_EQ(tree.count("//*[@role='alert']"), 1);
}

TEST(PageHtml, BlocksShowWhereTheirFactHolds) {
    EXPECT_TRUE(holds("", {}));
    EXPECT_TRUE(holds("low_ticket_open", {"low_ticket_open"}));
    EXPECT_FALSE(holds("low_ticket_open", {}));
    EXPECT_TRUE(holds("low_ticket_closed", {}));
    EXPECT_FALSE(holds("low_ticket_closed", {"low_ticket_open"}));
    EXPECT_FALSE(holds("has_code", {}));
    PageContext context = sample_page_context(Theme::folio, PageKind::thank_you);
    EXPECT_EQ(HtmlTree(rendered(PageKind::thank_you, context))
                  .count("//section[contains(@class, 'deadline')]"),
              1);
    context.facts.clear();
    EXPECT_EQ(HtmlTree(rendered(PageKind::thank_you, context))
                  .count("//section[contains(@class, 'deadline')]"),
              0);
}

TEST(PageHtml, ASampleReviewIsLabelledAndAnUnknownOneIsAnError) {
    const HtmlTree tree(rendered(PageKind::opt_in));
    EXPECT_EQ(tree.count("//figure[contains(., 'Paul W.')][contains(., 'Sample review')]"), 1);
    EXPECT_EQ(tree.count("//figure[contains(., 'Teresa M.')][contains(., 'Sample review')]"), 0);
    PageContext context = sample_page_context(Theme::folio, PageKind::opt_in);
    context.brand.testimonials.clear();
    EXPECT_EQ(render_page(sample_page(PageKind::opt_in), context).error().field, "testimonials");
}

TEST(PageHtml, WhatThePageNeedsAndTheContextLacksIsAnError) {
    PageContext context = sample_page_context(Theme::folio, PageKind::main_offer);
    context.offers.clear();
    EXPECT_EQ(render_page(sample_page(PageKind::main_offer), context).error().field, "offer");
    context = sample_page_context(Theme::folio, PageKind::thank_you);
    context.fields.erase("low_ticket.price");
    EXPECT_EQ(render_page(sample_page(PageKind::thank_you), context).error().field,
              "low_ticket.price");
    context = sample_page_context(Theme::folio, PageKind::checkout);
    context.checkout.reset();
    EXPECT_EQ(render_page(sample_page(PageKind::checkout), context).error().field, "checkout");
}

TEST(PageHtml, SearchEnginesReadTheBookAndAPublicPriceOnly) {
    const HtmlTree tree(rendered(PageKind::main_offer));
    const auto json = base::parse_json(tree.texts("//script").front());
    ASSERT_TRUE(json) << json.error().message;
    const auto& graph = json.value().at("@graph").as_array();
    ASSERT_EQ(graph.size(), 2U);
    EXPECT_EQ(graph[0].at("@type").as_string(), "Book");
    EXPECT_EQ(graph[1].at("offers").at("price").as_string(), "14.99");
    // A reader's own window is no public price.
    const HtmlTree personal(rendered(PageKind::thank_you));
    EXPECT_EQ(personal.texts("//script").front().find("7.99"), std::string::npos);
}

TEST(PageHtml, APreviewSaysSoAndIsNotIndexed) {
    PageContext context = sample_page_context(Theme::folio, PageKind::opt_in);
    EXPECT_EQ(HtmlTree(rendered(PageKind::opt_in, context)).count("//meta[@name='robots']"), 0);
    context.preview = true;
    const HtmlTree tree(rendered(PageKind::opt_in, context));
    EXPECT_EQ(tree.texts("//p[@class='bar']"), std::vector<std::string>{"Preview – not published"});
    EXPECT_EQ(tree.texts("//meta[@name='robots']/@content"), std::vector<std::string>{"noindex"});
}

TEST(MessagePage, WearsTheBrandAndEscapes) {
    const PageContext context = sample_page_context(Theme::daylight, PageKind::opt_in);
    const std::string html = render_message_page(
        context, {.title = std::string(kHostile),
                  .paragraphs = {std::string(kHostile)},
                  .form = MessageForm{.action = "/u/abc",
                                      .token = "t",
                                      .inputs = {{.kind = InputKind::long_text,
                                                  .name = "review",
                                                  .label = "Your review",
                                                  .value = "</textarea>" + std::string(kHostile)}},
                                      .submit_label = "Send"},
                  .downloads = {},
                  .links = {{"Home", "javascript:x"}}});
    const HtmlTree tree(html);
    EXPECT_EQ(tree.count("//script"), 0);
    EXPECT_EQ(tree.count("//h1"), 1);
    EXPECT_EQ(tree.count("//textarea[@id='review']"), 1);
    EXPECT_EQ(tree.count("//footer[contains(., 'Sampleton')]"), 1);
    EXPECT_EQ(html.find("javascript:"), std::string::npos);
}

}  // namespace
}  // namespace content
