// What is live: approved lead magnets, funnels and offers. Nothing else is reachable.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/brand.hpp"
#include "content/funnel.hpp"
#include "funnels/files.hpp"
#include "store/migrations.hpp"

namespace funnels {

std::vector<store::Migration> migrations();

struct LiveMagnet {
    content::LeadMagnet document;
    Time published_at;
};
struct LiveFunnel {
    content::Funnel document;
    std::int64_t version = 0;
    Time published_at;
};
struct LiveOffer {
    content::Offer document;
    Time published_at;
};

// Each puts the document in place of the one that was live under its key, with its products, offers
// and promotion in `commerce`, in the caller's transaction. `files` are its rendered files
// (render_files), made before the transaction. Errors: invalid; those of commerce (a price below
// the floor).
Result<> publish_magnet(store::Tx& tx, const Env& env, const content::Brand& brand,
                        const content::LeadMagnet& magnet, const std::vector<File>& files);
Result<> publish_funnel(store::Tx& tx, const Env& env, const content::Brand& brand,
                        const content::Funnel& funnel, const std::vector<File>& files);
Result<> publish_offer(store::Tx& tx, const Env& env, const content::Brand& brand,
                       const content::Offer& offer);

// Off line from the commit on. True if it was live.
Result<bool> withdraw_magnet(store::Tx& tx, const Env& env, const BrandId& brand,
                             std::string_view key);
Result<bool> withdraw_funnel(store::Tx& tx, const Env& env, const BrandId& brand,
                             std::string_view key);
Result<bool> withdraw_offer(store::Tx& tx, const Env& env, const BrandId& brand,
                            std::string_view key);

Result<std::optional<LiveMagnet>> find_magnet(store::Tx& tx, const BrandId& brand,
                                              std::string_view key);
Result<std::optional<LiveFunnel>> find_funnel(store::Tx& tx, const BrandId& brand,
                                              std::string_view key);
Result<std::optional<LiveOffer>> find_offer_page(store::Tx& tx, const BrandId& brand,
                                                 std::string_view key);
Result<std::vector<LiveMagnet>> list_magnets(store::Tx& tx, const BrandId& brand);
Result<std::vector<LiveFunnel>> list_funnels(store::Tx& tx, const BrandId& brand);
Result<std::vector<LiveOffer>> list_offer_pages(store::Tx& tx, const BrandId& brand);

// What is live, without its documents: they are whole chapters and pages, too much to read for each
// mail.
struct LiveKey {
    std::string key;
    std::string book;
};
BOOST_DESCRIBE_STRUCT(LiveKey, (), (key, book))
Result<std::vector<LiveKey>> list_magnet_keys(store::Tx& tx, const BrandId& brand);
Result<std::vector<LiveKey>> list_funnel_keys(store::Tx& tx, const BrandId& brand);

// Where the reader of this book's mails and pages is led: the live funnel of a book.
Result<std::optional<LiveFunnel>> find_funnel_of_book(store::Tx& tx, const BrandId& brand,
                                                      std::string_view book);

// Notified (store::Tx::notify) when what is live changes: caches of pages look again.
inline constexpr std::string_view kLiveChannel = "live_documents";

}  // namespace funnels
