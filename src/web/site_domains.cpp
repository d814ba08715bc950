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
    "b",   "assets", "confirm",    "d",           "u",       "c",
    "o",   "go",     "cart",       "library",     "review",  "quiz",
    "api", "login",  "robots.txt", "sitemap.xml", "healthz", "metrics"};

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

// How a brand's addresses look from its own domain: "/b/BRAND/x" is "/x", on this host.
class OwnAddresses {
  public:
    OwnAddresses(const std::string& slug, const std::string& public_url, const std::string& host)
        : inside_("/b/" + slug),
          outside_(public_url + inside_),
          origin_(public_url.substr(0, public_url.find("://")) + "://" + host) {}

    void put_into(net::Response& response) const {
        const std::string location(response.headers.value("Location"));
        if (!location.empty()) response.headers.set("Location", address(location));
        if (!response.headers.value("Content-Type").starts_with("text/html")) return;
        std::string page(response.body.view());
        replace(page, outside_, origin_);
        replace(page, "=\"" + inside_, "=\"");
        response.body = net::Body(std::move(page));
    }

  private:
    std::string address(std::string text) const {
        replace(text, outside_, origin_);
        if (text.starts_with(inside_)) replace(text, inside_, "");
        return text;
    }

    // Where the brand's part ends there; "/b/BRANDS" is another one's. The store is at "/".
    static void replace(std::string& text, const std::string& from, const std::string& to) {
        std::string out;
        std::size_t begin = 0;
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, begin)) {
            const auto end = at + from.size();
            const char next = end < text.size() ? text[end] : '"';
            const bool whole = std::string_view("/?#\"&<").find(next) != std::string_view::npos;
            out.append(text, begin, at - begin).append(whole ? to : from);
            if (whole && next != '/') out += '/';
            begin = end;
        }
        text = out.append(text, begin);
    }

    std::string inside_;
    std::string outside_;
    std::string origin_;
};

// As if the reader had asked for the brand's part of the site.
net::Request inner(const net::Request& request, const std::string& slug) {
    net::Request out = request;
    const bool root = request.segments.empty() || request.segments.front().empty();
    if (root) out.segments.clear();
    out.path = "/b/" + slug + (root ? "" : request.path);
    out.segments.insert(out.segments.begin(), {"b", slug});
    return out;
}

}  // namespace

net::Handler with_brand_domains(net::Handler next, const Services& services) {
    return [next = std::move(next), &services,
            domains = std::make_shared<Domains>(services.db)](const net::Request& request) {
        const std::string slug = domains->brand_at(request.host);
        if (slug.empty()) return next(request);
        const bool shared = !request.segments.empty() && kShared.contains(request.segments.front());
        auto response = next(shared ? request : inner(request, slug));
        OwnAddresses(slug, services.public_url, request.host).put_into(response);
        return response;
    };
}

}  // namespace web
