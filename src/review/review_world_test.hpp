// A brand with one small book and a draft of each kind, made by hand, on either engine.
#pragma once

#include <gtest/gtest.h>

#include "review/approve.hpp"
#include "support/databases.hpp"

namespace review {

// The value, or a failure that says why.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}
inline void must(Result<> result) {
    if (!result) throw std::runtime_error(result.error().message);
}

content::LeadMagnet small_magnet();
content::Funnel small_funnel();  // with a companion pack
content::Sequence small_welcome();
content::Offer small_bundle();

class ReviewWorld : public support::OnBothEngines {
  protected:
    void SetUp() override;

    // All four drafts, by hand, pending.
    void submit_all();
    bool submitted(const Document& document, const std::string& key);

    Draft draft(DraftKind kind);
    Result<Approval> approved(DraftKind kind, bool include_needed = true);
    // The latest version with a change made to it.
    template <class T, class Change>
    Result<Draft> edited(DraftKind kind, std::int64_t base, Change change,
                         const std::string& who = "ana@press.example") {
        const Draft item = draft(kind);
        auto document =
            must(db().read([&](store::Tx& tx) { return load_document(tx, item, item.version); }));
        change(std::get<T>(document));
        return db().write([&](store::Tx& tx) {
            return edit(tx, env, item.id, base, to_json(document), who, "");
        });
    }

    // What readers can reach, by kind and key: "funnel tax".
    std::vector<std::string> live();
    std::int64_t approvals_announced();
    std::int64_t count(std::string_view sql);

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{7};
    base::IdSource ids{clock, random};
    base::Env env{clock, ids, random};
    content::Brand brand;
};

}  // namespace review
