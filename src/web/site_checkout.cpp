#include "web/site_checkout.hpp"

#include <charconv>

#include "base/strings.hpp"
#include "commerce/checkout.hpp"
#include "contacts/contacts.hpp"
#include "contacts/email_address.hpp"
#include "web/site_funnel.hpp"
#include "web/site_order.hpp"
#include "web/site_till.hpp"

namespace web {
namespace {

using commerce::Cart;
using commerce::CartId;

constexpr std::size_t kLongestField = 320;

// What a mail's link brought along, where it leads here.
const Links::Go* carried(const Shop& shop, const Visitor& visitor) {
    const bool fits = visitor.go && shop.funnel && visitor.go->funnel == shop.funnel->key;
    return fits ? &*visitor.go : nullptr;
}

std::string wanted_offer(const Request& request, const Shop& shop,
                         const std::optional<Cart>& open) {
    const std::string named(request.query_value("offer"));
    if (shop.find(named)) return named;
    if (open && shop.find(open->offer_key)) return open->offer_key;
    return shop.main_offer();
}

Result<Cart> open_cart(Tx& tx, Site& site, const Request& request, const Shop& shop,
                       const Visitor& visitor) {
    const auto& brand = shop.live->brand;
    TRY(const auto open, commerce::find_open_cart(tx, brand.id, visitor.id, shop.scope));
    // Scanners follow the links of mails: they begin no purchase.
    const bool a_person = !visitor.bot && request.method == net::Method::get;
    TRY(auto cart, commerce::start_cart(
                       tx, site.services.env,
                       {.brand = brand.id,
                        .contact = a_person && !(open && open->contact_id) ? visitor.contact()
                                                                           : base::ContactId{},
                        .visitor = visitor.id,
                        .scope = shop.scope,
                        .offer_key = wanted_offer(request, shop, open),
                        .quantity = open ? open->quantity : 1,
                        .source = visitor.source}));
    const auto* go = carried(shop, visitor);
    if (go && !go->bonus.empty() && cart.bonus_product.empty()) {
        // A bonus that is not for sale any more does not stop the purchase.
        auto with_bonus = tx.attempt(
            [&] { return commerce::set_bonus(tx, site.services.env, cart.id, go->bonus); });
        if (with_bonus) cart = std::move(with_bonus).value();
    }
    return cart;
}

// A code that came with the link. Why it was refused, or nothing.
std::string try_code(Site& site, const Request& request, const Shop& shop, const Visitor& visitor,
                     const Cart& cart) {
    std::string code(request.query_value("code"));
    const auto* go = carried(shop, visitor);
    if (code.empty() && go && !cart.code_id) code = go->code;
    if (code.empty()) return {};
    const auto applied = site.services.db.write([&](Tx& tx) -> Result<Cart> {
        return commerce::apply_code(tx, site.services.env, cart.id, code);
    });
    return applied ? std::string{} : applied.error().message;
}

int quantity_in(const net::Fields& form, const Cart& cart) {
    const auto text = form.find("quantity");
    if (!text) return cart.quantity;
    const auto trimmed = base::trim(*text);
    int value = 0;
    const auto [end, error] =
        std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
    return error == std::errc{} && end == trimmed.data() + trimmed.size() ? value : 0;
}

// Puts the form's choices into the cart; what is refused goes to `errors`.
Result<> change_cart(Site& site, const Cart& cart, const net::Fields& form,
                     std::map<std::string, std::string>& errors) {
    const auto note = [&](const Error& error) -> Result<> {
        if (error.field.empty() || error.code == Errc::conflict) return fail(error);
        errors[error.field] = error.message;
        return success();
    };
    const auto changed = site.services.db.write([&](Tx& tx) -> Result<Cart> {
        TRY(commerce::set_bump(tx, site.services.env, cart.id, form.value("bump") == "yes"));
        return commerce::set_quantity(tx, site.services.env, cart.id, quantity_in(form, cart));
    });
    if (!changed) {
        TRY(note(changed.error()));
    }
    const auto coded = site.services.db.write([&](Tx& tx) -> Result<Cart> {
        return commerce::apply_code(tx, site.services.env, cart.id, form.value("code"));
    });
    if (!coded) {
        TRY(note(coded.error()));
    }
    return success();
}

// Who buys: the purchase begins with the address.
Result<> set_buyer(Site& site, const Shop& shop, const Visitor& visitor, const Cart& cart,
                   const net::Fields& form) {
    return site.services.db.write([&](Tx& tx) -> Result<> {
        TRY(const auto found, contacts::find_or_create_contact(
                                  tx, site.services.env, shop.live->brand.id, form.value("email"),
                                  base::trim(form.value("first_name")), visitor.source_name));
        TRY(commerce::set_contact(tx, site.services.env, cart.id, found.contact.id));
        return success();
    });
}

Result<Response> paid(Site& site, const Shop& shop, const base::OrderId& id) {
    TRY(const auto order, site.services.db.read([&](Tx& tx) -> Result<commerce::Order> {
        return commerce::load_order(tx, id);
    }));
    auto response = net::redirect(shop.path + "/confirmation");
    if (shop.funnel) {
        TRY(response,
            go_on(site, shop, "checkout", funnels::Outcome::accepted, {order.contact_id, {}}));
    }
    set_order_cookie(site.services, id, response);
    return response;
}

CheckoutForm typed(const net::Fields& form) {
    CheckoutForm out{.status = 422};
    for (const std::string name : {"email", "first_name", "code"}) {
        out.values[name] = one_line(form.value(name), kLongestField);
    }
    return out;
}

// What became of a payment that was not taken.
void explain_refusal(const Error& error, const std::string& nonce, CheckoutForm& form) {
    switch (error.code) {
        case Errc::conflict:
            form.errors[""] =
                "The total has changed since you saw it. Please look at it and pay again.";
            form.status = 409;
            break;
        case Errc::unavailable:
            // The same key asks for the same payment: nobody pays twice.
            form.nonce = nonce;
            form.errors[""] =
                "We could not find out whether the payment went through. Press the button again: "
                "you will not be charged twice.";
            form.status = 503;
            break;
        default: {
            const bool at_field = error.field.starts_with("card_") || error.field == "code" ||
                                  error.field == "email" || error.field == "first_name";
            form.errors[at_field ? error.field : ""] = sentence(error.message);
        }
    }
}

Result<Response> pay(Site& site, const Shop& shop, const Visitor& visitor, const Cart& cart,
                     const net::Fields& form, const FormToken& token, CheckoutForm shown) {
    auto card = commerce::read_card(form.value("card_number"), form.value("card_expiry"),
                                    form.value("card_cvc"));
    if (!card) shown.errors[card.error().field] = card.error().message;
    if (const auto address = contacts::parse_email(form.value("email")); !address) {
        shown.errors["email"] = address.error().message;
    } else if (const auto buyer = set_buyer(site, shop, visitor, cart, form);
               !buyer && buyer.error().code != Errc::conflict) {
        if (buyer.error().field.empty()) return fail(buyer.error());
        shown.errors[buyer.error().field] = buyer.error().message;
    }
    if (!shown.errors.empty()) return render_checkout(site, shop, visitor, cart.id, shown);

    const bool bump = form.value("bump") == "yes";
    const base::Money seen{bump ? token.seen_with_bump : token.seen, shop.live->brand.currency};
    const auto order = commerce::pay(site.services.db, site.services.env, site.services.payments,
                                     cart.id, {std::move(card).value(), seen}, token.nonce);
    if (order) return paid(site, shop, order.value().id);
    if (order.error().code == Errc::internal) return fail(order.error());
    explain_refusal(order.error(), token.nonce, shown);
    return render_checkout(site, shop, visitor, cart.id, shown);
}

}  // namespace

Result<Response> show_checkout(Site& site, const Request& request, const Shop& shop) {
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    TRY(const auto cart, site.services.db.write([&](Tx& tx) -> Result<Cart> {
        return open_cart(tx, site, request, shop, visitor);
    }));
    CheckoutForm form;
    if (const std::string refused = try_code(site, request, shop, visitor, cart);
        !refused.empty()) {
        form.errors["code"] = refused;
    }
    record_view(site, shop, visitor, "checkout", request);
    return render_checkout(site, shop, visitor, cart.id, std::move(form));
}

Result<Response> post_checkout(Site& site, const Request& request, const Shop& shop) {
    TRY(const auto form, request.form());
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    const auto token = read_form(site, visitor.id, checkout_form_name(shop), form.value("token"));
    if (!token || !form.value("website").empty()) {
        auto response = net::redirect(shop.checkout_path());
        remember(site.services, visitor, response);
        return response;
    }
    const CartId id{token.value().subject};
    TRY(const auto cart,
        site.services.db.read([&](Tx& tx) -> Result<Cart> { return commerce::load_cart(tx, id); }));
    if (cart.completed_at) return paid(site, shop, cart.order_id);

    auto shown = typed(form);
    if (const auto changed = change_cart(site, cart, form, shown.errors); !changed) {
        // Paid in this moment by the other click.
        if (changed.error().code != Errc::conflict) return fail(changed.error());
        return pay(site, shop, visitor, cart, form, token.value(), std::move(shown));
    }
    if (!form.value("apply_code").empty()) {
        if (!shown.errors.empty()) return render_checkout(site, shop, visitor, id, shown);
        if (contacts::parse_email(form.value("email"))) {
            TRY(set_buyer(site, shop, visitor, cart, form));
        }
        return net::redirect(shop.checkout_path());
    }
    return pay(site, shop, visitor, cart, form, token.value(), std::move(shown));
}

Result<Response> show_confirmation(Site& site, const Request& request, const Shop& shop,
                                   const content::Page& page) {
    TRY(const auto set, find_order_at_hand(site, request, shop));
    const auto& brand = shop.live->brand;
    if (!set) {
        return message_answer(
            site, brand,
            {.title = "Your orders are in your library",
             .paragraphs = {"This page shows an order for a day after it was paid, in the browser "
                            "that paid it. Your downloads stay in your library."},
             .links = {{"Open your library", "/library?brand=" + brand.slug}}});
    }
    const auto visitor = visitor_of(site.services, request, brand.slug);
    TRY(auto context, site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts,
            load_facts(tx, site.now(), shop, {set->order.contact_id, visitor.id}));
        auto made = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, made));
        TRY(made.order, order_view(tx, *shop.live, *set));
        add_covers(*shop.live, set->products(), made);
        return made;
    }));
    context.fields["order.number"] = context.order->number;
    context.fields["order.total"] = base::format_money(context.order->total);
    context.fields["order.date"] = context.order->date;
    context.index = false;
    context.canonical_url.clear();
    TRY(auto html, content::render_page(page, context));
    record_view(site, shop, visitor, "confirmation", request);
    auto response = page_answer(brand, std::move(html), 200, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

}  // namespace web
