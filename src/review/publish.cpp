#include "review/publish.hpp"

#include <set>

#include "books/repository.hpp"
#include "content/document_look.hpp"
#include "funnels/publish.hpp"
#include "journeys/compile.hpp"
#include "journeys/repository.hpp"
#include "review/book_document.hpp"

namespace review {
namespace {

using base::success;
using content::Funnel;
using content::LeadMagnet;
using content::Offer;
using content::Sequence;
using funnels::File;
using store::Db;
using store::Tx;

constexpr std::string_view kBook = "book:";

void append(std::vector<File>& files, std::vector<File> more) {
    files.insert(files.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
}

// The book's own cover, where it has one.
Result<std::string> cover_of(Db& db, const BrandId& brand, const std::string& slug) {
    return db.read([&](Tx& tx) -> Result<std::string> {
        TRY(const auto row, books::find_book(tx, brand, slug));
        if (!row) return std::string{};
        TRY(const auto book, books::load_book(tx, row->id));
        return book.cover ? book.cover->bytes : std::string{};
    });
}

class Renderer {
  public:
    Renderer(Db& db, const content::Brand& brand, const std::string& public_url)
        : db_(db), brand_(brand), site_(public_url + "/b/" + brand.slug) {}

    Result<> operator()(const LeadMagnet& magnet) {
        auto look = content::look_of(brand_);
        TRY(look.cover, cover_of(db_, brand_.id, magnet.book));
        look.cover_tag = "A free chapter";
        look.call_url = site_ + '/' + magnet.book + "/offer";
        TRY(auto files, funnels::render_files(magnet.key, magnet.document, look));
        append(files_, std::move(files));
        return success();
    }

    Result<> operator()(const Funnel& funnel) {
        if (funnel.pack) {
            auto look = content::look_of(brand_);
            look.cover_tag = "Companion pack";
            look.call_url = site_;
            TRY(auto files, funnels::render_files("pack:" + funnel.book, *funnel.pack, look));
            append(files_, std::move(files));
        }
        return sold_books(funnel.offers);
    }

    Result<> operator()(const Offer& offer) { return sold_books(offer.offers); }
    Result<> operator()(const Sequence&) { return success(); }

    std::vector<File> take() { return std::move(files_); }

  private:
    Result<> sold_books(const std::vector<content::PricedOffer>& offers) {
        std::set<std::string> slugs;
        for (const auto& offer : offers) {
            for (const auto& product : offer.products) {
                if (product.starts_with(kBook)) slugs.insert(product.substr(kBook.size()));
            }
        }
        for (const auto& slug : slugs) {
            TRY(book(slug));
        }
        return success();
    }

    Result<> book(const std::string& slug) {
        const std::string key = std::string(kBook) + slug;
        std::optional<books::Book> book;
        TRY(db_.read([&](Tx& tx) -> Result<> {
            TRY(const auto files, funnels::list_files(tx, brand_.id, key));
            TRY(const auto row, books::find_book(tx, brand_.id, slug));
            if (!files.empty() || !row) return success();
            TRY(auto loaded, books::load_book(tx, row->id));
            book = std::move(loaded);
            return success();
        }));
        if (!book) return success();
        auto look = content::look_of(brand_);
        if (book->cover) look.cover = book->cover->bytes;
        look.call_url = site_;
        TRY(auto files, funnels::render_files(key, book_document(*book, slug), look));
        append(files_, std::move(files));
        return success();
    }

    Db& db_;
    const content::Brand& brand_;
    std::string site_;
    std::vector<File> files_;
};

Result<> put_files(Tx& tx, const Env& env, const BrandId& brand, const std::vector<File>& files) {
    for (const auto& file : files) {
        TRY(funnels::put_file(tx, env, brand, file));
    }
    return success();
}

}  // namespace

Result<std::vector<File>> render(Db& db, const content::Brand& brand, const Document& document,
                                 const std::string& public_url) {
    Renderer renderer(db, brand, public_url);
    TRY(std::visit(renderer, document));
    return renderer.take();
}

Result<> publish(Tx& tx, const Env& env, const content::Brand& brand,
                 const Publication& publication) {
    if (const auto* magnet = std::get_if<LeadMagnet>(&publication.document)) {
        return funnels::publish_magnet(tx, env, brand, *magnet, publication.files);
    }
    if (const auto* funnel = std::get_if<Funnel>(&publication.document)) {
        return funnels::publish_funnel(tx, env, brand, *funnel, publication.files);
    }
    if (const auto* offer = std::get_if<Offer>(&publication.document)) {
        TRY(put_files(tx, env, brand.id, publication.files));
        return funnels::publish_offer(tx, env, brand, *offer);
    }
    const auto& sequence = std::get<Sequence>(publication.document);
    TRY(journeys::publish_journey(tx, env, brand.id, journeys::compile(sequence)));
    return success();
}

Result<> unpublish(Tx& tx, const Env& env, const Draft& draft, const Document& document) {
    if (std::holds_alternative<LeadMagnet>(document)) {
        TRY(funnels::withdraw_magnet(tx, env, draft.brand_id, draft.key));
    } else if (const auto* funnel = std::get_if<Funnel>(&document)) {
        TRY(funnels::withdraw_funnel(tx, env, draft.brand_id, funnel->key));
    } else if (const auto* offer = std::get_if<Offer>(&document)) {
        TRY(funnels::withdraw_offer(tx, env, draft.brand_id, offer->key));
    } else {
        const auto& sequence = std::get<Sequence>(document);
        TRY(journeys::withdraw_journey(tx, env, draft.brand_id, journeys::compile(sequence).key));
    }
    return success();
}

}  // namespace review
