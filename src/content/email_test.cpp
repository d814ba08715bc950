#include <gtest/gtest.h>

#include "base/strings.hpp"
#include "content/email_html.hpp"
#include "content/email_text.hpp"
#include "content/html_tree_test.hpp"
#include "content/samples_test.hpp"

namespace content {
namespace {

constexpr std::string_view kHostile = "\"><script>alert('x')</script><img src=x onerror=y>";

RenderedEmail rendered(const Email& email, const EmailContext& context) {
    auto out = render_email(email, context);
    EXPECT_TRUE(out) << out.error().message;
    return out ? out.value() : RenderedEmail{};
}

TEST(Email, BothBodiesSayTheSameAndLeaveNoField) {
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        const EmailContext context = sample_email_context(theme);
        for (const Email& email : {sample_welcome_mail(), sample_receipt_mail()}) {
            const RenderedEmail out = rendered(email, context);
            for (const std::string& body : {out.subject, out.preview, out.html, out.text}) {
                EXPECT_EQ(body.find("{{"), std::string::npos);
            }
            EXPECT_NE(out.html.find("Hello Maria,"), std::string::npos);
            EXPECT_NE(out.text.find("Hello Maria,"), std::string::npos);
            EXPECT_NE(out.html.find("1 Example Street"), std::string::npos);
            EXPECT_NE(out.text.find("1 Example Street"), std::string::npos);
        }
    }
}

TEST(Email, HtmlIsForMailClients) {
    const RenderedEmail out =
        rendered(sample_welcome_mail(), sample_email_context(Theme::daylight));
    const HtmlTree tree(out.html);
    EXPECT_EQ(tree.count("//script | //link | //form"), 0);
    EXPECT_EQ(tree.count("//img[not(@alt)]"), 0);
    EXPECT_EQ(tree.count("//meta[@name='color-scheme'][@content='light dark']"), 1);
    EXPECT_NE(out.html.find("prefers-color-scheme:dark"), std::string::npos);
    EXPECT_EQ(tree.count("//td[@class='button']/a[@href='https://press.example/c/main']"), 1);
    EXPECT_EQ(tree.count("//table[not(@role='presentation')]"), 0);
    // Gmail cuts off what is longer.
    EXPECT_LT(out.html.size(), 102U * 1024);
    const auto first = tree.texts("//body/*[1]");
    EXPECT_TRUE(first.front().starts_with("and the reply that closes most cases"));
}

TEST(Email, APromotionalMailIsNeverWithoutAWayOut) {
    EmailContext context = sample_email_context(Theme::folio);
    const RenderedEmail out = rendered(sample_welcome_mail(), context);
    EXPECT_EQ(HtmlTree(out.html).count("//a[@href='https://press.example/u/abc']"), 1);
    EXPECT_NE(out.text.find("https://press.example/u/abc"), std::string::npos);
    context.unsubscribe_url.clear();
    EXPECT_EQ(render_email(sample_welcome_mail(), context).error().field, "unsubscribe_url");
    EXPECT_TRUE(render_email(sample_receipt_mail(), context));
}

TEST(Email, HostileValuesStayText) {
    EmailContext context = sample_email_context(Theme::folio);
    const std::string hostile(kHostile);
    context.fields["first_name"] = hostile + "\r\nBcc: everyone@example.org";
    context.brand.name = hostile;
    context.brand.author.name = hostile;
    context.brand.testimonials.front().quote = hostile;
    context.books.front().title = hostile;
    context.links[Link::main_offer] = "javascript:alert(1)";
    const RenderedEmail out = rendered(sample_welcome_mail(), context);
    const HtmlTree tree(out.html);
    EXPECT_EQ(tree.count("//script"), 0);
    EXPECT_EQ(tree.count("//@onerror"), 0);
    EXPECT_EQ(out.html.find("javascript:"), std::string::npos);
    EXPECT_EQ(out.subject.find_first_of("\r\n"), std::string::npos);
}

TEST(Email, WhatTheMailNeedsAndTheContextLacksIsAnError) {
    EmailContext context = sample_email_context(Theme::folio);
    context.links.clear();
    EXPECT_EQ(render_email(sample_welcome_mail(), context).error().field, "links");
    context = sample_email_context(Theme::folio);
    context.order.reset();
    EXPECT_EQ(render_email(sample_receipt_mail(), context).error().field, "order");
    context = sample_email_context(Theme::folio);
    context.brand.testimonials.clear();
    EXPECT_EQ(render_email(sample_welcome_mail(), context).error().field, "testimonial");
}

TEST(Email, BlocksOfAFactThatDoesNotHoldAreLeftOut) {
    EmailContext context = sample_email_context(Theme::folio);
    context.facts.clear();
    context.fields.erase("code");
    const RenderedEmail out = rendered(sample_welcome_mail(), context);
    EXPECT_EQ(out.html.find("takes"), std::string::npos);
    EXPECT_EQ(out.text.find("takes"), std::string::npos);
}

TEST(Email, ASampleReviewIsLabelledInBothBodies) {
    const RenderedEmail out = rendered(sample_welcome_mail(), sample_email_context(Theme::folio));
    EXPECT_NE(out.html.find("Sample review"), std::string::npos);
    EXPECT_NE(out.text.find("(sample review)"), std::string::npos);
}

TEST(EmailText, NoLineIsLongerThan72ExceptAnAddress) {
    const EmailContext context = sample_email_context(Theme::folio);
    for (const Email& email : {sample_welcome_mail(), sample_receipt_mail()}) {
        const std::string text = rendered(email, context).text;
        for (const auto line : base::split(text, '\n')) {
            const bool address = line.starts_with("https://");
            EXPECT_TRUE(address || line.size() <= 72) << line;
            EXPECT_TRUE(address || line.find("https://") == std::string_view::npos) << line;
        }
    }
}

TEST(EmailText, AReceiptLinesUp) {
    const std::string text =
        rendered(sample_receipt_mail(), sample_email_context(Theme::folio)).text;
    std::set<std::size_t> lengths;
    for (const auto line : base::split(text, '\n')) {
        if (line.find('$') != std::string_view::npos) lengths.insert(line.size());
    }
    EXPECT_EQ(lengths, std::set<std::size_t>{72});
}

TEST(EmailText, WrapsAtSpacesAndCountsLettersNotBytes) {
    EXPECT_EQ(wrap("one two three", 7), "one two\nthree");
    EXPECT_EQ(wrap("- one two three", 9, 2), "- one two\n  three");
    EXPECT_EQ(wrap("äöü äöü äöü", 7), "äöü äöü\näöü");
    EXPECT_EQ(wrap("unbreakable-and-long x", 5), "unbreakable-and-long\nx");
    EXPECT_EQ(wrap("a\n\nb", 10), "a\n\nb");
    EXPECT_EQ(wrap("", 10), "");
}

}  // namespace
}  // namespace content
