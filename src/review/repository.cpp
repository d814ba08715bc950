#include "review/repository.hpp"

namespace review {
namespace {

using base::success;
using store::Tx;

constexpr std::string_view kColumns =
    "id, brand_id, kind, key, title, book, writer, status, version, live_version, quality, "
    "created_at, decided_at, decided_by, reason";

}  // namespace

std::vector<store::Migration> migrations() {
    return {{"review/001 drafts", R"(
        create table drafts (
            id text primary key,
            brand_id text not null,
            kind text not null,
            key text not null,
            title text not null,
            book text not null,
            writer text not null,
            status text not null,
            version bigint not null,
            live_version bigint,
            quality double precision not null,
            created_at bigint not null,
            decided_at bigint,
            decided_by text not null,
            reason text not null,
            unique (brand_id, kind, key)
        );
        create table draft_versions (
            draft_id text not null references drafts (id),
            version bigint not null,
            brand_id text not null,
            document text not null,
            made_at bigint not null,
            made_by text not null,
            note text not null,
            primary key (draft_id, version)
        );
    )"}};
}

Result<bool> insert_draft(Tx& tx, const Draft& d, const Document& document,
                          std::string_view made_by) {
    TRY(const auto inserted,
        tx.execute("insert into drafts (id, brand_id, kind, key, title, book, writer, status, "
                   "version, live_version, quality, created_at, decided_at, decided_by, reason) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) "
                   "on conflict (brand_id, kind, key) do nothing",
                   d.id, d.brand_id, d.kind, d.key, d.title, d.book, d.writer, d.status, d.version,
                   d.live_version, d.quality, d.created_at, d.decided_at, d.decided_by, d.reason));
    if (inserted == 0) return false;
    TRY(add_version(tx, d, document, made_by, "drafted", d.created_at));
    return true;
}

Result<> add_version(Tx& tx, const Draft& draft, const Document& document, std::string_view made_by,
                     std::string_view note, Time now) {
    TRY(
        tx.execute("insert into draft_versions (draft_id, version, brand_id, document, made_at, "
                   "made_by, note) values ($1, $2, $3, $4, $5, $6, $7)",
                   draft.id, draft.version, draft.brand_id, to_json(document), now, made_by, note));
    return success();
}

Result<> save_draft(Tx& tx, const Draft& d) {
    TRY(
        tx.execute("update drafts set status = $2, version = $3, live_version = $4, quality = $5, "
                   "decided_at = $6, decided_by = $7, reason = $8, title = $9 where id = $1",
                   d.id, d.status, d.version, d.live_version, d.quality, d.decided_at, d.decided_by,
                   d.reason, d.title));
    return success();
}

Result<std::vector<Draft>> list_drafts(Tx& tx, const BrandId& brand, const DraftFilter& filter) {
    // Drafts are few: those of one brand, chosen here.
    TRY(auto drafts, tx.query<Draft>(fmt::format("select {} from drafts where brand_id = $1 "
                                                 "order by id",
                                                 kColumns),
                                     brand));
    std::erase_if(drafts, [&](const Draft& draft) {
        return (filter.status && draft.status != *filter.status) ||
               (filter.kind && draft.kind != *filter.kind) ||
               (!filter.book.empty() && draft.book != filter.book);
    });
    return drafts;
}

Result<Draft> load_draft(Tx& tx, const DraftId& id) {
    return tx.load_one<Draft>("review item",
                              fmt::format("select {} from drafts where id = $1", kColumns), id);
}

Result<Draft> lock_draft(Tx& tx, const DraftId& id) {
    return tx.load_one<Draft>(
        "review item", fmt::format("select {} from drafts where id = $1 for update", kColumns), id);
}

Result<std::optional<Draft>> find_draft(Tx& tx, const BrandId& brand, DraftKind kind,
                                        std::string_view key) {
    return tx.query_one<Draft>(
        fmt::format("select {} from drafts where brand_id = $1 and kind = $2 and key = $3",
                    kColumns),
        brand, kind, key);
}

Result<Document> load_document(Tx& tx, const Draft& draft, std::int64_t version) {
    TRY(const auto json,
        tx.load_one<std::string>("version of this item",
                                 "select document from draft_versions where draft_id = $1 "
                                 "and version = $2",
                                 draft.id, version));
    TRY(const auto parsed, base::parse_json(json));
    return read_document(draft.kind, parsed);
}

Result<std::vector<Version>> list_versions(Tx& tx, const DraftId& id) {
    return tx.query<Version>(
        "select version, made_at, made_by, note from draft_versions "
        "where draft_id = $1 order by version desc",
        id);
}

}  // namespace review
