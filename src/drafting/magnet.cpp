// A lead magnet: what is given away, the page that asks for an address, and the page after it.
#include "content/magnet_documents.hpp"
#include "drafting/compose.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"
#include "drafting/promises.hpp"

namespace drafting {

using content::Text;
namespace at = places;

namespace {

// What is said of the chapter that is given away, or what is in the gift.
const std::vector<Text>& bullets_of(const Copy& copy) {
    return copy.gives_chapter() ? copy.material().landing_bullets : copy.gift().bullets;
}

// The author and the one call to action close every file.
void close_document(const Copy& copy, content::Document& document) {
    if (copy.material().own && !copy.brand().author.bio.empty())
        document.parts.push_back(content::AuthorPart{copy.say(at::about_author)});
    document.parts.push_back(content::CallPart{copy.say(at::call_heading), copy.say(at::call_text),
                                               copy.words(at::call_label)});
}

}  // namespace

content::Page make_landing(const Copy& copy) {
    const Material& material = copy.material();
    content::Page page;
    page.kind = content::PageKind::opt_in;
    page.title = copy.words(at::landing_title);
    page.description = copy.words(at::landing_description);

    content::HeroBlock hero;
    hero.eyebrow = copy.say(at::landing_eyebrow);
    hero.headline = copy.say(at::landing_headline);
    hero.subheadline = copy.say(at::landing_sub);
    hero.cover = "book:" + material.slug;
    hero.cta_label = copy.words(at::landing_submit);
    hero.cta_target = "#form";
    page.blocks.push_back(hero);
    if (bullets_of(copy).size() >= 2) {
        page.blocks.push_back(content::BulletsBlock{"", copy.say(at::landing_bullets),
                                                    content::BulletStyle::check, bullets_of(copy)});
    }
    if (!material.landing_quote.empty()) {
        page.blocks.push_back(content::QuoteBlock{"", material.landing_quote, attribution(copy)});
    }
    content::FormBlock form;
    form.heading = copy.say(at::landing_form);
    form.submit_label = hero.cta_label;
    form.consent = fmt::format(
        "Send me {}, and mails about \u201c{}\u201d and other books by {}. I can "
        "unsubscribe with one "
        "click in any of them.",
        copy.gives_chapter() ? "the chapter" : content::plain(copy.slots().at("gift")),
        typeset(material.short_name), copy.brand().name);
    form.note = copy.say(at::landing_note);
    page.blocks.push_back(std::move(form));
    if (auto reviews = make_testimonials(copy, at::landing_reviews))
        page.blocks.push_back(*std::move(reviews));
    if (material.own && !copy.brand().author.bio.empty()) {
        page.blocks.push_back(content::AuthorBlock{"", copy.say(at::landing_author)});
    }
    if (auto faq = make_faq(copy, copy.say(at::landing_faq),
                            {&at::faq_whole, &at::faq_length, &at::faq_mail})) {
        page.blocks.push_back(*std::move(faq));
    }
    declare_promises(page, book_promises(copy));
    return page;
}

content::Page make_delivery(const Copy& copy) {
    const Material& material = copy.material();
    content::Page page;
    page.kind = content::PageKind::thank_you;
    page.title = copy.words(at::thanks_title);
    page.description = copy.words(at::thanks_description);

    // The reader sees this page twice: after the form, and after the link in the confirm mail.
    const std::string awaited = "confirmation_open";
    content::HeroBlock hero;
    hero.when = awaited;
    hero.headline = copy.say(at::thanks_headline);
    hero.subheadline = copy.say(at::thanks_sub);
    page.blocks.push_back(hero);
    content::HeroBlock confirmed;
    confirmed.when = "confirmation_closed";
    confirmed.headline = copy.say(at::confirmed_headline);
    confirmed.subheadline = copy.say(at::confirmed_sub);
    if (copy.gift().quiz) {
        confirmed.cta_label = "Start the quiz";
        confirmed.cta_target = "quiz";
    }
    page.blocks.push_back(confirmed);
    page.blocks.push_back(
        content::BulletsBlock{awaited,
                              copy.say(at::thanks_next),
                              content::BulletStyle::number,
                              {copy.say(at::thanks_step_confirm), copy.say(at::thanks_step_open),
                               copy.say(at::thanks_step_read)}});
    if (material.economy.low_ticket) {
        const std::string open = "low_ticket_open";
        const std::string closed = "low_ticket_closed";
        page.blocks.push_back(
            content::TextBlock{open, copy.say(at::low_heading), {copy.say(at::low_intro)}});
        if (material.low_ticket_lines.size() >= 2) {
            page.blocks.push_back(content::BulletsBlock{open, copy.say(at::low_list),
                                                        content::BulletStyle::check,
                                                        material.low_ticket_lines});
        }
        content::OfferBlock offer;
        offer.when = open;
        offer.offer = "low_ticket";
        offer.heading = title_of(copy.view());
        offer.accept_label = copy.words(at::low_accept);
        offer.note = copy.say(at::low_note);
        page.blocks.push_back(std::move(offer));
        if (copy.has("guarantee"))
            page.blocks.push_back(content::GuaranteeBlock{open, "guarantee"});
        page.blocks.push_back(
            content::TextBlock{closed, copy.say(at::low_gone_heading), {copy.say(at::low_gone)}});
        content::OfferBlock full;
        full.when = closed;
        full.offer = "main";
        full.heading = title_of(copy.view());
        full.accept_label = copy.words(at::main_accept);
        page.blocks.push_back(std::move(full));
    }
    declare_promises(page, book_promises(copy));
    return page;
}

content::LeadMagnet make_magnet(const Copy& copy) {
    const Gift& gift = copy.gift();
    content::LeadMagnet magnet;
    magnet.type = gift.type;
    magnet.key = content::magnet_key(copy.view().slug, gift.type);
    magnet.book = copy.view().slug;
    magnet.document = copy.gives_chapter() ? make_chapter(copy) : gift.document;
    magnet.quiz = gift.quiz;
    magnet.script = gift.script;
    magnet.title = magnet.document.title;
    close_document(copy, magnet.document);
    if (magnet.quiz)
        magnet.document = content::quiz_document(*magnet.quiz, std::move(magnet.document));
    if (magnet.script)
        magnet.document = content::script_document(*magnet.script, std::move(magnet.document));
    magnet.landing = make_landing(copy);
    magnet.delivery = make_delivery(copy);
    return magnet;
}

}  // namespace drafting
