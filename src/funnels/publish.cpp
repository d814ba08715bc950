#include "funnels/publish.hpp"

#include "commerce/offers.hpp"
#include "content/json.hpp"
#include "funnels/path.hpp"

namespace funnels {
namespace {

using base::success;
using store::Tx;

constexpr std::string_view kMagnet = "magnet";
constexpr std::string_view kFunnel = "funnel";
constexpr std::string_view kOffer = "offer";

struct LiveRow {
    std::string document;
    std::int64_t version = 0;
    Time published_at;
};
BOOST_DESCRIBE_STRUCT(LiveRow, (), (document, version, published_at))

Result<> put_live(Tx& tx, const Env& env, const BrandId& brand, std::string_view kind,
                  const std::string& key, const std::string& book, const std::string& document) {
    TRY(
        tx.execute("insert into live_documents (brand_id, kind, key, book, version, document, "
                   "published_at) values ($1, $2, $3, $4, 1, $5, $6) "
                   "on conflict (brand_id, kind, key) do update set book = excluded.book, "
                   "version = live_documents.version + 1, document = excluded.document, "
                   "published_at = excluded.published_at, withdrawn_at = null",
                   brand, kind, key, book, document, env.now()));
    tx.notify(kLiveChannel);
    return success();
}

Result<bool> withdraw(Tx& tx, const Env& env, const BrandId& brand, std::string_view kind,
                      std::string_view key) {
    TRY(const auto changed,
        tx.execute("update live_documents set withdrawn_at = $4 where brand_id = $1 and kind = $2 "
                   "and key = $3 and withdrawn_at is null",
                   brand, kind, key, env.now()));
    tx.notify(kLiveChannel);
    return changed > 0;
}

Result<std::optional<LiveRow>> find_live(Tx& tx, const BrandId& brand, std::string_view kind,
                                         std::string_view key) {
    return tx.query_one<LiveRow>(
        "select document, version, published_at from live_documents "
        "where brand_id = $1 and kind = $2 and key = $3 and withdrawn_at is null",
        brand, kind, key);
}

Result<std::vector<LiveRow>> list_live(Tx& tx, const BrandId& brand, std::string_view kind) {
    return tx.query<LiveRow>(
        "select document, version, published_at from live_documents "
        "where brand_id = $1 and kind = $2 and withdrawn_at is null order by key",
        brand, kind);
}

Result<std::vector<LiveKey>> list_keys(Tx& tx, const BrandId& brand, std::string_view kind) {
    return tx.query<LiveKey>(
        "select key, book from live_documents "
        "where brand_id = $1 and kind = $2 and withdrawn_at is null order by key",
        brand, kind);
}

Result<LiveFunnel> funnel_of(const LiveRow& row) {
    TRY(auto document, base::read_json<content::Funnel>(row.document));
    return LiveFunnel{std::move(document), row.version, row.published_at};
}

Result<LiveMagnet> magnet_of(const LiveRow& row) {
    TRY(auto document, base::read_json<content::LeadMagnet>(row.document));
    return LiveMagnet{std::move(document), row.published_at};
}

Result<LiveOffer> offer_of(const LiveRow& row) {
    TRY(auto document, base::read_json<content::Offer>(row.document));
    return LiveOffer{std::move(document), row.published_at};
}

Result<> put_files(Tx& tx, const Env& env, const BrandId& brand, const std::vector<File>& files) {
    for (const auto& file : files) {
        TRY(put_file(tx, env, brand, file));
    }
    return success();
}

}  // namespace

std::vector<store::Migration> migrations() {
    return {{"funnels/001 live documents, files, leads", R"(
        create table live_documents (
            brand_id text not null,
            kind text not null,
            key text not null,
            book text not null,
            version bigint not null,
            document text not null,
            published_at bigint not null,
            withdrawn_at bigint,
            primary key (brand_id, kind, key)
        );
        create index live_documents_by_book on live_documents (brand_id, kind, book);
        create table files (
            brand_id text not null,
            key text not null,
            format text not null,
            bytes {bytes} not null,
            size bigint not null,
            content_type text not null,
            etag text not null,
            name text not null,
            made_at bigint not null,
            primary key (brand_id, key, format)
        );
        create table leads (
            id text primary key,
            brand_id text not null,
            contact_id text not null,
            magnet text not null,
            funnel text not null,
            book text not null,
            source text not null,
            captured_at bigint not null,
            confirmed_at bigint,
            downloaded_at bigint,
            unique (brand_id, contact_id, magnet)
        );
    )"},
            {"funnels/002 the leads of a contact", R"(
        create index leads_of_contact on leads (contact_id, id);
    )"},
            {"funnels/003 quizzes", R"(
        create table quiz_editions (
            brand_id text not null,
            edition text not null,
            title text not null,
            document text not null,
            primary key (brand_id, edition)
        );
        create table quiz_attempts (
            id text primary key,
            brand_id text not null,
            contact_id text not null,
            visitor text not null,
            funnel text not null,
            magnet text not null,
            book text not null,
            edition text not null,
            form text not null,
            answers text not null,
            percent bigint not null,
            segment text not null,
            taken_at bigint not null,
            unique (brand_id, form, answers)
        );
        create index quiz_attempts_of_contact on quiz_attempts (contact_id, taken_at);
        create index quiz_attempts_of_visitor on quiz_attempts (brand_id, visitor);
        create table reader_browsers (
            brand_id text not null,
            visitor text not null,
            contact_id text not null,
            primary key (brand_id, visitor)
        );
        create index reader_browsers_of_contact on reader_browsers (contact_id);
    )"}};
}

Result<> publish_magnet(Tx& tx, const Env& env, const content::Brand& brand,
                        const content::LeadMagnet& magnet, const std::vector<File>& files) {
    TRY(put_files(tx, env, brand.id, files));
    return put_live(tx, env, brand.id, kMagnet, magnet.key, magnet.book, base::write_json(magnet));
}

Result<> publish_funnel(Tx& tx, const Env& env, const content::Brand& brand,
                        const content::Funnel& funnel, const std::vector<File>& files) {
    TRY(check_path(funnel));
    if (funnel.pack) {
        TRY(commerce::put_product(tx, env,
                                  {.brand_id = brand.id,
                                   .key = "pack:" + funnel.book,
                                   .kind = commerce::ProductKind::pack,
                                   .name = funnel.pack->title,
                                   .book = funnel.book,
                                   .list_price = brand.prices.pack,
                                   .floor = brand.prices.floor}));
    }
    const std::string scope = commerce::funnel_scope(funnel.key);
    TRY(commerce::withdraw_scope(tx, env, brand.id, scope));
    for (const auto& offer : funnel.offers) {
        TRY(commerce::put_offer(tx, env, brand.id, scope, offer));
    }
    TRY(put_files(tx, env, brand.id, files));
    return put_live(tx, env, brand.id, kFunnel, funnel.key, funnel.book, base::write_json(funnel));
}

Result<> publish_offer(Tx& tx, const Env& env, const content::Brand& brand,
                       const content::Offer& offer) {
    const std::string scope = commerce::offer_scope(offer.key);
    TRY(commerce::withdraw_scope(tx, env, brand.id, scope));
    for (const auto& priced : offer.offers) {
        TRY(commerce::put_offer(tx, env, brand.id, scope, priced));
    }
    if (offer.kind == content::OfferKind::promotion) {
        TRY(commerce::put_promotion(
            tx, env, brand.id,
            {offer.key, offer.percent, env.now(), env.now() + std::chrono::days(offer.days)}));
    }
    return put_live(tx, env, brand.id, kOffer, offer.key, "", base::write_json(offer));
}

Result<bool> withdraw_magnet(Tx& tx, const Env& env, const BrandId& brand, std::string_view key) {
    return withdraw(tx, env, brand, kMagnet, key);
}

Result<bool> withdraw_funnel(Tx& tx, const Env& env, const BrandId& brand, std::string_view key) {
    TRY(commerce::withdraw_scope(tx, env, brand, commerce::funnel_scope(std::string(key))));
    return withdraw(tx, env, brand, kFunnel, key);
}

Result<bool> withdraw_offer(Tx& tx, const Env& env, const BrandId& brand, std::string_view key) {
    TRY(commerce::withdraw_scope(tx, env, brand, commerce::offer_scope(std::string(key))));
    TRY(commerce::withdraw_promotion(tx, env, brand, key));
    return withdraw(tx, env, brand, kOffer, key);
}

Result<std::optional<LiveMagnet>> find_magnet(Tx& tx, const BrandId& brand, std::string_view key) {
    TRY(const auto row, find_live(tx, brand, kMagnet, key));
    if (!row) return std::optional<LiveMagnet>{};
    TRY(auto magnet, magnet_of(*row));
    return std::optional<LiveMagnet>{std::move(magnet)};
}

Result<std::optional<LiveFunnel>> find_funnel(Tx& tx, const BrandId& brand, std::string_view key) {
    TRY(const auto row, find_live(tx, brand, kFunnel, key));
    if (!row) return std::optional<LiveFunnel>{};
    TRY(auto funnel, funnel_of(*row));
    return std::optional<LiveFunnel>{std::move(funnel)};
}

Result<std::optional<LiveOffer>> find_offer_page(Tx& tx, const BrandId& brand,
                                                 std::string_view key) {
    TRY(const auto row, find_live(tx, brand, kOffer, key));
    if (!row) return std::optional<LiveOffer>{};
    TRY(auto offer, offer_of(*row));
    return std::optional<LiveOffer>{std::move(offer)};
}

Result<std::vector<LiveMagnet>> list_magnets(Tx& tx, const BrandId& brand) {
    TRY(const auto rows, list_live(tx, brand, kMagnet));
    std::vector<LiveMagnet> out;
    for (const auto& row : rows) {
        TRY(auto magnet, magnet_of(row));
        out.push_back(std::move(magnet));
    }
    return out;
}

Result<std::vector<LiveFunnel>> list_funnels(Tx& tx, const BrandId& brand) {
    TRY(const auto rows, list_live(tx, brand, kFunnel));
    std::vector<LiveFunnel> out;
    for (const auto& row : rows) {
        TRY(auto funnel, funnel_of(row));
        out.push_back(std::move(funnel));
    }
    return out;
}

Result<std::vector<LiveOffer>> list_offer_pages(Tx& tx, const BrandId& brand) {
    TRY(const auto rows, list_live(tx, brand, kOffer));
    std::vector<LiveOffer> out;
    for (const auto& row : rows) {
        TRY(auto offer, offer_of(row));
        out.push_back(std::move(offer));
    }
    return out;
}

Result<std::vector<LiveKey>> list_magnet_keys(Tx& tx, const BrandId& brand) {
    return list_keys(tx, brand, kMagnet);
}

Result<std::vector<LiveKey>> list_funnel_keys(Tx& tx, const BrandId& brand) {
    return list_keys(tx, brand, kFunnel);
}

Result<std::optional<LiveFunnel>> find_funnel_of_book(Tx& tx, const BrandId& brand,
                                                      std::string_view book) {
    TRY(const auto row,
        tx.query_one<LiveRow>("select document, version, published_at from live_documents "
                              "where brand_id = $1 and kind = $2 and book = $3 "
                              "and withdrawn_at is null order by key limit 1",
                              brand, kFunnel, book));
    if (!row) return std::optional<LiveFunnel>{};
    TRY(auto funnel, funnel_of(*row));
    return std::optional<LiveFunnel>{std::move(funnel)};
}

}  // namespace funnels
