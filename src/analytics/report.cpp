#include "analytics/report.hpp"

namespace analytics {
namespace {

constexpr int kDays = 30;

// The last 60 days of one counter.
struct Series {
    std::vector<Total> days;

    std::int64_t count(bool last) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < kDays; ++i) sum += days[i + (last ? kDays : 0)].count;
        return sum;
    }
    std::int64_t minor(bool last) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < kDays; ++i) sum += days[i + (last ? kDays : 0)].sum_minor;
        return sum;
    }
};

Result<Series> series(store::Tx& tx, const BrandId& brand, std::string_view metric, Time now) {
    TRY(auto days, daily(tx, brand, metric, "", now, 2 * kDays));
    return Series{std::move(days)};
}

// Nothing can be said against a period in which nothing happened.
void compare(Metric& metric, double now, double before, bool before_known) {
    if (!before_known) return;
    metric.previous = before;
    if (before > 0) metric.change = (now - before) / before;
}

Metric rate_metric(const Series& part, const Series& whole) {
    Metric metric;
    metric.value = rate(part.count(true), whole.count(true));
    compare(metric, metric.value, rate(part.count(false), whole.count(false)),
            whole.count(false) > 0);
    for (std::size_t i = kDays; i < 2 * kDays; ++i) {
        metric.spark.push_back(rate(part.days[i].count, whole.days[i].count));
    }
    return metric;
}

}  // namespace

double rate(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

Result<Overview> overview(store::Tx& tx, const BrandId& brand, Time now) {
    TRY(const Series leads, series(tx, brand, "leads", now));
    TRY(const Series customers, series(tx, brand, "customers", now));
    TRY(const Series orders, series(tx, brand, "orders", now));
    TRY(const Series refunds, series(tx, brand, "refunds", now));
    TRY(const Series sent, series(tx, brand, "sent", now));
    TRY(const Series opened, series(tx, brand, "opened", now));
    TRY(const Total all_leads, total(tx, brand, "leads", ""));

    Overview out;
    out.total_leads.value = static_cast<double>(all_leads.count);
    compare(out.total_leads, static_cast<double>(leads.count(true)),
            static_cast<double>(leads.count(false)), leads.count(false) > 0);
    const auto revenue = [&](bool last) {
        return static_cast<double>(orders.minor(last) - refunds.minor(last));
    };
    out.revenue_30d.value = revenue(true);
    compare(out.revenue_30d, revenue(true), revenue(false), orders.count(false) > 0);
    for (std::size_t i = kDays; i < 2 * kDays; ++i) {
        out.total_leads.spark.push_back(static_cast<double>(leads.days[i].count));
        out.revenue_30d.spark.push_back(
            static_cast<double>(orders.days[i].sum_minor - refunds.days[i].sum_minor));
    }
    out.conversion_rate = rate_metric(customers, leads);
    out.open_rate = rate_metric(opened, sent);
    out.orders_30d = orders.count(true);
    out.mails_sent_30d = sent.count(true);
    return out;
}

Result<StepCount> step_count(store::Tx& tx, const BrandId& brand, const std::string& funnel,
                             const std::string& step, const std::string& offer,
                             const Period& period) {
    StepCount out;
    TRY(const Total visitors, total(tx, brand, "visitors", funnel + '/' + step, period));
    out.visitors = visitors.count;
    if (offer.empty()) {
        TRY(const Total leads, total(tx, brand, "leads", funnel, period));
        out.conversions = leads.count;
        return out;
    }
    TRY(const Total accepted, total(tx, brand, "accepted", funnel + '/' + offer, period));
    out.conversions = accepted.count;
    out.revenue_minor = accepted.sum_minor;
    return out;
}

Result<FunnelCount> funnel_count(store::Tx& tx, const BrandId& brand, const std::string& funnel,
                                 const std::string& first_step, const Period& period) {
    FunnelCount out;
    TRY(const Total visitors, total(tx, brand, "visitors", funnel + '/' + first_step, period));
    TRY(const Total leads, total(tx, brand, "leads", funnel, period));
    TRY(const Total orders, total(tx, brand, "orders", funnel, period));
    TRY(const Total refunds, total(tx, brand, "refunds", funnel, period));
    out.visitors = visitors.count;
    out.leads = leads.count;
    out.orders = orders.count;
    out.revenue_minor = orders.sum_minor - refunds.sum_minor;
    return out;
}

Result<MailCount> mail_count(store::Tx& tx, const BrandId& brand, const std::string& journey,
                             const std::string& mail, const Period& period) {
    const std::string dimension = journey + '/' + mail;
    TRY(const Total sent, total(tx, brand, "sent", dimension, period));
    TRY(const Total opened, total(tx, brand, "opened", dimension, period));
    TRY(const Total clicked, total(tx, brand, "clicked", dimension, period));
    return MailCount{sent.count, opened.count, clicked.count};
}

Result<MagnetCount> magnet_count(store::Tx& tx, const BrandId& brand, const std::string& magnet,
                                 const Period& period) {
    const std::string dimension = "magnet:" + magnet;
    TRY(const Total leads, total(tx, brand, "leads", dimension, period));
    TRY(const Total confirmed, total(tx, brand, "confirmed", dimension, period));
    TRY(const Total downloads, total(tx, brand, "downloads", dimension, period));
    return MagnetCount{leads.count, confirmed.count, downloads.count};
}

}  // namespace analytics
