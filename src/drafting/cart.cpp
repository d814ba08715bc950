#include "drafting/compose.hpp"
#include "drafting/mails.hpp"
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

content::CodeRule recovery_rule(const content::Brand& brand) {
    content::CodeRule rule;
    rule.key = "recovery";
    rule.percent = brand.discounts.recovery_percent;
    rule.valid_for = hours(brand.discounts.recovery_hours);
    return rule;
}

content::SequenceMail reminder(const Copy& copy) {
    Mail mail(copy, "reminder", hours(1), {Goal::conversion}, MessageClass::promotional);
    mail.subject(at::reminder_subject, at::reminder_preview).greeting().say(at::reminder_opening);
    mail.block(content::CartBlock{}).button(at::reminder_button, Link::cart);
    if (!copy.material().cart_line.empty()) {
        mail.say(at::reminder_line).quote(copy.material().cart_line, attribution(copy));
    }
    return mail.say(at::reminder_reply).sign(at::reminder_close);
}

content::SequenceMail personal_code(const Copy& copy) {
    const bool code = copy.material().economy.recovery_code;
    Mail mail(copy, "personal_code", hours(24), {Goal::conversion}, MessageClass::promotional);
    mail.subject(code ? at::code_subject : at::plain_subject,
                 code ? at::code_preview : at::plain_preview)
        .greeting();
    mail.say(code ? at::code_opening : at::plain_opening);
    if (code) mail.code(at::code_text, recovery_rule(copy.brand()), "recovery_code");
    mail.block(content::CartBlock{})
        .button(code ? at::code_button : at::reminder_button, Link::cart);
    if (!copy.material().cart_quote.empty()) {
        mail.say(at::code_line).quote(copy.material().cart_quote, attribution(copy));
    }
    return mail.sign(at::code_close);
}

// The same code as a day before: it is issued once, and this mail says until when it holds.
content::SequenceMail last_chance(const Copy& copy) {
    Mail mail(copy, "last_chance", hours(48), {Goal::conversion, Goal::urgency},
              MessageClass::promotional);
    mail.subject(at::last_subject, at::last_preview).greeting().say(at::last_opening);
    mail.code(at::last_text, recovery_rule(copy.brand()), "recovery_code");
    mail.block(content::CartBlock{}).button(at::last_button, Link::cart).say(at::last_after);
    return mail.sign(at::last_close);
}

}  // namespace

content::Sequence make_cart(const Copy& copy) {
    const Material& material = copy.material();
    content::Sequence sequence;
    sequence.type = content::SequenceType::cart_abandonment;
    sequence.name = fmt::format("{}: cart recovery", typeset(material.short_name));
    sequence.book = material.slug;
    sequence.funnel = material.slug;
    sequence.trigger = {"cart.abandoned", "checkout_started and not completed", "abandoned_at"};
    sequence.stop_on = {"purchase.completed", "cart.recovered"};
    sequence.mails.push_back(reminder(copy));
    sequence.mails.push_back(personal_code(copy));
    // Without a code there is no last chance: nothing ends.
    if (material.economy.recovery_code && copy.brand().discounts.recovery_hours > 24) {
        sequence.mails.push_back(last_chance(copy));
    }
    return sequence;
}

}  // namespace drafting
