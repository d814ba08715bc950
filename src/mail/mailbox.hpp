// The built-in mailbox: where mail goes without SMTP settings, for the dashboard to show. The row
// and the ledger's sent mark are one transaction, so each message is there exactly once.
#pragma once

#include <string>
#include <vector>

#include "mail/transport.hpp"

namespace mail {

class MailboxTransport final : public Transport {
  public:
    std::string name() const override { return "mailbox"; }
    bool transactional() const override { return true; }
    std::unique_ptr<Session> open_session() override;
};

struct MailboxEntry {
    MessageId message_id;
    BrandId brand_id;
    ContactId contact_id;
    std::string sender;
    std::string recipient;
    std::string subject;
    Time delivered_at;
};
BOOST_DESCRIBE_STRUCT(MailboxEntry, (),
                      (message_id, brand_id, contact_id, sender, recipient, subject, delivered_at))

struct MailboxMail {
    MessageId message_id;
    BrandId brand_id;
    ContactId contact_id;
    std::string sender;
    std::string recipient;
    std::string subject;
    Time delivered_at;
    std::string html;
    std::string text;
    std::string source;  // MIME, as SMTP would carry it
};
BOOST_DESCRIBE_STRUCT(MailboxMail, (),
                      (message_id, brand_id, contact_id, sender, recipient, subject, delivered_at,
                       html, text, source))

struct MailboxPage {
    std::vector<MailboxEntry> entries;  // newest first
    std::string next;                   // cursor; empty: no more
};
// `query`: part of the recipient or of the subject; or empty.
Result<MailboxPage> mailbox_list(store::Tx& tx, const BrandId& brand, const std::string& query,
                                 const std::string& cursor, int limit);
Result<MailboxMail> mailbox_load(store::Tx& tx, const MessageId& message);

}  // namespace mail
