#include "mail/mailbox.hpp"

#include "base/strings.hpp"

namespace mail {
namespace {

class MailboxSession final : public Session {
  public:
    Result<> ready() override { return base::success(); }

    Delivered deliver(const Letter& letter) override {
        return {.report = {.fate = Fate::accepted, .phase = Phase::final_dot, .text = "mailbox"},
                .record = [letter](store::Tx& tx, Time now) -> Result<> {
                    TRY(tx.execute(
                        "insert into mailbox (brand_id, contact_id, message_id, sender, recipient, "
                        "subject, delivered_at, html, body, source) values ($1, $2, $3, $4, $5, "
                        "$6, $7, $8, $9, $10)",
                        letter.brand, letter.contact, letter.message, letter.from, letter.to,
                        letter.subject, now, letter.html, letter.text, letter.mime));
                    return base::success();
                }};
    }

    void close() override {}
};

std::string containing(std::string_view query) {
    std::string pattern = "%";
    for (const char c : base::to_lower_ascii(base::trim(query))) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

}  // namespace

std::unique_ptr<Session> MailboxTransport::open_session() {
    return std::make_unique<MailboxSession>();
}

Result<MailboxPage> mailbox_list(store::Tx& tx, const BrandId& brand, const std::string& query,
                                 const std::string& cursor, int limit) {
    MailboxPage page;
    TRY(page.entries,
        tx.query<MailboxEntry>(
            "select message_id, brand_id, contact_id, sender, recipient, subject, delivered_at "
            "from mailbox where brand_id = $1 and ($2 = '' or (delivered_at, message_id) < "
            "(select delivered_at, message_id from mailbox where message_id = $2)) and "
            "(lower(recipient) like $3 escape '!' or lower(subject) like $3 escape '!') order by "
            "delivered_at desc, message_id desc limit $4",
            brand, cursor, containing(query), std::int64_t{limit} + 1));
    if (page.entries.size() > static_cast<std::size_t>(limit)) {
        page.entries.pop_back();
        page.next = page.entries.back().message_id.str();
    }
    return page;
}

Result<MailboxMail> mailbox_load(store::Tx& tx, const MessageId& message) {
    return tx.load_one<MailboxMail>(
        "mail",
        "select message_id, brand_id, contact_id, sender, recipient, subject, delivered_at, html, "
        "body as text, source from mailbox where message_id = $1",
        message);
}

}  // namespace mail
