// What both bodies of a mail take from its blocks and its context. Private to the room.
#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "content/email_context.hpp"

namespace content {

// An owner-supplied review where the block names one, else the block's own words.
struct Quotation {
    std::string quote;
    std::string attribution;
    bool sample = false;
};

base::Result<Quotation> resolve_quotation(const QuotationBlock& block, const EmailContext& context);
base::Result<std::string> link_address(const EmailContext& context, Link link);
base::Result<const OrderView*> order_of(const EmailContext& context);
base::Result<const CheckoutView*> cart_of(const EmailContext& context);
std::span<const EmailBook> first_books(const BooksBlock& block, const EmailContext& context);

// Why the reader gets this mail.
std::string reason_of(const Email& email, const EmailContext& context);

// A mail that needs consent is never rendered without a way out of it.
base::Result<> check_email_context(const Email& email, const EmailContext& context);

}  // namespace content
