#include "funnels/leads.hpp"

#include "commerce/offers.hpp"
#include "contacts/contacts.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "funnels/confirm_mail.hpp"
#include "funnels/path.hpp"
#include "funnels/quizzes.hpp"
#include "funnels/visits.hpp"
#include "mail/messages.hpp"

namespace funnels {
namespace {

namespace kinds = events::kinds;
using base::success;
using store::Tx;

constexpr std::string_view kColumns =
    "id, brand_id, contact_id, magnet, funnel, book, source, captured_at, confirmed_at, "
    "downloaded_at";

Result<> append(Tx& tx, const Env& env, const Lead& lead, std::string_view kind,
                base::JsonObject more = {}) {
    more["lead"] = lead.id.str();
    more["magnet"] = lead.magnet;
    more["funnel"] = lead.funnel;
    more["book"] = lead.book;
    more["source"] = source_name(lead.source);
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = lead.brand_id,
                        .contact = lead.contact_id,
                        .kind = std::string(kind),
                        .at = env.now(),
                        .props = std::move(more)}));
    return success();
}

// Once, also when two clicks arrive together.
Result<> confirm(Tx& tx, const Env& env, Lead& lead) {
    lead.confirmed_at = env.now();
    TRY(const auto changed,
        tx.execute("update leads set confirmed_at = $2 where id = $1 and confirmed_at is null",
                   lead.id, lead.confirmed_at));
    if (changed == 0) return success();
    return append(tx, env, lead, kinds::kLeadConfirmed);
}

struct Inserted {
    Lead lead;
    bool first = false;
};

Result<Inserted> find_or_insert(Tx& tx, const Env& env, const contacts::Contact& contact,
                                const content::Funnel& funnel, const NewLead& wanted) {
    Lead lead{.id = env.ids.next<LeadId>(),
              .brand_id = contact.brand_id,
              .contact_id = contact.id,
              .magnet = funnel.magnet,
              .funnel = funnel.key,
              .book = funnel.book,
              .source = wanted.source,
              .captured_at = env.now()};
    TRY(const auto inserted,
        tx.execute("insert into leads (id, brand_id, contact_id, magnet, funnel, book, source, "
                   "captured_at) values ($1, $2, $3, $4, $5, $6, $7, $8) "
                   "on conflict (brand_id, contact_id, magnet) do nothing",
                   lead.id, lead.brand_id, lead.contact_id, lead.magnet, lead.funnel, lead.book,
                   lead.source, lead.captured_at));
    if (inserted == 1) return Inserted{std::move(lead), true};
    TRY(auto known, tx.load_one<Lead>("lead",
                                      fmt::format("select {} from leads where brand_id = $1 and "
                                                  "contact_id = $2 and magnet = $3 for update",
                                                  kColumns),
                                      contact.brand_id, contact.id, funnel.magnet));
    return Inserted{std::move(known), false};
}

Result<> ask_to_confirm(Tx& tx, const Env& env, const Lead& lead) {
    const auto hour = std::chrono::floor<std::chrono::hours>(env.now()).time_since_epoch().count();
    TRY(mail::enqueue(tx, env,
                      {.brand = lead.brand_id,
                       .contact = lead.contact_id,
                       .dedup_key = fmt::format("confirm:{}:{}", lead.magnet, hour),
                       .purpose = "confirm",
                       .document = confirm_mail(),
                       .context = {{"lead", lead.id.str()},
                                   {"magnet", lead.magnet},
                                   {"funnel", lead.funnel},
                                   {"book", lead.book}},
                       .send_at = env.now()}));
    return success();
}

Result<> open_low_ticket(Tx& tx, const Env& env, const content::Funnel& funnel,
                         const contacts::Contact& contact, const std::string& visitor) {
    const auto* offer = find_offer(funnel, commerce::kLowTicket);
    if (!offer) return success();
    const commerce::Reader reader{contact.id, visitor};
    TRY(commerce::adopt_windows(tx, env, contact.brand_id, reader));
    TRY(commerce::open_window(tx, env, contact.brand_id, reader, commerce::funnel_scope(funnel.key),
                              offer->key, offer->window_hours));
    return success();
}

}  // namespace

Result<Captured> capture_lead(Tx& tx, const Env& env, const content::Brand& brand,
                              const content::Funnel& funnel, const NewLead& wanted) {
    const std::string source = source_name(wanted.source);
    TRY(auto found, contacts::find_or_create_contact(tx, env, brand.id, wanted.email,
                                                     wanted.first_name, source));
    contacts::Contact& contact = found.contact;
    TRY(contacts::add_tags(tx, env, contact, {"lead", "source:" + source}));
    TRY(auto inserted, find_or_insert(tx, env, contact, funnel, wanted));
    TRY(open_low_ticket(tx, env, funnel, contact, wanted.visitor));
    TRY(remember_visitor(tx, brand.id, wanted.visitor, contact.id));
    Lead& lead = inserted.lead;
    if (inserted.first) {
        TRY(append(tx, env, lead, kinds::kLeadCaptured));
    }
    if (contact.consent == contacts::ConsentState::confirmed) {
        if (lead.confirmed_at) {
            TRY(append(tx, env, lead, kinds::kLeadRequestedAgain));
        } else {
            TRY(confirm(tx, env, lead));
        }
        TRY(adopt_attempts(tx, env, brand.id, contact.id));
        return Captured{std::move(contact), std::move(lead), false};
    }
    TRY(contacts::record_consent(tx, env, contact.id,
                                 {.status = contacts::ConsentStatus::pending,
                                  .ip = wanted.ip,
                                  .page = wanted.page,
                                  .wording = wanted.wording,
                                  .source = "funnel:" + funnel.key}));
    TRY(ask_to_confirm(tx, env, lead));
    return Captured{std::move(contact), std::move(lead), true};
}

Result<Confirmed> confirm_leads(Tx& tx, const Env& env, const ContactId& contact,
                                const std::string& ip) {
    TRY(auto confirmation, contacts::confirm_email(tx, env, contact, ip));
    TRY(auto leads, list_leads(tx, contact));
    for (auto& lead : leads) {
        if (!lead.confirmed_at && confirmation.holds()) {
            TRY(confirm(tx, env, lead));
        }
    }
    if (confirmation.holds()) {
        TRY(adopt_attempts(tx, env, confirmation.contact.brand_id, contact));
    }
    return Confirmed{std::move(confirmation), std::move(leads)};
}

Result<> record_download(Tx& tx, const Env& env, const LeadId& id, const std::string& format) {
    TRY(const auto lead, load_lead(tx, id));
    TRY(const auto first,
        tx.execute("update leads set downloaded_at = $2 where id = $1 and downloaded_at is null",
                   id, env.now()));
    return append(tx, env, lead, kinds::kLeadMagnetDownloaded,
                  {{"first", first == 1}, {"format", format}});
}

Result<Lead> load_lead(Tx& tx, const LeadId& id) {
    return tx.load_one<Lead>("lead", fmt::format("select {} from leads where id = $1", kColumns),
                             id);
}

Result<std::vector<Lead>> list_leads(Tx& tx, const ContactId& contact) {
    return tx.query<Lead>(
        fmt::format("select {} from leads where contact_id = $1 order by id desc", kColumns),
        contact);
}

}  // namespace funnels
