#include <chrono>
#include <map>
#include <mutex>
#include <set>

#include "base/log.hpp"
#include "base/strings.hpp"
#include "content/brand_repository.hpp"
#include "web/site.hpp"

namespace web {
namespace {

// Paths that are the same for every brand.
const std::set<std::string, std::less<>> kShared = {
    "b",     "assets",     "confirm",     "d",       "u",      "c",
    "o",     "go",         "cart",        "library", "review", "api",
    "login", "robots.txt", "sitemap.xml", "healthz", "metrics"};

// Which brand has which domain; asked again now and then, because brands are edited.
class Domains {
  public:
    explicit Domains(store::Db& db) : db_(db) {}

    std::string brand_at(const std::string& host) {
        const std::lock_guard lock(mutex_);
        const auto now = std::chrono::steady_clock::now();
        if (now - read_at_ > std::chrono::seconds(5)) {
            const auto brands = db_.read([](store::Tx& tx) { return content::list_brands(tx); });
            if (brands) {
                slugs_.clear();
                for (const auto& brand : brands.value()) {
                    if (!brand.domain.empty()) {
                        slugs_[base::to_lower_ascii(brand.domain)] = brand.slug;
                    }
                }
            } else {
                base::log::error("site.domains_unread", {{"error", brands.error().message}});
            }
            read_at_ = now;
        }
        const auto found = slugs_.find(host.substr(0, host.find(':')));
        return found == slugs_.end() ? std::string{} : found->second;
    }

  private:
    store::Db& db_;
    std::mutex mutex_;
    std::map<std::string, std::string> slugs_;
    std::chrono::steady_clock::time_point read_at_{};
};

}  // namespace

net::Handler with_brand_domains(net::Handler next, const Services& services) {
    return [next = std::move(next),
            domains = std::make_shared<Domains>(services.db)](const net::Request& request) {
        const std::string slug = domains->brand_at(request.host);
        const std::string_view first = request.segments.empty()
                                           ? std::string_view{}
                                           : std::string_view(request.segments.front());
        if (slug.empty() || kShared.contains(first)) return next(request);
        net::Request inner = request;
        if (first.empty()) {
            inner.segments.clear();
            inner.path = "/b/" + slug;
        } else {
            inner.path = "/b/" + slug + request.path;
        }
        inner.segments.insert(inner.segments.begin(), {"b", slug});
        return next(inner);
    };
}

}  // namespace web
