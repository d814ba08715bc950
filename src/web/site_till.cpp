#include "web/site_till.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "contacts/contacts.hpp"
#include "funnels/path.hpp"
#include "web/site_funnel.hpp"
#include "web/site_order.hpp"

namespace web {
namespace {

using commerce::LineKind;

bool has_bump_line(const commerce::Quote& quote) {
    return std::ranges::any_of(
        quote.lines, [](const commerce::QuoteLine& line) { return line.kind == LineKind::bump; });
}

std::vector<content::TestCard> test_cards(const Site& site) {
    if (!site.services.payments.is_test()) return {};
    return {{"4242 4242 4242 4242", "is paid"},
            {"4000 0000 0000 0002", "is declined"},
            {"4000 0000 0000 9995", "has insufficient funds"},
            {"4000 0025 0000 3155", "needs authentication, is declined"}};
}

content::CheckoutView checkout_view(const Site& site, const Till& till) {
    content::CheckoutView view;
    for (const auto& line : till.quote.lines) {
        if (line.kind != LineKind::bump) view.lines.push_back(money_line(line));
    }
    view.quantity_editable = true;
    view.bump_taken = till.cart.bump_taken && till.bump_offered;
    for (const auto& discount : till.plain.discounts) {
        view.discounts.push_back(money_line(discount));
    }
    view.code = till.code;
    view.total = till.plain.total;
    if (till.bump_offered) {
        for (const auto& discount : till.with_bump.discounts) {
            view.discounts_with_bump.push_back(money_line(discount));
        }
        view.total_with_bump = till.with_bump.total;
    }
    view.test_cards = test_cards(site);
    return view;
}

const content::Page* checkout_page(const Shop& shop) {
    if (!shop.funnel) return &plain_checkout_page();
    for (const auto& step : shop.funnel->steps) {
        const auto* page = page_of(shop, step);
        if (page && page->kind == content::PageKind::checkout) return page;
    }
    return nullptr;
}

Response unpayable(const Site& site, const Shop& shop, const Till& till) {
    const auto& brand = shop.live->brand;
    return message_answer(site, brand,
                          {.title = "There is nothing to pay",
                           .paragraphs = {sentence(till.quote.problem)},
                           .links = {{"Your library", "/library?brand=" + brand.slug},
                                     {"All books", "/b/" + brand.slug}}},
                          200);
}

}  // namespace

Result<Till> read_till(Tx& tx, base::Time now, const commerce::Cart& cart) {
    Till till{.cart = cart};
    TRY(till.quote, commerce::quote_cart(tx, now, cart));
    commerce::Cart other = cart;
    other.bump_taken = false;
    TRY(till.plain, commerce::quote_cart(tx, now, other));
    other.bump_taken = true;
    TRY(till.with_bump, commerce::quote_cart(tx, now, other));
    till.bump_offered = has_bump_line(till.with_bump);
    if (cart.code_id) {
        TRY(const auto code, commerce::load_code(tx, cart.code_id));
        till.code = code.text;
    }
    if (cart.contact_id) {
        TRY(const auto contact, contacts::load_contact(tx, cart.contact_id));
        till.email = contact.email;
    }
    return till;
}

Result<Response> render_checkout(Site& site, const Shop& shop, const Visitor& visitor,
                                 const commerce::CartId& cart_id, CheckoutForm form) {
    const auto* page = checkout_page(shop);
    if (!page) return fail(Errc::not_found, "the funnel has no checkout");
    Till till;
    TRY(auto context, site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto cart, commerce::load_cart(tx, cart_id));
        TRY(till, read_till(tx, site.now(), cart));
        TRY(const auto facts, load_facts(tx, site.now(), shop, cart.reader()));
        auto made = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, made));
        return made;
    }));
    if (!till.quote.problem.empty()) return unpayable(site, shop, till);

    if (form.nonce.empty()) form.nonce = site.services.env.ids.next_text();
    auto& alert = form.errors[""];
    if (!till.quote.notices.empty()) {
        if (!alert.empty()) alert += ' ';
        alert += base::join(till.quote.notices, ". ") + ".";
    }
    if (alert.empty()) form.errors.erase("");
    if (!form.values.contains("email") && !till.email.empty()) {
        form.values["email"] = till.email;
    }
    context.checkout = checkout_view(site, till);
    context.fields["cart.total"] = base::format_money(till.quote.total);
    context.form.action = shop.checkout_path();
    context.form.values = std::move(form.values);
    context.form.errors = std::move(form.errors);
    context.form.token = sign_form(site, visitor.id,
                                   {.about = checkout_form_name(shop),
                                    .subject = cart_id.str(),
                                    .nonce = form.nonce,
                                    .seen = till.plain.total.minor,
                                    .seen_with_bump = till.with_bump.total.minor});
    context.index = false;
    context.canonical_url.clear();
    TRY(auto html, content::render_page(*page, context));
    auto response = page_answer(shop.live->brand, std::move(html), form.status, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

const content::Page& plain_checkout_page() {
    static const content::Page page = [] {
        content::Page made;
        made.kind = content::PageKind::checkout;
        made.title = "Checkout";
        content::CheckoutBlock block;
        block.heading = content::human("Your order");
        block.submit_label = "Pay now";
        made.blocks = {std::move(block)};
        return made;
    }();
    return page;
}

const content::Page& plain_confirmation_page() {
    static const content::Page page = [] {
        content::Page made;
        made.kind = content::PageKind::confirmation;
        made.title = "Thank you for your order";
        content::HeroBlock hero;
        hero.headline = content::human("Thank you. Your books are here");
        content::OrderBlock order;
        order.heading = content::human("Your downloads");
        made.blocks = {std::move(hero), std::move(order)};
        return made;
    }();
    return page;
}

}  // namespace web
