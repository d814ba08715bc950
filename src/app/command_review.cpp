#include <algorithm>
#include <iostream>
#include <iterator>

#include "app/choose_brand.hpp"
#include "app/commands.hpp"
#include "app/data.hpp"
#include "base/files.hpp"
#include "review/approve.hpp"
#include "review/walk.hpp"

namespace app {
namespace {

using base::Errc;
using base::fail;
using base::Result;
using cli::ExitCode;
using cli::ReviewCommand;
using review::Draft;
using store::Tx;

constexpr const char* kWho = "command line";

// An item by its id, or as KIND:KEY ("funnel:the-quiet-percent").
Result<Draft> find_item(Tx& tx, const base::BrandId& brand, const std::string& name) {
    TRY(const auto drafts, review::list_drafts(tx, brand));
    const auto found = std::ranges::find_if(drafts, [&](const Draft& draft) {
        return draft.id.str() == name ||
               fmt::format("{}:{}", base::enum_name(draft.kind), draft.key) == name;
    });
    if (found == drafts.end()) {
        return fail(Errc::not_found,
                    "there is no review item \"{}\": frontlist review list shows them", name);
    }
    return *found;
}

class ReviewRun {
  public:
    ReviewRun(Data& data, const ReviewCommand& command) : data_(data), command_(command) {}

    Result<ExitCode> run() {
        TRY(brand_, data_.db().read([&](Tx& tx) { return choose_brand(tx, command_.brand); }));
        if (command_.verb == ReviewCommand::Verb::list) return list();
        if (command_.all) return approve_all();
        TRY(const auto items, chosen());
        if (items.empty()) {
            return fail(Errc::invalid, "name an item: frontlist review list shows them");
        }
        for (const auto& item : items) {
            TRY(perform(item));
        }
        return ExitCode::ok;
    }

  private:
    Result<std::vector<Draft>> chosen() {
        return data_.db().read([&](Tx& tx) -> Result<std::vector<Draft>> {
            std::vector<Draft> items;
            for (const auto& id : command_.ids) {
                TRY(auto item, find_item(tx, brand_.id, id));
                items.push_back(std::move(item));
            }
            return items;
        });
    }

    Result<ExitCode> list() {
        review::DraftFilter filter;
        if (!command_.status.empty()) {
            TRY(filter.status,
                base::from_json<review::DraftStatus>(base::Json(command_.status), "--status"));
        }
        TRY(const auto drafts,
            data_.db().read([&](Tx& tx) { return review::list_drafts(tx, brand_.id, filter); }));
        if (command_.json) {
            std::cout << base::pretty(base::to_json(drafts));
            return ExitCode::ok;
        }
        for (const auto& draft : drafts) {
            std::cout << fmt::format("{:14} {:3.0f} %  {}:{}\n", base::enum_name(draft.status),
                                     draft.quality * 100, base::enum_name(draft.kind), draft.key);
        }
        return ExitCode::ok;
    }

    // Each is told as soon as it is live; what cannot be approved is named and the rest goes on.
    Result<ExitCode> approve_all() {
        TRY(const auto waiting, data_.db().read([&](Tx& tx) {
            return review::list_drafts(
                tx, brand_.id,
                {.status = review::DraftStatus::pending_review, .kind = {}, .book = {}});
        }));
        if (waiting.empty()) {
            std::cout << "Nothing waits for review.\n";
            return ExitCode::ok;
        }
        review::ManyRequest request{.brand = brand_.id,
                                    .ids = {},
                                    .include_needed = true,
                                    .who = kWho,
                                    .public_url = command_.public_url};
        for (const auto& draft : waiting) request.ids.push_back(draft.id);
        TRY(const auto done,
            review::approve_many(data_.db(), data_.env(), request, [](const Draft& draft) {
                std::cout << fmt::format("approved {}:{}", base::enum_name(draft.kind), draft.key)
                          << std::endl;
            }));
        for (const auto& refusal : done.refused) {
            const auto item = std::ranges::find(waiting, refusal.id, &Draft::id);
            std::cerr << fmt::format("error: {}: {}\n", item->title, refusal.reason);
        }
        return done.refused.empty() ? ExitCode::ok : ExitCode::partly;
    }

    Result<> perform(const Draft& item) {
        using Verb = ReviewCommand::Verb;
        switch (command_.verb) {
            case Verb::approve:
                return approve(item);
            case Verb::edit:
                return edit(item);
            case Verb::reject:
                return decide(item, review::reject);
            case Verb::withdraw:
                return decide(item, review::withdraw);
            case Verb::show:
                return show(item);
            case Verb::preview:
                return preview(item);
            case Verb::list:
                break;
        }
        return base::success();
    }

    Result<> approve(const Draft& item) {
        // Named together with an item that needed it, it is at another state by now.
        TRY(const auto draft,
            data_.db().read([&](Tx& tx) { return review::load_draft(tx, item.id); }));
        TRY(const auto approved, review::approve(data_.db(), data_.env(),
                                                 {item.id, draft.version, command_.include_needed,
                                                  kWho, command_.public_url}));
        if (!approved.needs.empty()) {
            std::string needs;
            for (const auto& need : approved.needs) {
                needs += fmt::format("\n  {}:{} ({})", base::enum_name(need.draft.kind),
                                     need.draft.key, need.reason);
            }
            return fail(Errc::rejected,
                        "\"{}\" needs these to be approved as well; add --include-needed:{}",
                        item.title, needs);
        }
        for (const auto& id : approved.approved) {
            TRY(const auto done,
                data_.db().read([&](Tx& tx) { return review::load_draft(tx, id); }));
            std::cout << fmt::format("approved {}:{}\n", base::enum_name(done.kind), done.key);
        }
        return base::success();
    }

    Result<> edit(const Draft& item) {
        std::string text;
        if (command_.document == "-") {
            text.assign(std::istreambuf_iterator<char>(std::cin), {});
        } else {
            TRY(text, base::read_file(command_.document));
        }
        const auto json = base::parse_json(text);
        if (!json) {
            return fail(base::prefixed(command_.document.string() + ": ", json.error()));
        }
        TRY(const auto draft, data_.db().write([&](Tx& tx) {
            return review::edit(tx, data_.env(), item.id, item.version, json.value(), kWho, "");
        }));
        std::cout << fmt::format("{}:{} is at version {} and waits for review\n",
                                 base::enum_name(draft.kind), draft.key, draft.version);
        return base::success();
    }

    template <class Verb>
    Result<> decide(const Draft& item, Verb verb) {
        TRY(const auto draft, data_.db().write([&](Tx& tx) {
            return verb(tx, data_.env(), item.id, kWho, command_.reason);
        }));
        std::cout << fmt::format("{} {}:{}\n", base::enum_name(draft.status),
                                 base::enum_name(draft.kind), draft.key);
        return base::success();
    }

    Result<> show(const Draft& item) {
        TRY(const auto seen,
            data_.db().read([&](Tx& tx) { return review::load_review(tx, item.id); }));
        if (command_.json) {
            std::cout << base::pretty(review::to_json(seen.document));
            return base::success();
        }
        std::cout << fmt::format("{}\n{}, version {}, by {}\n\n", item.title,
                                 base::enum_name(item.status), item.version, item.writer);
        for (const auto& check : seen.quality.checks) {
            std::cout << fmt::format("  {:10} {:3.0f} %  {}\n", check.name, check.score * 100,
                                     check.explanation);
        }
        for (const auto& check : seen.promises) {
            std::cout << fmt::format("  {} {}: {} ({})\n", check.holds ? "backed " : "NOT BACKED",
                                     check.where, check.promise.statement, check.explanation);
        }
        for (const auto& problem : seen.problems) std::cout << "  problem: " << problem << '\n';
        for (const auto& need : seen.needs) {
            std::cout << fmt::format("  needs {}:{}, {}\n", base::enum_name(need.draft.kind),
                                     need.draft.key, need.reason);
        }
        return base::success();
    }

    // The words of a part, as a reader would read them; merge fields stay.
    Result<> preview(const Draft& item) {
        TRY(const auto document,
            data_.db().read([&](Tx& tx) { return review::load_document(tx, item, item.version); }));
        bool found = false;
        review::for_each_part(document, [&](const review::PartView& part) {
            if (!command_.part.empty() && part.key != command_.part) return;
            found = true;
            std::cout << "--- " << part.key << ": " << part.title << "\n";
            review::for_each_span(
                part, [&](const content::Span& span) { std::cout << span.text << '\n'; });
            std::cout << '\n';
        });
        if (!found) {
            return fail(Errc::not_found, "\"{}\" has no part \"{}\"", item.title, command_.part);
        }
        return base::success();
    }

    Data& data_;
    const ReviewCommand& command_;
    content::Brand brand_;
};

}  // namespace

Result<ExitCode> execute(const ReviewCommand& command) {
    TRY(const auto data, Data::open(command.at, {}));
    return ReviewRun(*data, command).run();
}

}  // namespace app
