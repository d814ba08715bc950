#include "contacts/contacts.hpp"

#include <thread>

#include "contacts/world_test.hpp"

namespace contacts {
namespace {

using store::Tx;

class Contacts : public World {};
ON_BOTH_ENGINES(Contacts);

TEST_P(Contacts, AreOnePerBrandAndAddressHoweverItIsWritten) {
    const auto first = ok(write([&](Tx& tx) {
        return find_or_create_contact(tx, env, brand, " Ada@Example.com ", "Ada", "newsletter");
    }));
    const auto second = ok(write(
        [&](Tx& tx) { return find_or_create_contact(tx, env, brand, "ada@EXAMPLE.com", "Bob"); }));
    EXPECT_TRUE(first.created);
    EXPECT_FALSE(second.created);
    EXPECT_EQ(second.contact.id, first.contact.id);
    EXPECT_EQ(second.contact.email, "Ada@example.com");
    EXPECT_EQ(second.contact.first_name, "Ada");
    EXPECT_EQ(kinds_of(first.contact.id), std::vector<std::string>{"user.created"});

    const auto elsewhere = ok(write([&](Tx& tx) {
        return find_or_create_contact(tx, env, other_brand, "ada@example.com", "Ada");
    }));
    EXPECT_TRUE(elsewhere.created);
}

TEST_P(Contacts, AreOneThoughManyAskAtOnce) {
    std::vector<std::thread> threads;
    std::atomic<int> created = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto found = db().write([&](Tx& tx) {
                return find_or_create_contact(tx, env, brand, "ada@example.com", "Ada");
            });
            if (found && found.value().created) ++created;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(created, 1);
    EXPECT_EQ(ok(read([&](Tx& tx) { return count_contacts(tx, brand); })), 1);
}

TEST_P(Contacts, TakeAFirstNameWhereTheyHaveNone) {
    const auto nameless = reader("ada@example.com", "");
    EXPECT_EQ(nameless.first_name, "");
    EXPECT_EQ(reader("ada@example.com", "Ada").first_name, "Ada");
}

TEST_P(Contacts, RefuseANameThatCouldBecomeAHeader) {
    const auto refused = write([&](Tx& tx) {
        return find_or_create_contact(tx, env, brand, "ada@example.com", "Ada\r\nBcc: all@x.com");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "first_name");
}

TEST_P(Contacts, AreFoundByIdAndByAddress) {
    const auto ada = reader("ada@example.com");
    EXPECT_EQ(ok(read([&](Tx& tx) { return load_contact(tx, ada.id); })).email, ada.email);
    EXPECT_TRUE(
        ok(read([&](Tx& tx) { return find_contact_by_email(tx, brand, "ADA@example.com"); })));
    EXPECT_FALSE(ok(read([&](Tx& tx) { return find_contact(tx, ContactId{"nobody"}); })));
    const auto missing = read([&](Tx& tx) { return load_contact(tx, ContactId{"nobody"}); });
    EXPECT_EQ(missing.error().code, base::Errc::not_found);
}

TEST_P(Contacts, KeepTheirProfile) {
    const auto ada = reader("ada@example.com");
    const auto updated = ok(write([&](Tx& tx) {
        return update_contact(tx, ada.id,
                              {.first_name = " Augusta ", .time_zone = "Europe/London"});
    }));
    EXPECT_EQ(updated.first_name, "Augusta");
    EXPECT_EQ(updated.time_zone, "Europe/London");
    const auto refused = write([&](Tx& tx) {
        return update_contact(tx, ada.id, {.first_name = "Ada", .time_zone = "Mars/Olympus"});
    });
    EXPECT_EQ(refused.error().field, "time_zone");
}

TEST_P(Contacts, AreListedNewestFirstPageByPage) {
    for (int i = 0; i < 5; ++i) {
        reader(fmt::format("reader{}@example.com", i));
        clock.advance(std::chrono::seconds(1));
    }
    std::vector<std::string> seen;
    ContactFilter filter;
    do {
        const auto page = ok(read([&](Tx& tx) { return list_contacts(tx, brand, filter, 2); }));
        for (const auto& contact : page.contacts) seen.push_back(contact.email.substr(6, 1));
        filter.cursor = page.next;
    } while (!filter.cursor.empty());
    EXPECT_EQ(seen, (std::vector<std::string>{"4", "3", "2", "1", "0"}));
}

TEST_P(Contacts, AreSearchedByAddressAndNameWithoutWildcards) {
    reader("ada@example.com", "Ada");
    reader("grace_h@example.com", "Grace");
    const auto found = [&](const std::string& query) {
        return ok(read([&](Tx& tx) {
                   return list_contacts(tx, brand, {.query = query, .tag = {}, .cursor = {}}, 10);
               }))
            .contacts.size();
    };
    EXPECT_EQ(found("GRACE"), 1u);
    EXPECT_EQ(found("example"), 2u);
    EXPECT_EQ(found("_"), 1u);
    EXPECT_EQ(found("%"), 0u);
    EXPECT_EQ(found("!"), 0u);
}

TEST_P(Contacts, CarryTagsOnce) {
    const auto ada = reader("ada@example.com");
    reader("grace@example.com");
    EXPECT_EQ(ok(write([&](Tx& tx) {
                  return add_tags(tx, env, ada, {"lead", "source:x"});
              })),
              (std::vector<std::string>{"lead", "source:x"}));
    EXPECT_EQ(ok(write([&](Tx& tx) {
                  return add_tags(tx, env, ada, {" lead ", "customer"});
              })),
              (std::vector<std::string>{"customer"}));
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_tags(tx, ada); })),
              (std::vector<std::string>{"customer", "lead", "source:x"}));
    EXPECT_EQ(ok(write([&](Tx& tx) {
                  return remove_tags(tx, ada, {"lead", "never"});
              })),
              (std::vector<std::string>{"lead"}));
    const auto tagged = ok(read([&](Tx& tx) {
        return list_contacts(tx, brand, {.query = {}, .tag = "customer", .cursor = {}}, 10);
    }));
    ASSERT_EQ(tagged.contacts.size(), 1u);
    EXPECT_EQ(tagged.contacts[0].id, ada.id);
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_tags(tx, brand); })).size(), 2u);
    EXPECT_FALSE(write([&](Tx& tx) { return add_tags(tx, env, ada, {""}); }));
}

}  // namespace
}  // namespace contacts
