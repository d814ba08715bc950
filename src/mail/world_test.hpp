// What the tests of this room share: a database with its tables, a clock that stands still, people
// and facts as `app` would supply them.
#pragma once

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "events/event_log.hpp"
#include "events/migrations.hpp"
#include "events/work.hpp"
#include "mail/delivery.hpp"
#include "mail/mailbox.hpp"
#include "mail/messages.hpp"
#include "mail/migrations.hpp"
#include "support/databases.hpp"

namespace mail {

// The value, or a failure that says why.
template <class T>
T ok(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

class People final : public Recipients {
  public:
    Result<Recipient> recipient(store::Tx&, const Message& message) override {
        const auto refused = refused_.find(message.contact_id.str());
        if (refused != refused_.end()) {
            return Recipient{.email = {}, .name = {}, .allowed = false, .reason = refused->second};
        }
        return Recipient{.email = message.contact_id.str() + "@example.org",
                         .name = "Reader",
                         .allowed = true,
                         .reason = {}};
    }
    Result<> hard_bounced(store::Tx&, const Env&, const Message&, const std::string& email,
                          const std::string&) override {
        bounced.push_back(email);
        return base::success();
    }
    void refuse(const std::string& contact, std::string reason) {
        refused_[contact] = std::move(reason);
    }

    std::vector<std::string> bounced;

  private:
    std::map<std::string, std::string> refused_;
};

class Facts final : public Personalizer {
  public:
    Result<content::EmailContext> personalize(store::Tx& tx, const Message& message) override {
        if (on_message) on_message(tx, message);
        if (throws.contains(message.contact_id.str())) throw std::logic_error("a bug");
        const auto error = errors.find(message.contact_id.str());
        if (error != errors.end()) return base::fail(error->second);
        content::EmailContext context;
        context.brand.slug = "brand";
        context.brand.name = "Brand";
        context.brand.author = {"Ann Author", "Writer", ""};
        context.brand.mail = {"Ann at Brand", "ann@brand.example", "replies@brand.example",
                              "1 Street, Town"};
        context.unsubscribe_url = "https://brand.example/u/" + message.id.str();
        context.fields = {{"first_name", "Reader"}};
        return context;
    }

    std::function<void(store::Tx&, const Message&)> on_message;
    std::map<std::string, base::Error> errors;
    std::set<std::string> throws;
};

inline content::Email email(MessageClass message_class, const std::string& subject = "Subject") {
    content::Email out;
    out.subject = content::pattern(subject);
    out.preview = content::pattern("Preview");
    out.message_class = message_class;
    out.blocks.emplace_back(content::ParagraphBlock{"", content::pattern("A paragraph.")});
    return out;
}

class World : public support::OnBothEngines {
  protected:
    void SetUp() override {
        migrate(events::migrations());
        migrate(mail::migrations());
    }

    template <class Fn>
    auto write(Fn&& fn) {
        return db().write(std::forward<Fn>(fn));
    }
    template <class Fn>
    auto read(Fn&& fn) {
        return db().read(std::forward<Fn>(fn));
    }

    NewMessage draft(const std::string& contact,
                     MessageClass message_class = MessageClass::promotional) const {
        return {.brand = brand,
                .contact = ContactId{contact},
                .enrollment = {},
                .step_key = {},
                .dedup_key = "key of " + contact,
                .purpose = "test",
                .document = email(message_class),
                .context = {{"journey", "welcome"}, {"cart", "c1"}},
                .send_at = clock.now()};
    }
    std::optional<MessageId> put(const NewMessage& message) {
        return ok(write([&](store::Tx& tx) { return enqueue(tx, env, message); }));
    }
    MessageId queue(const std::string& contact,
                    MessageClass message_class = MessageClass::promotional) {
        return put(draft(contact, message_class)).value();
    }
    Message load(const MessageId& id) {
        return ok(read([&](store::Tx& tx) { return load_message(tx, id); }));
    }
    std::vector<Attempt> attempts(const MessageId& id) {
        return ok(read([&](store::Tx& tx) { return list_attempts(tx, id); }));
    }
    std::string explain(const MessageId& id) {
        return ok(read([&](store::Tx& tx) { return why(tx, env, id); })).sentence;
    }
    std::vector<events::Event> events_of(const std::string& contact) {
        return ok(read([&](store::Tx& tx) {
            return events::list_events(
                tx, brand, {.contact = ContactId{contact}, .kind = {}, .before_id = {}}, 100);
        }));
    }
    std::vector<std::string> kinds_of(const std::string& contact) {
        std::vector<std::string> kinds;
        for (const auto& event : events_of(contact)) kinds.push_back(event.kind);
        return kinds;
    }
    std::size_t in_mailbox() {
        return ok(read([&](store::Tx& tx) { return mailbox_list(tx, brand, "", "", 1000); }))
            .entries.size();
    }
    Result<std::size_t> deliver(Transport& transport) {
        return Delivery(db(), env, people, facts, transport).run_due();
    }
    std::size_t deliver() { return ok(deliver(mailbox)); }

    base::ManualClock clock{base::parse_time("2026-03-01T09:30:00.000Z").value()};
    base::SeededRandom random{42};
    base::IdSource ids{clock, random};
    const Env env{clock, ids, random};
    const BrandId brand{base::derived_id("test", "brand")};
    People people;
    Facts facts;
    MailboxTransport mailbox;
};

}  // namespace mail
