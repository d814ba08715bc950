#include "contacts/contacts.hpp"

#include "base/strings.hpp"
#include "contacts/email_address.hpp"
#include "contacts/like.hpp"
#include "contacts/time_zone.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"

namespace contacts {
namespace {

constexpr std::size_t kLongestName = 200;

const std::string kSelectContact =
    "select id, brand_id, email, first_name, time_zone, consent, created_at, confirmed_at from "
    "contacts ";

// One line of text that a person typed.
Result<std::string> read_line(std::string_view typed, const std::string& field,
                              std::size_t longest) {
    const std::string_view line = base::trim(typed);
    if (line.size() > longest) {
        return base::fail_field(field, "{} is longer than {} bytes", field, longest);
    }
    for (const char c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            return base::fail_field(field, "{} contains a line break or a control character",
                                    field);
        }
    }
    return std::string(line);
}

Result<std::optional<Contact>> find_by_key(store::Tx& tx, const BrandId& brand,
                                           const std::string& key) {
    return tx.query_one<Contact>(kSelectContact + "where brand_id = $1 and email_key = $2", brand,
                                 key);
}

}  // namespace

Result<FoundOrCreated> find_or_create_contact(store::Tx& tx, const Env& env, const BrandId& brand,
                                              std::string_view email, std::string_view first_name,
                                              std::string_view source) {
    TRY(const auto address, parse_email(email));
    TRY(const auto name, read_line(first_name, "first_name", kLongestName));

    const auto id = env.ids.next<ContactId>();
    // The unique index decides who creates, however many ask at once.
    TRY(const auto inserted,
        tx.execute("insert into contacts (brand_id, id, email, email_key, first_name, time_zone, "
                   "consent, created_at) values ($1, $2, $3, $4, $5, '', $6, $7) "
                   "on conflict do nothing",
                   brand, id, address.text, address.key, name, ConsentState::none, env.now()));
    if (!inserted && !name.empty()) {
        TRY(
            tx.execute("update contacts set first_name = $3 where brand_id = $1 and email_key = $2 "
                       "and first_name = ''",
                       brand, address.key, name));
    }
    TRY(auto contact, find_by_key(tx, brand, address.key));
    if (!contact) {
        return base::fail(base::Errc::unavailable, "the contact was removed at the same moment");
    }
    if (inserted) {
        TRY(events::append(tx, env.ids, env.clock,
                           {.brand = brand,
                            .contact = id,
                            .kind = std::string(events::kinds::kUserCreated),
                            .at = env.now(),
                            .props = {{"source", source}},
                            .dedup_key = {}}));
    }
    return FoundOrCreated{std::move(*contact), inserted != 0};
}

Result<std::optional<Contact>> find_contact(store::Tx& tx, const ContactId& id) {
    return tx.query_one<Contact>(kSelectContact + "where id = $1", id);
}

Result<Contact> load_contact(store::Tx& tx, const ContactId& id) {
    return tx.load_one<Contact>("contact", kSelectContact + "where id = $1", id);
}

Result<std::optional<Contact>> find_contact_by_email(store::Tx& tx, const BrandId& brand,
                                                     std::string_view email) {
    TRY(const auto address, parse_email(email));
    return find_by_key(tx, brand, address.key);
}

Result<Contact> update_contact(store::Tx& tx, const ContactId& id, const ContactProfile& profile) {
    TRY(const auto name, read_line(profile.first_name, "first_name", kLongestName));
    TRY(const auto zone, read_line(profile.time_zone, "time_zone", 64));
    if (!zone.empty() && !is_time_zone(zone)) {
        return base::fail_field("time_zone", "\"{}\" is not a time zone such as Europe/Vienna",
                                zone);
    }
    TRY(tx.execute("update contacts set first_name = $2, time_zone = $3 where id = $1", id, name,
                   zone));
    return load_contact(tx, id);
}

Result<ContactPage> list_contacts(store::Tx& tx, const BrandId& brand, const ContactFilter& filter,
                                  int limit) {
    const std::string tagged =
        filter.tag.empty()
            ? ""
            : " and id in (select contact_id from contact_tags where brand_id = $1 and tag = $5)";
    const std::string sql =
        kSelectContact +
        "where brand_id = $1 and ($2 = '' or id < $2) and ($3 = '%%' or email_key "
        "like $3 escape '!' or lower(first_name) like $3 escape '!')" +
        tagged + " order by id desc limit $4";
    const auto pattern = containing(filter.query);
    const std::int64_t one_more = std::int64_t{limit} + 1;
    ContactPage page;
    if (filter.tag.empty()) {
        TRY(page.contacts, tx.query<Contact>(sql, brand, filter.cursor, pattern, one_more));
    } else {
        TRY(page.contacts,
            tx.query<Contact>(sql, brand, filter.cursor, pattern, one_more, filter.tag));
    }
    if (page.contacts.size() > static_cast<std::size_t>(limit)) {
        page.contacts.pop_back();
        page.next = page.contacts.back().id.str();
    }
    return page;
}

Result<std::int64_t> count_contacts(store::Tx& tx, const BrandId& brand) {
    TRY(const auto count,
        tx.query_one<std::int64_t>("select count(*) as contacts from contacts where brand_id = $1",
                                   brand));
    return count.value_or(0);
}

Result<std::vector<std::string>> add_tags(store::Tx& tx, const Env& env, const Contact& contact,
                                          const std::vector<std::string>& tags) {
    std::vector<std::string> added;
    for (const auto& typed : tags) {
        TRY(const auto tag, read_line(typed, "tag", 100));
        if (tag.empty()) return base::fail_field("tag", "a tag cannot be empty");
        TRY(const auto inserted,
            tx.execute("insert into contact_tags (brand_id, contact_id, tag, created_at) values "
                       "($1, $2, $3, $4) on conflict do nothing",
                       contact.brand_id, contact.id, tag, env.now()));
        if (inserted) added.push_back(tag);
    }
    return added;
}

Result<std::vector<std::string>> remove_tags(store::Tx& tx, const Contact& contact,
                                             const std::vector<std::string>& tags) {
    std::vector<std::string> removed;
    for (const auto& typed : tags) {
        const std::string tag(base::trim(typed));
        TRY(const auto deleted,
            tx.execute("delete from contact_tags where brand_id = $1 and contact_id = $2 and "
                       "tag = $3",
                       contact.brand_id, contact.id, tag));
        if (deleted) removed.push_back(tag);
    }
    return removed;
}

Result<std::vector<std::string>> list_tags(store::Tx& tx, const Contact& contact) {
    return tx.query<std::string>(
        "select tag from contact_tags where brand_id = $1 and contact_id = $2 order by tag",
        contact.brand_id, contact.id);
}

Result<std::vector<TagCount>> list_tags(store::Tx& tx, const BrandId& brand) {
    return tx.query<TagCount>(
        "select tag, count(*) as contacts from contact_tags where brand_id = $1 group by tag "
        "order by contacts desc, tag",
        brand);
}

}  // namespace contacts
