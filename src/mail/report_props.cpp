#include "mail/report_props.hpp"

namespace mail {

base::JsonObject report_props(const Message& message) {
    base::JsonObject props{{"message", message.id.str()},
                           {"purpose", message.purpose},
                           {"mail", message.step_key},
                           {"class", base::enum_name(message.message_class)}};
    for (const std::string_view key : {"journey", "funnel", "book", "magnet"}) {
        if (const auto* value = message.context.if_contains(key)) props[key] = *value;
    }
    return props;
}

}  // namespace mail
