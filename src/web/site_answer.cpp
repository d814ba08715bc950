#include "web/site_answer.hpp"

#include <charconv>

#include "base/log.hpp"
#include "base/strings.hpp"
#include "content/site_style.hpp"
#include "web/problem.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr base::Duration kFormLives = 24h;

// As for the API, but a browser knows a bad form as 400 and what has ended as 410.
int page_status(Errc code) {
    if (code == Errc::invalid) return 400;
    if (code == Errc::rejected) return 410;
    return status_of(code);
}

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Response page_answer(const content::Brand& brand, std::string html, int status, Privacy privacy) {
    return net::html(std::move(html), status)
        .with("Content-Security-Policy", content::content_security_policy(brand))
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control",
              privacy == Privacy::personal ? "private, no-store" : "private, no-cache");
}

content::PageContext frame_context(const Site& site, const content::Brand& brand) {
    content::PageContext context;
    context.brand = brand;
    context.fields = content::brand_fields(brand);
    if (brand.slug.empty()) return context;
    context.home_url = fmt::format("/b/{}", brand.slug);
    context.footer_links = {{"Privacy", context.home_url + "/privacy"},
                            {"Imprint", context.home_url + "/imprint"},
                            {"Your library", "/library?brand=" + brand.slug}};
    context.canonical_url = site.links.store(brand.slug);
    return context;
}

Response message_answer(const Site& site, const content::Brand& brand,
                        const content::Message& message, int status) {
    auto context = frame_context(site, brand);
    context.canonical_url.clear();
    context.index = false;
    return page_answer(brand, content::render_message_page(context, message), status,
                       Privacy::personal);
}

content::Brand brand_for(Site& site, const Request& request) {
    std::string slug(request.param("brand"));
    if (slug.empty()) slug = request.query_value("brand");
    if (!slug.empty()) {
        const auto live = site.live.find(slug);
        if (live && live.value()) return live.value()->brand;
    }
    const auto slugs = site.live.slugs();
    if (slugs && slugs.value().size() == 1) {
        const auto live = site.live.find(slugs.value().front());
        if (live && live.value()) return live.value()->brand;
    }
    content::Brand nobody;
    nobody.name = "Frontlist";
    return nobody;
}

Response not_found_page(Site& site, const Request& request) {
    const auto brand = brand_for(site, request);
    content::Message message{
        .title = "There is nothing here",
        .paragraphs = {"This page does not exist, or it is no longer offered."}};
    if (!brand.slug.empty()) {
        message.links.push_back({"To all books", fmt::format("/b/{}", brand.slug)});
    }
    return message_answer(site, brand, message, 404);
}

Response problem_page(Site& site, const Request& request, const Error& error) {
    if (error.code == Errc::not_found) return not_found_page(site, request);
    content::Message message{.title = "This did not work", .paragraphs = {sentence(error.message)}};
    if (error.code == Errc::internal || error.code == Errc::unavailable) {
        base::log::error("site.failed",
                         {{"path", request.segments.empty() ? std::string{} : request.segments[0]},
                          {"error", error.message}});
        message.paragraphs = {"Something went wrong on our side. Please try again in a moment."};
    }
    return message_answer(site, brand_for(site, request), message, page_status(error.code));
}

net::Handler answering(std::shared_ptr<Site> site, Answer answer) {
    return [site = std::move(site), answer](const Request& request) -> Response {
        auto response = answer(*site, request);
        if (!response) return problem_page(*site, request, response.error());
        return std::move(response).value();
    };
}

Result<Live> live_of(Site& site, const Request& request) {
    TRY(auto live, site.live.find(request.param("brand")));
    if (!live) return fail(Errc::not_found, "there is no such brand");
    return live;
}

std::string sign_form(const Site& site, const std::string& visitor, const FormToken& token) {
    return site.services.signer.sign(
        "form",
        base::join({visitor, token.about, token.subject, token.nonce, fmt::to_string(token.seen),
                    fmt::to_string(token.seen_with_bump)},
                   "\n"),
        site.now() + kFormLives);
}

Result<FormToken> read_form(const Site& site, const std::string& visitor, std::string_view about,
                            std::string_view token) {
    const auto subject = site.services.signer.verify("form", token, site.now());
    if (subject) {
        const auto parts = base::split(subject.value(), '\n');
        if (parts.size() == 6 && parts[0] == visitor && parts[1] == about) {
            const auto seen = number(parts[4]);
            const auto with_bump = number(parts[5]);
            if (seen && with_bump) {
                return FormToken{std::string(parts[1]), std::string(parts[2]),
                                 std::string(parts[3]), *seen, *with_bump};
            }
        }
    }
    return fail(Errc::rejected, "This page was open for too long. Please send it once more");
}

std::string one_line(std::string_view text, std::size_t longest) {
    std::string out(base::trim(text.substr(0, longest)));
    for (char& c : out) {
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    return net::scrub_utf8(out);
}

std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    if (text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
    return text;
}

}  // namespace web
