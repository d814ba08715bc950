// Pages to HTML: whole documents, semantic, accessible (WCAG 2.2 AA), without a line of script.
// Pure functions; the header that goes with them is content_security_policy (site_style.hpp).
//
// Names that forms post: email, first_name, consent ("yes"), website (must stay empty: honeypot),
// token (anti-forgery), quantity, code, apply_code, bump ("yes"), card_number, card_expiry,
// card_cvc, offer (key of the offer accepted).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "content/page.hpp"
#include "content/page_context.hpp"

namespace content {

// Errors: invalid, naming a merge field without a value, or an offer, a testimonial or a checkout
// that a block shows and the context does not have.
base::Result<std::string> render_page(const Page& page, const PageContext& context);

enum class InputKind { text, email, digits, long_text, checkbox, choice, hidden };

struct Input {
    InputKind kind = InputKind::text;
    std::string name;
    std::string label;
    std::string value;  // checkbox: posted where ticked
    std::string hint;
    std::string error;
    bool required = false;
    bool mark_optional = true;  // says "(optional)" where it is not required
    bool checked = false;
    std::vector<SiteLink> choices;  // choice: label, and the value as `url`
    std::string autocomplete;       // "email", "given-name"; or empty
};

struct MessageForm {
    std::string action;
    std::string token;
    std::vector<Input> inputs;
    std::string submit_label;
};

// A small page in the brand's look: check your mail, confirmed, unsubscribed, preferences, link
// expired, not found, an error, the review form, the reader's library. Its words are final: nothing
// is merged.
struct Message {
    std::string title;
    std::vector<std::string> paragraphs;
    std::optional<MessageForm> form;
    std::vector<Download> downloads;
    std::vector<SiteLink> links;  // the first one is a button where there is no form
};
std::string render_message_page(const PageContext& context, const Message& message);

struct StoreItem {
    std::string title;
    std::string subtitle;
    std::string description;
    std::string url;
    std::string product;  // key, for its cover; or empty
    std::optional<base::Money> price;
    std::optional<base::Money> value;  // shown struck through where higher
    std::string label;                 // of its link: "Read the free chapter"
};

// /b/BRAND: the catalogue.
struct Storefront {
    std::vector<StoreItem> books;
    std::vector<StoreItem> offers;
    std::vector<StoreItem> samples;  // lead magnets
};
std::string render_storefront(const PageContext& context, const Storefront& store);

}  // namespace content
