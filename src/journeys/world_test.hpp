// Three short sequences about one book, a contact who agreed to mail, and the engine on a clock
// that is moved from one due time to the next.
#pragma once

#include <gtest/gtest.h>

#include "commerce/catalog.hpp"
#include "commerce/codes.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/migrations.hpp"
#include "contacts/consent.hpp"
#include "contacts/contacts.hpp"
#include "contacts/migrations.hpp"
#include "contacts/suppression.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "journeys/compile.hpp"
#include "journeys/enroll.hpp"
#include "journeys/repository.hpp"
#include "mail/messages.hpp"
#include "mail/migrations.hpp"
#include "support/databases.hpp"

namespace journeys {

namespace kinds = events::kinds;
using store::Tx;
using namespace std::chrono_literals;

template <class T>
T ok(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}
inline void ok(Result<> result) {
    if (!result) throw std::runtime_error(result.error().message);
}

content::SequenceMail mail_after(const std::string& key, base::Duration delay,
                                 content::MessageClass message_class);
content::CodeRule code_rule(const std::string& key, int percent);

// Delivery at once, story after a day, proof with a code after three, offer after seven.
content::Sequence welcome();
// A reminder an hour after the cart was left, the same code after 24 and 48 hours.
content::Sequence cart_abandonment();
// The receipt at once, a review ask after seven days.
content::Sequence post_purchase();

// A mail as the ledger has it.
struct Queued {
    std::string step;
    Time at;
    mail::MessageState state = mail::MessageState::queued;
    bool operator==(const Queued&) const = default;
};
void PrintTo(const Queued& mail, std::ostream* out);

class World : public support::OnBothEngines {
  protected:
    void SetUp() override;

    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> write(Fn&& fn) {
        return db().write(fn);
    }
    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> read(Fn&& fn) {
        return db().read(fn);
    }

    std::int64_t publish(const content::Journey& journey);
    std::int64_t publish(const content::Sequence& sequence) { return publish(compile(sequence)); }
    void publish_all();

    // Who confirmed their address.
    contacts::Contact reader(const std::string& email);
    contacts::Contact stranger(const std::string& email);

    events::Event happen(const contacts::Contact& contact, std::string_view kind,
                         base::JsonObject props = {});
    events::Event lead_confirmed(const contacts::Contact& contact, const std::string& book = "tax");
    events::Event bought(const contacts::Contact& contact, const std::string& order,
                         base::JsonObject more = {});
    // As `happen`, without the engine: written and not handled yet.
    events::Event write_event(const contacts::Contact& contact, std::string_view kind,
                              base::JsonObject props);
    void handle_again(const events::Event& event);

    // Everything that is due until then happens at its own time.
    void walk(base::Duration by);

    // The oldest first.
    std::vector<Queued> mails(const contacts::Contact& contact);
    std::vector<std::string> steps(const contacts::Contact& contact);
    std::vector<mail::Message> messages(const contacts::Contact& contact);
    std::vector<Enrollment> enrollments(const contacts::Contact& contact);
    std::vector<commerce::Code> codes(const contacts::Contact& contact);

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{11};
    base::IdSource ids{clock, random};
    const Env env{clock, ids, random};
    const BrandId brand{base::derived_id("test", "brand")};
    std::unique_ptr<events::Engine> engine;
};

}  // namespace journeys
