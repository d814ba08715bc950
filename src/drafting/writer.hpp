// Who drafts. A Writer turns a brand and its books into typed drafts; a person reviews them.
//
//   drafting::Shelf shelf(brand, {{book, analysis, slug}, ...});
//   drafting::EmbeddedWriter writer(seed);
//   for (const auto& request : drafting::plan_launch(shelf))
//       TRY(auto draft, writer.draft(shelf, request));
//
// The embedded writer is a pure function of the shelf and the seed: the same books, in the same
// order, give byte-identical drafts. It does no input or output and is thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "books/analysis.hpp"
#include "books/types.hpp"
#include "content/brand.hpp"
#include "content/document.hpp"
#include "content/email.hpp"
#include "content/funnel.hpp"

namespace drafting {

// Borrowed: book and analysis must outlive the shelf. `slug` names the book in addresses, anchors
// ("SLUG/ANCHOR") and product keys ("book:SLUG").
struct BookView {
    const books::Book& book;
    const books::Analysis& analysis;
    std::string slug;
};

// What a draft of any one book must know of the others: their titles and prices for bundles, and
// which headline, subject, opening and pattern each of them has taken. Earlier books choose first,
// so give them in the order of import and a new book at the end: then what is already drafted for
// the others stays as it is.
struct Material;
class Shelf {
  public:
    Shelf(content::Brand brand, std::vector<BookView> books);
    ~Shelf();
    Shelf(Shelf&&) noexcept;
    Shelf& operator=(Shelf&&) = delete;

    const content::Brand& brand() const { return brand_; }
    const std::vector<BookView>& books() const { return books_; }
    std::optional<std::size_t> find(std::string_view slug) const;

    // The other books, most related first (shared key phrases; ties in the order of the shelf).
    const std::vector<std::size_t>& related(std::size_t book) const;
    // The lead magnet that the brand chose for the book; a free chapter where it chose none.
    content::MagnetType magnet(std::size_t book) const;
    // What the embedded writer found to say about the book (drafting/material.hpp).
    const Material& material(std::size_t book) const;

  private:
    content::Brand brand_;
    std::vector<BookView> books_;
    std::vector<std::vector<std::size_t>> related_;
    std::vector<Material> materials_;
};

// One draft to make. `key` is unique in the brand for its kind:
//   lead magnet  "SLUG/TYPE"             funnel  "SLUG"
//   sequence     "SLUG/welcome" ...      offer   "bundle", "tiers", "promotion"
struct MagnetRequest {
    content::MagnetType type = content::MagnetType::free_chapter;
    std::string book;
};
struct FunnelRequest {
    content::FunnelStrategy strategy = content::FunnelStrategy::value_ladder;
    std::string book;
};
struct SequenceRequest {
    content::SequenceType type = content::SequenceType::welcome;
    std::string book;
};
struct OfferRequest {
    content::OfferKind kind = content::OfferKind::bundle;
};
struct DraftRequest {
    std::variant<MagnetRequest, FunnelRequest, SequenceRequest, OfferRequest> what;
    std::string key;
    std::string title;  // for people: "The Quiet Percent: welcome mails"
    std::string book;   // slug; empty for offers
};

// In the order in which a launch drafts: for n books n magnets (each of the kind that the brand
// chose), n funnels, 3n sequences (welcome, cart abandonment, post purchase), then the offers that
// can be honest (can_offer).
std::vector<DraftRequest> plan_launch(const Shelf& shelf);

// Whether an offer would be true for this shelf. A bundle needs at least two books and a price
// below the sum of their list prices; tiers need two tiers that differ in price and content (from
// one book on: the book alone, and with its companion pack); a promotion needs a discount that
// stays at or above the floor.
bool can_offer(const Shelf& shelf, content::OfferKind kind);

using Draft = std::variant<content::LeadMagnet, content::Funnel, content::Sequence, content::Offer>;

// Errors: not_found for a slug that is not on the shelf; rejected for a draft that would not be
// true or that this writer cannot make.
class Writer {
  public:
    virtual ~Writer() = default;
    virtual std::string name() const = 0;  // shown in review: "embedded"

    virtual base::Result<content::LeadMagnet> draft_lead_magnet(const Shelf& shelf,
                                                                std::string_view slug,
                                                                content::MagnetType type) const = 0;
    virtual base::Result<content::Funnel> draft_funnel(const Shelf& shelf, std::string_view slug,
                                                       content::FunnelStrategy strategy) const = 0;
    virtual base::Result<content::Sequence> draft_sequence(const Shelf& shelf,
                                                           std::string_view slug,
                                                           content::SequenceType type) const = 0;
    virtual base::Result<content::Offer> draft_offer(const Shelf& shelf,
                                                     content::OfferKind kind) const = 0;

    base::Result<Draft> draft(const Shelf& shelf, const DraftRequest& request) const;
};

// Copy patterns over what the analysis found; no network, no model. Drafts all six kinds of lead
// magnets, value_ladder funnels, the three sequences of a launch and all three offers. Funnels and
// sequences speak of the magnet that the brand chose for the book. A book that has too little for
// a kind is rejected with what is missing.
class EmbeddedWriter final : public Writer {
  public:
    explicit EmbeddedWriter(std::uint64_t seed = 1) : seed_(seed) {}
    std::string name() const override { return "embedded"; }

    base::Result<content::LeadMagnet> draft_lead_magnet(const Shelf& shelf, std::string_view slug,
                                                        content::MagnetType type) const override;
    base::Result<content::Funnel> draft_funnel(const Shelf& shelf, std::string_view slug,
                                               content::FunnelStrategy strategy) const override;
    base::Result<content::Sequence> draft_sequence(const Shelf& shelf, std::string_view slug,
                                                   content::SequenceType type) const override;
    base::Result<content::Offer> draft_offer(const Shelf& shelf,
                                             content::OfferKind kind) const override;

  private:
    std::uint64_t seed_;
};

}  // namespace drafting
