// The demo's clock: time is moved ahead step by step, so that everything that becomes due on the
// way happens at its own time and not all at once at the end.
#pragma once

#include <mutex>

#include "app/data.hpp"
#include "events/engine.hpp"
#include "mail/delivery.hpp"
#include "web/services.hpp"

namespace app {

class SteppingClock final : public web::DemoClock {
  public:
    // `patience`: real time that one step may take before the clock goes on regardless.
    SteppingClock(Data& data, events::Engine& engine, mail::Delivery& delivery,
                  base::Duration patience = std::chrono::seconds(10))
        : data_(data), engine_(engine), delivery_(delivery), patience_(patience) {}

    base::Duration offset() const override { return data_.clock().offset(); }
    base::Result<> advance(base::Duration by) override;

  private:
    // Until nothing is due any more; false where something still is after a while (a mail server
    // that is down). The clock then goes on to its target regardless.
    base::Result<bool> settle();
    base::Result<std::optional<base::Time>> next_due();

    Data& data_;
    events::Engine& engine_;
    mail::Delivery& delivery_;
    base::Duration patience_;
    std::mutex one_at_a_time_;
};

}  // namespace app
