// The invariants of money, checked over everything that is stored: `frontlist doctor` and tests.
//
//   an order's lines less its discounts are its total; no line is discounted below zero
//   a paid order that costs something has one capture of its total; other orders have none
//   refunds do not exceed the capture, and add up to what the order says
//   a code is not used more often than allowed, and only by orders that are under way or paid
//   an addition's first order was paid, by the same contact
//   what is owned through an order belongs to a paid one, and to none that was wholly refunded
#pragma once

#include <string>
#include <vector>

#include "store/db.hpp"

namespace commerce {

struct Violation {
    std::string rule;     // "capture", "refunds", ...
    std::string subject;  // the order's or the code's id
    std::string detail;   // a sentence
};
BOOST_DESCRIBE_STRUCT(Violation, (), (rule, subject, detail))

// Empty when the money is right.
base::Result<std::vector<Violation>> check_money(store::Tx& tx);

}  // namespace commerce
