// Lead magnets: the page with the formats, and the bytes.
#include "base/log.hpp"
#include "base/strings.hpp"
#include "funnels/leads.hpp"
#include "web/site_file.hpp"
#include "web/site_links.hpp"
#include "web/site_mails.hpp"
#include "web/site_order.hpp"

namespace web {
namespace {

struct Gift {
    funnels::Lead lead;
    Live live;
};

Result<Gift> load_gift(Site& site, const std::string& lead_id) {
    TRY(auto lead, site.services.db.read([&](Tx& tx) -> Result<funnels::Lead> {
        return funnels::load_lead(tx, funnels::LeadId{lead_id});
    }));
    if (!lead.confirmed_at) return fail(Errc::forbidden, "please confirm your address first");
    TRY(auto live, site.live.load(lead.brand_id));
    return Gift{std::move(lead), std::move(live)};
}

// The link is ours but has run out: a fresh one goes to the reader's own address.
Result<Response> expired(Site& site, std::string_view token) {
    TRY(const auto lead, site.links.read_download(token, base::Time{}));
    TRY(const auto gift, load_gift(site, lead));
    return message_answer(
        site, gift.live->brand,
        {.title = "This link has run out",
         .paragraphs = {"Download links work for 30 days. We gladly send a fresh one to the "
                        "address that asked for it."},
         .form = content::MessageForm{.action = fmt::format("/d/{}", token),
                                      .submit_label = "Send me a fresh link"}},
        410);
}

std::string title_of(const Gift& gift) {
    const auto* magnet = gift.live->magnet(gift.lead.magnet);
    return magnet ? magnet->title : "Your download";
}

Result<Response> get_page(Site& site, const Request& request) {
    const auto token = request.param("token");
    const auto lead = site.links.read_download(token, site.now());
    if (!lead) {
        if (lead.error().code == Errc::rejected) return expired(site, token);
        return fail(lead.error());
    }
    TRY(const auto gift, load_gift(site, lead.value()));
    TRY(const auto files,
        site.services.db.read([&](Tx& tx) -> Result<std::vector<funnels::FileInfo>> {
            return funnels::list_files(tx, gift.lead.brand_id, gift.lead.magnet);
        }));
    content::Download download{.title = title_of(gift), .product = "book:" + gift.lead.book};
    const auto* magnet = gift.live->magnet(gift.lead.magnet);
    if (magnet && magnet->quiz) {
        download.files.push_back({"Take the quiz",
                                  site.links.go(gift.lead.contact_id, gift.live->brand.slug,
                                                gift.lead.funnel, "quiz", "", "", site.now()),
                                  ""});
    }
    for (const auto& file : files) {
        download.files.push_back({format_name(file.format),
                                  fmt::format("/d/{}/{}", token, file.format),
                                  base::format_size(static_cast<std::uint64_t>(file.size))});
    }
    const auto& brand = gift.live->brand;
    content::Message message{
        .title = "Here it is",
        .paragraphs = {download.files.size() > 1 ? "Choose what suits you. The link in your mail "
                                                   "works for 30 days."
                                                 : "The link in your mail works for 30 days."},
        .downloads = {std::move(download)}};
    auto context = frame_context(site, brand);
    add_covers(*gift.live, {"book:" + gift.lead.book}, context);
    context.canonical_url.clear();
    context.index = false;
    return page_answer(brand, content::render_message_page(context, message), 200,
                       Privacy::personal);
}

Result<Response> get_file(Site& site, const Request& request) {
    const auto token = request.param("token");
    const auto lead = site.links.read_download(token, site.now());
    if (!lead) {
        if (lead.error().code == Errc::rejected) return expired(site, token);
        return fail(lead.error());
    }
    TRY(const auto gift, load_gift(site, lead.value()));
    const std::string format(request.param("format"));
    TRY(auto file, site.services.db.read([&](Tx& tx) -> Result<std::optional<funnels::File>> {
        return funnels::find_file(tx, gift.lead.brand_id, gift.lead.magnet, format);
    }));
    if (!file) return fail(Errc::not_found, "there is no such file");
    if (is_a_download(request)) {
        const auto recorded = site.services.db.write([&](Tx& tx) -> Result<> {
            return funnels::record_download(tx, site.services.env, gift.lead.id, format);
        });
        if (!recorded)
            base::log::error("site.download_lost", {{"error", recorded.error().message}});
    }
    return file_answer(std::move(*file), request);
}

Result<Response> send_fresh_link(Site& site, const Request& request) {
    TRY(const auto lead, site.links.read_download(request.param("token"), base::Time{}));
    TRY(const auto gift, load_gift(site, lead));
    TRY(site.services.db.write(
        [&](Tx& tx) -> Result<> { return mail_download_link(tx, site.services.env, gift.lead); }));
    return message_answer(site, gift.live->brand,
                          {.title = "A fresh link is on its way",
                           .paragraphs = {"Please look into your inbox in a minute."}});
}

}  // namespace

Response file_answer(funnels::File file, const Request& request) {
    Response response{.body = net::Body(std::move(file.bytes))};
    response.with("Content-Type", file.content_type)
        .with("Content-Disposition",
              fmt::format("attachment; filename=\"{}\"", base::replace_all(file.name, "\"", "")))
        .with("ETag", file.etag)
        .with("Accept-Ranges", "bytes")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "private, no-cache");
    response = net::tagged(std::move(response), request);
    return net::ranged(std::move(response), request);
}

bool is_a_download(const Request& request) {
    if (request.method != net::Method::get) return false;
    const auto range = request.header("Range");
    return range.empty() || range.starts_with("bytes=0-");
}

void add_download_routes(net::Router& router, const SharedSite& site) {
    router.get("/d/{token}", answering(site, get_page));
    router.post("/d/{token}", answering(site, send_fresh_link));
    router.get("/d/{token}/{format}", answering(site, get_file));
}

}  // namespace web
