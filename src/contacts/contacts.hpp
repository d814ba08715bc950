// The contacts of a brand and their tags.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contacts/types.hpp"

namespace contacts {

struct FoundOrCreated {
    Contact contact;
    bool created = false;
};

// One contact per brand and address, however it is written and however many ask at once. A contact
// without a first name takes the one given; a name that is there stays. Event `user.created`
// {source} when created. Errors: invalid (email, first_name).
Result<FoundOrCreated> find_or_create_contact(store::Tx& tx, const Env& env, const BrandId& brand,
                                              std::string_view email, std::string_view first_name,
                                              std::string_view source = {});

Result<std::optional<Contact>> find_contact(store::Tx& tx, const ContactId& id);
Result<Contact> load_contact(store::Tx& tx, const ContactId& id);
// Errors: invalid where it is no address.
Result<std::optional<Contact>> find_contact_by_email(store::Tx& tx, const BrandId& brand,
                                                     std::string_view email);

struct ContactProfile {
    std::string first_name;
    std::string time_zone;  // IANA name, or empty
};
// Errors: not_found; invalid (first_name, time_zone).
Result<Contact> update_contact(store::Tx& tx, const ContactId& id, const ContactProfile& profile);

struct ContactFilter {
    std::string query;   // part of the address or of the first name; empty: all
    std::string tag;     // or empty
    std::string cursor;  // `next` of the page before; or empty
};
struct ContactPage {
    std::vector<Contact> contacts;  // newest first
    std::string next;               // empty: no more
};
Result<ContactPage> list_contacts(store::Tx& tx, const BrandId& brand, const ContactFilter& filter,
                                  int limit);
Result<std::int64_t> count_contacts(store::Tx& tx, const BrandId& brand);

// Tags: 1 to 100 bytes, trimmed, without control characters ("lead", "source:newsletter",
// "purchased_quiet-percent"). Return those that really changed.
Result<std::vector<std::string>> add_tags(store::Tx& tx, const Env& env, const Contact& contact,
                                          const std::vector<std::string>& tags);
Result<std::vector<std::string>> remove_tags(store::Tx& tx, const Contact& contact,
                                             const std::vector<std::string>& tags);
// Alphabetical.
Result<std::vector<std::string>> list_tags(store::Tx& tx, const Contact& contact);
// All of a brand's, with how many contacts carry each; most used first.
struct TagCount {
    std::string tag;
    std::int64_t contacts = 0;
};
BOOST_DESCRIBE_STRUCT(TagCount, (), (tag, contacts))
Result<std::vector<TagCount>> list_tags(store::Tx& tx, const BrandId& brand);

}  // namespace contacts
