#include "drafting/writer.hpp"

#include <algorithm>
#include <map>

#include "base/json.hpp"
#include "content/magnet_words.hpp"
#include "drafting/compose.hpp"
#include "drafting/gift.hpp"
#include "drafting/offers.hpp"
#include "drafting/phrases.hpp"
#include "drafting/relation.hpp"

namespace drafting {

using base::Errc;
using content::SequenceType;

namespace {

constexpr std::size_t kFewestChapters = 2;

base::Result<std::size_t> locate(const Shelf& shelf, std::string_view slug) {
    const auto book = shelf.find(slug);
    if (!book) return base::fail(Errc::not_found, "no book {} on the shelf", slug);
    if (shelf.books()[*book].book.chapters.size() < kFewestChapters) {
        return base::fail(Errc::rejected, "{} has no chapters, so none can be given away",
                          shelf.books()[*book].book.title);
    }
    return *book;
}

// Nothing is said of a lead magnet that cannot be made.
base::Result<Copy> speak(const Shelf& shelf, std::size_t book, std::uint64_t seed) {
    if (const auto& missing = shelf.material(book).no_gift) return base::fail(*missing);
    return Copy(shelf, book, seed);
}

}  // namespace

Shelf::Shelf(content::Brand brand, std::vector<BookView> books)
    : brand_(std::move(brand)), books_(std::move(books)), related_(relate(books_)) {
    materials_.reserve(books_.size());
    for (std::size_t book = 0; book < books_.size(); ++book) {
        materials_.push_back(gather(brand_, books_, book, related_[book]));
    }
}

Shelf::~Shelf() = default;
Shelf::Shelf(Shelf&&) noexcept = default;

std::optional<std::size_t> Shelf::find(std::string_view slug) const {
    const auto found = std::find_if(books_.begin(), books_.end(),
                                    [&](const BookView& view) { return view.slug == slug; });
    if (found == books_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - books_.begin());
}

const std::vector<std::size_t>& Shelf::related(std::size_t book) const {
    return related_[book];
}

content::MagnetType Shelf::magnet(std::size_t book) const {
    return chosen_magnet(brand_, books_[book].book.title);
}

const Material& Shelf::material(std::size_t book) const {
    return materials_[book];
}

std::vector<DraftRequest> plan_launch(const Shelf& shelf) {
    std::vector<DraftRequest> requests;
    std::vector<const BookView*> books;
    for (const BookView& view : shelf.books()) {
        if (view.book.chapters.size() >= kFewestChapters) books.push_back(&view);
    }
    for (const BookView* view : books) {
        const auto type = chosen_magnet(shelf.brand(), view->book.title);
        requests.push_back({MagnetRequest{type, view->slug}, content::magnet_key(view->slug, type),
                            fmt::format("{}: {}", view->book.title, content::words_of(type).name),
                            view->slug});
    }
    for (const BookView* view : books) {
        requests.push_back({FunnelRequest{content::FunnelStrategy::value_ladder, view->slug},
                            view->slug, view->book.title + ": value ladder", view->slug});
    }
    for (const BookView* view : books) {
        for (const auto& [type, name] :
             {std::pair{SequenceType::welcome, "welcome mails"},
              std::pair{SequenceType::cart_abandonment, "cart recovery mails"},
              std::pair{SequenceType::post_purchase, "mails after the purchase"}}) {
            requests.push_back({SequenceRequest{type, view->slug},
                                fmt::format("{}/{}", view->slug, base::enum_name(type)),
                                fmt::format("{}: {}", view->book.title, name), view->slug});
        }
    }
    for (const auto kind :
         {content::OfferKind::bundle, content::OfferKind::tiers, content::OfferKind::promotion}) {
        if (can_offer(shelf, kind)) {
            requests.push_back({OfferRequest{kind}, std::string(base::enum_name(kind)),
                                offer_name(shelf, kind), ""});
        }
    }
    return requests;
}

base::Result<Draft> Writer::draft(const Shelf& shelf, const DraftRequest& request) const {
    if (const auto* magnet = std::get_if<MagnetRequest>(&request.what)) {
        TRY(auto made, draft_lead_magnet(shelf, magnet->book, magnet->type));
        return Draft{std::move(made)};
    }
    if (const auto* funnel = std::get_if<FunnelRequest>(&request.what)) {
        TRY(auto made, draft_funnel(shelf, funnel->book, funnel->strategy));
        return Draft{std::move(made)};
    }
    if (const auto* sequence = std::get_if<SequenceRequest>(&request.what)) {
        TRY(auto made, draft_sequence(shelf, sequence->book, sequence->type));
        return Draft{std::move(made)};
    }
    TRY(auto made, draft_offer(shelf, std::get<OfferRequest>(request.what).kind));
    return Draft{std::move(made)};
}

base::Result<content::LeadMagnet> EmbeddedWriter::draft_lead_magnet(
    const Shelf& shelf, std::string_view slug, content::MagnetType type) const {
    TRY(const std::size_t book, locate(shelf, slug));
    if (type == shelf.magnet(book)) {
        TRY(const Copy copy, speak(shelf, book, seed_));
        return make_magnet(copy);
    }
    TRY(const Gift gift,
        make_gift(shelf.brand(), shelf.books()[book], shelf.material(book).slots, type));
    return make_magnet(Copy(shelf, book, seed_, gift));
}

base::Result<content::Funnel> EmbeddedWriter::draft_funnel(const Shelf& shelf,
                                                           std::string_view slug,
                                                           content::FunnelStrategy strategy) const {
    if (strategy != content::FunnelStrategy::value_ladder) {
        return base::fail(Errc::rejected, "the embedded writer drafts value ladders only");
    }
    TRY(const std::size_t book, locate(shelf, slug));
    TRY(const Copy copy, speak(shelf, book, seed_));
    return make_funnel(copy);
}

base::Result<content::Sequence> EmbeddedWriter::draft_sequence(const Shelf& shelf,
                                                               std::string_view slug,
                                                               SequenceType type) const {
    TRY(const std::size_t book, locate(shelf, slug));
    TRY(const Copy copy, speak(shelf, book, seed_));
    switch (type) {
        case SequenceType::welcome:
            return make_welcome(copy);
        case SequenceType::cart_abandonment:
            return make_cart(copy);
        case SequenceType::post_purchase:
            return make_post_purchase(copy);
        default:
            return base::fail(Errc::rejected, "the embedded writer does not draft {} sequences",
                              base::enum_name(type));
    }
}

base::Result<content::Offer> EmbeddedWriter::draft_offer(const Shelf& shelf,
                                                         content::OfferKind kind) const {
    if (!can_offer(shelf, kind)) {
        return base::fail(Errc::rejected, "a {} would not be cheaper than the books by themselves",
                          base::enum_name(kind));
    }
    return make_offer(shelf, kind, seed_);
}

}  // namespace drafting
