// A draft: something generated that waits for a person. Nothing of it is reachable or sent before
// it is approved.
//
//   pending_review --approve--> approved --withdraw--> withdrawn --approve--> approved
//        |    ^                    |
//        |    +------- edit -------+
//        |    +------- edit ---- rejected
//        +-------- reject ----------^
//
// An edit makes a new version and leaves it pending; what was approved before stays live until the
// new version is approved.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include <boost/describe.hpp>

#include "base/env.hpp"
#include "base/json.hpp"
#include "content/document.hpp"
#include "content/email.hpp"
#include "content/funnel.hpp"
#include "store/db.hpp"

namespace review {

using base::BrandId;
using base::DraftId;
using base::Env;
using base::Result;
using base::Time;

enum class DraftKind { lead_magnet, funnel, email_sequence, offer };
BOOST_DESCRIBE_ENUM(DraftKind, lead_magnet, funnel, email_sequence, offer)

enum class DraftStatus { pending_review, approved, rejected, withdrawn };
BOOST_DESCRIBE_ENUM(DraftStatus, pending_review, approved, rejected, withdrawn)

using Document =
    std::variant<content::LeadMagnet, content::Funnel, content::Sequence, content::Offer>;

struct Draft {
    DraftId id;
    BrandId brand_id;
    DraftKind kind = DraftKind::lead_magnet;
    std::string key;    // unique in the brand for its kind
    std::string title;  // for people
    std::string book;   // slug; empty for brand-wide offers
    std::string writer;
    DraftStatus status = DraftStatus::pending_review;
    std::int64_t version = 1;                  // the latest
    std::optional<std::int64_t> live_version;  // the approved one that is on line
    double quality = 0;                        // of the latest version, 0 to 1
    Time created_at;
    std::optional<Time> decided_at;
    std::string decided_by;
    std::string reason;  // of a rejection or withdrawal
};
BOOST_DESCRIBE_STRUCT(Draft, (),
                      (id, brand_id, kind, key, title, book, writer, status, version, live_version,
                       quality, created_at, decided_at, decided_by, reason))

struct Version {
    std::int64_t version = 0;
    Time made_at;
    std::string made_by;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Version, (), (version, made_at, made_by, note))

DraftKind kind_of(const Document& document);
// Errors: invalid, with the path of what is wrong.
Result<Document> read_document(DraftKind kind, const base::Json& json);
base::Json to_json(const Document& document);

}  // namespace review
