// What the tests of this room share: a database with its tables, a clock that stands still.
#pragma once

#include <gtest/gtest.h>

#include "contacts/contacts.hpp"
#include "contacts/migrations.hpp"
#include "events/event_log.hpp"
#include "events/migrations.hpp"
#include "support/databases.hpp"

namespace contacts {

// The value, or a failure that says why.
template <class T>
T ok(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

class World : public support::OnBothEngines {
  protected:
    void SetUp() override {
        migrate(events::migrations());
        migrate(contacts::migrations());
    }

    template <class Fn>
    auto write(Fn&& fn) {
        return db().write(std::forward<Fn>(fn));
    }
    template <class Fn>
    auto read(Fn&& fn) {
        return db().read(std::forward<Fn>(fn));
    }

    Contact reader(const std::string& email, const std::string& name = "Ada") {
        return ok(write([&](store::Tx& tx) {
                   return find_or_create_contact(tx, env, brand, email, name);
               }))
            .contact;
    }

    std::vector<std::string> kinds_of(const ContactId& contact) {
        const auto events = ok(read([&](store::Tx& tx) {
            return events::list_events(tx, brand, {.contact = contact, .kind = {}, .before_id = {}},
                                       100);
        }));
        std::vector<std::string> kinds;
        for (const auto& event : events) kinds.push_back(event.kind);
        return kinds;
    }

    base::ManualClock clock{base::parse_time("2026-03-01T09:30:00.000Z").value()};
    base::SeededRandom random{42};
    base::IdSource ids{clock, random};
    const Env env{clock, ids, random};
    const BrandId brand{base::derived_id("test", "brand")};
    const BrandId other_brand{base::derived_id("test", "other brand")};
};

}  // namespace contacts
