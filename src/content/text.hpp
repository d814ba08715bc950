// The smallest unit of generated copy: a span of text that says where it comes from. Whatever
// Frontlist writes is a sequence of spans, so that review can show the passage behind each claim
// and what backs each promise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

namespace content {

enum class Origin {
    source,     // the book's own words: `anchor` names the paragraph
    template_,  // a copy pattern; what fills its slots stands in spans of its own
    ai,         // a model, from the paragraphs in `cites`
    human,      // the owner: brand.toml, or an edit
};
BOOST_DESCRIBE_ENUM(Origin, source, template_, ai, human)

enum class Mark { none, emphasis, strong };
BOOST_DESCRIBE_ENUM(Mark, none, emphasis, strong)

struct Span {
    std::string text;  // may hold merge fields, {{name}} or {{name|fallback}} (content/merge.hpp)
    Origin from = Origin::template_;
    std::string anchor;              // of a `source` span: "BOOK_SLUG/PARAGRAPH_ANCHOR"
    std::vector<std::string> cites;  // of an `ai` span: anchors in the same form
    Mark mark = Mark::none;
    std::string promise;  // id of the document's Promise that these words make; or empty

    bool operator==(const Span&) const = default;
};
BOOST_DESCRIBE_STRUCT(Span, (), (text, from, anchor, cites, mark, promise))

using Text = std::vector<Span>;

Text pattern(std::string text);                      // one template span
Text sourced(std::string text, std::string anchor);  // one source span
Text human(std::string text);
std::string plain(const Text& text);
Text operator+(Text a, const Text& b);

// What the words hold out to the reader.
enum class PromiseKind { price, discount, deadline, bonus, guarantee, testimonial, delivery };
BOOST_DESCRIBE_ENUM(PromiseKind, price, discount, deadline, bonus, guarantee, testimonial, delivery)

// What enforces or holds it. `ref` below is in the namespace of the kind.
enum class BackingKind {
    none,         // nothing does: cannot be approved
    offer,        // key of an offer in the same funnel, or of a published offer
    code,         // key of a CodeRule in the same document
    product,      // product key: it is really delivered
    testimonial,  // id in the brand's file, with its source
    guarantee,    // the brand's guarantee
    window,       // the reader's own one-time window
    file,         // a lead magnet's file, by magnet key
};
BOOST_DESCRIBE_ENUM(BackingKind, none, offer, code, product, testimonial, guarantee, window, file)

struct Promise {
    std::string id;  // unique in its document
    PromiseKind kind = PromiseKind::price;
    std::string statement;  // what is promised, in words: "46 % off the list price"
    BackingKind backed_by = BackingKind::none;
    std::string ref;

    bool operator==(const Promise&) const = default;
};
BOOST_DESCRIBE_STRUCT(Promise, (), (id, kind, statement, backed_by, ref))

}  // namespace content
