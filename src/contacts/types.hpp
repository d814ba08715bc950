// A contact: one person as one brand knows them, by their e-mail address. The row is the only place
// for personal data; events and messages name the contact by id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/env.hpp"
#include "base/json.hpp"
#include "store/tx.hpp"

namespace contacts {

using base::BrandId;
using base::ContactId;
using base::Env;
using base::Result;
using base::Time;

using ConsentId = base::Id<struct ConsentTag>;
using SuppressionId = base::Id<struct SuppressionTag>;

// What the brand may assume about being welcome in somebody's inbox, after all that was recorded.
enum class ConsentState {
    none,       // never asked
    pending,    // signed up, the address is not confirmed
    confirmed,  // double opt-in done
    withdrawn,
};
BOOST_DESCRIBE_ENUM(ConsentState, none, pending, confirmed, withdrawn)

struct Contact {
    ContactId id;
    BrandId brand_id;
    std::string email;       // normalised (email_address.hpp), as one writes to it
    std::string first_name;  // or empty
    std::string time_zone;   // IANA name, or empty
    ConsentState consent = ConsentState::none;
    Time created_at;
    std::optional<Time> confirmed_at;  // the first time the address was confirmed
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, brand_id, email, first_name, time_zone, consent, created_at,
                       confirmed_at))

// What happened to a consent, with its proof (GDPR article 7(1)). Rows are never changed.
enum class ConsentStatus { pending, confirmed, withdrawn };
BOOST_DESCRIBE_ENUM(ConsentStatus, pending, confirmed, withdrawn)

struct NewConsent {
    ConsentStatus status = ConsentStatus::pending;
    std::string ip;       // from where, as text; or empty
    std::string page;     // address of the page or endpoint
    std::string wording;  // what the reader agreed to, word for word
    std::string source;   // "funnel:KEY", "import", "unsubscribe link", ...
};

struct Consent {
    ConsentId id;
    BrandId brand_id;
    ContactId contact_id;
    ConsentStatus status = ConsentStatus::pending;
    std::string ip;
    std::string page;
    std::string wording;
    std::string source;
    Time at;
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (id, brand_id, contact_id, status, ip, page, wording, source, at))

enum class SuppressionReason {
    unsubscribed,
    hard_bounce,  // the address does not exist or refuses everything
    complaint,    // "this is spam"
    manual,       // by the owner
    goodbye,      // went quiet and was said goodbye to
};
BOOST_DESCRIBE_ENUM(SuppressionReason, unsubscribed, hard_bounce, complaint, manual, goodbye)

// Of an address, not of a contact: it holds for one that is imported or created again. An address
// can be suppressed for several reasons at once.
struct Suppression {
    SuppressionId id;
    BrandId brand_id;
    std::string email;
    SuppressionReason reason = SuppressionReason::manual;
    std::string note;  // the server's reply, who asked
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(Suppression, (), (id, brand_id, email, reason, note, created_at))

}  // namespace contacts
