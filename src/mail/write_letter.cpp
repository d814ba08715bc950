#include "mail/write_letter.hpp"

#include "content/email_html.hpp"
#include "mail/mime.hpp"

namespace mail {

Result<Letter> write_letter(const Claimed& claimed, Time now) {
    const content::Brand& brand = claimed.context.brand;
    TRY(auto rendered, content::render_email(claimed.document, claimed.context));

    const bool transactional = claimed.message.message_class == MessageClass::transactional;
    MimeMessage mime;
    mime.from = {.name = brand.mail.from_name, .email = brand.mail.from_email};
    mime.to = {.name = claimed.recipient.name, .email = claimed.recipient.email};
    if (!brand.mail.reply_to.empty()) {
        mime.reply_to = {.name = brand.mail.from_name, .email = brand.mail.reply_to};
    }
    mime.subject = rendered.subject;
    mime.text = rendered.text;
    mime.html = rendered.html;
    mime.message_id = claimed.message.id.str();
    mime.date = now;
    mime.auto_generated = transactional;
    if (!transactional) {
        const auto& from = brand.mail.from_email;
        mime.unsubscribe_url = claimed.context.unsubscribe_url;
        mime.list_id = brand.slug + '.' + from.substr(from.rfind('@') + 1);
        mime.list_name = brand.name;
    }
    TRY(auto composed, compose(mime));
    return Letter{.message = claimed.message.id,
                  .brand = claimed.message.brand_id,
                  .contact = claimed.message.contact_id,
                  .from = brand.mail.from_email,
                  .to = claimed.recipient.email,
                  .subject = std::move(rendered.subject),
                  .html = std::move(rendered.html),
                  .text = std::move(rendered.text),
                  .mime = std::move(composed)};
}

}  // namespace mail
