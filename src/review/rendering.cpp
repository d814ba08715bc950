#include "review/rendering.hpp"

#include <algorithm>
#include <set>

#include "books/repository.hpp"
#include "content/document_look.hpp"
#include "content/magnet_words.hpp"
#include "content/printed.hpp"
#include "review/book_document.hpp"

namespace review {
namespace {

using funnels::File;
using store::Db;
using store::Tx;

constexpr std::string_view kBook = "book:";
constexpr std::string_view kPack = "pack:";

void add_books(std::vector<Download>& out, const std::vector<content::PricedOffer>& offers,
               const std::string& site) {
    std::set<std::string> slugs;
    for (const auto& offer : offers) {
        for (const auto& product : offer.products) {
            if (product.starts_with(kBook)) slugs.insert(product.substr(kBook.size()));
        }
    }
    for (const auto& slug : slugs) {
        out.push_back({.key = std::string(kBook) + slug,
                       .document = std::nullopt,
                       .book = slug,
                       .tag = "",
                       .call_url = site});
    }
}

struct Lister {
    const std::string& site;
    std::vector<Download> out = {};

    void operator()(const content::LeadMagnet& magnet) {
        out.push_back({.key = magnet.key,
                       .document = content::printed(magnet),
                       .book = magnet.book,
                       .tag = std::string(content::words_of(magnet.type).tag),
                       .call_url = site + '/' + magnet.book + "/offer",
                       .formats = funnels::formats_of(magnet.type),
                       .script = magnet.script});
    }
    void operator()(const content::Funnel& funnel) {
        if (funnel.pack) {
            out.push_back({.key = std::string(kPack) + funnel.book,
                           .document = *funnel.pack,
                           .book = "",
                           .tag = "Companion pack",
                           .call_url = site});
        }
        add_books(out, funnel.offers, site);
    }
    void operator()(const content::Offer& offer) { add_books(out, offer.offers, site); }
    void operator()(const content::Sequence&) {}
};

// What has to be read for a download.
struct Source {
    bool stored = false;  // a book whose files are there
    std::optional<books::Book> book;
};

Result<Source> load_source(Db& db, const BrandId& brand, const Download& download) {
    return db.read([&](Tx& tx) -> Result<Source> {
        Source source;
        if (!download.document) {
            TRY(const auto files, funnels::list_files(tx, brand, download.key));
            source.stored = !files.empty();
        }
        if (source.stored || download.book.empty()) return source;
        TRY(const auto row, books::find_book(tx, brand, download.book));
        if (!row) return source;
        TRY(source.book, books::load_book(tx, row->id));
        return source;
    });
}

Result<std::vector<File>> make(Db& db, const content::Brand& brand, const Download& download) {
    TRY(const auto source, load_source(db, brand.id, download));
    if (source.stored || (!download.document && !source.book)) return std::vector<File>{};
    auto look = content::look_of(brand);
    if (source.book && source.book->cover) look.cover = source.book->cover->bytes;
    look.cover_tag = download.tag;
    look.call_url = download.call_url;
    const auto document =
        download.document ? *download.document : book_document(*source.book, download.book);
    return funnels::render_files({.key = download.key,
                                  .document = document,
                                  .formats = download.formats,
                                  .script = download.script ? &*download.script : nullptr},
                                 look);
}

}  // namespace

std::vector<Download> downloads_of(const Document& document, const std::string& site) {
    Lister lister{.site = site};
    std::visit(lister, document);
    return std::move(lister.out);
}

Rendering::Rendering(Db& db, const content::Brand& brand, const std::string& public_url)
    : db_(db), brand_(brand), site_(public_url + "/b/" + brand.slug) {}

Rendering::~Rendering() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Rendering::begin(const Document& document) {
    for (auto& download : downloads_of(document, site_)) item_of(std::move(download));
}

Result<std::vector<File>> Rendering::files_of(const Document& document) {
    begin(document);
    std::vector<File> out;
    for (auto& download : downloads_of(document, site_)) {
        Item& item = item_of(std::move(download));
        item.given = true;
        const Made& made = item.made.get();
        if (!made) return base::fail(made.error());
        out.insert(out.end(), made.value().begin(), made.value().end());
    }
    return out;
}

void Rendering::forget_given() {
    std::erase_if(items_, [](const Item& item) { return item.given; });
}

// A download that was edited since is another one.
Rendering::Item& Rendering::item_of(Download download) {
    const auto known = std::ranges::find(items_, download, &Item::download);
    if (known != items_.end()) return *known;
    std::packaged_task<Made()> task([this, download] { return make(db_, brand_, download); });
    Item& item = items_.emplace_back(Item{std::move(download), task.get_future().share()});
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(task));
    }
    if (threads_.size() < std::max(1u, std::thread::hardware_concurrency())) {
        threads_.emplace_back([this] { work(); });
    }
    changed_.notify_one();
    return item;
}

void Rendering::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
        if (stopped_) return;
        auto task = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}  // namespace review
