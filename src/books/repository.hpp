// Books in the database: one row a book, its text and its analysis as JSON documents beside it.
// Owns the tables books, book_texts and book_analyses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "books/analysis.hpp"
#include "books/types.hpp"
#include "store/tx.hpp"

namespace books {

// The row without the text.
struct StoredBook {
    base::BookId id;
    base::BrandId brand_id;
    std::string slug;  // unique in the brand
    std::string title;
    std::string fingerprint;   // of the content, as books::fingerprint
    std::int64_t version = 1;  // 2 after the first re-import of an edited file
    std::int64_t words = 0;
    base::Time imported_at;
    base::Time updated_at;
};
BOOST_DESCRIBE_STRUCT(StoredBook, (),
                      (id, brand_id, slug, title, fingerprint, version, words, imported_at,
                       updated_at))

enum class ImportOutcome { added, unchanged, updated };
BOOST_DESCRIBE_ENUM(ImportOutcome, added, unchanged, updated)

struct Imported {
    StoredBook book;
    ImportOutcome outcome = ImportOutcome::added;
};

// The same content is stored once per brand, however often it is imported. A book with the title
// and authors of a stored one, but other content, is an edited edition of it: it takes its place,
// and paragraphs that did not change keep their anchors. `analysis` is that of `book`; where
// anchors changed, those in the analysis follow.
base::Result<Imported> import_book(store::Tx& tx, base::IdSource& ids, base::Time now,
                                   const base::BrandId& brand, const Book& book,
                                   const Analysis& analysis);

base::Result<std::vector<StoredBook>> list_books(store::Tx& tx, const base::BrandId& brand);
base::Result<std::optional<StoredBook>> find_book(store::Tx& tx, const base::BrandId& brand,
                                                  std::string_view slug);
// Whether this content is there already: the fingerprint is cheaper than the analysis.
base::Result<std::optional<StoredBook>> find_by_fingerprint(store::Tx& tx,
                                                            const base::BrandId& brand,
                                                            std::string_view fingerprint);

// Error: not_found.
base::Result<StoredBook> load_row(store::Tx& tx, const base::BookId& id);
base::Result<Book> load_book(store::Tx& tx, const base::BookId& id);  // with its cover
base::Result<Analysis> load_analysis(store::Tx& tx, const base::BookId& id);

}  // namespace books
