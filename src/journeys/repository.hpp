// Published journeys and the enrollments in them, as rows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "journeys/types.hpp"
#include "store/migrations.hpp"

namespace journeys {

std::vector<store::Migration> migrations();

struct PublishedJourney {
    std::string key;
    std::int64_t version = 0;
    content::Journey document;
    Time published_at;
};

// A new version of the journey of that key (the first is 1): whoever enters from now on follows it,
// whoever is inside stays on the version they have. Publishing the same document again changes
// nothing. Errors: invalid (steps or mails that do not fit together, an unknown condition).
Result<std::int64_t> publish_journey(store::Tx& tx, const Env& env, const BrandId& brand,
                                     const content::Journey& journey);
// Nobody enters it any more; those inside go on. True if it was live.
Result<bool> withdraw_journey(store::Tx& tx, const Env& env, const BrandId& brand,
                              std::string_view key);

// The latest version, unless withdrawn.
Result<std::vector<PublishedJourney>> list_journeys(store::Tx& tx, const BrandId& brand);
Result<std::vector<PublishedJourney>> list_triggered(store::Tx& tx, const BrandId& brand,
                                                     std::string_view event_kind);
Result<content::Journey> load_version(store::Tx& tx, const BrandId& brand, std::string_view key,
                                      std::int64_t version);

// For changing it: the row is locked until the transaction ends. Errors: not_found.
Result<Enrollment> lock_enrollment(store::Tx& tx, const EnrollmentId& id);
// The newest first.
Result<std::vector<Enrollment>> list_enrollments(store::Tx& tx, const ContactId& contact,
                                                 int limit);
// For changing them, as lock_enrollment.
Result<std::vector<Enrollment>> lock_active(store::Tx& tx, const BrandId& brand,
                                            const ContactId& contact);
Result<std::optional<Enrollment>> find_latest(store::Tx& tx, const BrandId& brand,
                                              const ContactId& contact, std::string_view journey);
Result<bool> has_entered(store::Tx& tx, const BrandId& brand, const ContactId& contact,
                         std::string_view journey, const base::EventId& event);
// One for each contact, journey and event. Errors: conflict.
Result<> insert_enrollment(store::Tx& tx, const Enrollment& enrollment);
Result<> save_enrollment(store::Tx& tx, const Enrollment& enrollment);

struct EnrollmentCounts {
    std::int64_t active = 0;
    std::int64_t completed = 0;
    std::int64_t exited = 0;
    std::int64_t all() const { return active + completed + exited; }
};
// By journey key, over all versions.
Result<std::map<std::string, EnrollmentCounts>> count_enrollments(store::Tx& tx,
                                                                  const BrandId& brand);

// How many were exited for this reason ("purchase.completed"), by journey key.
Result<std::map<std::string, std::int64_t>> count_exits(store::Tx& tx, const BrandId& brand,
                                                        std::string_view reason);

}  // namespace journeys
