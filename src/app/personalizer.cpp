#include "app/personalizer.hpp"

#include <algorithm>

#include "books/repository.hpp"
#include "commerce/cart.hpp"
#include "commerce/codes.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/offers.hpp"
#include "commerce/orders.hpp"
#include "commerce/quote.hpp"
#include "contacts/contacts.hpp"
#include "content/brand_repository.hpp"
#include "funnels/publish.hpp"

namespace app {
namespace {

using base::Errc;
using base::fail;
using base::Result;
using base::success;
using base::Time;
using content::EmailContext;
using content::Link;
using store::Tx;

constexpr base::Duration kLibraryLink = std::chrono::days(30);
constexpr base::Duration kSignInLink = std::chrono::hours(1);
constexpr int kCoverWidth = 480;
constexpr int kCoverHeight = 720;

// One message's context, put together from the ids that the message carries.
class Assembly {
  public:
    Assembly(Tx& tx, Time now, const mail::Message& message, const web::Links& links,
             const mail::Tracking& tracking, const std::string& public_url)
        : tx_(tx),
          now_(now),
          message_(message),
          links_(links),
          tracking_(tracking),
          public_url_(public_url) {}

    Result<EmailContext> make() {
        TRY(out_.brand, content::load_brand(tx_, message_.brand_id));
        TRY(const auto contact, contacts::load_contact(tx_, message_.contact_id));
        out_.fields = content::brand_fields(out_.brand);
        if (!contact.first_name.empty()) out_.fields["first_name"] = contact.first_name;
        out_.home_url = links_.store(out_.brand.slug);
        if (message_.message_class != content::MessageClass::transactional) {
            out_.unsubscribe_url = tracking_.unsubscribe_url(message_.contact_id, message_.id);
            out_.tracking_pixel_url = tracking_.open_url(message_.id, now_);
        }
        TRY(add_book());
        TRY(add_magnet());
        TRY(add_code());
        TRY(add_offers());
        TRY(add_order());
        TRY(add_cart());
        TRY(add_books());
        TRY(add_bonus_chapter());
        add_links();
        return std::move(out_);
    }

  private:
    std::string id(std::string_view name) const {
        const auto* value = message_.context.if_contains(name);
        return value && value->is_string() ? std::string(value->get_string()) : std::string{};
    }

    content::Image cover(const std::string& slug, const std::string& title) const {
        return {.url = fmt::format("{}/b/{}/covers/{}.png", public_url_, out_.brand.slug, slug),
                .width = kCoverWidth,
                .height = kCoverHeight,
                .alt = "Cover of " + title};
    }

    Result<> add_book() {
        TRY(const auto book, books::find_book(tx_, message_.brand_id, id("book")));
        if (!book) return success();
        out_.fields["book.title"] = book->title;
        out_.covers["book:" + book->slug] = cover(book->slug, book->title);
        return success();
    }

    Result<> add_magnet() {
        TRY(const auto magnet, funnels::find_magnet(tx_, message_.brand_id, id("magnet")));
        if (!magnet) return success();
        out_.fields["magnet.title"] = magnet->document.title;
        gives_quiz_ = magnet->document.quiz.has_value();
        return success();
    }

    Result<> add_code() {
        const std::string code_id = id("code");
        if (code_id.empty()) return success();
        TRY(auto code, commerce::load_code(tx_, commerce::CodeId{code_id}));
        if (code.withdrawn_at || (code.expires_at && *code.expires_at <= now_)) {
            return fail(Errc::rejected, "its code {} has run out", code.text);
        }
        out_.facts.insert("has_code");
        out_.fields["code"] = code.text;
        if (code.percent > 0) out_.fields["code.percent"] = std::to_string(code.percent);
        if (code.fixed_price) {
            out_.facts.insert("day_14_allowed");
            out_.fields["code.price"] =
                base::format_money({*code.fixed_price, out_.brand.currency});
        }
        if (code.expires_at)
            out_.fields["code.deadline"] = base::format_for_people(*code.expires_at);
        code_ = std::move(code);
        return success();
    }

    Result<> add_offers() {
        const std::string funnel_key = id("funnel");
        if (!funnel_key.empty()) {
            TRY(funnel_, funnels::find_funnel(tx_, message_.brand_id, funnel_key));
        }
        if (!funnel_) {
            TRY(funnel_, funnels::find_funnel_of_book(tx_, message_.brand_id, id("book")));
        }
        if (!funnel_) return success();
        const std::string scope = commerce::funnel_scope(funnel_->document.key);
        for (const auto& offer : funnel_->document.offers) {
            TRY(const auto facts, commerce::offer_facts(tx_, now_, message_.brand_id, scope,
                                                        offer.key, {message_.contact_id, {}}));
            content::PricedOffer priced = facts.offer;
            priced.price = facts.price;
            const std::string deadline = facts.window && facts.window->closes_at
                                             ? base::format_for_people(*facts.window->closes_at)
                                             : std::string{};
            out_.fields.merge(content::offer_fields(priced, facts.value, deadline));
            if (offer.key == commerce::kLowTicket && facts.open()) {
                out_.facts.insert("low_ticket_open");
            }
        }
        return success();
    }

    Result<> add_order() {
        const std::string order_id = id("order");
        if (order_id.empty()) return success();
        TRY(const auto order, commerce::load_order(tx_, base::OrderId{order_id}));
        content::OrderView view{.number = order.number,
                                .date = base::format_for_people(order.paid_at.value_or(now_)),
                                .email = {},
                                .total = order.total,
                                .test_mode = order.test_mode};
        for (const auto& line : order.lines) {
            view.lines.push_back({.name = line.name,
                                  .note = line.note,
                                  .product = line.products.empty() ? "" : line.products.front(),
                                  .quantity = line.quantity,
                                  .amount = line.amount});
        }
        for (const auto& discount : order.discounts) {
            view.discounts.push_back(
                {.name = discount.name,
                 .amount = {-discount.amount.minor, discount.amount.currency}});
        }
        const std::string library = links_.library(message_.contact_id, now_, kLibraryLink);
        for (const auto& key : order.products()) {
            TRY(const auto product, commerce::find_product(tx_, message_.brand_id, key));
            TRY(const auto files, funnels::list_files(tx_, message_.brand_id, key));
            if (!product || files.empty()) continue;
            view.downloads.push_back(
                {.title = product->name, .product = key, .files = {{"PDF and ePub", library, ""}}});
        }
        out_.fields["order.number"] = order.number;
        out_.fields["order.total"] = base::format_money(order.total);
        out_.fields["order.date"] = view.date;
        out_.order = std::move(view);
        return success();
    }

    Result<> add_cart() {
        const std::string cart_id = id("cart");
        // A receipt's context names the cart as well; it needs no cart.
        if (cart_id.empty() || !id("order").empty()) return success();
        TRY(const auto cart, commerce::load_cart(tx_, commerce::CartId{cart_id}));
        if (cart.completed_at) return fail(Errc::rejected, "the cart has been paid meanwhile");
        TRY(const auto quote, commerce::quote_cart(tx_, now_, cart));
        content::CheckoutView view{.total = quote.total};
        for (const auto& line : quote.lines) {
            view.lines.push_back({.name = line.name,
                                  .note = line.note,
                                  .product = line.products.empty() ? "" : line.products.front(),
                                  .quantity = line.quantity,
                                  .amount = line.amount});
        }
        for (const auto& discount : quote.discounts) {
            view.discounts.push_back(
                {.name = discount.name,
                 .amount = {-discount.amount.minor, discount.amount.currency}});
        }
        out_.fields["cart.total"] = base::format_money(quote.total);
        out_.cart = std::move(view);
        return success();
    }

    Result<> add_books() {
        TRY(const auto owned,
            commerce::owned_products(tx_, message_.brand_id, message_.contact_id));
        TRY(const auto all, funnels::list_funnel_keys(tx_, message_.brand_id));
        for (const auto& funnel : all) {
            const std::string key = "book:" + funnel.book;
            if (owned.contains(key) || funnel.book == id("book")) continue;
            TRY(const auto product, commerce::find_product(tx_, message_.brand_id, key));
            TRY(const auto book, books::find_book(tx_, message_.brand_id, funnel.book));
            if (!product || !book) continue;
            base::Money price = product->list_price;
            if (code_ && code_->fixed_price)
                price.minor = std::min(price.minor, *code_->fixed_price);
            out_.books.push_back({.title = book->title,
                                  .subtitle = {},
                                  .url = go(funnel.key, "offer"),
                                  .price = price,
                                  .cover = cover(book->slug, book->title)});
        }
        return success();
    }

    // The promise "bonus_chapter" names the lead magnet whose chapter waits in the library.
    Result<> add_bonus_chapter() {
        TRY(const auto magnets, funnels::list_magnet_keys(tx_, message_.brand_id));
        const std::string book = id("book");
        if (std::ranges::any_of(
                magnets, [&](const funnels::LiveKey& magnet) { return magnet.book != book; })) {
            out_.facts.insert("has_bonus_chapter");
        }
        return success();
    }

    std::string go(const std::string& funnel, std::string_view path) const {
        return links_.go(message_.contact_id, out_.brand.slug, funnel, path,
                         code_ ? code_->text : std::string{}, id("bonus_product"), now_);
    }

    std::string tracked(const std::string& url) const {
        return message_.message_class == content::MessageClass::transactional
                   ? url
                   : tracking_.click_url(message_.id, url, now_);
    }

    void add_links() {
        const auto& contact = message_.contact_id;
        auto& links = out_.links;
        links[Link::confirm] = links_.confirm(contact, id("lead"), now_);
        // A quiz is taken on its page, which knows who comes; the printable one is linked there.
        links[Link::download] =
            tracked(gives_quiz_ && funnel_ && funnel_->document.magnet == id("magnet")
                        ? go(funnel_->document.key, "quiz")
                        : links_.download(id("lead"), now_));
        links[Link::library] = tracked(links_.library(contact, now_, kLibraryLink));
        links[Link::sign_in] = links_.library(contact, now_, kSignInLink);
        links[Link::review] = tracked(links_.review(contact, id("book"), now_));
        links[Link::store] = tracked(links_.store(out_.brand.slug));
        links[Link::cart] =
            tracked(links_.cart(id("cart"), code_ ? code_->text : std::string{}, now_));
        if (funnel_) {
            links[Link::low_ticket] = tracked(go(funnel_->document.key, "thank-you"));
            links[Link::main_offer] = tracked(go(funnel_->document.key, "offer"));
        }
        for (auto& book : out_.books) book.url = tracked(book.url);
    }

    Tx& tx_;
    Time now_;
    const mail::Message& message_;
    const web::Links& links_;
    const mail::Tracking& tracking_;
    const std::string& public_url_;
    EmailContext out_;
    bool gives_quiz_ = false;
    std::optional<commerce::Code> code_;
    std::optional<funnels::LiveFunnel> funnel_;
};

}  // namespace

mail::Result<EmailContext> SitePersonalizer::personalize(Tx& tx, const mail::Message& message) {
    return Assembly(tx, env_.now(), message, links_, tracking_, public_url_).make();
}

}  // namespace app
