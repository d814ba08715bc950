#include "app/launch.hpp"

#include <algorithm>
#include <future>
#include <optional>

#include "books/analysis.hpp"
#include "books/reader.hpp"
#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "content/brand_repository.hpp"
#include "drafting/writer.hpp"
#include "review/approve.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;
using base::success;
using store::Tx;

// A book on its way in: what a thread of its own found out about one file.
struct ReadBook {
    fs::path file;
    std::optional<books::Book> book;
    std::optional<books::Analysis> analysis;
    std::string error;
};

// The same book twice under two names is read twice and stored once.
ReadBook read_and_analyze(const fs::path& file) {
    ReadBook out;
    out.file = file;
    auto book = books::read_book(file);
    if (!book) {
        out.error = book.error().message;
        return out;
    }
    out.book = std::move(book).value();
    out.analysis = books::analyze(*out.book);
    return out;
}

Result<std::vector<fs::path>> files_of(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / "books", error)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.')) files.push_back(entry.path());
    }
    if (error) {
        return fail(Errc::not_found, "{}: there is no folder of books ({})",
                    (folder / "books").string(), error.message());
    }
    if (files.empty()) {
        return fail(Errc::invalid, "{}: there are no books in it", (folder / "books").string());
    }
    // The order of names, so that a launch is the same on every file system.
    std::ranges::sort(files);
    return files;
}

std::vector<ReadBook> read_all(const std::vector<fs::path>& files, const LaunchOptions& options) {
    const std::size_t at_once = std::max(1u, std::thread::hardware_concurrency());
    std::vector<ReadBook> out(files.size());
    std::atomic<std::size_t> next{0};
    std::vector<std::future<void>> workers;
    for (std::size_t i = 0; i < std::min(at_once, files.size()); ++i) {
        workers.push_back(std::async(std::launch::async, [&] {
            for (std::size_t at = next++; at < files.size(); at = next++) {
                out[at] = read_and_analyze(files[at]);
            }
        }));
    }
    if (options.progress) options.progress("Reading the books", 0.05);
    for (auto& worker : workers) worker.get();
    return out;
}

// A title in brand.toml that no book has is a typing mistake, unless its file could not be read.
Result<> check_titles(const content::Brand& brand, const std::vector<ReadBook>& read) {
    for (std::size_t i = 0; i < brand.books.size(); ++i) {
        const bool known = std::ranges::any_of(read, [&](const ReadBook& book) {
            return !book.book || book.book->title == brand.books[i].title;
        });
        if (!known) {
            return base::fail_field(fmt::format("book[{}].title", i),
                                    "brand.toml: book[{}].title is \"{}\", which no book is called; "
                                    "give the title as the book has it",
                                    i, brand.books[i].title);
        }
    }
    return success();
}

struct Stored {
    std::string slug;
    books::Book book;
    books::Analysis analysis;
};

// Where the book was edited since, the stored text has the anchors that drafts refer to.
Result<Stored> import(Tx& tx, const base::Env& env, const content::Brand& brand,
                      const ReadBook& read) {
    TRY(const auto imported,
        books::import_book(tx, env.ids, env.now(), brand.id, *read.book, *read.analysis));
    TRY(commerce::put_product(tx, env,
                              {.brand_id = brand.id,
                               .key = "book:" + imported.book.slug,
                               .kind = commerce::ProductKind::book,
                               .name = read.book->title,
                               .book = imported.book.slug,
                               .list_price = brand.prices.book,
                               .floor = brand.prices.floor}));
    if (imported.outcome == books::ImportOutcome::added) {
        return Stored{imported.book.slug, *read.book, *read.analysis};
    }
    TRY(auto book, books::load_book(tx, imported.book.id));
    TRY(auto analysis, books::load_analysis(tx, imported.book.id));
    return Stored{imported.book.slug, std::move(book), std::move(analysis)};
}

Result<review::NewDraft> draft_one(const drafting::Shelf& shelf, const drafting::Writer& writer,
                                   const drafting::DraftRequest& request) {
    TRY(auto draft, writer.draft(shelf, request));
    review::NewDraft out{.brand = shelf.brand().id,
                         .key = request.key,
                         .title = request.title,
                         .book = request.book,
                         .writer = writer.name(),
                         .document = std::move(draft)};
    review::Vocabulary vocabulary;
    if (const auto at = shelf.find(request.book)) {
        std::vector<std::string> phrases{shelf.books()[*at].book.title};
        for (const auto& phrase : shelf.books()[*at].analysis.key_phrases) {
            phrases.push_back(phrase.text);
        }
        vocabulary = review::vocabulary_of(phrases);
    }
    out.quality = review::assess(out.document, shelf.brand(), vocabulary).overall;
    return out;
}

int& counter_of(LaunchSummary& summary, review::DraftKind kind) {
    switch (kind) {
        case review::DraftKind::lead_magnet:
            return summary.lead_magnets;
        case review::DraftKind::funnel:
            return summary.funnels;
        case review::DraftKind::email_sequence:
            return summary.email_sequences;
        case review::DraftKind::offer:
            break;
    }
    return summary.offers;
}

std::string step_name(const drafting::DraftRequest& request) {
    constexpr std::array<std::string_view, 4> kSteps = {
        "Drafting lead magnets", "Drafting sales funnels", "Drafting e-mail sequences",
        "Drafting offers"};
    return std::string(kSteps[request.what.index()]);
}

Result<> draft_all(store::Db& db, const base::Env& env, const drafting::Shelf& shelf,
                   const LaunchOptions& options, LaunchSummary& summary) {
    const drafting::EmbeddedWriter writer(options.seed);
    const auto requests = drafting::plan_launch(shelf);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        if (options.progress) {
            options.progress(
                step_name(requests[i]),
                0.3 + 0.7 * static_cast<double>(i) / static_cast<double>(requests.size()));
        }
        TRY(const auto draft, draft_one(shelf, writer, requests[i]));
        TRY(const bool added, db.write([&](Tx& tx) { return review::submit(tx, env, draft); }));
        if (added) ++summary.new_drafts;
        ++counter_of(summary, review::kind_of(draft.document));
    }
    return success();
}

}  // namespace

Result<> check_folder(const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        return fail(Errc::not_found,
                    "{}: there is no such folder; one with brand.toml and books/ is needed",
                    folder.string());
    }
    if (!fs::exists(folder / "brand.toml")) {
        return fail(
            Errc::not_found,
            "{}: there is no brand.toml in it; docs/formats/brand-toml.md says what it holds",
            folder.string());
    }
    TRY(content::read_brand(folder / "brand.toml"));
    TRY(files_of(folder));
    return success();
}

Result<LaunchSummary> launch(store::Db& db, const base::Env& env, const LaunchOptions& options) {
    LaunchSummary summary;
    TRY(summary.brand, content::read_brand(options.folder / "brand.toml"));
    TRY(const auto files, files_of(options.folder));
    const auto read = read_all(files, options);
    TRY(check_titles(summary.brand, read));

    if (options.progress) options.progress("Importing the books", 0.25);
    std::vector<Stored> stored;
    TRY(db.write([&](Tx& tx) -> Result<> {
        TRY(content::save_brand(tx, summary.brand, env.now()));
        stored.clear();
        for (const auto& book : read) {
            if (!book.book) continue;
            TRY(auto one, import(tx, env, summary.brand, book));
            const auto same = std::ranges::find(stored, one.slug, &Stored::slug);
            if (same == stored.end()) stored.push_back(std::move(one));
        }
        return success();
    }));
    for (const auto& book : read) {
        if (!book.book) summary.failed.push_back({book.file.string(), book.error});
    }
    if (stored.empty()) {
        return fail(Errc::invalid, "{}: no book in it can be read",
                    (options.folder / "books").string());
    }
    summary.books = static_cast<int>(stored.size());

    std::vector<drafting::BookView> views;
    for (const auto& book : stored) views.push_back({book.book, book.analysis, book.slug});
    const drafting::Shelf shelf(summary.brand, std::move(views));
    TRY(draft_all(db, env, shelf, options, summary));
    if (options.progress) options.progress("Done", 1.0);
    return summary;
}

}  // namespace app
