#include "drafting/compose.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"
#include "drafting/promises.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"

namespace drafting {

using content::PricedOffer;
using content::Text;
namespace at = places;

namespace {

std::string book_key(const Copy& copy, std::size_t book) {
    return "book:" + copy.view(book).slug;
}

std::vector<PricedOffer> offers_of(const Copy& copy) {
    const Material& material = copy.material();
    const Economy& economy = material.economy;
    const content::Prices& prices = copy.brand().prices;
    const std::string own = "book:" + material.slug;
    const std::string title = typeset(material.short_name);
    std::vector<PricedOffer> offers;
    if (economy.low_ticket) {
        offers.push_back(
            {"low_ticket", title, {own}, prices.low_ticket, true, prices.low_ticket_hours});
    }
    offers.push_back({"main", title, {own}, prices.book});
    if (economy.bump) {
        offers.push_back({"bump",
                          typeset(copy.material(*economy.bump).short_name),
                          {book_key(copy, *economy.bump)},
                          prices.order_bump});
    } else if (economy.bump_is_pack) {
        offers.push_back(
            {"bump", title + ": the companion pack", {"pack:" + material.slug}, prices.pack});
    }
    if (!economy.upsell.empty()) {
        PricedOffer upsell{
            "upsell",
            text::capitalize(text::number_in_words(static_cast<long long>(economy.upsell.size()))) +
                " more books",
            {},
            economy.upsell_price,
            true};
        for (const std::size_t book : economy.upsell)
            upsell.products.push_back(book_key(copy, book));
        offers.push_back(std::move(upsell));
    }
    if (economy.second) {
        offers.push_back({"downsell",
                          typeset(copy.material(*economy.second).short_name),
                          {book_key(copy, *economy.second)},
                          economy.second_price,
                          true});
    }
    return offers;
}

}  // namespace

content::Page make_checkout(const Copy& copy) {
    const Economy& economy = copy.material().economy;
    content::Page page;
    page.kind = content::PageKind::checkout;
    page.title = copy.words(at::checkout_title);
    content::CheckoutBlock block;
    block.heading = copy.say(at::checkout_heading);
    if (economy.bump || economy.bump_is_pack) {
        block.bump = "bump";
        block.bump_heading = copy.say(economy.bump ? at::bump_heading : at::pack_heading);
        block.bump_text = copy.say(economy.bump ? at::bump_text : at::pack_text);
    }
    block.submit_label = copy.words(at::checkout_submit);
    block.note = copy.say(at::checkout_note);
    page.blocks.push_back(std::move(block));
    if (copy.has("guarantee")) page.blocks.push_back(content::GuaranteeBlock{"", "guarantee"});
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_upsell(const Copy& copy) {
    const Economy& economy = copy.material().economy;
    content::Page page;
    page.kind = content::PageKind::upsell;
    page.title = copy.words(at::upsell_title);
    content::HeroBlock hero;
    hero.headline = copy.say(at::upsell_headline);
    hero.subheadline = copy.say(at::upsell_sub);
    page.blocks.push_back(std::move(hero));
    content::OfferBlock offer;
    offer.offer = "upsell";
    offer.heading = copy.say(at::upsell_heading);
    for (const std::size_t book : economy.upsell) offer.items.push_back(book_line(copy.view(book)));
    offer.accept_label = copy.words(at::upsell_accept);
    offer.decline_label = copy.words(at::upsell_decline);
    offer.note = copy.say(at::upsell_note);
    page.blocks.push_back(std::move(offer));
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_second(const Copy& copy) {
    const std::size_t second = *copy.material().economy.second;
    content::Page page;
    page.kind = content::PageKind::downsell;
    page.title = copy.words(at::second_title);
    content::HeroBlock hero;
    hero.headline = copy.say(at::second_headline);
    hero.subheadline = copy.say(at::second_sub);
    page.blocks.push_back(std::move(hero));
    content::OfferBlock offer;
    offer.offer = "downsell";
    offer.heading = copy.say(at::second_heading);
    const auto& lines = copy.material(second).offer_lines;
    offer.items.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(
                                                          std::min<std::size_t>(4, lines.size())));
    if (offer.items.empty()) offer.items.push_back(book_line(copy.view(second)));
    offer.accept_label = copy.words(at::second_accept);
    offer.decline_label = copy.words(at::second_decline);
    offer.note = copy.say(at::second_note);
    page.blocks.push_back(std::move(offer));
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_confirmation(const Copy& copy) {
    content::Page page;
    page.kind = content::PageKind::confirmation;
    page.title = copy.words(at::done_title);
    content::HeroBlock hero;
    hero.headline = copy.say(at::done_headline);
    hero.subheadline = copy.say(at::done_sub);
    page.blocks.push_back(std::move(hero));
    page.blocks.push_back(content::OrderBlock{"", copy.say(at::done_order), {}});
    page.blocks.push_back(
        content::BulletsBlock{"",
                              copy.say(at::done_next),
                              content::BulletStyle::number,
                              {copy.say(at::done_step_mail), copy.say(at::done_step_read),
                               copy.say(at::done_step_library)}});
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_main_offer(const Copy& copy) {
    const Material& material = copy.material();
    content::Page page;
    page.kind = content::PageKind::main_offer;
    page.title = copy.words(at::main_title);
    page.description = copy.words(at::main_description);
    content::HeroBlock hero;
    hero.eyebrow = copy.say(at::main_eyebrow);
    hero.headline = copy.say(at::main_headline);
    hero.subheadline = copy.say(at::main_sub);
    hero.cover = "book:" + material.slug;
    hero.cta_label = copy.words(at::main_accept);
    hero.cta_target = "#offer";
    page.blocks.push_back(hero);
    if (!material.about.empty()) {
        page.blocks.push_back(content::TextBlock{"", copy.say(at::main_about), material.about});
    }
    std::vector<Text> tour;
    for (const ChapterLine& line : material.tour) {
        Text title = line.title;
        if (title.empty()) continue;
        title.front().mark = content::Mark::strong;
        const char end = title.back().text.back();
        const std::string_view stop = end == '?' || end == '!' || end == '.' ? " " : ". ";
        tour.push_back(line.line.empty() ? title
                                         : title + content::pattern(std::string(stop)) + line.line);
    }
    if (tour.size() >= 3) {
        page.blocks.push_back(
            content::BulletsBlock{"", copy.say(at::main_tour), content::BulletStyle::plain, tour});
    }
    if (!material.main_quote.empty()) {
        page.blocks.push_back(content::QuoteBlock{"", material.main_quote, attribution(copy)});
    }
    content::OfferBlock offer;
    offer.offer = "main";
    offer.heading = copy.say(at::main_offer_heading);
    offer.accept_label = hero.cta_label;
    offer.note = copy.say(at::main_note);
    page.blocks.push_back(std::move(offer));
    if (copy.has("guarantee")) page.blocks.push_back(content::GuaranteeBlock{"", "guarantee"});
    if (auto reviews = make_testimonials(copy, at::main_reviews))
        page.blocks.push_back(*std::move(reviews));
    if (material.own && !copy.brand().author.bio.empty()) {
        page.blocks.push_back(content::AuthorBlock{"", copy.say(at::main_author)});
    }
    const auto faq = copy.has("guarantee")
                         ? make_faq(copy, copy.say(at::main_faq),
                                    {&at::faq_time, &at::faq_form, &at::faq_refund})
                         : make_faq(copy, copy.say(at::main_faq), {&at::faq_time, &at::faq_form});
    if (faq) page.blocks.push_back(*faq);
    declare_promises(page, book_promises(copy));
    return page;
}

content::Funnel make_funnel(const Copy& copy) {
    const Material& material = copy.material();
    const Economy& economy = material.economy;
    const bool has_bump = economy.bump || economy.bump_is_pack;
    const bool has_upsell = !economy.upsell.empty();
    const std::string after_upsell = economy.second ? "downsell" : "confirmation";
    const std::string after_checkout = has_upsell ? "upsell" : after_upsell;

    content::Funnel funnel;
    funnel.strategy = content::FunnelStrategy::value_ladder;
    funnel.key = material.slug;
    funnel.name = fmt::format("{}: value ladder", typeset(material.short_name));
    funnel.book = material.slug;
    funnel.magnet = content::magnet_key(material.slug, copy.gift().type);
    funnel.offers = offers_of(copy);
    funnel.pack = material.pack;

    const auto step = [&](content::FunnelStep made) { funnel.steps.push_back(std::move(made)); };
    step({"opt_in",
          "Lead magnet opt-in",
          "",
          content::PageOwner::magnet_landing,
          std::nullopt,
          "email_capture",
          0.40,
          {"SEO", "Facebook Ads", "YouTube"},
          "",
          "thank_you",
          ""});
    if (economy.low_ticket) {
        step({"thank_you",
              "Thank you + low-ticket offer",
              "thank-you",
              content::PageOwner::magnet_delivery,
              std::nullopt,
              "tripwire_purchase",
              0.10,
              {},
              "low_ticket",
              "checkout",
              ""});
    } else {
        step({"thank_you",
              "Thank you",
              "thank-you",
              content::PageOwner::magnet_delivery,
              std::nullopt,
              "",
              0,
              {},
              "",
              "",
              ""});
    }
    step({"checkout",
          has_bump ? "Checkout + order bump" : "Checkout",
          "checkout",
          content::PageOwner::funnel,
          make_checkout(copy),
          has_bump ? "order_bump_acceptance" : "",
          has_bump ? 0.30 : 0,
          {},
          has_bump ? "bump" : "",
          after_checkout,
          after_checkout});
    if (has_upsell) {
        step({"upsell",
              "One-time bundle",
              "bundle",
              content::PageOwner::funnel,
              make_upsell(copy),
              "upsell_1_acceptance",
              0.15,
              {},
              "upsell",
              "confirmation",
              after_upsell});
    }
    if (economy.second) {
        step({"downsell",
              fmt::format("Second book at {}% off", copy.brand().prices.downsell_percent),
              "second-book",
              content::PageOwner::funnel,
              make_second(copy),
              "downsell_acceptance",
              0.25,
              {},
              "downsell",
              "confirmation",
              "confirmation"});
    }
    step({"confirmation",
          "Confirmation + next steps",
          "confirmation",
          content::PageOwner::funnel,
          make_confirmation(copy),
          "",
          0,
          {},
          "",
          "",
          ""});
    step({"main_offer",
          "Main offer",
          "offer",
          content::PageOwner::funnel,
          make_main_offer(copy),
          "main_sale",
          0,
          {"Welcome mails", "SEO"},
          "main",
          "checkout",
          ""});
    return funnel;
}

}  // namespace drafting
