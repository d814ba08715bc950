#include "web/site_live.hpp"

#include <algorithm>

#include "books/repository.hpp"
#include "content/brand_repository.hpp"

namespace web {
namespace {

using base::Errc;
using base::fail;
using base::success;
using store::Tx;

// A notification may get lost and a brand may be edited: nothing is believed for longer.
constexpr std::chrono::seconds kBelieved{2};

template <class Items, class Projection>
auto find_by_key(const Items& items, std::string_view key, Projection projection) {
    const auto found = std::ranges::find(items, key, projection);
    return found == items.end() ? nullptr : &*found;
}

// The text of a book is large: it is read again only after the book has changed.
Result<std::shared_ptr<const BookInfo>> book_info(Tx& tx, const books::StoredBook& row,
                                                  const Live& before) {
    if (before) {
        const auto known = before->books.find(row.slug);
        if (known != before->books.end() && known->second->id == row.id &&
            known->second->version == row.version && known->second->updated_at == row.updated_at) {
            return known->second;
        }
    }
    TRY(auto book, books::load_book(tx, row.id));
    auto info = std::make_shared<BookInfo>();
    info->id = row.id;
    info->version = row.version;
    info->updated_at = row.updated_at;
    info->slug = row.slug;
    info->title = row.title;
    info->subtitle = std::move(book.subtitle);
    info->author = book.authors.empty() ? std::string{} : book.authors.front();
    info->description = std::move(book.description);
    info->cover = std::move(book.cover);
    return std::shared_ptr<const BookInfo>(std::move(info));
}

Result<Live> read_live(Tx& tx, std::string_view slug, const Live& before) {
    TRY(auto brand, content::find_brand_by_slug(tx, slug));
    if (!brand) return Live{};
    auto live = std::make_shared<LiveBrand>();
    live->brand = std::move(*brand);
    const auto& id = live->brand.id;
    TRY(const auto rows, books::list_books(tx, id));
    for (const auto& row : rows) {
        TRY(auto info, book_info(tx, row, before));
        live->books.emplace(row.slug, std::move(info));
    }
    TRY(auto funnels, funnels::list_funnels(tx, id));
    for (auto& funnel : funnels) {
        TRY(auto magnet, funnels::find_magnet(tx, id, funnel.document.magnet));
        if (magnet) live->magnets.emplace(funnel.document.magnet, std::move(magnet->document));
        live->funnels.push_back(std::move(funnel.document));
    }
    TRY(live->offers, funnels::list_offer_pages(tx, id));
    return Live(std::move(live));
}

}  // namespace

const content::Funnel* LiveBrand::funnel(std::string_view key) const {
    return find_by_key(funnels, key, &content::Funnel::key);
}

const content::LeadMagnet* LiveBrand::magnet(std::string_view key) const {
    const auto found = magnets.find(std::string(key));
    return found == magnets.end() ? nullptr : &found->second;
}

const content::Offer* LiveBrand::offer(std::string_view key) const {
    for (const auto& live : offers) {
        if (live.document.key == key) return &live.document;
    }
    return nullptr;
}

const BookInfo* LiveBrand::book(std::string_view slug) const {
    const auto found = books.find(std::string(slug));
    return found == books.end() ? nullptr : found->second.get();
}

LiveCache::LiveCache(store::Db& db)
    : db_(db), changes_(std::make_shared<std::atomic<std::uint64_t>>(0)) {
    subscription_ = db.listen(std::string(funnels::kLiveChannel),
                              [changes = changes_] { changes->fetch_add(1); });
}

Result<Live> LiveCache::find(std::string_view slug) {
    const auto change = changes_->load();
    const auto now = std::chrono::steady_clock::now();
    Live before;
    {
        const std::lock_guard lock(mutex_);
        const auto known = entries_.find(slug);
        if (known != entries_.end()) {
            Entry& entry = known->second;
            if (entry.change == change && now - entry.read_at < kBelieved) return entry.live;
            before = entry.live;
            // One looks again; the others go on with what they have.
            if (entry.change == change) entry.read_at = now;
        }
    }
    TRY(auto live, db_.read([&](Tx& tx) -> Result<Live> { return read_live(tx, slug, before); }));
    // Names that nobody has are not kept: there are too many of them.
    if (!live) return live;
    const std::lock_guard lock(mutex_);
    entries_[std::string(slug)] = {live, change, now};
    return live;
}

Result<Live> LiveCache::load(const base::BrandId& id) {
    TRY(const auto brand,
        db_.read([&](Tx& tx) -> Result<content::Brand> { return content::load_brand(tx, id); }));
    TRY(auto live, find(brand.slug));
    if (!live) return fail(Errc::not_found, "there is no such brand");
    return live;
}

Result<std::vector<std::string>> LiveCache::slugs() {
    TRY(const auto brands, db_.read([](Tx& tx) { return content::list_brands(tx); }));
    std::vector<std::string> out;
    for (const auto& brand : brands) out.push_back(brand.slug);
    return out;
}

}  // namespace web
