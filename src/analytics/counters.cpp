#include "analytics/counters.hpp"

#include "events/kinds.hpp"

namespace analytics {
namespace {

namespace kinds = events::kinds;

std::string text_of(const base::JsonObject& props, std::string_view name) {
    const auto* value = props.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string()) : std::string{};
}

std::int64_t number_of(const base::JsonObject& props, std::string_view name) {
    const auto* value = props.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : 0;
}

bool flag_of(const base::JsonObject& props, std::string_view name) {
    const auto* value = props.if_contains(name);
    return value && value->is_bool() && value->get_bool();
}

class Counters {
  public:
    explicit Counters(const events::Event& event) : event_(event) {}

    void add(std::string metric, const std::string& dimension, std::int64_t sum_minor = 0,
             const std::string& once = {}, bool by_day = false) {
        if (dimension.empty()) return;
        out_.push_back(
            {std::move(metric), dimension, 1, sum_minor, within(once, dimension), by_day});
    }

    void add_brand(std::string metric, std::int64_t sum_minor = 0, const std::string& once = {},
                   bool by_day = false) {
        out_.push_back({std::move(metric), "", 1, sum_minor, within(once, ""), by_day});
    }

    std::string text(std::string_view name) const { return text_of(event_.props, name); }
    std::int64_t number(std::string_view name) const { return number_of(event_.props, name); }
    bool flag(std::string_view name) const { return flag_of(event_.props, name); }
    const events::Event& event() const { return event_; }

    // "FUNNEL/STEP", or nothing where the event names no funnel.
    std::string below_funnel(std::string_view name) const {
        const std::string funnel = text("funnel");
        return funnel.empty() ? std::string{} : funnel + '/' + text(name);
    }

    std::vector<Increment> take() { return std::move(out_); }

  private:
    static std::string within(const std::string& once, const std::string& dimension) {
        return once.empty() ? std::string{} : once + '\n' + dimension;
    }

    const events::Event& event_;
    std::vector<Increment> out_;
};

void count_visit(Counters& counters) {
    const std::string step = counters.below_funnel("step");
    if (counters.flag("bot")) {
        counters.add("bot_visits", step);
        counters.add_brand("bot_visits");
        return;
    }
    counters.add("visits", step);
    counters.add_brand("visits");
    const std::string visitor = counters.text("visitor");
    if (visitor.empty()) return;
    const auto day = std::chrono::floor<std::chrono::days>(counters.event().at);
    const std::string once =
        fmt::format("visitor\n{}\n{}", visitor, day.time_since_epoch().count());
    counters.add("visitors", step, 0, once, true);
    counters.add_brand("visitors", 0, once, true);
}

void count_lead(Counters& counters, const std::string& metric) {
    counters.add(metric, counters.text("funnel"));
    const std::string magnet = counters.text("magnet");
    if (!magnet.empty()) counters.add(metric, "magnet:" + magnet);
    const std::string source = counters.text("source");
    if (!source.empty() && metric == "leads") counters.add(metric, "source:" + source);
    counters.add_brand(metric);
}

void count_purchase(Counters& counters) {
    const std::int64_t total = counters.number("total_minor");
    counters.add("orders", counters.text("funnel"), total);
    counters.add_brand("orders", total);
    counters.add_brand("customers", 0, "customer\n" + counters.event().contact_id.str());
    const auto* offers = counters.event().props.if_contains("offers");
    if (!offers || !offers->is_array()) return;
    for (const auto& offer : offers->get_array()) {
        if (!offer.is_object()) continue;
        const std::string key = text_of(offer.get_object(), "key");
        const std::string scope = text_of(offer.get_object(), "scope");
        const std::string place = scope.empty() ? counters.text("funnel") : scope;
        if (!key.empty() && !place.empty()) {
            counters.add("accepted", place + '/' + key, number_of(offer.get_object(), "minor"));
        }
    }
}

void count_mail(Counters& counters, const std::string& metric) {
    const std::string journey = counters.text("journey");
    const std::string mail =
        journey.empty() ? counters.text("purpose") : journey + '/' + counters.text("mail");
    counters.add(metric, mail);
    counters.add_brand(metric);
}

// The first by a person and the first by a machine are each counted once a message.
void count_reaction(Counters& counters, const std::string& metric) {
    const std::string name = counters.flag("machine") ? "machine_" + metric : metric;
    const std::string once = fmt::format("{}\n{}", name, counters.text("message"));
    const std::string journey = counters.text("journey");
    const std::string mail =
        journey.empty() ? counters.text("purpose") : journey + '/' + counters.text("mail");
    counters.add(name, mail, 0, once);
    counters.add_brand(name, 0, once);
}

}  // namespace

std::vector<Increment> increments(const events::Event& event) {
    Counters counters(event);
    if (event.kind == kinds::kPageVisited) {
        count_visit(counters);
    } else if (event.kind == kinds::kLeadCaptured) {
        count_lead(counters, "leads");
    } else if (event.kind == kinds::kLeadConfirmed) {
        count_lead(counters, "confirmed");
    } else if (event.kind == kinds::kLeadMagnetDownloaded) {
        const std::string magnet = counters.text("magnet");
        if (counters.flag("first") && !magnet.empty()) {
            counters.add("downloads", "magnet:" + magnet);
            counters.add_brand("downloads");
        }
    } else if (event.kind == kinds::kPurchaseCompleted) {
        count_purchase(counters);
    } else if (event.kind == kinds::kCartAbandoned) {
        counters.add("abandoned", counters.text("funnel"));
        counters.add_brand("abandoned");
    } else if (event.kind == kinds::kCartRecovered) {
        counters.add("recovered", counters.text("funnel"));
        counters.add_brand("recovered");
    } else if (event.kind == kinds::kOrderRefunded) {
        counters.add("refunds", counters.text("funnel"), counters.number("amount_minor"));
        counters.add_brand("refunds", counters.number("amount_minor"));
    } else if (event.kind == kinds::kEmailSent) {
        count_mail(counters, "sent");
    } else if (event.kind == kinds::kEmailBounced) {
        count_mail(counters, "bounced");
    } else if (event.kind == kinds::kEmailUnsubscribed) {
        count_mail(counters, "unsubscribed");
    } else if (event.kind == kinds::kEmailSuppressed) {
        count_mail(counters, "suppressed");
    } else if (event.kind == kinds::kEmailOpened) {
        count_reaction(counters, "opened");
    } else if (event.kind == kinds::kEmailClicked) {
        count_reaction(counters, "clicked");
    }
    return counters.take();
}

}  // namespace analytics
