// Pieces that several kinds of pages are made of. Private to the room: markup in, markup out, every
// value escaped here.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "content/page_context.hpp"
#include "content/page_html.hpp"
#include "content/text.hpp"

namespace content {

// Spans with their emphasis, merged and escaped.
base::Result<std::string> inline_html(const Text& text, const Fields& fields);

std::string hidden_input(std::string_view name, std::string_view value);
// The anti-forgery token and the honeypot that every form of the site carries.
std::string form_guards(const std::string& token);
// One control with its label, hint and error, tied together for assistive technology.
std::string input_html(const Input& input);
std::string form_alert(const FormState& form);

enum class Loading { first_screen, later };
std::string cover_html(const Image& image, Loading loading);
struct CoversMarkup {
    std::string markup;  // empty without a cover
    int count = 0;
};
// Of the products that have one, three at most.
CoversMarkup covers_html(const std::vector<std::string>& products, const PageContext& context);

// Price, what it would cost otherwise, and the saving.
std::string price_html(const OfferView& offer);
std::string price_html(const base::Money& price, const std::optional<base::Money>& value);

// <tr> rows; discounts with a minus sign.
// `row_class` is the class of each row; or empty.
std::string money_rows(const std::vector<MoneyLine>& lines, std::string_view row_class = {});
std::string downloads_html(const std::vector<Download>& downloads);
std::string test_bar();

}  // namespace content
