// A page of the public site as typed blocks. The renderer (content/page_html.hpp) turns a Page and
// a PageContext into HTML; nothing else does.
//
// Numbers are never typed: prices and savings are merge fields ({{low_ticket.price}}) that the
// renderer fills from what commerce would charge at that moment (content/merge.hpp lists them).
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "content/text.hpp"

namespace content {

enum class PageKind {
    opt_in,        // landing page of a lead magnet
    thank_you,     // delivery page with the low-ticket offer
    checkout,      // with the order bump
    upsell,        // one-time bundle
    downsell,      // only after a declined upsell
    confirmation,  // downloads and next steps
    main_offer,    // the book at full price
    offer,         // bundle, tiers or promotion
};
BOOST_DESCRIBE_ENUM(PageKind, opt_in, thank_you, checkout, upsell, downsell, confirmation,
                    main_offer, offer)

// A block whose `when` is set shows only where the fact holds for this reader:
//   low_ticket_open   the reader's own low-ticket window is open
//   low_ticket_closed the opposite
//   promotion_open    the promotion's dates include now
//   "" always

// As a hero's target: the page with all books of the brand.
inline constexpr std::string_view kStorefront = "storefront";

struct HeroBlock {
    static constexpr std::string_view kType = "hero";
    std::string when;
    Text eyebrow;  // small caps above the headline: what this is ("Free chapter")
    Text headline;
    Text subheadline;
    std::string cover;       // product key whose cover is shown; empty for none
    std::string cta_label;   // jumps to the form or to the offer; empty for none
    std::string cta_target;  // "#form", "#offer" or a step: "checkout"
    bool operator==(const HeroBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(HeroBlock, (),
                      (when, eyebrow, headline, subheadline, cover, cta_label, cta_target))

struct TextBlock {
    static constexpr std::string_view kType = "text";
    std::string when;
    Text heading;
    std::vector<Text> paragraphs;
    bool operator==(const TextBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(TextBlock, (), (when, heading, paragraphs))

enum class BulletStyle { plain, check, number };
BOOST_DESCRIBE_ENUM(BulletStyle, plain, check, number)

struct BulletsBlock {
    static constexpr std::string_view kType = "bullets";
    std::string when;
    Text heading;
    BulletStyle style = BulletStyle::check;
    std::vector<Text> items;
    bool operator==(const BulletsBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(BulletsBlock, (), (when, heading, style, items))

// A sentence or two of the book, set as a quotation.
struct QuoteBlock {
    static constexpr std::string_view kType = "quote";
    std::string when;
    Text quote;
    Text attribution;
    bool operator==(const QuoteBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuoteBlock, (), (when, quote, attribution))

// The opt-in form: e-mail address, first name, consent with its exact wording.
struct FormBlock {
    static constexpr std::string_view kType = "form";
    std::string when;
    Text heading;
    std::string submit_label;
    std::string consent;  // the wording that is stored as proof
    bool ask_first_name = true;
    Text note;  // under the button: what happens next
    bool operator==(const FormBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(FormBlock, (), (when, heading, submit_label, consent, ask_first_name, note))

// One offer with its price, terms and button; the accept and decline targets come from the path.
struct OfferBlock {
    static constexpr std::string_view kType = "offer";
    std::string when;
    std::string
        offer;  // key of the offer: low_ticket, main, upsell, downsell, bundle, tier_pro ...
    Text heading;
    std::vector<Text> items;  // what is in it
    std::string accept_label;
    std::string decline_label;  // empty: no decline link
    Text note;                  // terms beside the button
    bool operator==(const OfferBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfferBlock, (),
                      (when, offer, heading, items, accept_label, decline_label, note))

// Cart, order bump, discount code, contact and payment fields.
struct CheckoutBlock {
    static constexpr std::string_view kType = "checkout";
    std::string when;
    Text heading;
    std::string bump;  // key of the bump's offer; empty for none
    Text bump_heading;
    Text bump_text;
    std::string submit_label;
    Text note;
    bool operator==(const CheckoutBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckoutBlock, (),
                      (when, heading, bump, bump_heading, bump_text, submit_label, note))

struct TestimonialsBlock {
    static constexpr std::string_view kType = "testimonials";
    std::string when;
    Text heading;
    std::vector<std::string> ids;  // in the brand's file
    bool operator==(const TestimonialsBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(TestimonialsBlock, (), (when, heading, ids))

// The brand's guarantee, in the brand's words.
struct GuaranteeBlock {
    static constexpr std::string_view kType = "guarantee";
    std::string when;
    std::string promise;
    bool operator==(const GuaranteeBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(GuaranteeBlock, (), (when, promise))

// A real deadline: the price obeys the same record.
struct DeadlineBlock {
    static constexpr std::string_view kType = "deadline";
    std::string when;
    std::string window;  // low_ticket or promotion
    Text text;           // holds {{low_ticket.deadline}} or {{promotion.deadline}}
    std::string promise;
    bool operator==(const DeadlineBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineBlock, (), (when, window, text, promise))

struct FaqItem {
    Text question;
    Text answer;
    bool operator==(const FaqItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(FaqItem, (), (question, answer))

struct FaqBlock {
    static constexpr std::string_view kType = "faq";
    std::string when;
    Text heading;
    std::vector<FaqItem> items;
    bool operator==(const FaqBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(FaqBlock, (), (when, heading, items))

struct AuthorBlock {
    static constexpr std::string_view kType = "author";
    std::string when;
    Text heading;
    bool operator==(const AuthorBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuthorBlock, (), (when, heading))

// The receipt and the downloads of the order at hand (confirmation page).
struct OrderBlock {
    static constexpr std::string_view kType = "order";
    std::string when;
    Text heading;
    Text note;
    bool operator==(const OrderBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(OrderBlock, (), (when, heading, note))

using PageBlock = std::variant<HeroBlock, TextBlock, BulletsBlock, QuoteBlock, FormBlock,
                               OfferBlock, CheckoutBlock, TestimonialsBlock, GuaranteeBlock,
                               DeadlineBlock, FaqBlock, AuthorBlock, OrderBlock>;

struct Page {
    PageKind kind = PageKind::opt_in;
    std::string title;        // <title> and Open Graph
    std::string description;  // <meta> and Open Graph
    std::vector<PageBlock> blocks;
    std::vector<Promise> promises;
    bool operator==(const Page&) const = default;
};
BOOST_DESCRIBE_STRUCT(Page, (), (kind, title, description, blocks, promises))

}  // namespace content
