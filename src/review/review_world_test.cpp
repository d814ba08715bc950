#include "review/review_world_test.hpp"

#include "books/migrations.hpp"
#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "commerce/migrations.hpp"
#include "contacts/migrations.hpp"
#include "content/brand_repository.hpp"
#include "content/migrations.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "funnels/publish.hpp"
#include "journeys/repository.hpp"
#include "mail/migrations.hpp"

namespace review {
namespace {

using content::PageKind;
using content::pattern;
using store::Tx;

content::Page page(PageKind kind, std::vector<content::PageBlock> blocks) {
    content::Page made;
    made.kind = kind;
    made.title = "A page";
    made.blocks = std::move(blocks);
    return made;
}

content::OfferBlock offer_block(const std::string& key) {
    content::OfferBlock block;
    block.offer = key;
    block.heading = pattern("The tax book for {{" + key + ".price}}");
    block.accept_label = "Buy it";
    return block;
}

content::FunnelStep step(const std::string& key, const std::string& path,
                         content::PageOwner owner) {
    content::FunnelStep made;
    made.key = key;
    made.name = key;
    made.path = path;
    made.page_owner = owner;
    return made;
}

content::Document words(const std::string& title) {
    content::Document document;
    document.title = title;
    document.author = "Ada Author";
    document.book = "tax";
    document.parts = {content::HeadingPart{1, pattern("One")},
                      content::ParagraphPart{pattern("Keep every receipt for seven years.")}};
    return document;
}

}  // namespace

content::LeadMagnet small_magnet() {
    content::LeadMagnet made;
    made.key = "tax/free_chapter";
    made.title = "Chapter 1";
    made.book = "tax";
    made.document = words("Chapter 1");
    content::FormBlock form;
    form.heading = pattern("Where to?");
    form.submit_label = "Send it";
    form.consent = "Yes, write to me";
    made.landing = page(PageKind::opt_in, {form});
    made.delivery = page(PageKind::thank_you, {offer_block("main")});
    return made;
}

content::Funnel small_funnel() {
    content::Funnel made;
    made.key = "tax";
    made.name = "Tax";
    made.book = "tax";
    made.magnet = "tax/free_chapter";
    made.offers = {{"main", "The tax book", {"book:tax"}, {1499, "USD"}}};
    made.pack = words("The pack");
    content::CheckoutBlock checkout;
    checkout.heading = pattern("Your order");
    checkout.submit_label = "Pay";
    content::OrderBlock order;
    order.heading = pattern("Here it is");
    using content::PageOwner;
    auto opt_in = step("opt_in", "", PageOwner::magnet_landing);
    opt_in.accepted = "thank_you";
    auto thanks = step("thank_you", "thank-you", PageOwner::magnet_delivery);
    thanks.accepted = "checkout";
    auto pay = step("checkout", "checkout", PageOwner::funnel);
    pay.page = page(PageKind::checkout, {checkout});
    pay.accepted = "confirmation";
    auto done = step("confirmation", "confirmation", PageOwner::funnel);
    done.page = page(PageKind::confirmation, {order});
    made.steps = {opt_in, thanks, pay, done};
    return made;
}

content::Sequence small_welcome() {
    content::Sequence made;
    made.type = content::SequenceType::welcome;
    made.name = "Welcome";
    made.book = "tax";
    made.funnel = "tax";
    made.trigger.event = std::string(events::kinds::kLeadConfirmed);
    content::SequenceMail mail;
    mail.key = "delivery";
    mail.email.subject = pattern("Your chapter, {{first_name|reader}}");
    mail.email.blocks = {content::ParagraphBlock{"", pattern("Here is what you asked for.")},
                         content::ButtonBlock{"", "Read it", content::Link::download}};
    made.mails = {mail};
    return made;
}

content::Offer small_bundle() {
    content::Offer made;
    made.key = "bundle";
    made.name = "Both books together";
    made.offers = {{"bundle", "Both books", {"book:tax"}, {1999, "USD"}}};
    made.page = page(PageKind::offer, {offer_block("bundle")});
    return made;
}

void ReviewWorld::SetUp() {
    for (const auto& list : {events::migrations(), content::migrations(), books::migrations(),
                             contacts::migrations(), mail::migrations(), commerce::migrations(),
                             funnels::migrations(), journeys::migrations(), migrations()}) {
        migrate(list);
    }
    brand = must(content::read_brand("demo/information-asymmetry/brand.toml"));
    must(db().write([&](Tx& tx) -> Result<> {
        TRY(content::save_brand(tx, brand, env.now()));
        books::Book book;
        book.title = "tax";
        book.authors = {"Ada Author"};
        books::Chapter chapter;
        chapter.title = "One";
        chapter.blocks = {{.text = "Keep every receipt for seven years."}};
        book.chapters = {chapter};
        books::set_anchors(book);
        TRY(books::import_book(tx, ids, env.now(), brand.id, book, {}));
        return commerce::put_product(tx, env,
                                     {.brand_id = brand.id,
                                      .key = "book:tax",
                                      .name = "The tax book",
                                      .book = "tax",
                                      .list_price = {1499, "USD"},
                                      .floor = {500, "USD"},
                                      .parts = {}});
    }));
}

bool ReviewWorld::submitted(const Document& document, const std::string& key) {
    const auto kind = kind_of(document);
    return must(db().write([&](Tx& tx) {
        return submit(tx, env,
                      {.brand = brand.id,
                       .key = key,
                       .title = std::string(base::enum_name(kind)),
                       .book = kind == DraftKind::offer ? "" : "tax",
                       .writer = "by hand",
                       .document = document,
                       .quality = 0.5});
    }));
}

void ReviewWorld::submit_all() {
    ASSERT_TRUE(submitted(small_magnet(), "tax/free_chapter"));
    ASSERT_TRUE(submitted(small_funnel(), "tax"));
    ASSERT_TRUE(submitted(small_welcome(), "tax/welcome"));
    ASSERT_TRUE(submitted(small_bundle(), "bundle"));
}

Draft ReviewWorld::draft(DraftKind kind) {
    return must(db().read([&](Tx& tx) {
               return list_drafts(tx, brand.id, {.status = {}, .kind = kind, .book = {}});
           }))
        .at(0);
}

Result<Approval> ReviewWorld::approved(DraftKind kind, bool include_needed) {
    const Draft item = draft(kind);
    return approve(db(), env,
                   {.id = item.id,
                    .version = item.version,
                    .include_needed = include_needed,
                    .who = "ana@press.example",
                    .public_url = "http://site.test"});
}

std::vector<std::string> ReviewWorld::live() {
    return must(db().read([&](Tx& tx) -> Result<std::vector<std::string>> {
        std::vector<std::string> out;
        TRY(const auto magnet, funnels::find_magnet(tx, brand.id, "tax/free_chapter"));
        if (magnet) out.push_back("magnet " + magnet->document.key);
        TRY(const auto journeys, journeys::list_journeys(tx, brand.id));
        for (const auto& each : journeys) out.push_back("journey " + each.key);
        TRY(const auto funnels, funnels::list_funnels(tx, brand.id));
        for (const auto& each : funnels) out.push_back("funnel " + each.document.key);
        TRY(const auto offers, funnels::list_offer_pages(tx, brand.id));
        for (const auto& each : offers) out.push_back("offer " + each.document.key);
        return out;
    }));
}

std::int64_t ReviewWorld::count(std::string_view sql) {
    return must(db().read([&](Tx& tx) { return tx.load_one<std::int64_t>("count", sql); }));
}

std::int64_t ReviewWorld::approvals_announced() {
    return count("select count(*) from events where kind = 'content.approved'");
}

}  // namespace review
