#include "content/page_frame.hpp"

#include <fmt/format.h>

#include "content/amounts.hpp"
#include "content/html.hpp"
#include "content/page_parts.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

std::string meta(std::string_view attribute, std::string_view name, std::string_view value) {
    if (value.empty()) return {};
    return fmt::format("<meta {}=\"{}\" content=\"{}\">\n", attribute, name, escape_html(value));
}

std::string head(const PageContext& context, const FrameParts& parts) {
    const SiteStyle& style = site_style(context.brand.theme, context.brand.colors);
    std::string out = fmt::format(
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n"
        "<link rel=\"preload\" href=\"{}\" as=\"font\" type=\"font/woff2\" crossorigin>\n"
        "<style>{}</style>\n",
        escape_html(parts.title), escape_html(style.preload_font), style.css);
    if (!parts.style.empty()) out += fmt::format("<style>{}</style>\n", parts.style);
    if (!context.brand.slug.empty()) {
        out += fmt::format("<link rel=\"icon\" href=\"/b/{}/icon.svg\" type=\"image/svg+xml\">\n",
                           escape_url(context.brand.slug));
    }
    out += meta("name", "description", parts.description);
    if (!context.index || context.preview) out += meta("name", "robots", "noindex");
    out += meta("name", "theme-color", context.brand.colors.paper);
    if (!context.canonical_url.empty()) {
        out += fmt::format("<link rel=\"canonical\" href=\"{}\">\n",
                           escape_url(context.canonical_url));
    }
    out += meta("property", "og:type", "website");
    out += meta("property", "og:title", parts.title);
    out += meta("property", "og:description", parts.description);
    out += meta("property", "og:site_name", context.brand.name);
    out += meta("property", "og:url", context.canonical_url);
    out += meta("property", "og:image", context.share_image);
    if (!context.share_image.empty()) out += meta("name", "twitter:card", "summary_large_image");
    if (!parts.json_ld.empty()) {
        out += fmt::format("<script type=\"application/ld+json\">{}</script>\n",
                           escape_json_script(parts.json_ld));
    }
    return out;
}

std::string masthead(const PageContext& context) {
    const std::string name = escape_html(context.brand.name);
    return fmt::format(
        "<header class=\"mast\"><div class=\"wrap\"><a href=\"{}\">{}</a><span class=\"soft\">{}"
        "</span></div></header>\n",
        context.home_url.empty() ? "#main" : escape_url(context.home_url), name,
        escape_html(context.brand.tagline));
}

std::string footer(const PageContext& context) {
    std::string out = "<footer class=\"foot\"><div class=\"wrap\"><p>" +
                      escape_html(imprint_line(context.brand)) + "</p>";
    if (!context.footer_links.empty()) {
        out += "<nav aria-label=\"About this site\">";
        for (const SiteLink& link : context.footer_links) {
            out +=
                fmt::format("<a href=\"{}\">{}</a>", escape_url(link.url), escape_html(link.label));
        }
        out += "</nav>";
    }
    return out + "</div></footer>\n";
}

}  // namespace

std::string page_frame(const PageContext& context, const FrameParts& parts) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n{}</head>\n<body class=\"{}\">\n"
        "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n{}{}{}"
        "<main id=\"main\">\n{}</main>\n{}</body>\n</html>\n",
        escape_html(context.brand.language), head(context, parts), parts.kind,
        context.preview ? "<p class=\"bar\">Preview – not published</p>\n" : "",
        parts.test_mode ? test_bar() + '\n' : "", masthead(context), parts.main, footer(context));
}

}  // namespace content
