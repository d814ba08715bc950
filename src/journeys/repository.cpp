#include "journeys/repository.hpp"

#include <set>

#include "content/json.hpp"
#include "events/kinds.hpp"
#include "journeys/entry.hpp"

namespace journeys {
namespace {

using base::success;
using store::Tx;

constexpr std::string_view kEnrollmentColumns =
    "id, brand_id, contact_id, journey, version, event_id, position, status, reason, anchor_at, "
    "started_at, next_at, ended_at, context";

struct JourneyRow {
    std::string key;
    std::int64_t version = 0;
    std::string document;
    Time published_at;
};
BOOST_DESCRIBE_STRUCT(JourneyRow, (), (key, version, document, published_at))

struct LatestRow {
    std::int64_t version = 0;
    std::string document;
    std::optional<Time> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(LatestRow, (), (version, document, withdrawn_at))

struct CountRow {
    std::string journey;
    EnrollmentStatus status = EnrollmentStatus::active;
    std::int64_t enrollments = 0;
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (journey, status, enrollments))

struct ExitRow {
    std::string journey;
    std::int64_t enrollments = 0;
};
BOOST_DESCRIBE_STRUCT(ExitRow, (), (journey, enrollments))

Result<> check(const content::Journey& journey) {
    TRY(events::kinds::check(journey.trigger.event));
    TRY(parse_condition(journey.trigger.condition));
    std::set<std::string> mails;
    for (const auto& mail : journey.mails) {
        if (!mails.insert(mail.key).second) {
            return base::fail_field("mails", "two mails of {} are called \"{}\"", journey.key,
                                    mail.key);
        }
    }
    std::set<std::string> steps;
    for (const auto& step : journey.steps) {
        const std::string key = std::visit([](const auto& s) { return s.key; }, step);
        if (!steps.insert(key).second) {
            return base::fail_field("steps", "two steps of {} are called \"{}\"", journey.key, key);
        }
        const auto* send = std::get_if<content::SendStep>(&step);
        if (send && !mails.contains(send->mail)) {
            return base::fail_field("steps", "step \"{}\" of {} sends \"{}\", which is not there",
                                    key, journey.key, send->mail);
        }
    }
    return success();
}

Result<std::vector<PublishedJourney>> published(std::vector<JourneyRow> rows) {
    std::vector<PublishedJourney> out;
    for (auto& row : rows) {
        TRY(auto document, base::read_json<content::Journey>(row.document));
        out.push_back({row.key, row.version, std::move(document), row.published_at});
    }
    return out;
}

}  // namespace

std::vector<store::Migration> migrations() {
    return {{"journeys/001 journeys", R"(
        create table journeys (
            brand_id text not null,
            key text not null,
            version bigint not null,
            trigger_event text not null,
            document text not null,
            published_at bigint not null,
            withdrawn_at bigint,
            replaced_at bigint,
            primary key (brand_id, key, version)
        );
        create index journeys_by_trigger on journeys (brand_id, trigger_event)
            where withdrawn_at is null and replaced_at is null;
        create table enrollments (
            id text primary key,
            brand_id text not null,
            contact_id text not null,
            journey text not null,
            version bigint not null,
            event_id text not null,
            position bigint not null,
            status text not null,
            reason text not null,
            anchor_at bigint not null,
            started_at bigint not null,
            next_at bigint,
            ended_at bigint,
            context text not null,
            unique (brand_id, contact_id, journey, event_id)
        );
        create index enrollments_active on enrollments (brand_id, contact_id)
            where status = 'active';
        create index enrollments_by_journey on enrollments (brand_id, journey, status);
    )"},
            {"journeys/002 the enrollments of a contact", R"(
        create index enrollments_of_contact on enrollments (contact_id, id);
    )"}};
}

Result<std::int64_t> publish_journey(Tx& tx, const Env& env, const BrandId& brand,
                                     const content::Journey& journey) {
    TRY(check(journey));
    const std::string document = base::write_json(journey);
    TRY(const auto latest,
        tx.query_one<LatestRow>("select version, document, withdrawn_at from journeys "
                                "where brand_id = $1 and key = $2 order by version desc limit 1",
                                brand, journey.key));
    if (latest && !latest->withdrawn_at && latest->document == document) return latest->version;
    TRY(
        tx.execute("update journeys set replaced_at = $3 where brand_id = $1 and key = $2 "
                   "and replaced_at is null",
                   brand, journey.key, env.now()));
    const std::int64_t version = latest ? latest->version + 1 : 1;
    TRY(
        tx.execute("insert into journeys (brand_id, key, version, trigger_event, document, "
                   "published_at) values ($1, $2, $3, $4, $5, $6)",
                   brand, journey.key, version, journey.trigger.event, document, env.now()));
    return version;
}

Result<bool> withdraw_journey(Tx& tx, const Env& env, const BrandId& brand, std::string_view key) {
    TRY(const auto changed,
        tx.execute("update journeys set withdrawn_at = $3 where brand_id = $1 and key = $2 "
                   "and withdrawn_at is null and replaced_at is null",
                   brand, key, env.now()));
    return changed > 0;
}

Result<std::vector<PublishedJourney>> list_journeys(Tx& tx, const BrandId& brand) {
    TRY(auto rows,
        tx.query<JourneyRow>("select key, version, document, published_at from journeys "
                             "where brand_id = $1 and withdrawn_at is null and replaced_at is null "
                             "order by key",
                             brand));
    return published(std::move(rows));
}

Result<std::vector<PublishedJourney>> list_triggered(Tx& tx, const BrandId& brand,
                                                     std::string_view event_kind) {
    TRY(auto rows,
        tx.query<JourneyRow>("select key, version, document, published_at from journeys "
                             "where brand_id = $1 and trigger_event = $2 and withdrawn_at is null "
                             "and replaced_at is null order by key",
                             brand, event_kind));
    return published(std::move(rows));
}

Result<content::Journey> load_version(Tx& tx, const BrandId& brand, std::string_view key,
                                      std::int64_t version) {
    TRY(const auto document,
        tx.load_one<std::string>(
            "journey",
            "select document from journeys where brand_id = $1 and key = $2 and version = $3",
            brand, key, version));
    return base::read_json<content::Journey>(document);
}

Result<Enrollment> lock_enrollment(Tx& tx, const EnrollmentId& id) {
    return tx.load_one<Enrollment>(
        "enrollment",
        fmt::format("select {} from enrollments where id = $1 for update", kEnrollmentColumns), id);
}

Result<std::vector<Enrollment>> list_enrollments(Tx& tx, const ContactId& contact, int limit) {
    return tx.query<Enrollment>(
        fmt::format("select {} from enrollments where contact_id = $1 order by id desc limit $2",
                    kEnrollmentColumns),
        contact, limit);
}

Result<std::vector<Enrollment>> lock_active(Tx& tx, const BrandId& brand,
                                            const ContactId& contact) {
    return tx.query<Enrollment>(
        fmt::format("select {} from enrollments where brand_id = $1 and contact_id = $2 "
                    "and status = 'active' order by id for update",
                    kEnrollmentColumns),
        brand, contact);
}

Result<std::optional<Enrollment>> find_latest(Tx& tx, const BrandId& brand,
                                              const ContactId& contact, std::string_view journey) {
    return tx.query_one<Enrollment>(
        fmt::format("select {} from enrollments where brand_id = $1 and contact_id = $2 "
                    "and journey = $3 order by id desc limit 1",
                    kEnrollmentColumns),
        brand, contact, journey);
}

Result<bool> has_entered(Tx& tx, const BrandId& brand, const ContactId& contact,
                         std::string_view journey, const base::EventId& event) {
    TRY(const auto found,
        tx.query_one<EnrollmentId>("select id from enrollments where brand_id = $1 "
                                   "and contact_id = $2 and journey = $3 and event_id = $4",
                                   brand, contact, journey, event));
    return found.has_value();
}

Result<> insert_enrollment(Tx& tx, const Enrollment& e) {
    TRY(tx.execute(
        "insert into enrollments (id, brand_id, contact_id, journey, version, event_id, "
        "position, status, reason, anchor_at, started_at, next_at, ended_at, context) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        e.id, e.brand_id, e.contact_id, e.journey, e.version, e.event_id, e.position, e.status,
        e.reason, e.anchor_at, e.started_at, e.next_at, e.ended_at, e.context));
    return success();
}

Result<> save_enrollment(Tx& tx, const Enrollment& e) {
    TRY(
        tx.execute("update enrollments set position = $2, status = $3, reason = $4, next_at = $5, "
                   "ended_at = $6, context = $7 where id = $1",
                   e.id, e.position, e.status, e.reason, e.next_at, e.ended_at, e.context));
    return success();
}

Result<std::map<std::string, EnrollmentCounts>> count_enrollments(Tx& tx, const BrandId& brand) {
    TRY(const auto rows,
        tx.query<CountRow>("select journey, status, count(*) as enrollments from enrollments "
                           "where brand_id = $1 group by journey, status",
                           brand));
    std::map<std::string, EnrollmentCounts> out;
    for (const auto& row : rows) {
        EnrollmentCounts& counts = out[row.journey];
        switch (row.status) {
            case EnrollmentStatus::active:
                counts.active = row.enrollments;
                break;
            case EnrollmentStatus::completed:
                counts.completed = row.enrollments;
                break;
            case EnrollmentStatus::exited:
                counts.exited = row.enrollments;
                break;
        }
    }
    return out;
}

Result<std::map<std::string, std::int64_t>> count_exits(Tx& tx, const BrandId& brand,
                                                        std::string_view reason) {
    TRY(const auto rows,
        tx.query<ExitRow>("select journey, count(*) as enrollments from enrollments "
                          "where brand_id = $1 and status = $2 and reason = $3 group by journey",
                          brand, EnrollmentStatus::exited, reason));
    std::map<std::string, std::int64_t> out;
    for (const auto& row : rows) out[row.journey] = row.enrollments;
    return out;
}

}  // namespace journeys
