// The embedded payment provider: no money moves. It behaves like an outside party: its own tables,
// its own transactions, one answer per key, saved cards per customer. It keeps a card's brand, last
// four digits and expiry; real card numbers are refused.
//
//   4242 4242 4242 4242  succeeds                      4000 0000 0000 0341  succeeds once, then
//   5555 5555 5555 4444  succeeds (Mastercard)                              every later charge of
//   3782 822463 10005    succeeds (American Express)                        the saved card fails
//   4000 0000 0000 0002  declined                      4000 0000 0000 9995  insufficient funds
//   4000 0025 0000 3155  authentication required       4000 0000 0000 0069  expired
//   4000 0000 0000 0127  incorrect CVC                 4000 0000 0000 0119  processing error
#pragma once

#include "base/env.hpp"
#include "commerce/provider.hpp"
#include "store/db.hpp"

namespace commerce {

class TestProvider final : public Provider {
  public:
    TestProvider(store::Db& db, const base::Env& env) : db_(db), env_(env) {}

    std::string name() const override { return "test"; }
    bool is_test() const override { return true; }
    base::Result<ChargeOutcome> charge(const ChargeRequest& request) override;
    base::Result<ChargeOutcome> conclude(const base::BrandId& brand,
                                         const std::string& key) override;
    base::Result<std::string> refund(const RefundRequest& request) override;

  private:
    store::Db& db_;
    const base::Env env_;
};

}  // namespace commerce
