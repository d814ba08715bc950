// One page while it is rendered: its blocks, one after the other. Private to the room.
#pragma once

#include <set>
#include <string>

#include "base/result.hpp"
#include "content/page.hpp"
#include "content/page_context.hpp"

namespace content {

// Block functions return markup, empty where the block does not show.
class PageBlocks {
  public:
    PageBlocks(const Page& page, const PageContext& context);

    base::Result<std::string> render();

  private:
    using Markup = base::Result<std::string>;

    Markup block(const HeroBlock& block);
    Markup block(const TextBlock& block);
    Markup block(const BulletsBlock& block);
    Markup block(const QuoteBlock& block);
    Markup block(const FormBlock& block);
    Markup block(const OfferBlock& block);
    Markup block(const CheckoutBlock& block);
    Markup block(const TestimonialsBlock& block);
    Markup block(const GuaranteeBlock& block);
    Markup block(const DeadlineBlock& block);
    Markup block(const FaqBlock& block);
    Markup block(const AuthorBlock& block);
    Markup block(const OrderBlock& block);

    Markup inline_text(const Text& text) const;
    Markup paragraphs(const std::vector<Text>& texts) const;
    Markup list(BulletStyle style, const std::vector<Text>& items) const;
    // Empty for an empty text; the page's <h1> where none has been written yet.
    Markup heading(const Text& text);
    Markup note(const Text& text, std::string_view css_class) const;
    Markup target(const std::string& name) const;
    Markup accept_form(const OfferBlock& block, const OfferView& offer) const;
    Markup order_side(const CheckoutBlock& block, const CheckoutView& view);
    Markup bump(const CheckoutBlock& block, const CheckoutView& view) const;
    Markup payment_side(const CheckoutBlock& block, const CheckoutView& view) const;
    base::Result<const OfferView*> find_offer(const std::string& key) const;
    // `id="NAME"` the first time, nothing after.
    std::string anchor(const std::string& name);
    std::string prior(const std::string& field) const;
    std::string error(const std::string& field) const;

    const Page& page_;
    const PageContext& context_;
    bool has_main_heading_ = false;  // written, or a hero will
    std::set<std::string> anchors_;
};

}  // namespace content
