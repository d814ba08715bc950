#include "content/samples_test.hpp"

namespace content {
namespace {

base::Money usd(std::int64_t minor) {
    return {minor, "USD"};
}

OfferView offer(const std::string& key, const std::string& name, std::int64_t price,
                std::int64_t value, std::vector<std::string> products) {
    OfferView view;
    view.key = key;
    view.name = name;
    view.price = usd(price);
    view.value = usd(value);
    view.several = products.size() > 1;
    view.products = std::move(products);
    view.action = "/b/press/letters/offer";
    view.decline_url = "/b/press/letters/next";
    return view;
}

HeroBlock hero(std::string eyebrow, std::string headline, std::string sub, std::string label,
               std::string target) {
    return {.eyebrow = pattern(std::move(eyebrow)),
            .headline = pattern(std::move(headline)),
            .subheadline = pattern(std::move(sub)),
            .cover = "book:letters",
            .cta_label = std::move(label),
            .cta_target = std::move(target)};
}

TextBlock prose() {
    return {.heading = pattern("The letter is not the bill"),
            .paragraphs = {
                sourced("A notice says what the office believes about your year, and asks you to "
                        "agree. In the first hour most people do one of two wrong things: they pay "
                        "it, or they put it in a drawer.",
                        "letters/c3p2"),
                sourced("There are four things to find on the first page before you feel anything: "
                        "the year, the number in the corner, the date, and the sentence that says "
                        "what they want you to do.",
                        "letters/c3p3")}};
}

BulletsBlock bullets() {
    return {.heading = pattern("In this chapter"),
            .style = BulletStyle::check,
            .items = {pattern("Find the four facts on the first page of any notice, in a minute"),
                      pattern("Tell a proposal from a demand by one word in the heading"),
                      pattern("Write the two-paragraph reply that closes most cases, with the "
                              "enclosure that most people forget")}};
}

QuoteBlock quote() {
    return {.quote = sourced("An envelope with a window has never yet been improved by waiting.",
                             "letters/c3p9"),
            .attribution = pattern("From chapter 3 of The Letter on the Table")};
}

FaqBlock faq() {
    return {
        .heading = pattern("Before you decide"),
        .items = {{pattern("Which formats do I get?"),
                   pattern("PDF and ePub, both without copy protection, to keep.")},
                  {pattern("Do I need an account?"),
                   pattern("No. The receipt has your download links, and you can ask for new "
                           "ones at any time.")},
                  {pattern("Which country's rules are these?"),
                   pattern("The examples use the rules of the United States. The way of reading "
                           "a letter works anywhere; the form numbers do not.")}}};
}

TestimonialsBlock voices() {
    return {.heading = pattern("What readers said"), .ids = {"t1", "t2"}};
}

OfferBlock offer_block(const std::string& key, const std::string& heading,
                       const std::string& accept, const std::string& decline) {
    return {.offer = key,
            .heading = pattern(heading),
            .items = {pattern("All twelve chapters, 214 pages, as PDF and ePub"),
                      pattern("The reply letters, ready to copy and change"),
                      pattern("A one-page index of notices by the number in the corner")},
            .accept_label = accept,
            .decline_label = decline,
            .note = pattern("One payment. Thirty days to change your mind.")};
}

std::vector<PageBlock> blocks_of(PageKind kind) {
    switch (kind) {
        case PageKind::opt_in:
            return {hero("Free chapter", "Answer a letter from the tax office in twenty minutes",
                         "Chapter 3 of The Letter on the Table: what to look for first, what to "
                         "send back, and when it is wise to call someone.",
                         "Send me the chapter", "#form"),
                    bullets(),
                    quote(),
                    FormBlock{.heading = pattern("Where should the chapter go?"),
                              .submit_label = "Send me the chapter",
                              .consent = "Yes, send me the chapter and, now and then, a letter "
                                         "about the books. I can stop at any time.",
                              .note = pattern("We write once to make sure the address is yours; "
                                              "the chapter comes right after.")},
                    voices(),
                    AuthorBlock{.heading = pattern("Who wrote it")}};
        case PageKind::thank_you:
            return {hero("One more step", "Your chapter is on its way, {{first_name|reader}}",
                         "Open the mail from {{author.name}} and confirm your address; the chapter "
                         "follows at once.",
                         "", ""),
                    DeadlineBlock{.when = "low_ticket_open",
                                  .window = "low_ticket",
                                  .text = pattern("For new readers the whole book is "
                                                  "{{low_ticket.price}} until "
                                                  "{{low_ticket.deadline}}. After that it costs "
                                                  "{{low_ticket.list_price}} like everywhere.")},
                    offer_block("low_ticket", "The whole book, while you wait",
                                "Get the book for {{low_ticket.price}}",
                                "No thank you, the chapter is enough"),
                    prose(),
                    GuaranteeBlock{},
                    faq()};
        case PageKind::checkout:
            return {CheckoutBlock{
                .heading = pattern("Your order"),
                .bump = "bump",
                .bump_heading = pattern("Add The Quiet Percent for {{bump.price}}"),
                .bump_text = pattern("The book on what banks take in small percentages. It sells "
                                     "for {{bump.value}}."),
                .submit_label = "Pay and download",
                .note = pattern("Thirty days to change your mind: reply to the receipt.")}};
        case PageKind::upsell:
            return {
                hero("Your order is in", "Keep all three on the shelf",
                     "The other two books belong to the same conversation. Taken together "
                     "they cost {{upsell.saving_percent}} % less than one by one.",
                     "", ""),
                offer_block("upsell", "Three books together", "Add the bundle for {{upsell.price}}",
                            "No thank you, take me to my download"),
                bullets()};
        case PageKind::downsell:
            return {offer_block("downsell", "Or only the second book",
                                "Add it for {{downsell.price}}",
                                "No thank you, take me to my download")};
        case PageKind::confirmation:
            return {OrderBlock{.heading = pattern("Thank you. Here are your books."),
                               .note = pattern("The links work for seven days; your receipt has "
                                               "fresh ones.")},
                    prose()};
        case PageKind::main_offer:
            return {hero("The book", "Read every letter before it costs you something",
                         "Twelve chapters on what offices know, when they are wrong, and how to "
                         "say so on one page.",
                         "See the price", "#offer"),
                    prose(),
                    bullets(),
                    quote(),
                    offer_block("main", "The Letter on the Table", "Buy for {{main.price}}", ""),
                    GuaranteeBlock{},
                    voices(),
                    faq(),
                    AuthorBlock{}};
        case PageKind::offer:
            return {hero("Three ways to read", "Choose how far you want to go",
                         "One book, three books, or the whole shelf.", "", ""),
                    offer_block("tier_starter", "Starter", "Choose Starter", ""),
                    offer_block("tier_pro", "Pro", "Choose Pro", ""),
                    offer_block("tier_premium", "Premium", "Choose Premium", ""), faq()};
    }
    return {};
}

std::map<std::string, OfferView> sample_offers() {
    std::map<std::string, OfferView> offers;
    const auto add = [&](OfferView view) { offers[view.key] = std::move(view); };
    add(offer("low_ticket", "The Letter on the Table", 799, 1499, {"book:letters"}));
    add(offer("main", "The Letter on the Table", 1499, 1499, {"book:letters"}));
    add(offer("bump", "The Quiet Percent", 700, 1499, {"book:quiet"}));
    add(offer("upsell", "Three books", 3900, 4497, {"book:letters", "book:quiet", "book:rooms"}));
    add(offer("downsell", "The Quiet Percent", 750, 1499, {"book:quiet"}));
    add(offer("tier_starter", "Starter", 1499, 1499, {}));
    add(offer("tier_pro", "Pro", 3900, 4497, {}));
    add(offer("tier_premium", "Premium", 5900, 8697, {}));
    offers["low_ticket"].deadline = "3 March 2026, 09:30 UTC";
    offers["upsell"].one_click = true;
    offers["downsell"].one_click = true;
    return offers;
}

OrderView sample_order() {
    return {.number = "IA-1042",
            .date = "1 March 2026",
            .email = "maria@example.org",
            .lines = {{.name = "The Letter on the Table", .amount = usd(799)},
                      {.name = "The Quiet Percent", .note = "order bump", .amount = usd(700)}},
            .discounts = {{.name = "Code MARIA-20", .note = "20 % off", .amount = usd(-300)}},
            .total = usd(1199),
            .downloads = {{.title = "The Letter on the Table",
                           .files = {{"PDF", "https://press.example/d/aaa", "1.2 MB"},
                                     {"ePub", "https://press.example/d/bbb", "480 KB"}}},
                          {.title = "The Quiet Percent",
                           .files = {{"PDF", "https://press.example/d/ccc", "1.4 MB"},
                                     {"ePub", "https://press.example/d/ddd", "510 KB"}}}},
            .test_mode = true};
}

CheckoutView sample_checkout() {
    return {
        .lines = {{.name = "The Letter on the Table",
                   .note = "PDF and ePub; list price $14.99",
                   .amount = usd(799)}},
        .discounts = {},
        .code = "",
        .total = usd(799),
        .total_with_bump = usd(1499),
        .test_cards = {{"4242 4242 4242 4242", "is paid"}, {"4000 0000 0000 0002", "is declined"}}};
}

}  // namespace

Brand sample_brand(Theme theme) {
    Brand brand;
    brand.slug = "press";
    brand.name = "Information Asymmetry";
    brand.tagline = "Short books about what the other side of the table already knows.";
    brand.audience = "people who are about to sign";
    brand.theme = theme;
    brand.author = {"Nora Vance", "former bank and insurance analyst",
                    "Nora Vance spent eighteen years as an analyst on the other side of the table. "
                    "She writes short books about what banks, insurers, employers and offices know "
                    "and seldom say."};
    brand.mail = {"Nora Vance", "nora@press.example", "nora@press.example",
                  "Information Asymmetry, 1 Example Street, Sampleton, EX 00000, USA"};
    brand.guarantee = {30,
                       "Reply to your receipt within 30 days of buying and I refund the full price "
                       "of the book, without asking for a reason."};
    brand.colors = theme == Theme::folio    ? Colors{"#23201d", "#fbf8f1", "#8a2f22"}
                   : theme == Theme::ledger ? Colors{"#1b2430", "#faf8f3", "#0b6b4f"}
                                            : Colors{"#2a2320", "#fffaf3", "#b4472e"};
    brand.prices.book = usd(1499);
    brand.prices.pack = usd(1200);
    brand.testimonials = {
        {"t1", "The Letter on the Table",
         "It tells you which four things to find on the first page before you feel anything, which "
         "is good advice and slightly funny. State tax gets only a mention.",
         "Paul W.", "Sample review for the demo brand", true},
        {"t2", "The Letter on the Table",
         "I answered a notice I had been avoiding since October. It took a cup of tea.",
         "Teresa M.", "letter to the author, January 2026", false}};
    return brand;
}

Page sample_page(PageKind kind) {
    return {.kind = kind,
            .title = "The Letter on the Table: answer a tax letter in twenty minutes",
            .description = "A free chapter on reading a notice before you react to it.",
            .blocks = blocks_of(kind),
            .promises = {}};
}

PageContext sample_page_context(Theme theme, PageKind kind) {
    PageContext context;
    context.brand = sample_brand(theme);
    context.fields = brand_fields(context.brand);
    context.fields["book.title"] = "The Letter on the Table";
    context.offers = sample_offers();
    for (const auto& [key, view] : context.offers) {
        const PricedOffer priced{key, view.name, view.products, view.price, false, 0};
        context.fields.merge(offer_fields(priced, view.value, view.deadline));
    }
    context.facts = {"low_ticket_open"};
    context.covers = {
        {"book:letters", {"/cover-a.svg", 480, 720, "Cover of The Letter on the Table"}},
        {"book:quiet", {"/cover-b.svg", 480, 720, "Cover of The Quiet Percent"}},
        {"book:rooms", {"/cover-c.svg", 480, 720, "Cover of The Waiting Room"}}};
    context.form.action = "/b/press/letters";
    context.form.token = "anti-forgery-token";
    context.canonical_url = "https://press.example/b/press/letters";
    context.share_image = "https://press.example/share.png";
    context.home_url = "/b/press";
    context.footer_links = {{"Privacy", "/b/press/privacy"}, {"Imprint", "/b/press/imprint"}};
    if (kind == PageKind::checkout) context.checkout = sample_checkout();
    if (kind == PageKind::confirmation) context.order = sample_order();
    return context;
}

Email sample_welcome_mail() {
    return {.subject = pattern("The four facts, {{first_name|and one habit}}"),
            .preview = pattern("and the reply that closes most cases, in two paragraphs"),
            .message_class = MessageClass::promotional,
            .blocks = {
                GreetingBlock{.text = pattern("Hello {{first_name|there}},")},
                ParagraphBlock{.text = pattern("you have had chapter 3 for a day. If a letter from "
                                               "the office is on your table, turn it over and "
                                               "write four things on the back: the year, the "
                                               "number in the corner, the date, and what they "
                                               "want you to do.")},
                HeadingBlock{.text = pattern("Why the back of the letter")},
                ListBlock{.numbered = true,
                          .items = {pattern("You read it once more, slowly, with a pen."),
                                    pattern("The four facts are together when you call.")}},
                QuotationBlock{.testimonial = "t1"},
                CodeBlock{.when = "has_code",
                          .text = pattern("Your code {{code}} takes {{code.percent}} % off any "
                                          "book until {{code.deadline}}.")},
                ButtonBlock{.label = "Read the whole book", .link = Link::main_offer},
                BooksBlock{.most = 2}, SignatureBlock{.text = pattern("Until Thursday,")}}};
}

Email sample_receipt_mail() {
    return {.subject = pattern("Your receipt for order {{order.number}}"),
            .preview = pattern("Both books are ready to download"),
            .message_class = MessageClass::transactional,
            .blocks = {GreetingBlock{.text = pattern("Hello {{first_name|there}},")},
                       ParagraphBlock{.text = pattern("thank you. Here are your books and the "
                                                      "receipt.")},
                       DownloadsBlock{}, ReceiptBlock{},
                       SignatureBlock{.text = pattern("Happy reading,")}}};
}

EmailContext sample_email_context(Theme theme) {
    EmailContext context;
    context.brand = sample_brand(theme);
    context.fields = brand_fields(context.brand);
    context.fields.merge(Fields{{"first_name", "Maria"},
                                {"code", "MARIA-20"},
                                {"code.percent", "20"},
                                {"code.deadline", "3 March 2026, 09:30 UTC"},
                                {"order.number", "IA-1042"}});
    context.facts = {"has_code"};
    context.links = {{Link::main_offer, "https://press.example/c/main"}};
    context.order = sample_order();
    context.cart = sample_checkout();
    context.books = {
        {"The Quiet Percent", "Interest, fees and what small numbers do",
         "https://press.example/c/quiet", usd(1499),
         Image{"/cover-b.svg", 480, 720, "Cover of The Quiet Percent"}},
        {"The Waiting Room", "What hospitals know about your hour", "https://press.example/c/rooms",
         usd(1499), Image{"/cover-c.svg", 480, 720, "Cover of The Waiting Room"}}};
    context.unsubscribe_url = "https://press.example/u/abc";
    context.preferences_url = "https://press.example/preferences/abc";
    context.home_url = "https://press.example/b/press";
    return context;
}

}  // namespace content
