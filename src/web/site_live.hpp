// What is live of a brand, held in memory: pages are rendered from it without asking the database
// for documents. A snapshot is immutable; a change of what is live makes a new one.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "books/types.hpp"
#include "content/brand.hpp"
#include "content/funnel.hpp"
#include "funnels/publish.hpp"
#include "store/db.hpp"

namespace web {

using base::Result;

// As the site needs it: without the text.
struct BookInfo {
    base::BookId id;
    std::int64_t version = 0;
    base::Time updated_at;
    std::string slug;
    std::string title;
    std::string subtitle;
    std::string author;
    std::string description;
    std::optional<books::Cover> cover;
};

struct LiveBrand {
    content::Brand brand;
    std::map<std::string, std::shared_ptr<const BookInfo>> books;  // by slug, imported ones
    std::vector<content::Funnel> funnels;
    std::map<std::string, content::LeadMagnet> magnets;  // of the funnels, by key
    std::vector<funnels::LiveOffer> offers;

    // Null where there is none.
    const content::Funnel* funnel(std::string_view key) const;
    const content::LeadMagnet* magnet(std::string_view key) const;
    const content::Offer* offer(std::string_view key) const;
    const BookInfo* book(std::string_view slug) const;
    bool empty() const { return funnels.empty() && offers.empty(); }
};
using Live = std::shared_ptr<const LiveBrand>;

// Thread-safe.
class LiveCache {
  public:
    explicit LiveCache(store::Db& db);

    // Null where there is no such brand.
    Result<Live> find(std::string_view slug);
    // Errors: not_found.
    Result<Live> load(const base::BrandId& brand);
    // By name.
    Result<std::vector<std::string>> slugs();

  private:
    using Instant = std::chrono::steady_clock::time_point;
    struct Entry {
        Live live;
        std::uint64_t change = 0;
        Instant read_at;
    };

    store::Db& db_;
    std::shared_ptr<std::atomic<std::uint64_t>> changes_;
    store::Subscription subscription_;
    std::mutex mutex_;
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace web
