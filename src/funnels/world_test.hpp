// A brand with one magnet and one funnel of every step, not published yet.
#pragma once

#include <gtest/gtest.h>

#include "commerce/catalog.hpp"
#include "commerce/migrations.hpp"
#include "commerce/offers.hpp"
#include "contacts/contacts.hpp"
#include "contacts/migrations.hpp"
#include "contacts/suppression.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "funnels/leads.hpp"
#include "funnels/path.hpp"
#include "funnels/publish.hpp"
#include "mail/messages.hpp"
#include "mail/migrations.hpp"
#include "support/databases.hpp"

namespace funnels {

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

// opt_in -> thank_you (low_ticket) -> checkout (bump) -> upsell -> confirmation, or -> downsell ->
// confirmation; main_offer -> checkout.
content::Funnel sample_funnel(const std::string& book);
content::LeadMagnet sample_magnet(const std::string& book);
File sample_file(const std::string& key, const std::string& format, const std::string& bytes);

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

    void publish(const content::Funnel& funnel);
    Captured capture(const content::Funnel& funnel, const std::string& email,
                     const std::string& source = "newsletter");
    Confirmed confirm(const ContactId& contact);
    std::vector<events::Event> events_of(const ContactId& contact, std::string_view kind);
    std::vector<mail::Message> mails(const ContactId& contact);
    std::optional<commerce::Window> low_ticket(const ContactId& contact);

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{5};
    base::IdSource ids{clock, random};
    const Env env{clock, ids, random};
    content::Brand brand;
};

}  // namespace funnels
