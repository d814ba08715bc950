#include "content/email_html.hpp"

#include <fmt/format.h>

#include "base/strings.hpp"
#include "content/amounts.hpp"
#include "content/contrast.hpp"
#include "content/email_blocks.hpp"
#include "content/email_text.hpp"
#include "content/html.hpp"

namespace content {
namespace {

// Mail clients have no custom properties: every colour and face is written where it is used.
struct EmailLook {
    std::string ink, paper, ground, accent, on_accent, soft, rule, tint;
    std::string_view serif;  // the text face
    std::string_view label;
    std::string_view radius;
};

EmailLook look_of_email(const Brand& brand) {
    const Rgb ink = parse_color(brand.colors.ink).value_or(Rgb{29, 31, 35});
    const Rgb paper = parse_color(brand.colors.paper).value_or(Rgb{251, 250, 247});
    const Rgb accent = parse_color(brand.colors.accent).value_or(Rgb{31, 95, 91});
    const Rgb tint = mix(paper, accent, 0.07);
    constexpr std::string_view kSerif = "Georgia,'Times New Roman',Times,serif";
    constexpr std::string_view kSans =
        "'Source Sans 3','Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    const Rgb on_accent = nearest_with_contrast(paper, accent, 4.5);
    EmailLook look{
        format_color(ink),
        format_color(paper),
        format_color(mix(paper, ink, 0.06)),
        format_color(nearest_with_contrast(accent, tint, 4.5)),
        format_color(on_accent),
        format_color(nearest_with_contrast(mix(ink, paper, 0.3), mix(paper, ink, 0.06), 4.5)),
        format_color(mix(paper, ink, 0.16)),
        format_color(tint),
        brand.theme == Theme::folio ? kSerif : kSans,
        brand.theme == Theme::ledger ? kSans : kSerif,
        brand.theme == Theme::folio    ? "0"
        : brand.theme == Theme::ledger ? "4px"
                                       : "26px"};
    return look;
}

// The dark colours keep the brand's hue; !important wins over the inline ones.
std::string dark_rules(const Brand& brand) {
    const Rgb ink = parse_color(brand.colors.ink).value_or(Rgb{29, 31, 35});
    const Rgb accent = parse_color(brand.colors.accent).value_or(Rgb{31, 95, 91});
    const Rgb ground = mix(Rgb{18, 19, 21}, ink, 0.15);
    const Rgb paper = mix(Rgb{28, 30, 33}, ink, 0.15);
    const Rgb words{232, 230, 225};
    const Rgb bright = nearest_with_contrast(mix(accent, words, 0.35), paper, 6);
    return fmt::format(
        "@media (prefers-color-scheme:dark){{"
        ".ground{{background:{0}!important}}.paper{{background:{1}!important}}"
        ".ink{{color:{2}!important}}.soft{{color:#b3b0a9!important}}"
        ".accent{{color:{3}!important}}.button{{background:{3}!important}}"
        ".button a{{color:{1}!important;background:{3}!important;border-color:{3}!important}}"
        ".tint{{background:{4}!important}}.rule{{border-color:#45474b!important}}}}",
        format_color(ground), format_color(paper), format_color(words), format_color(bright),
        format_color(mix(paper, accent, 0.25)));
}

class HtmlBlocks {
  public:
    HtmlBlocks(const EmailContext& context, const EmailLook& look)
        : context_(context), look_(look) {}

    using Markup = base::Result<std::string>;

    Markup block(const GreetingBlock& block) const { return paragraph(block.text); }
    Markup block(const ParagraphBlock& block) const { return paragraph(block.text); }

    Markup block(const HeadingBlock& block) const {
        TRY(const std::string words, inline_html(block.text));
        return fmt::format(
            "<h2 class=\"ink\" style=\"margin:32px 0 12px;font:600 22px/28px {};color:{}\">{}</h2>",
            look_.label, look_.ink, words);
    }

    Markup block(const ListBlock& block) const {
        const std::string_view tag = block.numbered ? "ol" : "ul";
        std::string out =
            fmt::format("<{} class=\"ink\" style=\"margin:0 0 20px;padding:0 0 0 24px;{}\">", tag,
                        text_style());
        for (const Text& item : block.items) {
            TRY(const std::string words, inline_html(item));
            out += fmt::format("<li style=\"margin:0 0 8px;padding-left:4px\">{}</li>", words);
        }
        return out + fmt::format("</{}>", tag);
    }

    Markup block(const ButtonBlock& block) const {
        TRY(const std::string label, merge(block.label, context_.fields));
        TRY(const std::string url, link_address(context_, block.link));
        // The cell carries colour and shape, so the button stands where <a> has no padding
        // (Outlook), and the link's own borders make all of it clickable elsewhere.
        return fmt::format(
            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
            "style=\"margin:8px 0 28px\"><tr><td class=\"button\" style=\"background:{0};"
            "border-radius:{1}\"><a href=\"{2}\" style=\"display:inline-block;background:{0};"
            "border:1px solid {0};border-radius:{1};padding:14px 28px;font:600 17px/22px {3};"
            "color:{4};text-decoration:none\">{5}</a></td></tr></table>",
            look_.accent, look_.radius, escape_url(url), look_.label, look_.on_accent,
            escape_html(label));
    }

    Markup block(const QuotationBlock& block) const {
        TRY(const Quotation quotation, resolve_quotation(block, context_));
        std::string out = fmt::format(
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
            "border=\"0\" style=\"margin:8px 0 24px\"><tr><td class=\"rule\" "
            "style=\"border-left:3px solid {};padding:2px 0 2px 20px\"><p class=\"ink\" "
            "style=\"margin:0;font:italic 19px/29px {};color:{}\">{}</p>",
            look_.accent, look_.label, look_.ink, escape_html(quotation.quote));
        if (!quotation.attribution.empty() || quotation.sample) {
            out += fmt::format("<p class=\"soft\" style=\"margin:8px 0 0;{}\">{}{}</p>",
                               small_style(), escape_html(quotation.attribution),
                               quotation.sample ? " · Sample review" : "");
        }
        return out + "</td></tr></table>";
    }

    Markup block(const CodeBlock& block) const {
        TRY(const std::string words, inline_html(block.text));
        return fmt::format(
            "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
            "border=\"0\" style=\"margin:8px 0 24px\"><tr><td class=\"tint\" "
            "style=\"background:{};border:1px dashed {};padding:18px 24px;text-align:center\">"
            "<p class=\"ink\" style=\"margin:0;{}\">{}</p></td></tr></table>",
            look_.tint, look_.accent, text_style(), words);
    }

    Markup block(const ReceiptBlock&) const {
        TRY(const OrderView* order, order_of(context_));
        return fmt::format("<p class=\"soft\" style=\"margin:8px 0 4px;{}\">Order {}, {}{}</p>",
                           small_style(), escape_html(order->number), escape_html(order->date),
                           order->test_mode ? ". Test mode: no money moved." : "") +
               money_table(order->lines, order->discounts, "Paid", order->total);
    }

    Markup block(const CartBlock&) const {
        TRY(const CheckoutView* cart, cart_of(context_));
        return money_table(cart->lines, cart->discounts, "Total today", cart->total);
    }

    Markup block(const DownloadsBlock&) const {
        TRY(const OrderView* order, order_of(context_));
        std::string out;
        for (const Download& download : order->downloads) {
            out +=
                fmt::format("<p class=\"ink\" style=\"margin:0 0 16px;{}\"><strong>{}</strong><br>",
                            text_style(), escape_html(download.title));
            std::string_view separator;
            for (const DownloadFile& file : download.files) {
                out += fmt::format(
                    "{}<a class=\"accent\" href=\"{}\" "
                    "style=\"color:{};text-decoration:underline\">"
                    "{}</a>",
                    separator, escape_url(file.url), look_.accent, escape_html(file.label));
                separator = " &nbsp;·&nbsp; ";
            }
            out += "</p>";
        }
        return out;
    }

    Markup block(const BooksBlock& block) const {
        std::string rows;
        for (const EmailBook& book : first_books(block, context_)) rows += book_row(book);
        if (rows.empty()) return rows;
        return "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
               "border=\"0\" style=\"margin:8px 0 16px\">" +
               rows + "</table>";
    }

    Markup block(const SignatureBlock& block) const {
        TRY(const std::string words, inline_html(block.text));
        const Author& author = context_.brand.author;
        return fmt::format(
            "<p class=\"ink\" style=\"margin:28px 0 0;{0}\">{1}{2}<strong>{3}</strong>{4}</p>",
            text_style(), words, words.empty() ? "" : "<br>", escape_html(author.name),
            author.title.empty()
                ? ""
                : fmt::format(
                      "<br><span class=\"soft\" style=\"color:{};font-size:15px\">{}</span>",
                      look_.soft, escape_html(author.title)));
    }

  private:
    std::string text_style() const {
        return fmt::format("font:17px/27px {};color:{}", look_.serif, look_.ink);
    }
    std::string small_style() const {
        return fmt::format("font:15px/22px {};color:{}", look_.serif, look_.soft);
    }

    Markup inline_html(const Text& text) const {
        std::string out;
        for (const Span& span : text) {
            TRY(const std::string words, merge(span.text, context_.fields));
            const std::string escaped = base::replace_all(escape_html(words), "\n", "<br>");
            out += span.mark == Mark::strong     ? "<strong>" + escaped + "</strong>"
                   : span.mark == Mark::emphasis ? "<em>" + escaped + "</em>"
                                                 : escaped;
        }
        return out;
    }

    Markup paragraph(const Text& text) const {
        TRY(const std::string words, inline_html(text));
        if (words.empty()) return words;
        return fmt::format("<p class=\"ink\" style=\"margin:0 0 20px;{}\">{}</p>", text_style(),
                           words);
    }

    std::string money_row(const std::string& name, const base::Money& amount, bool strong) const {
        const std::string style =
            fmt::format("padding:9px 0;border-bottom:1px solid {};{};vertical-align:top{}",
                        look_.rule, text_style(), strong ? ";font-weight:bold" : "");
        return fmt::format(
            "<tr><td class=\"ink rule\" style=\"{0}\">{1}</td><td class=\"ink rule\" "
            "align=\"right\" "
            "style=\"{0};white-space:nowrap;padding-left:16px\">{2}</td></tr>",
            style, name, escape_html(format_amount(amount)));
    }

    std::string money_table(const std::vector<MoneyLine>& lines,
                            const std::vector<MoneyLine>& discounts, std::string_view total_label,
                            const base::Money& total) const {
        std::string out =
            "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
            "style=\"margin:0 0 24px;border-collapse:collapse\">";
        for (const auto* group : {&lines, &discounts}) {
            for (const MoneyLine& line : *group) {
                std::string name = escape_html(line.name);
                if (line.quantity > 1) name += fmt::format(" × {}", line.quantity);
                if (!line.note.empty()) {
                    name += fmt::format("<br><span class=\"soft\" style=\"{}\">{}</span>",
                                        small_style(), escape_html(line.note));
                }
                out += money_row(name, line.amount, false);
            }
        }
        return out + money_row(escape_html(total_label), total, true) + "</table>";
    }

    std::string book_row(const EmailBook& book) const {
        std::string cover;
        if (book.cover) {
            cover = fmt::format(
                "<img src=\"{}\" alt=\"{}\" width=\"84\" style=\"display:block;width:84px;"
                "height:auto;border:0\">",
                escape_url(book.cover->url), escape_html(book.cover->alt));
        }
        return fmt::format(
            "<tr><td width=\"100\" valign=\"top\" style=\"padding:0 16px 24px 0\">{0}</td><td "
            "valign=\"top\" style=\"padding:0 0 24px\"><p class=\"ink\" style=\"margin:0;{1}\"><a "
            "class=\"accent\" href=\"{2}\" style=\"color:{3};font-weight:bold\">{4}</a></p><p "
            "class=\"soft\" style=\"margin:4px 0;{5}\">{6}</p><p class=\"ink\" style=\"margin:0;"
            "{1}\">{7}</p></td></tr>",
            cover, text_style(), escape_url(book.url), look_.accent, escape_html(book.title),
            small_style(), escape_html(book.subtitle), escape_html(base::format_money(book.price)));
    }

    const EmailContext& context_;
    const EmailLook& look_;
};

// What an inbox shows after the subject, and nothing of the body behind it.
std::string preheader(const std::string& preview) {
    std::string padding;
    for (int i = 0; i < 60; ++i) padding += "&#847;&zwnj;&nbsp;";
    return fmt::format(
        "<div style=\"display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;"
        "line-height:1px;opacity:0\">{}{}</div>",
        escape_html(preview), padding);
}

std::string footer(const Email& email, const EmailContext& context, const EmailLook& look) {
    const std::string style = fmt::format("font:14px/21px {};color:{}", look.serif, look.soft);
    const auto link = [&](const std::string& url, std::string_view label) {
        if (url.empty()) return std::string{};
        return fmt::format(
            "<a class=\"soft\" href=\"{}\" style=\"color:{};text-decoration:underline\">{}</a>"
            "&nbsp;&nbsp; ",
            escape_url(url), look.soft, label);
    };
    std::string links;
    if (email.message_class != MessageClass::transactional) {
        links += link(context.unsubscribe_url, "Unsubscribe");
    }
    links += link(context.preferences_url, "What you get from us");
    return fmt::format(
        "<p class=\"soft\" style=\"margin:0 0 8px;{0}\">{1}</p>{2}<p class=\"soft\" "
        "style=\"margin:0;{0}\">{3}</p>",
        style, escape_html(reason_of(email, context)),
        links.empty() ? "" : fmt::format("<p style=\"margin:0 0 8px;{}\">{}</p>", style, links),
        escape_html(imprint_line(context.brand)));
}

std::string masthead(const EmailContext& context, const EmailLook& look) {
    const std::string name = escape_html(context.brand.name);
    const std::string_view letters =
        context.brand.theme == Theme::folio ? ";text-transform:uppercase;letter-spacing:2px" : "";
    const std::string style =
        fmt::format("font:600 16px/22px {};color:{}{}", look.label, look.accent, letters);
    if (context.home_url.empty()) {
        return fmt::format("<span class=\"accent\" style=\"{}\">{}</span>", style, name);
    }
    return fmt::format("<a class=\"accent\" href=\"{}\" style=\"{};text-decoration:none\">{}</a>",
                       escape_url(context.home_url), style, name);
}

struct EmailParts {
    std::string subject;
    std::string preview;
    std::string body;
};

std::string email_frame(const Email& email, const EmailContext& context, const EmailLook& look,
                        const EmailParts& parts) {
    const std::string pixel =
        context.tracking_pixel_url.empty()
            ? ""
            : fmt::format("<img src=\"{}\" alt=\"\" width=\"1\" height=\"1\" border=\"0\">",
                          escape_url(context.tracking_pixel_url));
    return fmt::format(
        "<!doctype html>\n<html lang=\"{0}\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
        "<meta name=\"format-detection\" content=\"telephone=no,date=no,address=no,email=no\">\n"
        "<title>{1}</title>\n<style>:root{{color-scheme:light dark}}body{{margin:0}}"
        "@media (max-width:620px){{.paper{{padding:24px 20px 32px!important}}}}{2}</style>\n"
        "</head>\n<body class=\"ground\" style=\"margin:0;padding:0;background:{3}\">\n{4}\n"
        "<table role=\"presentation\" class=\"ground\" width=\"100%\" cellpadding=\"0\" "
        "cellspacing=\"0\" border=\"0\" style=\"background:{3}\"><tr><td align=\"center\" "
        "style=\"padding:24px 8px\">\n<table role=\"presentation\" width=\"600\" "
        "cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"width:100%;max-width:600px\">\n"
        "<tr><td class=\"paper\" style=\"background:{5};padding:36px 44px 44px\">\n"
        "<p class=\"rule\" style=\"margin:0 0 28px;padding:0 0 14px;border-bottom:1px solid {6}\">"
        "{7}</p>\n{8}\n</td></tr>\n<tr><td style=\"padding:20px 20px 8px\">{9}</td></tr>\n"
        "</table>\n</td></tr></table>\n{10}</body>\n</html>\n",
        escape_html(context.brand.language), escape_html(parts.subject), dark_rules(context.brand),
        look.ground, preheader(parts.preview), look.paper, look.rule, masthead(context, look),
        parts.body, footer(email, context, look), pixel);
}

}  // namespace

base::Result<std::string> render_email_html(const Email& email, const EmailContext& context) {
    TRY(check_email_context(email, context));
    const EmailLook look = look_of_email(context.brand);
    const HtmlBlocks blocks(context, look);
    EmailParts parts;
    TRY(parts.subject, merge(email.subject, context.fields));
    TRY(parts.preview, merge(email.preview, context.fields));
    for (const EmailBlock& any : email.blocks) {
        auto markup = std::visit(
            [&](const auto& concrete) -> base::Result<std::string> {
                if (!holds(concrete.when, context.facts)) return std::string{};
                return blocks.block(concrete);
            },
            any);
        if (!markup) return base::fail(std::move(markup).error());
        parts.body += markup.value();
        if (!markup.value().empty()) parts.body += '\n';
    }
    return email_frame(email, context, look, parts);
}

base::Result<RenderedEmail> render_email(const Email& email, const EmailContext& context) {
    RenderedEmail out;
    TRY(out.subject, merge(email.subject, context.fields));
    TRY(out.preview, merge(email.preview, context.fields));
    // A header is one line, whatever a first name holds.
    for (char& c : out.subject) {
        if (static_cast<unsigned char>(c) < 32) c = ' ';
    }
    TRY(out.html, render_email_html(email, context));
    TRY(out.text, render_email_text(email, context));
    return out;
}

}  // namespace content
