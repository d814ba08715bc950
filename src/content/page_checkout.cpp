// The checkout and the receipt.
#include <fmt/format.h>

#include "content/amounts.hpp"
#include "content/html.hpp"
#include "content/page_blocks.hpp"
#include "content/page_parts.hpp"

namespace content {
namespace {

// Both totals stand in the page; the style sheet shows the one that the bump's box asks for.
std::string total_markup(const CheckoutView& view) {
    const auto money = [](const base::Money& amount) { return escape_html(format_amount(amount)); };
    if (!view.total_with_bump) return money(view.total);
    return fmt::format(
        "<span class=\"no-bump\">{}</span><span class=\"if-bump\">{}<span class=\"vh\"> with the "
        "addition</span></span>",
        money(view.total), money(*view.total_with_bump));
}

// A code may take more off where the addition is bought.
std::string discount_rows(const CheckoutView& view) {
    if (!view.total_with_bump || view.discounts == view.discounts_with_bump) {
        return money_rows(view.discounts);
    }
    return money_rows(view.discounts, "no-bump") + money_rows(view.discounts_with_bump, "if-bump");
}

std::string cart_rows(const CheckoutView& view) {
    if (!view.quantity_editable || view.lines.empty()) return money_rows(view.lines);
    const MoneyLine& line = view.lines.front();
    return fmt::format(
               "<tr><th scope=\"row\">{}<small class=\"soft\"><label for=\"quantity\">Copies"
               "</label> <input type=\"text\" inputmode=\"numeric\" id=\"quantity\" "
               "name=\"quantity\" value=\"{}\"></small></th><td>{}</td></tr>",
               escape_html(line.name), line.quantity, escape_html(format_amount(line.amount))) +
           money_rows({view.lines.begin() + 1, view.lines.end()});
}

std::string test_cards_markup(const std::vector<TestCard>& cards) {
    if (cards.empty()) return {};
    std::string rows;
    for (const TestCard& card : cards) {
        rows += fmt::format("<tr><td>{}</td><th scope=\"row\">{}</th></tr>",
                            escape_html(card.number), escape_html(card.meaning));
    }
    return "<div class=\"testcards stack\"><p><strong>Test mode: no money moves.</strong> Use one "
           "of these cards with any later date and any three digits.</p><table>" +
           rows + "</table></div>";
}

}  // namespace

PageBlocks::Markup PageBlocks::bump(const CheckoutBlock& block, const CheckoutView& view) const {
    if (block.bump.empty() || !view.total_with_bump) return std::string{};
    TRY(const OfferView* offer, find_offer(block.bump));
    if (!offer->available) return std::string{};
    TRY(const std::string title, inline_text(block.bump_heading));
    TRY(const std::string words, inline_text(block.bump_text));
    return fmt::format(
        "<div class=\"bump\"><label class=\"tick\"><input type=\"checkbox\" id=\"bump\" "
        "name=\"bump\" value=\"yes\"{}><span><b>{}</b>{}</span></label></div>",
        view.bump_taken ? " checked" : "", title, words);
}

PageBlocks::Markup PageBlocks::order_side(const CheckoutBlock& block, const CheckoutView& view) {
    TRY(std::string out, heading(block.heading));
    out += "<table class=\"lines\"><caption class=\"vh\">Your order</caption>";
    out += cart_rows(view);
    if (view.total_with_bump && context_.offers.contains(block.bump)) {
        const OfferView& offer = context_.offers.at(block.bump);
        out += fmt::format("<tr class=\"if-bump\"><th scope=\"row\">{}</th><td>{}</td></tr>",
                           escape_html(offer.name), escape_html(format_amount(offer.price)));
    }
    out += discount_rows(view);
    out += fmt::format("<tr class=\"total\"><th scope=\"row\">Total</th><td>{}</td></tr></table>",
                       total_markup(view));
    TRY(const std::string addition, bump(block, view));
    out += addition;
    out += fmt::format(
        "<div class=\"code-row\">{}<button class=\"button quiet\" type=\"submit\" "
        "name=\"apply_code\" value=\"yes\" formnovalidate>Apply</button></div>",
        input_html({.name = "code",
                    .label = "Discount code",
                    .value = view.code.empty() ? prior("code") : view.code,
                    .error = error("code"),
                    .mark_optional = false,
                    .autocomplete = "off"}));
    return out;
}

PageBlocks::Markup PageBlocks::payment_side(const CheckoutBlock& block,
                                            const CheckoutView& view) const {
    TRY(const std::string label, merge(block.submit_label, context_.fields));
    TRY(const std::string small_print, note(block.note, ""));
    std::string out = input_html({.kind = InputKind::email,
                                  .name = "email",
                                  .label = "E-mail address",
                                  .value = prior("email"),
                                  .hint = "Receipt and downloads go there.",
                                  .error = error("email"),
                                  .required = true,
                                  .autocomplete = "email"});
    out += input_html({.name = "first_name",
                       .label = "First name",
                       .value = prior("first_name"),
                       .error = error("first_name"),
                       .autocomplete = "given-name"});
    out += test_cards_markup(view.test_cards);
    // Card data is never printed back.
    out += input_html({.kind = InputKind::digits,
                       .name = "card_number",
                       .label = "Card number",
                       .error = error("card_number"),
                       .required = true,
                       .autocomplete = "cc-number"});
    out += "<div class=\"row\">" +
           input_html({.kind = InputKind::digits,
                       .name = "card_expiry",
                       .label = "Expires (MM/YY)",
                       .error = error("card_expiry"),
                       .required = true,
                       .autocomplete = "cc-exp"}) +
           input_html({.kind = InputKind::digits,
                       .name = "card_cvc",
                       .label = "Security code",
                       .error = error("card_cvc"),
                       .required = true,
                       .autocomplete = "cc-csc"}) +
           "</div>";
    out += fmt::format(
        "<p class=\"due\"><span>Total</span><b>{}</b></p><div class=\"send\"><button "
        "class=\"button\" type=\"submit\">{}</button></div>{}<small class=\"soft\">Your card is "
        "kept by the payment provider for one-click additions during this visit.</small>",
        total_markup(view), escape_html(label), small_print);
    return out;
}

PageBlocks::Markup PageBlocks::block(const CheckoutBlock& block) {
    if (!context_.checkout) {
        return base::fail_field("checkout", "the page has a checkout and there is no cart");
    }
    const CheckoutView& view = *context_.checkout;
    TRY(const std::string order, order_side(block, view));
    TRY(const std::string payment, payment_side(block, view));
    // The first submit button is what Enter presses: it must not be the one that applies a code.
    return fmt::format(
        "<section class=\"block wide checkout\"{}><div class=\"wrap\"><form method=\"post\" "
        "action=\"{}\">{}<button class=\"vh\" type=\"submit\" tabindex=\"-1\" "
        "aria-hidden=\"true\"></button>{}<div class=\"till\"><div class=\"stack\">{}</div>"
        "<fieldset class=\"pay\"><legend class=\"vh\">Your details and payment</legend>{}"
        "</fieldset></div></form></div></section>\n",
        anchor("form"), escape_url(context_.form.action), form_guards(context_.form.token),
        form_alert(context_.form), order, payment);
}

PageBlocks::Markup PageBlocks::block(const OrderBlock& block) {
    if (!context_.order) {
        return base::fail_field("order", "the page shows an order and there is none");
    }
    const OrderView& order = *context_.order;
    TRY(const std::string title, heading(block.heading));
    TRY(const std::string small_print, note(block.note, ""));
    std::string body = downloads_html(order.downloads) + small_print;
    std::string receipt = fmt::format(
        "<h3>Receipt</h3><p class=\"soft\">Order {}, {}. A copy goes to {}.</p>"
        "<table class=\"lines\"><caption class=\"vh\">Receipt</caption>",
        escape_html(order.number), escape_html(order.date), escape_html(order.email));
    receipt += money_rows(order.lines) + money_rows(order.discounts);
    receipt +=
        fmt::format("<tr class=\"total\"><th scope=\"row\">Paid</th><td>{}</td></tr></table>",
                    escape_html(format_amount(order.total)));
    return fmt::format(
        "<section class=\"block order\"><div class=\"wrap\">{}<div class=\"body\">{}<div "
        "class=\"receipt stack\">{}</div></div></div></section>\n",
        title, body, receipt);
}

}  // namespace content
