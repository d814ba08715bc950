#include "journeys/plain_mails.hpp"

namespace journeys {

using content::pattern;

content::Email plain_receipt() {
    return {
        .subject = pattern("Your receipt, and your downloads"),
        .preview = pattern("Order {{order.number}}, {{order.total}}."),
        .message_class = content::MessageClass::transactional,
        .blocks = {content::GreetingBlock{{}, pattern("Hello {{first_name|there}},")},
                   content::ParagraphBlock{
                       {}, pattern("Thank you. This is your receipt; what you bought is below.")},
                   content::ReceiptBlock{}, content::DownloadsBlock{},
                   content::ButtonBlock{{}, "Open your library", content::Link::library},
                   content::SignatureBlock{
                       {}, pattern("If something is not right, reply to this mail.")}}};
}

}  // namespace journeys
