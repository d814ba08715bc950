#include "review/approve.hpp"

#include "base/strings.hpp"
#include "content/brand_repository.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "review/publish.hpp"
#include "review/rendering.hpp"
#include "review/situation.hpp"

namespace review {
namespace {

using base::Errc;
using base::fail;
using base::success;
using store::Tx;

bool is_live(const Draft& draft) {
    return draft.live_version == draft.version && draft.status == DraftStatus::approved;
}

Draft decided(Draft draft, DraftStatus status, const std::string& who, const std::string& reason,
              Time now) {
    draft.status = status;
    draft.decided_at = now;
    draft.decided_by = who;
    draft.reason = reason;
    return draft;
}

// What identifies the item and joins it to others may not be edited.
std::string identity_of(const Document& document) {
    if (const auto* magnet = std::get_if<content::LeadMagnet>(&document)) {
        return magnet->key + '\n' + magnet->book;
    }
    if (const auto* funnel = std::get_if<content::Funnel>(&document)) {
        return funnel->key + '\n' + funnel->book + '\n' + funnel->magnet;
    }
    if (const auto* offer = std::get_if<content::Offer>(&document)) return offer->key;
    const auto& sequence = std::get<content::Sequence>(document);
    return std::string(base::enum_name(sequence.type)) + '\n' + sequence.book;
}

// An offer is listed under its own name.
std::string title_after(const Document& edited, const std::string& title) {
    const auto* offer = std::get_if<content::Offer>(&edited);
    return offer && !offer->name.empty() ? offer->name : title;
}

Result<> announce(Tx& tx, const Env& env, const Draft& draft) {
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(env.now() - draft.created_at).count();
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = draft.brand_id,
                        .contact = {},
                        .kind = std::string(events::kinds::kContentApproved),
                        .at = env.now(),
                        .props = {{"review", draft.id.str()},
                                  {"kind", base::enum_name(draft.kind)},
                                  {"key", draft.key},
                                  {"title", draft.title},
                                  {"quality", draft.quality},
                                  {"version", draft.version},
                                  {"seconds_to_approve", seconds}}}));
    return success();
}

// What one approval is about to publish, collected on one snapshot.
struct Plan {
    content::Brand brand;
    std::vector<Publication> publications;  // in order
    std::vector<Need> needs;
    std::vector<std::string> problems;
};

Result<Plan> plan_approval(Tx& tx, const ApprovalRequest& request) {
    TRY(const auto draft, load_draft(tx, request.id));
    if (draft.version != request.version) {
        return fail(Errc::conflict,
                    "\"{}\" is at version {} now, not {}: look at it again before approving",
                    draft.title, draft.version, request.version);
    }
    if (draft.status == DraftStatus::rejected) {
        return fail(Errc::conflict,
                    "\"{}\" was rejected by {}: edit it, and it waits for review again",
                    draft.title, draft.decided_by);
    }
    Plan plan;
    TRY(plan.brand, content::load_brand(tx, draft.brand_id));
    if (is_live(draft)) return plan;
    TRY(auto document, load_document(tx, draft, draft.version));
    TRY(const auto needed, needed_by(tx, draft, document));
    if (!needed.empty() && !request.include_needed) {
        for (const auto& need : needed) plan.needs.push_back({need.draft, need.reason});
        return plan;
    }
    for (const auto& need : needed) {
        TRY(auto needed_document, load_document(tx, need.draft, need.draft.version));
        plan.publications.push_back({need.draft, std::move(needed_document), {}});
    }
    plan.publications.push_back({draft, std::move(document), {}});
    for (const auto& publication : plan.publications) {
        TRY(const auto situation, load_situation(tx, publication.draft));
        for (const auto& problem : problems_of(publication.document, situation)) {
            plan.problems.push_back(publication.draft.title + ", " + problem);
        }
    }
    return plan;
}

Result<> publish_all(Tx& tx, const Env& env, const Plan& plan, const std::string& who) {
    for (const auto& publication : plan.publications) {
        TRY(auto draft, lock_draft(tx, publication.draft.id));
        if (is_live(draft)) continue;  // approved by somebody else in the meantime
        if (draft.version != publication.draft.version ||
            draft.status != publication.draft.status) {
            return fail(Errc::conflict,
                        "\"{}\" was edited or decided in the meantime: look at it again",
                        draft.title);
        }
        TRY(publish(tx, env, plan.brand, publication));
        draft.live_version = draft.version;
        draft = decided(std::move(draft), DraftStatus::approved, who, "", env.now());
        TRY(save_draft(tx, draft));
        TRY(announce(tx, env, draft));
    }
    return success();
}

// Renders what the plan needs, most of it ahead where `rendering` began earlier, and publishes.
Result<Approval> carry_out(store::Db& db, const Env& env, Plan plan, const std::string& who,
                           Rendering& rendering) {
    for (const auto& publication : plan.publications) rendering.begin(publication.document);
    for (auto& publication : plan.publications) {
        TRY(publication.files, rendering.files_of(publication.document));
    }
    TRY(db.write([&](Tx& tx) { return publish_all(tx, env, plan, who); }));
    Approval out;
    for (const auto& publication : plan.publications) out.approved.push_back(publication.draft.id);
    return out;
}

Result<Plan> load_plan(store::Db& db, const ApprovalRequest& request) {
    TRY(auto plan, db.read([&](Tx& tx) { return plan_approval(tx, request); }));
    if (plan.needs.empty() && !plan.problems.empty()) {
        std::string problems = base::join(plan.problems, " ");
        if (problems.ends_with('.')) problems.pop_back();
        return fail(Errc::rejected, "this cannot be approved yet. {}", problems);
    }
    return plan;
}

// Several approvals, one after the other, while files of later ones are being made.
class ApprovalRun {
  public:
    ApprovalRun(store::Db& db, const Env& env, const ManyRequest& request,
                const content::Brand& brand, const std::function<void(const Draft&)>& published)
        : db_(db),
          env_(env),
          request_(request),
          published_(published),
          rendering_(db, brand, request.public_url) {}

    ManyApproval run() {
        for (std::size_t i = 0; i < request_.ids.size(); ++i) {
            while (begun_ < request_.ids.size() && begun_ <= i + kAhead) begin(begun_++);
            auto done = approve(request_.ids[i]);
            rendering_.forget_given();
            if (!done) {
                out_.refused.push_back({request_.ids[i], done.error().message});
            }
        }
        return std::move(out_);
    }

  private:
    // Drafts, most of which have two downloads at most: enough for many cores, and little memory.
    static constexpr std::size_t kAhead = 8;

    // What cannot be read or will be refused is told when its turn comes.
    void begin(std::size_t at) {
        const auto document = db_.read([&](Tx& tx) -> Result<std::optional<Document>> {
            TRY(const auto draft, load_draft(tx, request_.ids[at]));
            if (draft.brand_id != request_.brand || is_live(draft)) {
                return std::optional<Document>{};
            }
            TRY(auto loaded, load_document(tx, draft, draft.version));
            return std::optional{std::move(loaded)};
        });
        if (document && document.value()) rendering_.begin(*document.value());
    }

    Result<> approve(const DraftId& id) {
        TRY(const auto draft, db_.read([&](Tx& tx) { return load_draft(tx, id); }));
        if (draft.brand_id != request_.brand) {
            return fail(Errc::invalid, "it belongs to another brand");
        }
        // Another of these needed it, or it was live before.
        if (is_live(draft)) return success();
        TRY(auto plan, load_plan(db_, {.id = id,
                                       .version = draft.version,
                                       .include_needed = request_.include_needed,
                                       .who = request_.who,
                                       .public_url = request_.public_url}));
        if (!plan.needs.empty()) {
            const auto& first = plan.needs.front();
            return fail(Errc::rejected, "it needs \"{}\" first: {}", first.draft.title,
                        first.reason);
        }
        std::vector<Draft> drafts;
        for (const auto& publication : plan.publications) drafts.push_back(publication.draft);
        TRY(carry_out(db_, env_, std::move(plan), request_.who, rendering_));
        for (const auto& live : drafts) {
            out_.approved.push_back(live.id);
            if (published_) published_(live);
        }
        return success();
    }

    store::Db& db_;
    const Env& env_;
    const ManyRequest& request_;
    const std::function<void(const Draft&)>& published_;
    Rendering rendering_;
    std::size_t begun_ = 0;
    ManyApproval out_;
};

}  // namespace

Result<bool> submit(Tx& tx, const Env& env, const NewDraft& wanted) {
    const Draft draft{.id = env.ids.next<DraftId>(),
                      .brand_id = wanted.brand,
                      .kind = kind_of(wanted.document),
                      .key = wanted.key,
                      .title = wanted.title,
                      .book = wanted.book,
                      .writer = wanted.writer,
                      .quality = wanted.quality,
                      .created_at = env.now()};
    return insert_draft(tx, draft, wanted.document, wanted.writer);
}

Result<Review> load_review(Tx& tx, const DraftId& id, std::int64_t version) {
    Review out;
    TRY(out.draft, load_draft(tx, id));
    TRY(out.document, load_document(tx, out.draft, version > 0 ? version : out.draft.version));
    TRY(const auto situation, load_situation(tx, out.draft));
    out.quality = assess(out.document, situation.brand, situation.vocabulary);
    out.promises = check_promises(out.document, situation.backing());
    out.problems = problems_of(out.document, situation);
    TRY(const auto needed, needed_by(tx, out.draft, out.document));
    for (const auto& need : needed) out.needs.push_back({need.draft, need.reason});
    TRY(out.versions, list_versions(tx, id));
    return out;
}

Result<Draft> edit(Tx& tx, const Env& env, const DraftId& id, std::int64_t base_version,
                   const base::Json& json, const std::string& who, const std::string& note) {
    TRY(auto draft, lock_draft(tx, id));
    if (draft.version != base_version) {
        return fail(Errc::conflict,
                    "\"{}\" was edited by somebody else: you started from version {}, it is at {}",
                    draft.title, base_version, draft.version);
    }
    TRY(const auto document, read_document(draft.kind, json));
    TRY(const auto before, load_document(tx, draft, draft.version));
    if (identity_of(document) != identity_of(before)) {
        return base::fail_field("document", "the keys of \"{}\" cannot be edited, only its words",
                                draft.title);
    }
    // Who takes a rejection back has nothing to mend.
    if (document == before && draft.status != DraftStatus::rejected) return draft;
    TRY(const auto situation, load_situation(tx, draft));
    ++draft.version;
    draft.quality = assess(document, situation.brand, situation.vocabulary).overall;
    draft.status = DraftStatus::pending_review;
    draft.decided_at.reset();
    draft.decided_by.clear();
    draft.reason.clear();
    draft.title = title_after(document, draft.title);
    TRY(add_version(tx, draft, document, who, note.empty() ? "edited" : note, env.now()));
    TRY(save_draft(tx, draft));
    return draft;
}

Result<Approval> approve(store::Db& db, const Env& env, const ApprovalRequest& request) {
    TRY(auto plan, load_plan(db, request));
    if (!plan.needs.empty()) return Approval{{}, std::move(plan.needs)};
    Rendering rendering(db, plan.brand, request.public_url);
    return carry_out(db, env, std::move(plan), request.who, rendering);
}

Result<ManyApproval> approve_many(store::Db& db, const Env& env, const ManyRequest& request,
                                  const std::function<void(const Draft&)>& published) {
    TRY(const auto brand, db.read([&](Tx& tx) { return content::load_brand(tx, request.brand); }));
    return ApprovalRun(db, env, request, brand, published).run();
}

Result<Draft> reject(Tx& tx, const Env& env, const DraftId& id, const std::string& who,
                     const std::string& reason) {
    TRY(auto draft, lock_draft(tx, id));
    if (draft.status != DraftStatus::pending_review) {
        return fail(Errc::conflict, "\"{}\" does not wait for review", draft.title);
    }
    draft = decided(std::move(draft), DraftStatus::rejected, who, reason, env.now());
    TRY(save_draft(tx, draft));
    return draft;
}

Result<Draft> withdraw(Tx& tx, const Env& env, const DraftId& id, const std::string& who,
                       const std::string& reason) {
    TRY(auto draft, lock_draft(tx, id));
    if (!draft.live_version) {
        return fail(Errc::conflict, "\"{}\" is not live", draft.title);
    }
    TRY(const auto document, load_document(tx, draft, *draft.live_version));
    TRY(unpublish(tx, env, draft, document));
    draft.live_version.reset();
    draft = decided(std::move(draft), DraftStatus::withdrawn, who, reason, env.now());
    TRY(save_draft(tx, draft));
    return draft;
}

}  // namespace review
