#include "web/site_mails.hpp"

namespace web {
namespace {

using content::pattern;

// The time in steps of ten minutes: one message a step.
std::int64_t step_of(base::Time now) {
    return base::to_micros(now) / std::chrono::microseconds(std::chrono::minutes(10)).count();
}

content::Email sign_in_mail() {
    return {.subject = pattern("Your way into your library"),
            .preview = pattern("The link works for an hour."),
            .message_class = content::MessageClass::transactional,
            .blocks = {content::GreetingBlock{{}, pattern("Hello {{first_name|there}},")},
                       content::ParagraphBlock{
                           {},
                           pattern("You, or somebody with your address, asked {{brand.name}} for a "
                                   "link to your library. It works for an hour.")},
                       content::ButtonBlock{{}, "Open my library", content::Link::sign_in},
                       content::ParagraphBlock{
                           {},
                           pattern("If it was not you, do nothing: nobody else can open "
                                   "it.")}}};
}

content::Email download_mail() {
    return {.subject = pattern("A fresh link for your download"),
            .preview = pattern("The one before had run out."),
            .message_class = content::MessageClass::transactional,
            .blocks = {content::GreetingBlock{{}, pattern("Hello {{first_name|there}},")},
                       content::ParagraphBlock{{}, pattern("here is the download again.")},
                       content::ButtonBlock{{}, "Download", content::Link::download}}};
}

}  // namespace

Result<> mail_sign_in_link(Tx& tx, const base::Env& env, const contacts::Contact& contact) {
    TRY(mail::enqueue(tx, env,
                      {.brand = contact.brand_id,
                       .contact = contact.id,
                       .dedup_key = fmt::format("sign-in:{}", step_of(env.now())),
                       .purpose = "sign_in",
                       .document = sign_in_mail(),
                       .context = {},
                       .send_at = env.now()}));
    return success();
}

Result<> mail_download_link(Tx& tx, const base::Env& env, const funnels::Lead& lead) {
    TRY(mail::enqueue(tx, env,
                      {.brand = lead.brand_id,
                       .contact = lead.contact_id,
                       .dedup_key = fmt::format("download:{}:{}", lead.id, step_of(env.now())),
                       .purpose = "download",
                       .document = download_mail(),
                       .context = {{"lead", lead.id.str()},
                                   {"magnet", lead.magnet},
                                   {"funnel", lead.funnel},
                                   {"book", lead.book}},
                       .send_at = env.now()}));
    return success();
}

}  // namespace web
