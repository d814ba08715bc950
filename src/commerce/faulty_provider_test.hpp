// A provider whose caller dies: before or after the money moved.
#pragma once

#include <stdexcept>

#include "commerce/shop_test.hpp"

namespace commerce {

// What a killed process looks like from inside a test: nothing after it runs.
struct Crash : std::runtime_error {
    Crash() : std::runtime_error("crash") {}
};

enum class Fault { none, crash_before, crash_after, no_answer, damaged };

class FaultyProvider final : public Provider {
  public:
    explicit FaultyProvider(Provider& real) : real_(real) {}

    std::string name() const override { return real_.name(); }
    bool is_test() const override { return real_.is_test(); }
    Result<ChargeOutcome> charge(const ChargeRequest& request) override {
        return with_fault<ChargeOutcome>([&] { return real_.charge(request); });
    }
    Result<ChargeOutcome> conclude(const BrandId& brand, const std::string& key) override {
        return with_fault<ChargeOutcome>([&] { return real_.conclude(brand, key); });
    }
    Result<std::string> refund(const RefundRequest& request) override {
        return with_fault<std::string>([&] { return real_.refund(request); });
    }

    Fault fault = Fault::none;

  private:
    template <class T, class Call>
    Result<T> with_fault(Call&& call) {
        if (fault == Fault::crash_before) throw Crash();
        if (fault == Fault::damaged)
            return base::fail(Errc::internal, "its own database is damaged");
        auto answer = call();
        if (fault == Fault::crash_after) throw Crash();
        if (fault == Fault::no_answer) return base::fail(Errc::unavailable, "no answer");
        return answer;
    }

    Provider& real_;
};

class FaultyShop : public Shop {
  protected:
    Provider& provider() override {
        if (!faulty_) faulty_ = std::make_unique<FaultyProvider>(Shop::provider());
        return *faulty_;
    }
    void set_fault(Fault fault) {
        provider();
        faulty_->fault = fault;
    }

  private:
    std::unique_ptr<FaultyProvider> faulty_;
};

}  // namespace commerce
