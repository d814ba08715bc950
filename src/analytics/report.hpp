// What the dashboard shows, from the counters alone.
//
// Denominators, so that no rate flatters:
//   conversion rate   contacts who bought for the first time / leads, both of the same 30 days
//   open, click rate  messages opened (clicked) by a person / messages sent, of the same period; a
//                     machine's opens never count
//   step rate         of those who saw the step (people, once a day), how many did what it is for
//   magnet rate       leads / visitors of its landing page
#pragma once

#include <string>
#include <vector>

#include "analytics/rollups.hpp"
#include "base/money.hpp"

namespace analytics {

struct Metric {
    double value = 0;                // a count, a rate from 0 to 1, or minor units
    std::optional<double> previous;  // of the 30 days before; absent where nothing can be said
    std::optional<double> change;    // relative
    std::vector<double> spark;       // 30 days, oldest first
};

struct Overview {
    Metric total_leads;  // since the beginning; change and spark: of the last 30 days
    Metric conversion_rate;
    Metric revenue_30d;  // charged less refunded
    Metric open_rate;
    std::int64_t orders_30d = 0;
    std::int64_t mails_sent_30d = 0;
};

Result<Overview> overview(store::Tx& tx, const BrandId& brand, Time now);

// One step of a funnel, by what it is for (content::FunnelStep::goal).
struct StepCount {
    std::int64_t visitors = 0;
    std::int64_t conversions = 0;
    std::int64_t revenue_minor = 0;
};
// `offer` is the step's offer key; opt-in steps count leads and have none.
Result<StepCount> step_count(store::Tx& tx, const BrandId& brand, const std::string& funnel,
                             const std::string& step, const std::string& offer,
                             const Period& period = {});

struct FunnelCount {
    std::int64_t visitors = 0;  // of the first step
    std::int64_t leads = 0;
    std::int64_t orders = 0;
    std::int64_t revenue_minor = 0;
};
Result<FunnelCount> funnel_count(store::Tx& tx, const BrandId& brand, const std::string& funnel,
                                 const std::string& first_step, const Period& period = {});

struct MailCount {
    std::int64_t sent = 0;
    std::int64_t opened = 0;
    std::int64_t clicked = 0;
};
Result<MailCount> mail_count(store::Tx& tx, const BrandId& brand, const std::string& journey,
                             const std::string& mail, const Period& period = {});

struct MagnetCount {
    std::int64_t leads = 0;
    std::int64_t confirmed = 0;
    std::int64_t downloads = 0;
};
Result<MagnetCount> magnet_count(store::Tx& tx, const BrandId& brand, const std::string& magnet,
                                 const Period& period = {});

// part / whole, 0 where there is no whole.
double rate(std::int64_t part, std::int64_t whole);

}  // namespace analytics
