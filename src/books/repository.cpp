#include "books/repository.hpp"

#include <map>

#include "base/json.hpp"
#include "base/strings.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kColumns =
    "id, brand_id, slug, title, fingerprint, version, words, imported_at, updated_at";

store::Blob to_blob(const std::string& bytes) {
    const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
    return {begin, begin + bytes.size()};
}

std::string to_bytes(const store::Blob& blob) {
    return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

// Two books of a brand may have the same title: "guide", "guide-2".
Result<std::string> free_slug(store::Tx& tx, const base::BrandId& brand, const std::string& title) {
    std::string slug = base::slugify(title);
    if (slug.empty()) slug = "book";
    std::string candidate = slug;
    for (int i = 2;; ++i) {
        TRY(const auto taken, find_book(tx, brand, candidate));
        if (!taken) return candidate;
        candidate = fmt::format("{}-{}", slug, i);
    }
}

using Renamed = std::map<std::string, std::string>;

template <class T>
void rename(std::vector<T>& items, const Renamed& renamed) {
    const auto follow = [&](std::string& anchor) {
        const auto found = renamed.find(anchor);
        if (found != renamed.end()) anchor = found->second;
    };
    for (auto& item : items) {
        if constexpr (requires { item.anchor; }) follow(item.anchor);
        if constexpr (requires { item.why_anchor; }) follow(item.why_anchor);
        if constexpr (requires { item.fix_anchor; }) follow(item.fix_anchor);
        if constexpr (requires { item.first_anchor; }) {
            follow(item.first_anchor);
            follow(item.last_anchor);
        }
    }
}

void rename(Phrase& phrase, const Renamed& renamed) {
    const auto found = renamed.find(phrase.anchor);
    if (found != renamed.end()) phrase.anchor = found->second;
}

Analysis follow_anchors(Analysis analysis, const Book& from, const Book& to) {
    Renamed renamed;
    for (std::size_t c = 0; c < from.chapters.size(); ++c) {
        for (std::size_t b = 0; b < from.chapters[c].blocks.size(); ++b) {
            renamed[from.chapters[c].blocks[b].anchor] = to.chapters[c].blocks[b].anchor;
        }
    }
    rename(analysis.sentences, renamed);
    rename(analysis.action_items, renamed);
    rename(analysis.quick_wins, renamed);
    rename(analysis.mistakes, renamed);
    rename(analysis.stories, renamed);
    rename(analysis.definitions, renamed);
    rename(analysis.numbers, renamed);
    rename(analysis.quotables, renamed);
    rename(analysis.summary, renamed);
    rename(analysis.benefits, renamed);
    rename(analysis.main_benefit, renamed);
    rename(analysis.main_outcome, renamed);
    rename(analysis.topic, renamed);
    rename(analysis.audience, renamed);
    for (auto& chapter : analysis.chapters) {
        rename(chapter.takeaways, renamed);
        rename(chapter.topic, renamed);
    }
    return analysis;
}

Result<> write_documents(store::Tx& tx, const StoredBook& row, const Book& book,
                         const Analysis& analysis) {
    std::optional<std::string> mime;
    std::optional<store::Blob> cover;
    if (book.cover) {
        mime = book.cover->mime;
        cover = to_blob(book.cover->bytes);
    }
    TRY(
        tx.execute("insert into book_texts (book_id, brand_id, document, cover_mime, cover) "
                   "values ($1, $2, $3, $4, $5) on conflict (book_id) do update set "
                   "document = excluded.document, cover_mime = excluded.cover_mime, "
                   "cover = excluded.cover",
                   row.id, row.brand_id, base::write_json(book), mime, cover));
    TRY(
        tx.execute("insert into book_analyses (book_id, brand_id, document) values ($1, $2, $3) "
                   "on conflict (book_id) do update set document = excluded.document",
                   row.id, row.brand_id, base::write_json(analysis)));
    return base::success();
}

Result<std::optional<StoredBook>> find_earlier_edition(store::Tx& tx, const base::BrandId& brand,
                                                       const Book& book) {
    TRY(auto rows,
        tx.query<StoredBook>(fmt::format("select {} from books where brand_id = $1 and title = $2 "
                                         "order by id",
                                         kColumns),
                             brand, book.title));
    for (auto& row : rows) {
        TRY(const Book stored, load_book(tx, row.id));
        if (stored.authors == book.authors) return std::optional(std::move(row));
    }
    return std::optional<StoredBook>{};
}

}  // namespace

Result<Imported> import_book(store::Tx& tx, base::IdSource& ids, base::Time now,
                             const base::BrandId& brand, const Book& book,
                             const Analysis& analysis) {
    const std::string print = fingerprint(book);
    TRY(auto same, find_by_fingerprint(tx, brand, print));
    if (same) return Imported{std::move(*same), ImportOutcome::unchanged};
    TRY(auto earlier, find_earlier_edition(tx, brand, book));
    if (earlier) {
        TRY(const Book before, load_book(tx, earlier->id));
        Book edited = book;
        keep_anchors(edited, before);
        earlier->fingerprint = print;
        earlier->version += 1;
        earlier->words = static_cast<std::int64_t>(word_count(book));
        earlier->updated_at = now;
        TRY(
            tx.execute("update books set fingerprint = $2, version = $3, words = $4, "
                       "updated_at = $5 where id = $1",
                       earlier->id, earlier->fingerprint, earlier->version, earlier->words, now));
        TRY(write_documents(tx, *earlier, edited, follow_anchors(analysis, book, edited)));
        return Imported{std::move(*earlier), ImportOutcome::updated};
    }
    StoredBook row{.id = ids.next<base::BookId>(),
                   .brand_id = brand,
                   .slug = {},
                   .title = book.title,
                   .fingerprint = print,
                   .version = 1,
                   .words = static_cast<std::int64_t>(word_count(book)),
                   .imported_at = now,
                   .updated_at = now};
    TRY(row.slug, free_slug(tx, brand, book.title));
    TRY(tx.execute(
        fmt::format("insert into books ({}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)", kColumns),
        row.id, row.brand_id, row.slug, row.title, row.fingerprint, row.version, row.words,
        row.imported_at, row.updated_at));
    TRY(write_documents(tx, row, book, analysis));
    return Imported{std::move(row), ImportOutcome::added};
}

Result<std::vector<StoredBook>> list_books(store::Tx& tx, const base::BrandId& brand) {
    return tx.query<StoredBook>(
        fmt::format("select {} from books where brand_id = $1 order by id", kColumns), brand);
}

Result<std::optional<StoredBook>> find_book(store::Tx& tx, const base::BrandId& brand,
                                            std::string_view slug) {
    return tx.query_one<StoredBook>(
        fmt::format("select {} from books where brand_id = $1 and slug = $2", kColumns), brand,
        slug);
}

Result<std::optional<StoredBook>> find_by_fingerprint(store::Tx& tx, const base::BrandId& brand,
                                                      std::string_view print) {
    return tx.query_one<StoredBook>(
        fmt::format("select {} from books where brand_id = $1 and fingerprint = $2", kColumns),
        brand, print);
}

Result<StoredBook> load_row(store::Tx& tx, const base::BookId& id) {
    return tx.load_one<StoredBook>("book",
                                   fmt::format("select {} from books where id = $1", kColumns), id);
}

namespace {

struct TextRow {
    std::string document;
    std::optional<std::string> cover_mime;
    std::optional<store::Blob> cover;
};
BOOST_DESCRIBE_STRUCT(TextRow, (), (document, cover_mime, cover))

}  // namespace

Result<Book> load_book(store::Tx& tx, const base::BookId& id) {
    TRY(const auto row,
        tx.load_one<TextRow>(
            "book", "select document, cover_mime, cover from book_texts where book_id = $1", id));
    TRY(Book book, base::read_json<Book>(row.document));
    if (row.cover_mime && row.cover) book.cover = Cover{*row.cover_mime, to_bytes(*row.cover)};
    return book;
}

Result<Analysis> load_analysis(store::Tx& tx, const base::BookId& id) {
    TRY(const auto document,
        tx.load_one<std::string>("book analysis",
                                 "select document from book_analyses where book_id = $1", id));
    return base::read_json<Analysis>(document);
}

}  // namespace books
