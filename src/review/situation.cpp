#include "review/situation.hpp"

#include <algorithm>

#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "content/brand_repository.hpp"
#include "content/merge.hpp"
#include "funnels/path.hpp"
#include "journeys/compile.hpp"
#include "journeys/entry.hpp"
#include "review/walk.hpp"

namespace review {
namespace {

using base::success;
using store::Tx;

constexpr std::string_view kPack = "pack:";

Result<Vocabulary> vocabulary(Tx& tx, const Draft& draft) {
    TRY(const auto book, books::find_book(tx, draft.brand_id, draft.book));
    if (!book) return Vocabulary{};
    TRY(const auto analysis, books::load_analysis(tx, book->id));
    std::vector<std::string> phrases{book->title};
    for (const auto& phrase : analysis.key_phrases) phrases.push_back(phrase.text);
    return vocabulary_of(phrases);
}

Result<> check_document(const Document& document) {
    Result<> fields = success();
    for_each_part(document, [&](const PartView& part) {
        if (!fields) return;
        auto checked =
            part.page ? content::check_fields(*part.page) : content::check_fields(*part.email);
        if (!checked) {
            fields = base::fail(base::prefixed(part.title + ": ", std::move(checked).error()));
        }
    });
    TRY(fields);
    if (const auto* funnel = std::get_if<content::Funnel>(&document)) {
        return funnels::check_path(*funnel);
    }
    if (const auto* sequence = std::get_if<content::Sequence>(&document)) {
        TRY(journeys::parse_condition(journeys::compile(*sequence).trigger.condition));
    }
    return success();
}

// Packs that an offer sells are made by the funnels of their books.
std::set<std::string> packs_in(const Document& document) {
    std::set<std::string> books;
    const auto* offer = std::get_if<content::Offer>(&document);
    if (!offer) return books;
    for (const auto& priced : offer->offers) {
        for (const auto& product : priced.products) {
            if (product.starts_with(kPack)) books.insert(product.substr(kPack.size()));
        }
    }
    return books;
}

class Needs {
  public:
    Needs(Tx& tx, const Draft& draft) : tx_(tx), brand_(draft.brand_id) { seen_.insert(draft.id); }

    Result<> add(const Draft& draft, const Document& document) {
        if (draft.kind == DraftKind::funnel) {
            TRY(of_book(DraftKind::lead_magnet, draft.book, "the funnel gives it away"));
            TRY(of_book(DraftKind::email_sequence, draft.book,
                        "the funnel's readers get its mails"));
        }
        for (const auto& book : packs_in(document)) {
            TRY(of_book(DraftKind::funnel, book, "it makes the companion pack that is sold here"));
        }
        return success();
    }

    std::vector<NeededDraft> take() { return std::move(out_); }

  private:
    Result<> of_book(DraftKind kind, const std::string& book, std::string_view reason) {
        TRY(const auto drafts, list_drafts(tx_, brand_, {.kind = kind, .book = book}));
        for (const auto& draft : drafts) {
            if (draft.live_version || draft.status == DraftStatus::rejected ||
                !seen_.insert(draft.id).second) {
                continue;
            }
            TRY(const auto document, load_document(tx_, draft, draft.version));
            TRY(add(draft, document));
            out_.push_back({draft, std::string(reason)});
        }
        return success();
    }

    Tx& tx_;
    BrandId brand_;
    std::set<DraftId> seen_;
    std::vector<NeededDraft> out_;
};

}  // namespace

Backing Situation::backing() const {
    return {.brand = &brand,
            .funnel = funnel ? &*funnel : nullptr,
            .products = products,
            .files = files};
}

Result<Situation> load_situation(Tx& tx, const Draft& draft) {
    Situation out;
    TRY(out.brand, content::load_brand(tx, draft.brand_id));
    TRY(const auto products, commerce::list_products(tx, draft.brand_id));
    for (const auto& product : products) out.products.insert(product.key);
    TRY(const auto drafts, list_drafts(tx, draft.brand_id));
    for (const auto& other : drafts) {
        if (other.status == DraftStatus::rejected) continue;
        if (other.kind == DraftKind::lead_magnet) out.files.insert(other.key);
        if (other.kind == DraftKind::funnel && other.book == draft.book) {
            TRY(auto document, load_document(tx, other, other.version));
            out.funnel = std::get<content::Funnel>(std::move(document));
            if (out.funnel->pack) out.products.insert(std::string(kPack) + other.book);
        }
    }
    if (!draft.book.empty()) {
        TRY(out.vocabulary, vocabulary(tx, draft));
    }
    return out;
}

std::vector<std::string> problems_of(const Document& document, const Situation& situation) {
    std::vector<std::string> out;
    for (const auto& check : check_promises(document, situation.backing())) {
        if (!check.holds) {
            out.push_back(fmt::format("{}: \"{}\" is promised and not backed. {}", check.where,
                                      check.promise.statement, check.explanation));
        }
    }
    for (const auto& undeclared : undeclared_promises(document)) out.push_back(undeclared + '.');
    const auto* magnet = std::get_if<content::LeadMagnet>(&document);
    if (magnet && magnet->quiz) {
        if (const auto checked = content::check_quiz(*magnet->quiz); !checked) {
            out.push_back(checked.error().message + '.');
        }
    }
    if (auto checked = check_document(document); !checked)
        out.push_back(checked.error().message + '.');
    return out;
}

Result<std::vector<NeededDraft>> needed_by(Tx& tx, const Draft& draft, const Document& document) {
    Needs needs(tx, draft);
    TRY(needs.add(draft, document));
    return needs.take();
}

}  // namespace review
