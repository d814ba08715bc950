#include "journeys/world_test.hpp"

#include <algorithm>
#include <ostream>

namespace journeys {

using content::MessageClass;

content::SequenceMail mail_after(const std::string& key, base::Duration delay,
                                 MessageClass message_class) {
    content::SequenceMail mail;
    mail.key = key;
    mail.delay = delay;
    mail.email.subject = content::pattern("About " + key);
    mail.email.preview = content::pattern("More about " + key);
    mail.email.message_class = message_class;
    mail.email.blocks = {content::ParagraphBlock{"", content::pattern("Words.")}};
    return mail;
}

content::CodeRule code_rule(const std::string& key, int percent) {
    return {.key = key, .percent = percent, .fixed_price = {}, .valid_for = 48h, .products = {}};
}

content::Sequence welcome() {
    content::Sequence sequence;
    sequence.type = content::SequenceType::welcome;
    sequence.name = "Welcome";
    sequence.book = "tax";
    sequence.trigger = {"user.email_confirmed", "lead_captured and email_confirmed", ""};
    sequence.stop_on = {std::string(kinds::kPurchaseCompleted)};
    sequence.mails = {mail_after("delivery", 0h, MessageClass::transactional),
                      mail_after("story", 24h, MessageClass::relational),
                      mail_after("proof", 72h, MessageClass::promotional),
                      mail_after("offer", 168h, MessageClass::promotional)};
    sequence.mails[2].code = code_rule("welcome", 20);
    return sequence;
}

content::Sequence cart_abandonment() {
    content::Sequence sequence;
    sequence.type = content::SequenceType::cart_abandonment;
    sequence.name = "Cart";
    sequence.book = "tax";
    sequence.trigger = {std::string(kinds::kCartAbandoned), "checkout_started and not completed",
                        "abandoned_at"};
    sequence.stop_on = {std::string(kinds::kPurchaseCompleted), std::string(kinds::kCartRecovered)};
    sequence.mails = {mail_after("reminder", 1h, MessageClass::promotional),
                      mail_after("code", 24h, MessageClass::promotional),
                      mail_after("last", 48h, MessageClass::promotional)};
    sequence.mails[1].code = code_rule("recovery", 10);
    sequence.mails[2].code = code_rule("recovery", 10);
    return sequence;
}

content::Sequence post_purchase() {
    content::Sequence sequence;
    sequence.type = content::SequenceType::post_purchase;
    sequence.name = "Thanks";
    sequence.book = "tax";
    sequence.trigger = {std::string(kinds::kPurchaseCompleted), "payment_received", ""};
    sequence.stop_on = {std::string(kinds::kOrderRefunded)};
    sequence.mails = {mail_after("receipt", 0h, MessageClass::transactional),
                      mail_after("review", 168h, MessageClass::relational)};
    return sequence;
}

void PrintTo(const Queued& mail, std::ostream* out) {
    *out << mail.step << " at " << base::format_time(mail.at) << ", "
         << base::enum_name(mail.state);
}

void World::SetUp() {
    for (const auto& list : {events::migrations(), contacts::migrations(), commerce::migrations(),
                             mail::migrations(), migrations()}) {
        migrate(list);
    }
    engine = std::make_unique<events::Engine>(db(), clock);
    register_handlers(*engine, env);
    ok(write([&](Tx& tx) {
        return commerce::put_product(tx, env,
                                     {.brand_id = brand,
                                      .key = "book:tax",
                                      .kind = commerce::ProductKind::book,
                                      .name = "The tax book",
                                      .book = "tax",
                                      .list_price = {1499, "USD"},
                                      .floor = {500, "USD"},
                                      .parts = {}});
    }));
}

std::int64_t World::publish(const content::Journey& journey) {
    return ok(write([&](Tx& tx) { return publish_journey(tx, env, brand, journey); }));
}

void World::publish_all() {
    for (const auto& sequence : {welcome(), cart_abandonment(), post_purchase()}) publish(sequence);
}

contacts::Contact World::stranger(const std::string& email) {
    return ok(write([&](Tx& tx) {
               return contacts::find_or_create_contact(tx, env, brand, email, "Ada");
           }))
        .contact;
}

contacts::Contact World::reader(const std::string& email) {
    const auto contact = stranger(email);
    ok(write([&](Tx& tx) -> Result<> {
        TRY(contacts::record_consent(tx, env, contact.id,
                                     {.status = contacts::ConsentStatus::pending,
                                      .ip = "192.0.2.1",
                                      .page = "/b/brand/tax",
                                      .wording = "Yes, write to me",
                                      .source = "funnel:tax"}));
        TRY(contacts::confirm_email(tx, env, contact.id, "192.0.2.1"));
        return base::success();
    }));
    ok(engine->run_due());
    return contact;
}

events::Event World::write_event(const contacts::Contact& contact, std::string_view kind,
                                 base::JsonObject props) {
    return ok(write([&](Tx& tx) -> Result<events::Event> {
        TRY(const auto id, events::append(tx, env.ids, env.clock,
                                          {.brand = brand,
                                           .contact = contact.id,
                                           .kind = std::string(kind),
                                           .at = env.now(),
                                           .props = std::move(props)}));
        return events::load_event(tx, brand, id);
    }));
}

events::Event World::happen(const contacts::Contact& contact, std::string_view kind,
                            base::JsonObject props) {
    auto event = write_event(contact, kind, std::move(props));
    ok(engine->run_due());
    return event;
}

events::Event World::lead_confirmed(const contacts::Contact& contact, const std::string& book) {
    return happen(
        contact, kinds::kLeadConfirmed,
        {{"lead", "l1"}, {"magnet", book + "/free_chapter"}, {"funnel", book}, {"book", book}});
}

events::Event World::bought(const contacts::Contact& contact, const std::string& order,
                            base::JsonObject more) {
    more["order"] = order;
    if (!more.contains("book")) more["book"] = "tax";
    more["books"] = base::JsonArray{more["book"]};
    return happen(contact, kinds::kPurchaseCompleted, std::move(more));
}

void World::handle_again(const events::Event& event) {
    ok(write([&](Tx& tx) { return react(tx, env, event); }));
    ok(engine->run_due());
}

void World::walk(base::Duration by) {
    const Time end = clock.now() + by;
    ok(engine->run_due());
    while (const auto due = ok(engine->next_due())) {
        if (*due > end) break;
        clock.set(std::max(*due, clock.now()));
        ok(engine->run_due());
    }
    clock.set(end);
}

std::vector<mail::Message> World::messages(const contacts::Contact& contact) {
    auto page = ok(read([&](Tx& tx) {
        return mail::list_messages(tx, {.brand = brand, .contact = contact.id}, 100);
    }));
    std::ranges::reverse(page.messages);
    return page.messages;
}

std::vector<Queued> World::mails(const contacts::Contact& contact) {
    std::vector<Queued> out;
    for (const auto& message : messages(contact)) {
        out.push_back({message.step_key.empty() ? message.purpose : message.step_key,
                       message.send_at, message.state});
    }
    return out;
}

std::vector<std::string> World::steps(const contacts::Contact& contact) {
    std::vector<std::string> out;
    for (const auto& mail : mails(contact)) out.push_back(mail.step);
    return out;
}

std::vector<Enrollment> World::enrollments(const contacts::Contact& contact) {
    return ok(read([&](Tx& tx) { return list_enrollments(tx, contact.id, 100); }));
}

std::vector<commerce::Code> World::codes(const contacts::Contact& contact) {
    return ok(read([&](Tx& tx) { return commerce::list_codes(tx, brand, contact.id); }));
}

}  // namespace journeys
