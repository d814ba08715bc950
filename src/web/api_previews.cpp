// Drafts as their readers will see them, and their files.
#include <deque>
#include <map>
#include <mutex>

#include "content/html.hpp"
#include "web/api_routes.hpp"
#include "web/preview.hpp"

namespace web {
namespace {

using base::DraftId;
using net::Request;
using store::Tx;

constexpr std::size_t kMostFiles = 48;

// The files that were asked for last. Thread-safe.
class FileCache {
  public:
    std::shared_ptr<const DraftFile> find(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto found = files_.find(key);
        return found == files_.end() ? nullptr : found->second;
    }
    void keep(const std::string& key, std::shared_ptr<const DraftFile> file) {
        const std::lock_guard lock(mutex_);
        if (!files_.emplace(key, std::move(file)).second) return;
        order_.push_back(key);
        if (order_.size() <= kMostFiles) return;
        files_.erase(order_.front());
        order_.pop_front();
    }

  private:
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const DraftFile>> files_;
    std::deque<std::string> order_;
};

Result<std::int64_t> version_of(const Request& request) {
    const auto text = request.query_value("version");
    if (text.empty()) return 0;
    const auto json = base::parse_json(text);
    if (!json) return base::fail_field("version", "version is a whole number");
    return base::from_json<std::int64_t>(json.value(), "version");
}

net::Response guarded(net::Response response) {
    return std::move(response)
        .with("Content-Security-Policy", preview_policy())
        .with("Cache-Control", "private, no-cache")
        .with("Referrer-Policy", "no-referrer");
}

// Stands where the part would: the frame shows the reason, not JSON.
net::Response broken_part(const base::Error& error) {
    return guarded(net::html(
        fmt::format("<!doctype html><html lang=\"en\"><title>Cannot be shown</title>"
                    "<body style=\"font:16px/1.5 sans-serif;padding:2rem;max-width:40rem\">"
                    "<h1 style=\"font-size:1.25rem\">This part cannot be shown yet</h1><p>{}.</p>",
                    content::escape_html(error.message)),
        422));
}

Guard::Answer preview(Api& api, const Request& request) {
    PreviewRequest wanted{.id = DraftId{std::string(request.param("id"))},
                          .version = 0,
                          .part = std::string(request.param("part")),
                          .text = request.query_value("format") == "text",
                          .sources = request.query_value("sources") == "true",
                          .public_url = api.public_url(),
                          .now = api.env().now()};
    TRY(wanted.version, version_of(request));
    auto rendered = api.db().read([&](Tx& tx) { return render_preview(tx, wanted); });
    if (!rendered) {
        if (rendered.error().code == base::Errc::invalid) return broken_part(rendered.error());
        return base::fail(std::move(rendered).error());
    }
    Preview shown = std::move(rendered).value();
    return guarded(shown.text ? net::text(std::move(shown.content))
                              : net::html(std::move(shown.content)));
}

Guard::Answer file(Api& api, FileCache& cache, const Request& request) {
    const DraftId id{std::string(request.param("id"))};
    const std::string name(request.param("file"));
    TRY(auto version, version_of(request));
    if (version == 0) {
        TRY(const auto draft, api.db().read([&](Tx& tx) { return review::load_draft(tx, id); }));
        version = draft.version;
    }
    const std::string key = fmt::format("{}/{}/{}", id, version, name);
    auto found = cache.find(key);
    if (!found) {
        TRY(auto rendered, render_draft_file(api.db(), id, version, name, api.public_url()));
        found = std::make_shared<const DraftFile>(std::move(rendered));
        cache.keep(key, found);
    }
    const bool image = found->content_type.starts_with("image/");
    net::Response response{.body =
                               net::Body(std::shared_ptr<const std::string>(found, &found->bytes))};
    response.with("Content-Type", found->content_type)
        .with("Cache-Control", "private, no-cache")
        .with("Content-Security-Policy",
              image ? "default-src 'none'; sandbox" : "frame-ancestors 'self'");
    if (!image) {
        response.with("Content-Disposition", fmt::format("inline; filename=\"{}\"", found->name));
    }
    return net::tagged(std::move(response), request);
}

}  // namespace

void add_preview_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/reviews/{id}/preview/{part}",
                  [&api](const Request& request, const Caller&) { return preview(api, request); });
    const auto cache = std::make_shared<FileCache>();
    api.guard.get(router, "/api/v1/reviews/{id}/files/{file}",
                  [&api, cache](const Request& request, const Caller&) {
                      return file(api, *cache, request);
                  });
}

}  // namespace web
