// Leads: a contact asked for a lead magnet. One a contact and magnet, however often the form is
// sent.
//
//   captured --address confirmed--> confirmed (lead.confirmed) --link followed--> downloaded
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contacts/consent.hpp"
#include "content/brand.hpp"
#include "content/funnel.hpp"
#include "store/db.hpp"

namespace funnels {

using base::BrandId;
using base::ContactId;
using base::Env;
using base::Result;
using base::Time;
using LeadId = base::Id<struct LeadTag>;

struct Lead {
    LeadId id;
    BrandId brand_id;
    ContactId contact_id;
    std::string magnet;  // key
    std::string funnel;  // key
    std::string book;    // slug
    base::JsonObject source;
    Time captured_at;
    std::optional<Time> confirmed_at;
    std::optional<Time> downloaded_at;  // the first time
};
BOOST_DESCRIBE_STRUCT(Lead, (),
                      (id, brand_id, contact_id, magnet, funnel, book, source, captured_at,
                       confirmed_at, downloaded_at))

struct NewLead {
    std::string email;
    std::string first_name;
    std::string wording;  // of the consent, as the form showed it
    std::string ip;
    std::string page;         // address of the form
    std::string visitor;      // the site's cookie
    base::JsonObject source;  // utm_source ..., referrer, affiliate; labels only
};

struct Captured {
    contacts::Contact contact;
    Lead lead;
    bool needs_confirmation = false;  // a confirm mail is on its way
};

// All in the caller's transaction: the contact, the pending consent with its proof, the tags `lead`
// and `source:SOURCE`, the reader's own low-ticket window, `lead.captured`, and the confirm mail
// (at most one an hour). A reader who is confirmed already needs no confirm mail: `lead.confirmed`
// follows at once, or `lead.requested_again` where they had this magnet. Errors: invalid (email,
// first_name).
Result<Captured> capture_lead(store::Tx& tx, const Env& env, const content::Brand& brand,
                              const content::Funnel& funnel, const NewLead& lead);

struct Confirmed {
    contacts::Confirmation confirmation;
    std::vector<Lead> leads;  // newest first; all of the contact's
};
// The confirm link was followed: consent confirmed, `lead.confirmed` for each lead that waited.
// Again changes nothing, nor after the reader has left (`confirmation.holds()` is false). Errors:
// not_found.
Result<Confirmed> confirm_leads(store::Tx& tx, const Env& env, const ContactId& contact,
                                const std::string& ip);

// `lead.magnet_downloaded` {first, format}.
Result<> record_download(store::Tx& tx, const Env& env, const LeadId& lead,
                         const std::string& format);

// Errors: not_found.
Result<Lead> load_lead(store::Tx& tx, const LeadId& id);
Result<std::vector<Lead>> list_leads(store::Tx& tx, const ContactId& contact);

}  // namespace funnels
