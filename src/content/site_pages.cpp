// The pages that are not documents: messages and the storefront.
#include <fmt/format.h>

#include "content/html.hpp"
#include "content/page_frame.hpp"
#include "content/page_html.hpp"
#include "content/page_parts.hpp"

namespace content {
namespace {

std::string message_form(const MessageForm& form) {
    std::string out = fmt::format("<form method=\"post\" action=\"{}\">", escape_url(form.action)) +
                      form_guards(form.token);
    for (const Input& input : form.inputs) out += input_html(input);
    return out + fmt::format(
                     "<div class=\"send\"><button class=\"button\" type=\"submit\">{}</button>"
                     "</div></form>",
                     escape_html(form.submit_label));
}

std::string message_links(const Message& message) {
    std::string out;
    for (const SiteLink& link : message.links) {
        const bool leads = out.empty() && !message.form;
        out += fmt::format("<p><a{} href=\"{}\">{}</a></p>", leads ? " class=\"button\"" : "",
                           escape_url(link.url), escape_html(link.label));
    }
    return out;
}

std::string shelf_item(const StoreItem& item, const PageContext& context) {
    const auto cover = context.covers.find(item.product);
    std::string out = "<article>";
    if (cover != context.covers.end()) out += cover_html(cover->second, Loading::later);
    out += "<div class=\"stack\">";
    out += fmt::format("<h3><a href=\"{}\">{}</a></h3>", escape_url(item.url),
                       escape_html(item.title));
    if (!item.subtitle.empty()) out += "<p class=\"soft\">" + escape_html(item.subtitle) + "</p>";
    if (!item.description.empty()) out += "<p>" + escape_html(item.description) + "</p>";
    if (item.price) out += price_html(*item.price, item.value);
    if (!item.label.empty()) {
        out += fmt::format("<p><a href=\"{}\">{}<span class=\"vh\">: {}</span></a></p>",
                           escape_url(item.url), escape_html(item.label), escape_html(item.title));
    }
    return out + "</div></article>";
}

std::string shelf(std::string_view heading, const std::vector<StoreItem>& items,
                  const PageContext& context) {
    if (items.empty()) return {};
    std::string out = fmt::format(
        "<section class=\"block wide\"><div class=\"wrap\"><h2>{}</h2><div class=\"body\"><div "
        "class=\"shelf\">",
        heading);
    for (const StoreItem& item : items) out += shelf_item(item, context);
    return out + "</div></div></div></section>\n";
}

}  // namespace

std::string render_message_page(const PageContext& context, const Message& message) {
    std::string body;
    for (const std::string& paragraph : message.paragraphs) {
        body += "<p>" + escape_html(paragraph) + "</p>";
    }
    if (message.form) body += message_form(*message.form);
    body += downloads_html(message.downloads) + message_links(message);
    return page_frame(
        context, {.title = message.title,
                  .kind = "message",
                  .main = fmt::format("<section class=\"hero bare\"><div class=\"wrap\"><h1>{}</h1>"
                                      "<div class=\"body measure\">{}</div></div></section>\n",
                                      escape_html(message.title), body)});
}

std::string render_storefront(const PageContext& context, const Storefront& store) {
    const Brand& brand = context.brand;
    std::string main = fmt::format(
        "<section class=\"hero bare\"><div class=\"wrap\"><h1>{}</h1><p class=\"sub\">{}</p></div>"
        "</section>\n",
        escape_html(brand.name), escape_html(brand.tagline));
    main += shelf("Books", store.books, context);
    main += shelf("Free", store.samples, context);
    main += shelf("Together", store.offers, context);
    return page_frame(context, {.title = brand.name,
                                .description = brand.tagline,
                                .kind = "store",
                                .main = std::move(main)});
}

}  // namespace content
