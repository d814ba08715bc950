// A mail and a sequence of mails as typed blocks. Rendered to HTML and plain text by
// content/email_html.hpp and content/email_text.hpp.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "content/text.hpp"

namespace content {

// Decides consent, caps and quiet hours (PRODUCT section 7).
enum class MessageClass { transactional, relational, promotional };
BOOST_DESCRIBE_ENUM(MessageClass, transactional, relational, promotional)

enum class Goal {
    delivery,
    engagement,
    relationship,
    social_proof,
    conversion,
    education,
    positioning,
    urgency,
};
BOOST_DESCRIBE_ENUM(Goal, delivery, engagement, relationship, social_proof, conversion, education,
                    positioning, urgency)

// Where a button leads. The mail room makes the signed, tracked address for the recipient.
enum class Link {
    confirm,     // double opt-in
    download,    // the lead magnet
    low_ticket,  // the thank-you page's offer, while the reader's window is open
    main_offer,  // the book at full price; carries the recipient's code where one was issued
    cart,        // back to the checkout as it was left; carries the code
    library,     // the reader's downloads
    review,      // the review page
    store,       // the brand's catalogue
    sign_in,     // reader's sign-in
};
BOOST_DESCRIBE_ENUM(Link, confirm, download, low_ticket, main_offer, cart, library, review, store,
                    sign_in)

// `when` of a mail's block: low_ticket_open, low_ticket_closed, has_code, has_bonus_chapter,
// day_14_allowed; "" always.

struct GreetingBlock {
    static constexpr std::string_view kType = "greeting";
    std::string when;
    Text text;  // "Hello {{first_name|there}},"
    bool operator==(const GreetingBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(GreetingBlock, (), (when, text))

struct ParagraphBlock {
    static constexpr std::string_view kType = "paragraph";
    std::string when;
    Text text;
    bool operator==(const ParagraphBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParagraphBlock, (), (when, text))

struct HeadingBlock {
    static constexpr std::string_view kType = "heading";
    std::string when;
    Text text;
    bool operator==(const HeadingBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(HeadingBlock, (), (when, text))

struct ListBlock {
    static constexpr std::string_view kType = "list";
    std::string when;
    bool numbered = false;
    std::vector<Text> items;
    bool operator==(const ListBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListBlock, (), (when, numbered, items))

struct ButtonBlock {
    static constexpr std::string_view kType = "button";
    std::string when;
    std::string label;
    Link link = Link::main_offer;
    bool operator==(const ButtonBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(ButtonBlock, (), (when, label, link))

// A sentence of the book, or an owner-supplied review (`testimonial` names it in the brand's file).
struct QuotationBlock {
    static constexpr std::string_view kType = "quotation";
    std::string when;
    Text quote;
    Text attribution;
    std::string testimonial;
    bool operator==(const QuotationBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuotationBlock, (), (when, quote, attribution, testimonial))

// The personal code with its value and its deadline, set apart.
struct CodeBlock {
    static constexpr std::string_view kType = "code";
    std::string when;
    Text text;  // holds {{code}}, {{code.percent}}, {{code.deadline}}
    std::string promise;
    bool operator==(const CodeBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(CodeBlock, (), (when, text, promise))

// Lines, discounts and total of the order the mail is about.
struct ReceiptBlock {
    static constexpr std::string_view kType = "receipt";
    std::string when;
    bool operator==(const ReceiptBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptBlock, (), (when))

// Download links for what the order bought.
struct DownloadsBlock {
    static constexpr std::string_view kType = "downloads";
    std::string when;
    bool operator==(const DownloadsBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(DownloadsBlock, (), (when))

// What was left in the cart, with today's prices.
struct CartBlock {
    static constexpr std::string_view kType = "cart";
    std::string when;
    bool operator==(const CartBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(CartBlock, (), (when))

// Other books of the brand that the recipient does not own, at most `most`.
struct BooksBlock {
    static constexpr std::string_view kType = "books";
    std::string when;
    int most = 3;
    bool operator==(const BooksBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(BooksBlock, (), (when, most))

struct SignatureBlock {
    static constexpr std::string_view kType = "signature";
    std::string when;
    Text text;  // closing words; name and title come from the brand
    bool operator==(const SignatureBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignatureBlock, (), (when, text))

using EmailBlock = std::variant<GreetingBlock, ParagraphBlock, HeadingBlock, ListBlock, ButtonBlock,
                                QuotationBlock, CodeBlock, ReceiptBlock, DownloadsBlock, CartBlock,
                                BooksBlock, SignatureBlock>;

struct Email {
    Text subject;
    Text preview;  // continues the subject, never repeats it
    MessageClass message_class = MessageClass::relational;
    std::vector<EmailBlock> blocks;
    std::vector<Promise> promises;
    bool operator==(const Email&) const = default;
};
BOOST_DESCRIBE_STRUCT(Email, (), (subject, preview, message_class, blocks, promises))

// A personal discount code that is issued to the contact when the mail's step runs. It really has
// this value and really expires then.
struct CodeRule {
    std::string
        key;  // "welcome", "recovery", "day_14"; the same key in one enrollment is the same code
    int percent = 0;                          // or
    std::optional<std::int64_t> fixed_price;  // "any book for $10", minor units
    base::Duration valid_for{0};
    std::vector<std::string> products;  // product keys; empty: anything in the brand
    bool operator==(const CodeRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(CodeRule, (), (key, percent, fixed_price, valid_for, products))

struct SequenceMail {
    std::string key;       // unique in the sequence: "delivery", "value_story", ...
    base::Duration delay;  // from the sequence's start
    std::vector<Goal> goals;
    std::optional<CodeRule> code;
    std::string
        bonus_product;  // product key that a purchase through this mail adds for free; or empty
    Email email;
    bool operator==(const SequenceMail&) const = default;
};
BOOST_DESCRIBE_STRUCT(SequenceMail, (), (key, delay, goals, code, bonus_product, email))

enum class SequenceType {
    welcome,
    nurture,
    launch,
    cart_abandonment,
    post_purchase,
    review_request,
    re_engagement,
    upsell,
};
BOOST_DESCRIBE_ENUM(SequenceType, welcome, nurture, launch, cart_abandonment, post_purchase,
                    review_request, re_engagement, upsell)

struct Trigger {
    std::string event;  // kind of event that starts it
    std::string
        condition;  // in words of the field, shown to people: "checkout_started and not completed"
    // Delays count from this time in the event's props where it is there ("abandoned_at"); else
    // from the event itself.
    std::string anchor;
    bool operator==(const Trigger&) const = default;
};
BOOST_DESCRIBE_STRUCT(Trigger, (), (event, condition, anchor))

struct Sequence {
    SequenceType type = SequenceType::welcome;
    std::string name;
    std::string book;    // slug
    std::string funnel;  // key of the funnel it belongs to; or empty
    Trigger trigger;
    std::vector<std::string> stop_on;  // event kinds that end it before another mail goes out
    std::vector<SequenceMail> mails;
    bool operator==(const Sequence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sequence, (), (type, name, book, funnel, trigger, stop_on, mails))

}  // namespace content
