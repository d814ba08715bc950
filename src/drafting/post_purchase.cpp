#include "drafting/compose.hpp"
#include "drafting/mails.hpp"
#include "drafting/offers.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"

namespace drafting {

using content::Goal;
using content::Link;
using content::MessageClass;
using content::Text;
using std::chrono::hours;
namespace at = places;

namespace {

constexpr hours kDay{24};

content::SequenceMail receipt(const Copy& copy) {
    Mail mail(copy, "receipt", hours(0), {Goal::delivery}, MessageClass::transactional);
    mail.subject(at::receipt_subject, at::receipt_preview).greeting().say(at::receipt_opening);
    mail.heading(at::receipt_downloads)
        .block(content::DownloadsBlock{})
        .block(content::ReceiptBlock{});
    return mail.say(at::receipt_next).sign(at::receipt_close);
}

content::SequenceMail quick_win(const Copy& copy) {
    const Material& material = copy.material();
    Mail mail(copy, "quick_win", kDay, {Goal::engagement, Goal::education},
              MessageClass::relational);
    mail.subject(at::win_subject, at::win_preview).greeting().say(at::win_opening);
    for (const Text& paragraph : material.quick_win) mail.quote(paragraph, Text{});
    mail.paragraph(material.quick_why).say(at::win_after).button(at::win_button, Link::library);
    return mail.sign(at::win_close);
}

content::SequenceMail review_request(const Copy& copy) {
    Mail mail(copy, "review_request", 7 * kDay, {Goal::social_proof}, MessageClass::relational);
    mail.subject(at::review_subject, at::review_preview)
        .greeting()
        .say(at::review_opening)
        .say(at::review_ask);
    mail.button(at::review_button, Link::review).say(at::review_bonus, "has_bonus_chapter");
    return mail.sign(at::review_close);
}

content::SequenceMail other_books(const Copy& copy) {
    Mail mail(copy, "other_books", 14 * kDay, {Goal::conversion}, MessageClass::promotional);
    content::CodeRule rule;
    rule.key = "day_14";
    rule.fixed_price = copy.brand().prices.day_14_price->minor;
    rule.valid_for = hours(kDay14Hours);
    for (const std::size_t other : copy.shelf().related(copy.book())) {
        rule.products.push_back("book:" + copy.view(other).slug);
    }
    mail.subject(at::others_subject, at::others_preview).greeting().say(at::others_opening);
    mail.code(at::others_code, std::move(rule), "day_14").heading(at::others_books);
    mail.block(content::BooksBlock{"", 4}).button(at::others_button, Link::store);
    return mail.sign(at::others_close);
}

}  // namespace

content::Sequence make_post_purchase(const Copy& copy) {
    const Material& material = copy.material();
    content::Sequence sequence;
    sequence.type = content::SequenceType::post_purchase;
    sequence.name = fmt::format("{}: after the purchase", typeset(material.short_name));
    sequence.book = material.slug;
    sequence.funnel = material.slug;
    sequence.trigger = {"purchase.completed", "payment_received", ""};
    sequence.mails.push_back(receipt(copy));
    if (!material.quick_win.empty()) sequence.mails.push_back(quick_win(copy));
    sequence.mails.push_back(review_request(copy));
    if (material.economy.day_14) sequence.mails.push_back(other_books(copy));
    return sequence;
}

}  // namespace drafting
