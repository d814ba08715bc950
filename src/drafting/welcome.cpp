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

constexpr hours kDay{24};

content::SequenceMail delivery(const Copy& copy) {
    Mail mail(copy, "delivery", hours(0), {Goal::delivery, Goal::engagement},
              MessageClass::transactional);
    mail.subject(at::delivery_subject, at::delivery_preview).greeting().say(at::delivery_opening);
    mail.button(at::delivery_button, Link::download).say(at::delivery_next);
    mail.list(
        {copy.say(at::delivery_read), copy.say(at::delivery_step), copy.say(at::delivery_act)},
        true);
    return mail.say(at::delivery_reply).sign(at::delivery_close);
}

// A page of the book; in the words of a house the page is a quotation.
void tell(Mail& mail, const Copy& copy, const std::vector<Text>& paragraphs) {
    const Material& material = copy.material();
    if (material.own) {
        for (const Text& paragraph : paragraphs) mail.paragraph(paragraph);
        return;
    }
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        mail.quote(paragraphs[i], i + 1 == paragraphs.size() ? attribution(copy) : Text{});
    }
}

void low_ticket(Mail& mail, const Copy& copy) {
    if (!copy.material().economy.low_ticket) return;
    mail.say(at::story_low, "low_ticket_open")
        .button(at::story_button, Link::low_ticket, "low_ticket_open");
}

content::SequenceMail value_story(const Copy& copy) {
    const Material& material = copy.material();
    Mail mail(copy, "value_story", kDay, {Goal::engagement, Goal::relationship},
              MessageClass::promotional);
    mail.subject(at::story_subject, at::story_preview).greeting().say(at::story_opening);
    tell(mail, copy, material.tale.paragraphs);
    if (!material.tale.lesson.empty())
        mail.say(at::story_lesson).quote(material.tale.lesson, attribution(copy));
    mail.say(at::story_reply);
    low_ticket(mail, copy);
    return mail.sign(at::story_close);
}

// Where the book tells no story that stands alone: its best thoughts instead.
content::SequenceMail value_thoughts(const Copy& copy) {
    const Material& material = copy.material();
    Mail mail(copy, "value_story", kDay, {Goal::engagement, Goal::relationship},
              MessageClass::promotional);
    mail.subject(at::thought_subject, at::thought_preview).greeting().say(at::thought_opening);
    for (const Text& thought : material.thoughts) mail.quote(thought, Text{});
    mail.say(at::story_reply);
    low_ticket(mail, copy);
    return mail.sign(at::story_close);
}

content::SequenceMail social_proof(const Copy& copy) {
    const Material& material = copy.material();
    const content::Brand& brand = copy.brand();
    const bool reviews = !material.testimonials.empty();
    const bool figures = material.evidence.size() >= 2;
    Mail mail(copy, "social_proof", 3 * kDay, {Goal::social_proof, Goal::conversion},
              MessageClass::promotional);
    if (reviews) {
        mail.subject(at::proof_subject, at::proof_preview).greeting().say(at::proof_opening);
        for (const auto& review : brand.testimonials) {
            if (review.book != material.title) continue;
            mail.quote(content::human(typeset(review.quote)), content::human(review.name),
                       review.id);
        }
    } else if (figures) {
        mail.subject(at::evidence_subject, at::evidence_preview)
            .greeting()
            .say(at::evidence_opening);
        for (const Text& line : material.evidence) mail.quote(line, Text{});
    } else {
        mail.subject(at::passage_subject, at::passage_preview).greeting().say(at::passage_opening);
        for (const Text& line : material.passages) mail.quote(line, Text{});
    }
    if (material.economy.welcome_code) {
        content::CodeRule rule;
        rule.key = "welcome";
        rule.percent = brand.discounts.welcome_percent;
        rule.valid_for = hours(brand.discounts.welcome_hours);
        rule.products = {"book:" + material.slug};
        mail.code(at::proof_code, std::move(rule), "welcome_code")
            .button(at::proof_button, Link::main_offer);
    } else {
        mail.say(at::proof_plain).button(at::mistake_button, Link::main_offer);
    }
    return mail.sign(at::proof_close);
}

content::SequenceMail costliest_mistake(const Copy& copy) {
    Mail mail(copy, "costliest_mistake", 5 * kDay, {Goal::education, Goal::positioning},
              MessageClass::promotional);
    mail.subject(at::mistake_subject, at::mistake_preview).greeting().say(at::mistake_opening);
    tell(mail, copy, copy.material().mistake);
    mail.say(at::mistake_more).button(at::mistake_button, Link::main_offer);
    return mail.sign(at::mistake_close);
}

// Where the book names no mistake.
content::SequenceMail useful_steps(const Copy& copy) {
    Mail mail(copy, "useful_steps", 5 * kDay, {Goal::education, Goal::positioning},
              MessageClass::promotional);
    mail.subject(at::useful_subject, at::useful_preview).greeting().say(at::useful_opening);
    mail.list(copy.material().steps, false)
        .say(at::useful_more)
        .button(at::mistake_button, Link::main_offer);
    return mail.sign(at::mistake_close);
}

content::SequenceMail direct_offer(const Copy& copy) {
    const Material& material = copy.material();
    Mail mail(copy, "direct_offer", 7 * kDay, {Goal::conversion}, MessageClass::promotional);
    mail.subject(at::offer_subject, at::offer_preview).greeting().say(at::offer_opening);
    if (!material.offer_lines.empty()) mail.say(at::offer_list).list(material.offer_lines, false);
    if (material.pack) mail.say(at::offer_bonus).bonus("pack:" + material.slug);
    mail.button(at::offer_button, Link::main_offer).say(at::offer_after).say(at::offer_reply);
    return mail.sign(at::offer_close);
}

}  // namespace

content::Sequence make_welcome(const Copy& copy) {
    const Material& material = copy.material();
    content::Sequence sequence;
    sequence.type = content::SequenceType::welcome;
    sequence.name = fmt::format("{}: welcome", typeset(material.short_name));
    sequence.book = material.slug;
    sequence.funnel = material.slug;
    sequence.trigger = {"user.email_confirmed", "lead_captured and email_confirmed", ""};
    sequence.stop_on = {"purchase.completed"};
    sequence.mails.push_back(delivery(copy));
    sequence.mails.push_back(material.tale.found() ? value_story(copy) : value_thoughts(copy));
    if (!material.testimonials.empty() || material.evidence.size() >= 2 ||
        !material.passages.empty()) {
        sequence.mails.push_back(social_proof(copy));
    }
    if (!material.mistake.empty()) {
        sequence.mails.push_back(costliest_mistake(copy));
    } else if (material.steps.size() >= 2) {
        sequence.mails.push_back(useful_steps(copy));
    }
    sequence.mails.push_back(direct_offer(copy));
    return sequence;
}

}  // namespace drafting
