// The opt-in form: checked, answered beside its fields, and turned into a lead.
#include "base/strings.hpp"
#include "contacts/email_address.hpp"
#include "funnels/leads.hpp"
#include "web/site_funnel.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr int kMostPerIp = 30;
constexpr int kMostPerAddress = 6;
constexpr base::Duration kWithin = 10min;
constexpr std::size_t kLongestField = 320;

const content::FormBlock* form_block(const content::Page& page) {
    for (const auto& block : page.blocks) {
        if (const auto* form = std::get_if<content::FormBlock>(&block)) return form;
    }
    return nullptr;
}

Result<content::PageContext> landing_context(Site& site, const Shop& shop, const Visitor& visitor) {
    return site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts, load_facts(tx, site.now(), shop, visitor.who()));
        auto context = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, context));
        return context;
    });
}

// What is wrong with the form, by field; "" is the form as a whole.
std::map<std::string, std::string> check(Site& site, const Request& request, const Shop& shop,
                                         const Visitor& visitor, const net::Fields& form,
                                         const content::FormBlock& block) {
    std::map<std::string, std::string> errors;
    const auto token =
        read_form(site, visitor.id, "opt-in:" + shop.funnel->key, form.value("token"));
    if (!token) errors[""] = sentence(token.error().message);
    const auto address = contacts::parse_email(form.value("email"));
    if (!address) errors["email"] = address.error().message;
    if (!block.consent.empty() && form.value("consent") != "yes") {
        errors["consent"] = "Please agree, or we may not write to you";
    }
    if (!errors.empty()) return errors;
    const bool calm =
        site.limits.allow("opt-in ip " + request.peer, kMostPerIp, kWithin, site.now()) &&
        site.limits.allow("opt-in to " + address.value().key, kMostPerAddress, kWithin, site.now());
    if (!calm) errors[""] = "That was often in a short time. Please try again in ten minutes.";
    return errors;
}

Result<Response> refuse(Site& site, const Shop& shop, const content::FunnelStep& step,
                        const content::Page& page, const Visitor& visitor, const net::Fields& form,
                        content::PageContext context, std::map<std::string, std::string> errors) {
    context.form.action = step_address(shop, step);
    context.form.token = sign_form(site, visitor.id, {.about = "opt-in:" + shop.funnel->key});
    context.form.errors = std::move(errors);
    for (const std::string name : {"email", "first_name", "consent"}) {
        context.form.values[name] = one_line(form.value(name), kLongestField);
    }
    TRY(auto html, content::render_page(page, context));
    auto response = page_answer(shop.live->brand, std::move(html), 422, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

}  // namespace

Result<Response> opt_in(Site& site, const Request& request) {
    TRY(const auto shop, funnel_shop(site, request));
    const auto* step = funnels::find_step_by_path(*shop.funnel, "");
    const auto* page = step ? page_of(shop, *step) : nullptr;
    const auto* block = page ? form_block(*page) : nullptr;
    if (!block) return fail(Errc::not_found, "the page has no form");
    TRY(const auto form, request.form());
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    const auto* next = funnels::next_step(*shop.funnel, step->key, funnels::Outcome::accepted, {});
    const std::string thanks = next ? step_address(shop, *next) : shop.path;
    // Who fills in what nobody sees is a script: it is told that all is well.
    if (!form.value("website").empty()) return net::redirect(thanks);

    TRY(auto context, landing_context(site, shop, visitor));
    auto errors = check(site, request, shop, visitor, form, *block);
    if (errors.empty()) {
        TRY(auto wording, content::merge(block->consent, context.fields));
        const funnels::NewLead lead{.email = std::string(form.value("email")),
                                    .first_name = std::string(base::trim(form.value("first_name"))),
                                    .wording = std::move(wording),
                                    .ip = request.peer,
                                    .page = site.services.public_url + shop.path,
                                    .visitor = visitor.id,
                                    .source = visitor.source};
        const auto captured = site.services.db.write([&](Tx& tx) -> Result<funnels::Captured> {
            return funnels::capture_lead(tx, site.services.env, shop.live->brand, *shop.funnel,
                                         lead);
        });
        if (captured) {
            auto response = net::redirect(thanks);
            remember(site.services, visitor, response);
            return response;
        }
        if (captured.error().code != Errc::invalid) return fail(captured.error());
        errors[captured.error().field] = captured.error().message;
    }
    return refuse(site, shop, *step, *page, visitor, form, std::move(context), std::move(errors));
}

}  // namespace web
