#include "funnels/confirm_mail.hpp"

namespace funnels {

using content::pattern;

content::Email confirm_mail() {
    return {
        .subject = pattern("Please confirm your address"),
        .preview = pattern("One click, and {{magnet.title}} is on its way."),
        .message_class = content::MessageClass::transactional,
        .blocks = {
            content::GreetingBlock{{}, pattern("Hello {{first_name|there}},")},
            content::ParagraphBlock{
                {},
                pattern("Somebody, we hope you, asked {{brand.name}} to send “{{magnet.title}}” "
                        "to this address. Confirm it, and the link follows at once.")},
            content::ButtonBlock{{}, "Yes, this is my address", content::Link::confirm},
            content::ParagraphBlock{
                {},
                pattern("If it was not you, do nothing. Without the click we send nothing more to "
                        "this address.")},
            content::SignatureBlock{{}, pattern("Until then,")}}};
}

}  // namespace funnels
