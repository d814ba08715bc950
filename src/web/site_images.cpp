// Files of the program, covers, share images and the brand's icon.
#include <mutex>

#include "content/assets.hpp"
#include "content/cover.hpp"
#include "web/site_answer.hpp"

namespace web {
namespace {

struct Picture {
    std::string content_type;
    std::shared_ptr<const std::string> bytes;
};

// Designed once for each book as it is now. Thread-safe.
class Pictures {
  public:
    template <class Make>
    Result<Picture> find_or_make(const std::string& key, Make make) {
        {
            const std::lock_guard lock(mutex_);
            const auto known = pictures_.find(key);
            if (known != pictures_.end()) return known->second;
        }
        TRY(auto picture, make());
        const std::lock_guard lock(mutex_);
        if (pictures_.size() >= kMost) pictures_.clear();
        pictures_[key] = picture;
        return picture;
    }

  private:
    static constexpr std::size_t kMost = 200;
    std::mutex mutex_;
    std::map<std::string, Picture> pictures_;
};

struct Size {
    int width;
    int height;
};
constexpr Size kCover{480, 720};
constexpr Size kShare{1200, 630};

bool is_picture(std::string_view mime) {
    return mime == "image/png" || mime == "image/jpeg" || mime == "image/webp" ||
           mime == "image/gif";
}

Result<Picture> design(const LiveBrand& live, const BookInfo& book, Size size) {
    TRY(auto png, content::render_cover_png(
                      {.title = book.title,
                       .subtitle = book.subtitle,
                       .author = book.author.empty() ? live.brand.author.name : book.author,
                       .tag = {},
                       .brand = live.brand.name,
                       .colors = live.brand.colors,
                       .theme = live.brand.theme,
                       .seed = content::cover_seed(book.title)},
                      size.width, size.height));
    return Picture{"image/png", std::make_shared<const std::string>(std::move(png))};
}

Result<Picture> cover_of(const LiveBrand& live, const BookInfo& book) {
    if (book.cover && is_picture(book.cover->mime)) {
        return Picture{book.cover->mime, std::make_shared<const std::string>(book.cover->bytes)};
    }
    return design(live, book, kCover);
}

Result<Response> picture(Site& site, Pictures& pictures, const Request& request,
                         std::string_view kind) {
    TRY(const auto live, live_of(site, request));
    std::string_view slug = request.param("file");
    if (!slug.ends_with(".png")) return fail(Errc::not_found, "there is no such picture");
    slug.remove_suffix(4);
    const auto* book = live->book(slug);
    if (!book) return fail(Errc::not_found, "there is no such book");
    const auto& brand = live->brand;
    const std::string key =
        fmt::format("{} {} {} {} {} {} {} {} {}", kind, brand.slug, book->slug, book->version,
                    base::to_micros(book->updated_at), brand.colors.ink, brand.colors.paper,
                    brand.colors.accent, static_cast<int>(brand.theme));
    TRY(const auto made, pictures.find_or_make(key, [&]() -> Result<Picture> {
        return kind == "cover" ? cover_of(*live, *book) : design(*live, *book, kShare);
    }));
    Response response{.body = net::Body(made.bytes)};
    response.with("Content-Type", made.content_type)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "public, max-age=3600, stale-while-revalidate=86400");
    return net::tagged(std::move(response), request);
}

// A book on the brand's accent, for the tabs of browsers.
Result<Response> get_icon(Site& site, const Request& request) {
    TRY(const auto live, live_of(site, request));
    const auto& colors = live->brand.colors;
    Response response{.body = net::Body(fmt::format(
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
                          "<rect width=\"32\" height=\"32\" rx=\"6\" fill=\"{}\"/>"
                          "<path d=\"M9 6h13v20H11a2 2 0 0 1-2-2zm3 2v12h1V8zm-1 14v2h9v-2z\" "
                          "fill=\"{}\" fill-rule=\"evenodd\"/></svg>",
                          colors.accent, colors.paper))};
    response.with("Content-Type", "image/svg+xml")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "public, max-age=3600, stale-while-revalidate=86400");
    return net::tagged(std::move(response), request);
}

Result<Response> get_asset(Site&, const Request& request) {
    const auto asset = content::find_asset(request.param("file"));
    if (!asset) return fail(Errc::not_found, "there is no such file");
    Response response{.body = net::Body(std::string(asset->body))};
    response.with("Content-Type", std::string(asset->content_type))
        .with("ETag", asset->etag)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", request.query_value("v").empty()
                                   ? "public, max-age=3600"
                                   : "public, max-age=31536000, immutable");
    return net::tagged(std::move(response), request);
}

}  // namespace

void add_image_routes(net::Router& router, const SharedSite& site) {
    router.get("/assets/{file*}", answering(site, get_asset));
    const auto pictures = std::make_shared<Pictures>();
    const auto serve = [&](std::string_view kind) -> net::Handler {
        return [site, pictures, kind](const Request& request) -> Response {
            auto response = picture(*site, *pictures, request, kind);
            if (!response) return problem_page(*site, request, response.error());
            return std::move(response).value();
        };
    };
    router.get("/b/{brand}/icon.svg", answering(site, get_icon));
    router.get("/b/{brand}/covers/{file}", serve("cover"));
    router.get("/b/{brand}/share/{file}", serve("share"));
}

}  // namespace web
