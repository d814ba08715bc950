#include "content/page_blocks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "content/html.hpp"
#include "content/page_parts.hpp"

namespace content {
namespace {

std::string section(std::string_view css_class, std::string_view id, std::string_view heading,
                    std::string_view body) {
    return fmt::format(
        "<section class=\"block {}\"{}><div class=\"wrap\">{}<div class=\"body\">{}</div></div>"
        "</section>\n",
        css_class, id, heading, body);
}

template <class Block>
bool is_tier(const Block& block) {
    if constexpr (std::is_same_v<Block, OfferBlock>) return block.offer.starts_with("tier_");
    return false;
}

}  // namespace

PageBlocks::PageBlocks(const Page& page, const PageContext& context)
    : page_(page), context_(context) {
    has_main_heading_ = std::ranges::any_of(page.blocks, [&](const PageBlock& block) {
        const auto* hero = std::get_if<HeroBlock>(&block);
        return hero && holds(hero->when, context.facts);
    });
}

base::Result<std::string> PageBlocks::render() {
    std::string out;
    bool in_tiers = false;
    for (const PageBlock& any : page_.blocks) {
        const auto markup = std::visit(
            [&](const auto& concrete) -> Markup {
                if (!holds(concrete.when, context_.facts)) return std::string{};
                return block(concrete);
            },
            any);
        if (!markup) return base::fail(markup.error());
        if (markup.value().empty()) continue;
        const bool tier = std::visit([](const auto& concrete) { return is_tier(concrete); }, any);
        // Tiers that follow each other stand side by side.
        if (tier && !in_tiers) {
            out += "<section class=\"block wide\"><div class=\"wrap\"><div class=\"body tiers\">\n";
        }
        if (!tier && in_tiers) out += "</div></div></section>\n";
        in_tiers = tier;
        out += markup.value();
    }
    if (in_tiers) out += "</div></div></section>\n";
    if (!has_main_heading_) {
        TRY(const std::string title, merge(page_.title, context_.fields));
        out.insert(0, fmt::format("<h1 class=\"vh\">{}</h1>\n", escape_html(title)));
    }
    return out;
}

PageBlocks::Markup PageBlocks::inline_text(const Text& text) const {
    return inline_html(text, context_.fields);
}

PageBlocks::Markup PageBlocks::paragraphs(const std::vector<Text>& texts) const {
    std::string out;
    for (const Text& text : texts) {
        TRY(const std::string words, inline_text(text));
        out += "<p>" + words + "</p>";
    }
    return out;
}

PageBlocks::Markup PageBlocks::list(BulletStyle style, const std::vector<Text>& items) const {
    if (items.empty()) return std::string{};
    const std::string_view tag = style == BulletStyle::number ? "ol" : "ul";
    // Without markers of its own a list loses its role in Safari.
    std::string out =
        fmt::format("<{} class=\"items {}\" role=\"list\">", tag, base::enum_name(style));
    for (const Text& item : items) {
        TRY(const std::string words, inline_text(item));
        out += "<li>" + words + "</li>";
    }
    return out + fmt::format("</{}>", tag);
}

PageBlocks::Markup PageBlocks::heading(const Text& text) {
    TRY(const std::string words, inline_text(text));
    if (words.empty()) return std::string{};
    if (!has_main_heading_) {
        has_main_heading_ = true;
        return "<h1>" + words + "</h1>";
    }
    return "<h2>" + words + "</h2>";
}

PageBlocks::Markup PageBlocks::note(const Text& text, std::string_view css_class) const {
    TRY(const std::string words, inline_text(text));
    if (words.empty()) return std::string{};
    return fmt::format("<small class=\"soft {}\">{}</small>", css_class, words);
}

PageBlocks::Markup PageBlocks::target(const std::string& name) const {
    if (name.starts_with('#')) return escape_html(name);
    if (name == kStorefront && !context_.home_url.empty()) return escape_url(context_.home_url);
    const auto step = context_.steps.find(name);
    if (step == context_.steps.end()) {
        return base::fail_field("cta_target", "the page leads to \"{}\", which has no address",
                                name);
    }
    return escape_url(step->second);
}

std::string PageBlocks::anchor(const std::string& name) {
    return anchors_.insert(name).second ? fmt::format(" id=\"{}\"", escape_html(name)) : "";
}

std::string PageBlocks::prior(const std::string& field) const {
    const auto value = context_.form.values.find(field);
    return value == context_.form.values.end() ? std::string{} : value->second;
}

std::string PageBlocks::error(const std::string& field) const {
    const auto message = context_.form.errors.find(field);
    return message == context_.form.errors.end() ? std::string{} : message->second;
}

PageBlocks::Markup PageBlocks::block(const HeroBlock& block) {
    TRY(const std::string eyebrow, inline_text(block.eyebrow));
    TRY(const std::string headline, inline_text(block.headline));
    TRY(const std::string subheadline, inline_text(block.subheadline));
    std::string text;
    if (!eyebrow.empty()) text += "<p class=\"eyebrow\">" + eyebrow + "</p>";
    // A second hero on the page is a section like others.
    const std::string_view tag = anchors_.insert("hero").second ? "h1" : "h2";
    text += fmt::format("<{0}>{1}</{0}>", tag, headline);
    if (!subheadline.empty()) text += "<p class=\"sub\">" + subheadline + "</p>";
    if (!block.cta_label.empty()) {
        TRY(const std::string label, merge(block.cta_label, context_.fields));
        TRY(const std::string address, target(block.cta_target));
        text += fmt::format("<p class=\"act\"><a class=\"button\" href=\"{}\">{}</a></p>", address,
                            escape_html(label));
    }
    const auto cover = context_.covers.find(block.cover);
    const bool bare = cover == context_.covers.end();
    return fmt::format(
        "<section class=\"hero{}\"><div class=\"wrap\">{}<div class=\"words\">{}</div></div>"
        "</section>\n",
        bare ? " bare" : "", bare ? "" : cover_html(cover->second, Loading::first_screen), text);
}

PageBlocks::Markup PageBlocks::block(const TextBlock& block) {
    TRY(const std::string title, heading(block.heading));
    TRY(const std::string body, paragraphs(block.paragraphs));
    return section("prose", "", title, body);
}

PageBlocks::Markup PageBlocks::block(const BulletsBlock& block) {
    if (block.items.empty()) return std::string{};
    TRY(const std::string title, heading(block.heading));
    TRY(const std::string body, list(block.style, block.items));
    return section("bullets", "", title, body);
}

PageBlocks::Markup PageBlocks::block(const QuoteBlock& block) {
    TRY(const std::string quote, inline_text(block.quote));
    TRY(const std::string attribution, inline_text(block.attribution));
    std::string body = "<figure><blockquote><p>" + quote + "</p></blockquote>";
    if (!attribution.empty()) body += "<figcaption>" + attribution + "</figcaption>";
    return section("quote", "", "", body + "</figure>");
}

PageBlocks::Markup PageBlocks::block(const FormBlock& block) {
    TRY(const std::string title, heading(block.heading));
    TRY(const std::string label, merge(block.submit_label, context_.fields));
    TRY(const std::string consent, merge(block.consent, context_.fields));
    TRY(const std::string small_print, note(block.note, ""));
    std::string form =
        fmt::format("<form method=\"post\" action=\"{}\">", escape_url(context_.form.action)) +
        form_guards(context_.form.token) + form_alert(context_.form);
    if (block.ask_first_name) {
        form += input_html({.name = "first_name",
                            .label = "First name",
                            .value = prior("first_name"),
                            .error = error("first_name"),
                            .autocomplete = "given-name"});
    }
    form += input_html({.kind = InputKind::email,
                        .name = "email",
                        .label = "E-mail address",
                        .value = prior("email"),
                        .error = error("email"),
                        .required = true,
                        .autocomplete = "email"});
    if (!consent.empty()) {
        form += input_html({.kind = InputKind::checkbox,
                            .name = "consent",
                            .label = consent,
                            .value = "yes",
                            .error = error("consent"),
                            .required = true,
                            .checked = prior("consent") == "yes"});
    }
    form += fmt::format(
        "<div class=\"send\"><button class=\"button\" type=\"submit\">{}</button></div>{}</form>",
        escape_html(label), small_print);
    return fmt::format(
        "<section class=\"block optin\"{}><div class=\"wrap\"><div class=\"panel stack\">{}{}"
        "</div></div></section>\n",
        anchor("form"), title, form);
}

base::Result<const OfferView*> PageBlocks::find_offer(const std::string& key) const {
    const auto offer = context_.offers.find(key);
    if (offer == context_.offers.end()) {
        return base::fail_field("offer", "the page shows the offer \"{}\", which does not exist",
                                key);
    }
    return &offer->second;
}

PageBlocks::Markup PageBlocks::accept_form(const OfferBlock& block, const OfferView& offer) const {
    TRY(const std::string label, merge(block.accept_label, context_.fields));
    if (offer.action.empty()) {
        return fmt::format("<div class=\"buy\">{}<a class=\"button\" href=\"{}\">{}</a></div>",
                           price_html(offer), escape_url(offer.url), escape_html(label));
    }
    return fmt::format(
        "<form method=\"post\" action=\"{}\">{}{}<div class=\"buy\">{}<button class=\"button\" "
        "type=\"submit\">{}</button></div></form>",
        escape_url(offer.action), form_guards(context_.form.token),
        hidden_input("offer", offer.key), price_html(offer), escape_html(label));
}

PageBlocks::Markup PageBlocks::block(const OfferBlock& block) {
    TRY(const OfferView* offer, find_offer(block.offer));
    TRY(std::string body, heading(block.heading));
    TRY(const std::string items, list(BulletStyle::check, block.items));
    body += items;
    if (offer->available) {
        TRY(const std::string accept, accept_form(block, *offer));
        TRY(const std::string terms, note(block.note, "terms"));
        body += form_alert(context_.form) + accept;
        if (offer->one_click) {
            body +=
                "<small class=\"soft terms\">Charged to the card you have just used; there is "
                "no second form.</small>";
        }
        if (!offer->deadline.empty()) {
            body += fmt::format("<small class=\"terms\">This price holds until {}.</small>",
                                escape_html(offer->deadline));
        }
        body += terms;
    } else {
        body += "<p><strong>This offer is no longer open to you.</strong></p>";
    }
    if (!block.decline_label.empty() && !offer->decline_url.empty()) {
        TRY(const std::string label, merge(block.decline_label, context_.fields));
        body += fmt::format("<p class=\"decline\"><a href=\"{}\">{}</a></p>",
                            escape_url(offer->decline_url), escape_html(label));
    }
    const CoversMarkup covers = covers_html(offer->products, context_);
    const std::string_view css_class = covers.count == 0   ? ""
                                       : covers.count == 1 ? " with-covers"
                                                           : " with-covers several";
    const std::string panel =
        fmt::format("<div class=\"panel{}\">{}<div class=\"body\">{}</div></div>", css_class,
                    covers.markup, body);
    if (is_tier(block)) return fmt::format("<div class=\"offer tier\">{}</div>\n", panel);
    return fmt::format("<section class=\"block offer\"{}><div class=\"wrap\">{}</div></section>\n",
                       anchor("offer"), panel);
}

PageBlocks::Markup PageBlocks::block(const TestimonialsBlock& block) {
    TRY(const std::string title, heading(block.heading));
    std::string body;
    for (const std::string& id : block.ids) {
        const auto found = std::ranges::find(context_.brand.testimonials, id, &Testimonial::id);
        if (found == context_.brand.testimonials.end()) {
            return base::fail_field("testimonials", "there is no review {} in the brand's file",
                                    id);
        }
        body += fmt::format(
            "<figure class=\"voice\"><blockquote><p>{}</p></blockquote><figcaption>{}{}"
            "</figcaption></figure>",
            escape_html(found->quote), escape_html(found->name),
            found->sample ? " <span class=\"sample\">Sample review</span>"
                          : ", " + escape_html(found->source));
    }
    if (body.empty()) return std::string{};
    return section("", "", title, "<div class=\"voices\">" + body + "</div>");
}

PageBlocks::Markup PageBlocks::block(const GuaranteeBlock&) {
    const Guarantee& guarantee = context_.brand.guarantee;
    if (guarantee.days <= 0) return std::string{};
    TRY(const std::string title, heading(human(fmt::format("{}-day guarantee", guarantee.days))));
    return section("guarantee", "", title, "<p>" + escape_html(guarantee.text) + "</p>");
}

PageBlocks::Markup PageBlocks::block(const DeadlineBlock& block) {
    TRY(const std::string words, inline_text(block.text));
    return section("deadline", "", "", "<p>" + words + "</p>");
}

PageBlocks::Markup PageBlocks::block(const FaqBlock& block) {
    if (block.items.empty()) return std::string{};
    TRY(const std::string title, heading(block.heading));
    std::string body;
    for (const FaqItem& item : block.items) {
        TRY(const std::string question, inline_text(item.question));
        TRY(const std::string answer, inline_text(item.answer));
        body += fmt::format("<div class=\"qa\"><h3>{}</h3><p>{}</p></div>", question, answer);
    }
    return section("faq", "", title, body);
}

PageBlocks::Markup PageBlocks::block(const AuthorBlock& block) {
    const Author& author = context_.brand.author;
    TRY(std::string title, heading(block.heading));
    if (title.empty()) {
        TRY(title, heading(human(author.name)));
    }
    std::string body;
    if (!author.bio.empty()) body = "<p>" + escape_html(author.bio) + "</p>";
    body += fmt::format("<p class=\"soft\">{}{}{}</p>", escape_html(author.name),
                        author.title.empty() ? "" : ", ", escape_html(author.title));
    return section("author", "", title, body);
}

}  // namespace content
