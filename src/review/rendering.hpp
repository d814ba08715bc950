// The files that documents need when they go live: lead magnets and packs as PDF and ePub, and the
// books that are sold. All cores make them, ahead of their publication and outside of transactions.
// Private to this room.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "content/brand.hpp"
#include "funnels/files.hpp"
#include "review/types.hpp"

namespace review {

// One download to make, in its formats.
struct Download {
    std::string key;                            // a lead magnet's, "pack:SLUG", "book:SLUG"
    std::optional<content::Document> document;  // absent: the whole book, as it is stored
    std::string book;                           // slug: whose cover and, as a whole book, text
    std::string tag;                            // on the cover
    std::string call_url;                       // where its last page leads
    std::vector<std::string> formats = funnels::reading_formats();
    std::optional<content::VideoScript> script;  // its captions are files as well
    bool operator==(const Download&) const = default;
};

// `site` is the brand's address. A pure list, by the document.
std::vector<Download> downloads_of(const Document& document, const std::string& site);

// One thread at a time calls it; opens its own read transactions.
class Rendering {
  public:
    Rendering(store::Db& db, const content::Brand& brand, const std::string& public_url);
    // Forgets what waits, finishes what runs.
    ~Rendering();
    Rendering(const Rendering&) = delete;
    Rendering& operator=(const Rendering&) = delete;

    // In the background, unless it is made or being made already.
    void begin(const Document& document);
    // Waits for what was begun and begins the rest. Books that are stored as files already are left
    // out. Errors: those of the renderers and of the database.
    Result<std::vector<funnels::File>> files_of(const Document& document);
    // Lets go of what files_of gave out: it is stored, or its approval failed.
    void forget_given();

  private:
    using Made = Result<std::vector<funnels::File>>;
    struct Item {
        Download download;
        std::shared_future<Made> made;
        bool given = false;
    };

    Item& item_of(Download download);
    void work();

    store::Db& db_;
    const content::Brand brand_;
    const std::string site_;
    std::list<Item> items_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::packaged_task<Made()>> waiting_;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace review
