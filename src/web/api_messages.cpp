// The message ledger: what was sent, what waits and why, and settling what is in doubt.
#include "contacts/contacts.hpp"
#include "content/brand_repository.hpp"
#include "mail/mailbox.hpp"
#include "mail/tracking.hpp"
#include "web/api_routes.hpp"
#include "web/mail_source.hpp"
#include "web/mail_words.hpp"
#include "web/preview.hpp"

namespace web {
namespace {

using base::MessageId;
using mail::Message;
using net::Method;
using net::Request;
using store::Tx;

struct ResolutionBody {
    mail::Resolution outcome{};
};
BOOST_DESCRIBE_STRUCT(ResolutionBody, (), (outcome))

MessageId message_id(const Request& request) {
    return MessageId{std::string(request.param("id"))};
}

std::string text_of(const base::JsonObject& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

// The mail as it lies in the built-in mailbox; nothing where it went out by SMTP or not yet.
Result<std::optional<mail::MailboxMail>> find_mailed(Tx& tx, const MessageId& id) {
    auto mail = mail::mailbox_load(tx, id);
    if (mail) return std::optional{std::move(mail).value()};
    if (mail.error().code == base::Errc::not_found) return std::optional<mail::MailboxMail>{};
    return base::fail(std::move(mail).error());
}

Result<MessageItem> message_item(Tx& tx, const content::Brand& brand, const Message& message) {
    MessageItem item{.id = message.id,
                     .contact_id = message.contact_id,
                     .to = {},
                     .subject = {},
                     .preview = {},
                     .purpose = message.purpose,
                     .message_class = message.message_class,
                     .status = std::string(base::enum_name(message.state)),
                     .reason = message.reason,
                     .queued_at = message.created_at,
                     .send_at = message.send_at,
                     .sent_at = message.sent_at,
                     .journey = text_of(message.context, "journey")};
    TRY(const auto contact, contacts::find_contact(tx, message.contact_id));
    if (contact) item.to = contact->email;
    TRY(auto words, mail_words(tx, brand, message, contact ? contact->first_name : std::string{}));
    item.subject = std::move(words.subject);
    item.preview = std::move(words.preview);
    TRY(const auto reactions, mail::reactions_to(tx, message));
    item.opened = reactions.opened;
    item.clicked = reactions.clicked;
    return item;
}

Result<MessagesPage> list(Tx& tx, const Request& request) {
    TRY(const auto brand, brand_of(tx, request));
    TRY(const auto limit, limit_of(request));
    mail::MessageFilter filter{
        .brand = brand.id,
        .contact = base::ContactId{std::string(request.query_value("contact"))},
        .enrollment = {},
        .state = {},
        .purpose = {},
        .cursor = std::string(request.query_value("cursor"))};
    if (const auto status = request.query_value("status"); !status.empty()) {
        TRY(filter.state, base::from_json<mail::MessageState>(base::to_json(status), "status"));
    }
    TRY(const auto page, mail::list_messages(tx, filter, limit));
    MessagesPage out;
    TRY(out.items, message_items(tx, brand, page.messages));
    out.next = page.next;
    return out;
}

Result<MessageView> load(Tx& tx, const base::Env& env, const MessageId& id) {
    TRY(const auto message, mail::load_message(tx, id));
    TRY(const auto brand, content::load_brand(tx, message.brand_id));
    MessageView out;
    TRY(out.item, message_item(tx, brand, message));
    // That a mail was sent and when is said by its state and its time.
    if (message.state != mail::MessageState::sent) {
        TRY(auto why, mail::why(tx, env, id));
        out.item.reason = std::move(why.sentence);
    }
    TRY(const auto mailed, find_mailed(tx, id));
    if (!mailed) return out;
    out.item.subject = mailed->subject;
    out.html = fmt::format("/api/v1/messages/{}/html", id);
    out.text = mailed->text;
    out.headers = headers_of(mailed->source);
    out.links = links_in(mailed->html);
    return out;
}

Guard::Answer html(Api& api, const Request& request) {
    const auto id = message_id(request);
    TRY(const auto mailed, api.db().read([&](Tx& tx) { return mail::mailbox_load(tx, id); }));
    return net::html(mailed.html)
        .with("Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: http: https:; "
              "form-action 'none'; base-uri 'none'; frame-ancestors 'self'")
        .with("Referrer-Policy", "no-referrer");
}

Guard::Answer resolve(Api& api, const Request& request, const Caller& caller) {
    TRY(const auto body, read_body<ResolutionBody>(request));
    TRY(const auto item, api.db().write([&](Tx& tx) -> Result<MessageItem> {
        TRY(const auto message,
            mail::resolve_in_doubt(
                tx, api.env(), message_id(request), body.outcome,
                caller.user.email.empty() ? "key " + caller.user.name : caller.user.email));
        TRY(const auto brand, content::load_brand(tx, message.brand_id));
        return message_item(tx, brand, message);
    }));
    return json_of(item);
}

}  // namespace

Result<std::vector<MessageItem>> message_items(Tx& tx, const content::Brand& brand,
                                               const std::vector<Message>& messages) {
    std::vector<MessageItem> out;
    for (const auto& message : messages) {
        TRY(auto item, message_item(tx, brand, message));
        out.push_back(std::move(item));
    }
    return out;
}

void add_message_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/brands/{brand}/messages",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto page,
                          api.db().read([&](Tx& tx) { return list(tx, request); }));
                      return json_of(page);
                  });
    api.guard.get(router, "/api/v1/messages/{id}",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto view, api.db().read([&](Tx& tx) {
                          return load(tx, api.env(), message_id(request));
                      }));
                      return json_of(view);
                  });
    api.guard.get(router, "/api/v1/messages/{id}/html",
                  [&api](const Request& request, const Caller&) { return html(api, request); });
    api.guard.change(router, Method::post, "/api/v1/messages/{id}/resolution",
                     [&api](const Request& request, const Caller& caller) {
                         return resolve(api, request, caller);
                     });
}

}  // namespace web
