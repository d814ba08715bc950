#include "funnels/visits.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"

namespace funnels {

base::Result<> record_visit(store::Tx& tx, const base::Env& env, const Visit& visit) {
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = visit.brand,
                        .contact = visit.contact,
                        .kind = std::string(events::kinds::kPageVisited),
                        .at = env.now(),
                        .props = {{"funnel", visit.funnel},
                                  {"step", visit.step},
                                  {"book", visit.book},
                                  {"visitor", visit.visitor},
                                  {"source", visit.source},
                                  {"bot", visit.bot}}}));
    return base::success();
}

std::string source_name(const base::JsonObject& source) {
    for (const std::string_view key : {"utm_source", "referrer"}) {
        const auto* value = source.if_contains(key);
        if (value && value->is_string() && !value->get_string().empty()) {
            return std::string(value->get_string());
        }
    }
    return "direct";
}

bool is_bot(std::string_view user_agent) {
    constexpr std::array<std::string_view, 19> kSigns = {
        "bot",      "crawl",  "spider",     "slurp",   "preview",    "facebookexternalhit",
        "whatsapp", "curl/",  "wget/",      "python-", "go-http",    "java/",
        "okhttp",   "axios/", "node-fetch", "monitor", "lighthouse", "scan",
        "validator"};
    const std::string lower = base::to_lower_ascii(user_agent);
    return lower.empty() || std::ranges::any_of(kSigns, [&](std::string_view sign) {
               return lower.find(sign) != std::string::npos;
           });
}

}  // namespace funnels
