// What previews are filled with. Private to preview*.cpp.
#pragma once

#include <optional>
#include <vector>

#include "content/email_context.hpp"
#include "content/page_context.hpp"
#include "review/repository.hpp"

namespace web {

// A draft with what belongs to it: its brand, its book's funnel and lead magnet as drafted.
struct PreviewScene {
    content::Brand brand;
    review::Draft draft;
    review::Document document;
    std::optional<content::Funnel> funnel;
    std::optional<content::LeadMagnet> magnet;
    std::map<std::string, std::string> titles;  // of the brand's books, by slug
    std::map<std::string, base::Money> prices;  // list prices of products, by key
    std::string public_url;
    base::Time now;

    std::vector<content::PricedOffer> offers() const;
    std::string cover_url(std::string_view slug) const;
};

// Errors: not_found.
base::Result<PreviewScene> load_scene(store::Tx& tx, const base::DraftId& id, std::int64_t version,
                                      const std::string& public_url, base::Time now);

content::PageContext page_context(const PreviewScene& scene, const content::Page& page);
content::EmailContext email_context(const PreviewScene& scene, const content::SequenceMail& mail);

}  // namespace web
