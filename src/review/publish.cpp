#include "review/publish.hpp"

#include "funnels/publish.hpp"
#include "journeys/compile.hpp"
#include "journeys/repository.hpp"

namespace review {
namespace {

using base::success;
using content::Funnel;
using content::LeadMagnet;
using content::Offer;
using content::Sequence;
using funnels::File;
using store::Tx;

Result<> put_files(Tx& tx, const Env& env, const BrandId& brand, const std::vector<File>& files) {
    for (const auto& file : files) {
        TRY(funnels::put_file(tx, env, brand, file));
    }
    return success();
}

}  // namespace

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
