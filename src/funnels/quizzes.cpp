#include "funnels/quizzes.hpp"

#include "base/crypto.hpp"
#include "contacts/contacts.hpp"
#include "content/quiz_pages.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"

namespace funnels {
namespace {

namespace kinds = events::kinds;
using base::success;
using store::Tx;

// As it is stored; `document` is of the edition.
struct AttemptRow {
    AttemptId id;
    BrandId brand_id;
    std::string contact_id;
    std::string visitor;
    std::string funnel;
    std::string magnet;
    std::string book;
    std::string title;
    std::string document;
    std::string answers;
    int percent = 0;
    std::string segment;
    Time taken_at;
};
BOOST_DESCRIBE_STRUCT(AttemptRow, (),
                      (id, brand_id, contact_id, visitor, funnel, magnet, book, title, document,
                       answers, percent, segment, taken_at))

constexpr std::string_view kAttempts =
    "select a.id, a.brand_id, a.contact_id, a.visitor, a.funnel, a.magnet, a.book, e.title, "
    "e.document, a.answers, a.percent, a.segment, a.taken_at from quiz_attempts a "
    "join quiz_editions e on e.brand_id = a.brand_id and e.edition = a.edition";

Result<Attempt> attempt_of(AttemptRow row) {
    TRY(auto quiz, base::read_json<content::Quiz>(row.document));
    TRY(auto answers, base::read_json<std::vector<int>>(row.answers));
    return Attempt{.id = row.id,
                   .brand_id = row.brand_id,
                   .contact_id = ContactId{row.contact_id},
                   .visitor = std::move(row.visitor),
                   .funnel = std::move(row.funnel),
                   .magnet = std::move(row.magnet),
                   .book = std::move(row.book),
                   .title = std::move(row.title),
                   .quiz = std::move(quiz),
                   .answers = std::move(answers),
                   .percent = row.percent,
                   .segment = std::move(row.segment),
                   .taken_at = row.taken_at};
}

Result<std::vector<Attempt>> attempts_of(std::vector<AttemptRow> rows) {
    std::vector<Attempt> out;
    for (auto& row : rows) {
        TRY(auto attempt, attempt_of(std::move(row)));
        out.push_back(std::move(attempt));
    }
    return out;
}

// Of the newest attempt at a quiz of this book, whichever was written down last.
Result<> tag_with_newest(Tx& tx, const Env& env, const contacts::Contact& contact,
                         const std::string& book) {
    TRY(const auto segment,
        tx.query_one<std::string>("select segment from quiz_attempts where brand_id = $1 and "
                                  "contact_id = $2 and book = $3 "
                                  "order by taken_at desc, id desc limit 1",
                                  contact.brand_id, contact.id, book));
    const std::string prefix = fmt::format("quiz:{}:", book);
    const std::string tag = prefix + segment.value_or("");
    TRY(const auto tags, contacts::list_tags(tx, contact));
    std::vector<std::string> old;
    for (const auto& each : tags) {
        if (each.starts_with(prefix) && each != tag) old.push_back(each);
    }
    TRY(contacts::remove_tags(tx, contact, old));
    TRY(contacts::add_tags(tx, env, contact, {tag}));
    return success();
}

// Who has the quiz has what they asked for.
Result<> count_as_downloaded(Tx& tx, const Env& env, const Attempt& attempt) {
    TRY(const auto leads, list_leads(tx, attempt.contact_id));
    for (const auto& lead : leads) {
        if (lead.magnet == attempt.magnet && lead.confirmed_at && !lead.downloaded_at) {
            return record_download(tx, env, lead.id, "quiz");
        }
    }
    return success();
}

// The attempt's reader is known: once for each attempt.
Result<> announce(Tx& tx, const Env& env, const Attempt& attempt) {
    TRY(const auto contact, contacts::load_contact(tx, attempt.contact_id));
    TRY(tag_with_newest(tx, env, contact, attempt.book));
    const auto result = attempt.result();
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = attempt.brand_id,
                        .contact = attempt.contact_id,
                        .kind = std::string(kinds::kQuizCompleted),
                        .at = attempt.taken_at,
                        .props = {{"attempt", attempt.id.str()},
                                  {"quiz", attempt.magnet},
                                  {"funnel", attempt.funnel},
                                  {"book", attempt.book},
                                  {"percent", result.percent},
                                  {"points", result.points},
                                  {"most", result.most},
                                  {"segment", attempt.segment}},
                        .dedup_key = "quiz:" + attempt.id.str()}));
    return count_as_downloaded(tx, env, attempt);
}

// Whose address was given in this browser and is confirmed.
Result<ContactId> reader_at(Tx& tx, const BrandId& brand, const std::string& visitor) {
    TRY(const auto known,
        tx.query_one<std::string>(
            "select contact_id from reader_browsers where brand_id = $1 and visitor = $2", brand,
            visitor));
    if (!known) return ContactId{};
    TRY(const auto contact, contacts::find_contact(tx, ContactId{*known}));
    const bool confirmed = contact && contact->consent == contacts::ConsentState::confirmed;
    return confirmed ? contact->id : ContactId{};
}

Result<std::string> put_edition(Tx& tx, const BrandId& brand, const content::LeadMagnet& magnet) {
    std::string edition = base::sha256_hex(magnet.title + '\n' + content::edition_of(*magnet.quiz));
    TRY(
        tx.execute("insert into quiz_editions (brand_id, edition, title, document) "
                   "values ($1, $2, $3, $4) on conflict (brand_id, edition) do nothing",
                   brand, edition, magnet.title, base::write_json(*magnet.quiz)));
    return edition;
}

}  // namespace

content::QuizResult Attempt::result() const {
    return content::score(quiz, answers).value();
}

Result<Attempt> take_quiz(Tx& tx, const Env& env, const content::LeadMagnet& magnet,
                          const NewAttempt& wanted) {
    if (!magnet.quiz) return base::fail(base::Errc::invalid, "{} is no quiz", magnet.key);
    TRY(content::check_quiz(*magnet.quiz));
    TRY(const auto result, content::score(*magnet.quiz, wanted.answers));
    TRY(const auto edition, put_edition(tx, wanted.brand, magnet));
    ContactId contact = wanted.contact;
    if (!contact) {
        TRY(contact, reader_at(tx, wanted.brand, wanted.visitor));
    }
    const auto id = env.ids.next<AttemptId>();
    TRY(const auto inserted,
        tx.execute("insert into quiz_attempts (id, brand_id, contact_id, visitor, funnel, magnet, "
                   "book, edition, form, answers, percent, segment, taken_at) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
                   "on conflict (brand_id, form, answers) do nothing",
                   id, wanted.brand, contact.str(), wanted.visitor, wanted.funnel, magnet.key,
                   magnet.book, edition, wanted.form, base::write_json(wanted.answers),
                   result.percent, result.segment->key, env.now()));
    if (inserted == 0) {
        TRY(auto row, tx.load_one<AttemptRow>(
                          "attempt",
                          fmt::format("{} where a.brand_id = $1 and a.form = $2 and a.answers = $3",
                                      kAttempts),
                          wanted.brand, wanted.form, base::write_json(wanted.answers)));
        return attempt_of(std::move(row));
    }
    TRY(auto attempt, load_attempt(tx, id));
    if (contact) {
        TRY(announce(tx, env, attempt));
    }
    return attempt;
}

Result<Attempt> load_attempt(Tx& tx, const AttemptId& id) {
    TRY(auto row,
        tx.load_one<AttemptRow>("attempt", fmt::format("{} where a.id = $1", kAttempts), id));
    return attempt_of(std::move(row));
}

Result<std::vector<Attempt>> list_attempts(Tx& tx, const ContactId& contact) {
    TRY(auto rows, tx.query<AttemptRow>(fmt::format("{} where a.contact_id = $1 "
                                                    "order by a.taken_at desc, a.id desc",
                                                    kAttempts),
                                        contact));
    return attempts_of(std::move(rows));
}

Result<std::int64_t> erase_attempts(Tx& tx, const ContactId& contact) {
    TRY(tx.execute("delete from reader_browsers where contact_id = $1", contact));
    return tx.execute("delete from quiz_attempts where contact_id = $1", contact);
}

Result<> remember_visitor(Tx& tx, const BrandId& brand, const std::string& visitor,
                          const ContactId& contact) {
    if (visitor.empty()) return success();
    TRY(
        tx.execute("insert into reader_browsers (brand_id, visitor, contact_id) "
                   "values ($1, $2, $3) on conflict (brand_id, visitor) do update set "
                   "contact_id = excluded.contact_id",
                   brand, visitor, contact));
    return success();
}

Result<> adopt_attempts(Tx& tx, const Env& env, const BrandId& brand, const ContactId& contact) {
    TRY(auto rows,
        tx.query<AttemptRow>(
            fmt::format("{} join reader_browsers b on b.brand_id = a.brand_id and "
                        "b.visitor = a.visitor where a.brand_id = $1 and b.contact_id = $2 and "
                        "a.contact_id = '' order by a.taken_at, a.id",
                        kAttempts),
            brand, contact));
    TRY(auto attempts, attempts_of(std::move(rows)));
    for (auto& attempt : attempts) {
        TRY(const auto changed, tx.execute("update quiz_attempts set contact_id = $2 "
                                           "where id = $1 and contact_id = ''",
                                           attempt.id, contact));
        if (changed == 0) continue;
        attempt.contact_id = contact;
        TRY(announce(tx, env, attempt));
    }
    return success();
}

}  // namespace funnels
