#include "web/mail_words.hpp"

#include "books/repository.hpp"
#include "commerce/codes.hpp"
#include "commerce/orders.hpp"
#include "content/merge.hpp"
#include "funnels/publish.hpp"
#include "mail/messages.hpp"

namespace web {
namespace {

using base::Result;
using content::Fields;
using store::Tx;

std::string id_in(const mail::Message& message, std::string_view name) {
    const auto* value = message.context.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

Result<Fields> known_fields(Tx& tx, const content::Brand& brand, const mail::Message& message) {
    Fields fields = content::brand_fields(brand);
    TRY(const auto book, books::find_book(tx, brand.id, id_in(message, "book")));
    if (book) fields["book.title"] = book->title;
    TRY(const auto magnet, funnels::find_magnet(tx, brand.id, id_in(message, "magnet")));
    if (magnet) fields["magnet.title"] = magnet->document.title;
    if (const std::string order_id = id_in(message, "order"); !order_id.empty()) {
        TRY(const auto order, commerce::load_order(tx, base::OrderId{order_id}));
        fields["order.number"] = order.number;
        fields["order.total"] = base::format_money(order.total);
    }
    if (const std::string code_id = id_in(message, "code"); !code_id.empty()) {
        TRY(const auto code, commerce::load_code(tx, commerce::CodeId{code_id}));
        fields["code"] = code.text;
        if (code.percent > 0) fields["code.percent"] = std::to_string(code.percent);
        if (code.expires_at) fields["code.deadline"] = base::format_for_people(*code.expires_at);
    }
    return fields;
}

Result<std::string> filled(const content::Text& text, Fields fields) {
    for (const auto& use : content::merge_fields_in(content::plain(text))) {
        if (!use.has_fallback) fields.try_emplace(use.name, "\u2026");
    }
    return content::merge(text, fields);
}

}  // namespace

Result<MailWords> mail_words(Tx& tx, const content::Brand& brand, const mail::Message& message,
                             const std::string& first_name) {
    TRY(const auto document, mail::load_document(tx, message));
    TRY(auto fields, known_fields(tx, brand, message));
    if (!first_name.empty()) fields["first_name"] = first_name;
    MailWords out;
    TRY(out.subject, filled(document.subject, fields));
    TRY(out.preview, filled(document.preview, fields));
    return out;
}

}  // namespace web
