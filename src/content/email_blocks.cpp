#include "content/email_blocks.hpp"

#include <algorithm>

#include "base/json.hpp"

namespace content {

base::Result<Quotation> resolve_quotation(const QuotationBlock& block,
                                          const EmailContext& context) {
    Quotation out;
    if (block.testimonial.empty()) {
        TRY(out.quote, merge(block.quote, context.fields));
        TRY(out.attribution, merge(block.attribution, context.fields));
        return out;
    }
    const auto found =
        std::ranges::find(context.brand.testimonials, block.testimonial, &Testimonial::id);
    if (found == context.brand.testimonials.end()) {
        return base::fail_field("testimonial", "there is no review {} in the brand's file",
                                block.testimonial);
    }
    return Quotation{found->quote, found->sample ? found->name : found->name + ", " + found->source,
                     found->sample};
}

base::Result<std::string> link_address(const EmailContext& context, Link link) {
    const auto found = context.links.find(link);
    if (found == context.links.end() || found->second.empty()) {
        return base::fail_field("links", "the mail leads to \"{}\", which has no address",
                                base::enum_name(link));
    }
    return found->second;
}

base::Result<const OrderView*> order_of(const EmailContext& context) {
    if (context.order) return &*context.order;
    return base::fail_field("order", "the mail shows an order and there is none");
}

base::Result<const CheckoutView*> cart_of(const EmailContext& context) {
    if (context.cart) return &*context.cart;
    return base::fail_field("cart", "the mail shows a cart and there is none");
}

std::span<const EmailBook> first_books(const BooksBlock& block, const EmailContext& context) {
    const auto most = static_cast<std::size_t>(std::max(block.most, 0));
    return std::span(context.books).first(std::min(most, context.books.size()));
}

std::string reason_of(const Email& email, const EmailContext& context) {
    if (!context.reason.empty()) return context.reason;
    if (email.message_class == MessageClass::transactional) {
        return fmt::format("You get this because you asked {} for something or bought a book.",
                           context.brand.name);
    }
    return fmt::format("You get this because you asked {} to write to you and confirmed it.",
                       context.brand.name);
}

base::Result<> check_email_context(const Email& email, const EmailContext& context) {
    if (email.message_class != MessageClass::transactional && context.unsubscribe_url.empty()) {
        return base::fail_field("unsubscribe_url", "a {} mail needs an address to unsubscribe",
                                base::enum_name(email.message_class));
    }
    return base::success();
}

}  // namespace content
