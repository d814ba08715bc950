#include "content/page_parts.hpp"

#include <fmt/format.h>

#include "content/amounts.hpp"
#include "content/html.hpp"

namespace content {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    if (value.empty()) return {};
    return fmt::format(" {}=\"{}\"", name, escape_html(value));
}

// Under the control, and named by its aria-describedby.
struct Notes {
    std::string markup;
    std::string described_by;
};

Notes notes_of(const Input& input) {
    Notes notes;
    const std::string id = escape_html(input.name);
    if (!input.error.empty()) {
        notes.markup += fmt::format("<p class=\"bad-note\" id=\"{}-error\">{}</p>", id,
                                    escape_html(input.error));
        notes.described_by = id + "-error";
    }
    if (!input.hint.empty()) {
        notes.markup += fmt::format("<small class=\"soft\" id=\"{}-hint\">{}</small>", id,
                                    escape_html(input.hint));
        notes.described_by += notes.described_by.empty() ? "" : " ";
        notes.described_by += id + "-hint";
    }
    return notes;
}

std::string state_attributes(const Input& input, const Notes& notes) {
    std::string out = input.required ? " required" : "";
    // The browser goes to the first of them, so that what went wrong is in sight.
    if (!input.error.empty()) out += " aria-invalid=\"true\" autofocus";
    if (!notes.described_by.empty()) {
        out += fmt::format(" aria-describedby=\"{}\"", notes.described_by);
    }
    return out;
}

std::string checkbox_html(const Input& input) {
    const Notes notes = notes_of(input);
    return fmt::format(
        "<div class=\"field{}\"><label class=\"tick fine\"><input type=\"checkbox\" id=\"{}\" "
        "name=\"{}\" value=\"{}\"{}{}><span>{}</span></label>{}</div>",
        input.error.empty() ? "" : " bad", escape_html(input.name), escape_html(input.name),
        escape_html(input.value), input.checked ? " checked" : "", state_attributes(input, notes),
        escape_html(input.label), notes.markup);
}

std::string choice_html(const Input& input) {
    const Notes notes = notes_of(input);
    std::string out = fmt::format("<fieldset class=\"field stack\"><legend>{}</legend>",
                                  escape_html(input.label));
    for (const SiteLink& choice : input.choices) {
        out += fmt::format(
            "<label class=\"tick\"><input type=\"radio\" name=\"{}\" value=\"{}\"{}{}><span>{}"
            "</span></label>",
            escape_html(input.name), escape_html(choice.url),
            choice.url == input.value ? " checked" : "", state_attributes(input, notes),
            escape_html(choice.label));
    }
    return out + notes.markup + "</fieldset>";
}

std::string labelled_html(const Input& input, std::string_view control) {
    return fmt::format(
        "<div class=\"field{}\"><label for=\"{}\">{}{}</label>{}{}</div>",
        input.error.empty() ? "" : " bad", escape_html(input.name), escape_html(input.label),
        input.required || !input.mark_optional ? "" : " <span class=\"soft\">(optional)</span>",
        control, notes_of(input).markup);
}

}  // namespace

base::Result<std::string> inline_html(const Text& text, const Fields& fields) {
    std::string out;
    for (const Span& span : text) {
        TRY(const std::string words, merge(span.text, fields));
        const std::string_view tag = span.mark == Mark::emphasis ? "em"
                                     : span.mark == Mark::strong ? "strong"
                                                                 : "";
        if (tag.empty()) {
            out += escape_html(words);
        } else {
            out += fmt::format("<{0}>{1}</{0}>", tag, escape_html(words));
        }
    }
    return out;
}

std::string hidden_input(std::string_view name, std::string_view value) {
    return fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escape_html(name),
                       escape_html(value));
}

std::string form_guards(const std::string& token) {
    return hidden_input("token", token) +
           "<div class=\"trap\" aria-hidden=\"true\"><label>Leave this empty<input type=\"text\" "
           "name=\"website\" tabindex=\"-1\" autocomplete=\"off\"></label></div>";
}

std::string input_html(const Input& input) {
    const Notes notes = notes_of(input);
    const std::string name = escape_html(input.name);
    switch (input.kind) {
        case InputKind::hidden:
            return hidden_input(input.name, input.value);
        case InputKind::checkbox:
            return checkbox_html(input);
        case InputKind::choice:
            return choice_html(input);
        case InputKind::long_text:
            return labelled_html(
                input, fmt::format("<textarea id=\"{}\" name=\"{}\"{}>{}</textarea>", name, name,
                                   state_attributes(input, notes), escape_html(input.value)));
        case InputKind::text:
        case InputKind::email:
        case InputKind::digits:
            break;
    }
    const std::string_view type = input.kind == InputKind::email    ? "email"
                                  : input.kind == InputKind::digits ? "text\" inputmode=\"numeric"
                                                                    : "text";
    return labelled_html(input, fmt::format("<input type=\"{}\" id=\"{}\" name=\"{}\"{}{}{}>", type,
                                            name, name, attribute("value", input.value),
                                            attribute("autocomplete", input.autocomplete),
                                            state_attributes(input, notes)));
}

std::string form_alert(const FormState& form) {
    const auto whole = form.errors.find("");
    if (whole != form.errors.end()) {
        return fmt::format("<p class=\"alert\" role=\"alert\">{}</p>", escape_html(whole->second));
    }
    if (form.errors.empty()) return {};
    return "<p class=\"alert\" role=\"alert\">Please look at the marked fields.</p>";
}

std::string cover_html(const Image& image, Loading loading) {
    const std::string size =
        image.width > 0 && image.height > 0
            ? fmt::format(" width=\"{}\" height=\"{}\"", image.width, image.height)
            : "";
    return fmt::format("<img class=\"cover\" src=\"{}\" alt=\"{}\"{}{}>", escape_url(image.url),
                       escape_html(image.alt), size,
                       loading == Loading::first_screen ? " fetchpriority=\"high\""
                                                        : " loading=\"lazy\" decoding=\"async\"");
}

CoversMarkup covers_html(const std::vector<std::string>& products, const PageContext& context) {
    constexpr int kMost = 3;
    CoversMarkup out;
    for (const std::string& product : products) {
        const auto cover = context.covers.find(product);
        if (cover == context.covers.end() || out.count == kMost) continue;
        out.markup += cover_html(cover->second, Loading::later);
        ++out.count;
    }
    if (out.count > 0) out.markup = "<div class=\"covers\">" + out.markup + "</div>";
    return out;
}

std::string price_html(const OfferView& offer) {
    std::string out = fmt::format(
        "<p class=\"price\"><span class=\"now\"><span class=\"vh\">Price: </span>{}</span>",
        escape_html(base::format_money(offer.price)));
    if (offer.price < offer.value) {
        out += fmt::format(
            "<span class=\"was\"><span>{}<s>{}</s></span><span class=\"save\">{}% "
            "less</span></span>",
            offer.several ? "one by one " : "list price ",
            escape_html(base::format_money(offer.value)),
            base::saving_percent(offer.value, offer.price));
    }
    return out + "</p>";
}

std::string price_html(const base::Money& price, const std::optional<base::Money>& value) {
    std::string out = "<p>";
    if (value && price < *value) {
        out += fmt::format("<s class=\"soft\"><span class=\"vh\">List price: </span>{}</s> ",
                           escape_html(base::format_money(*value)));
    }
    return out + fmt::format("<b><span class=\"vh\">Price: </span>{}</b></p>",
                             escape_html(base::format_money(price)));
}

std::string money_rows(const std::vector<MoneyLine>& lines, std::string_view row_class) {
    const std::string row =
        row_class.empty() ? "<tr>" : fmt::format("<tr class=\"{}\">", row_class);
    std::string out;
    for (const MoneyLine& line : lines) {
        out += fmt::format("{}<th scope=\"row\">{}", row, escape_html(line.name));
        if (line.quantity > 1) out += fmt::format(" × {}", line.quantity);
        if (!line.note.empty()) {
            out += fmt::format("<small class=\"soft\">{}</small>", escape_html(line.note));
        }
        out += fmt::format("</th><td>{}</td></tr>", escape_html(format_amount(line.amount)));
    }
    return out;
}

std::string downloads_html(const std::vector<Download>& downloads) {
    std::string out;
    for (const Download& download : downloads) {
        out += fmt::format("<div class=\"download\"><h3>{}</h3><div class=\"files\">",
                           escape_html(download.title));
        for (const DownloadFile& file : download.files) {
            out += fmt::format(
                "<a class=\"button quiet\" href=\"{}\">{}<span class=\"vh\"> of {}</span>{}</a>",
                escape_url(file.url), escape_html(file.label), escape_html(download.title),
                file.size.empty()
                    ? ""
                    : fmt::format(" <span class=\"soft\">{}</span>", escape_html(file.size)));
        }
        out += "</div></div>";
    }
    return out;
}

std::string test_bar() {
    return "<p class=\"bar test\"><strong>Test mode: no money moves.</strong></p>";
}

}  // namespace content
