// What copy may promise, and what backs each promise. Patterns mark the words ("[guarantee|...]");
// a finished document declares every promise that its words make.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/text.hpp"
#include "drafting/copy.hpp"
#include "drafting/walk.hpp"

namespace drafting {

using Catalog = std::map<std::string, content::Promise, std::less<>>;

// All that may be promised about one book of the shelf.
Catalog book_promises(const Copy& copy);
// All that may be promised in brand-wide offers.
Catalog offer_promises(const Shelf& shelf);

// "testimonial:ID" for a review in the brand's file.
std::string testimonial_promise(const std::string& id);

// Sets `document.promises` to what its texts mark and its blocks name.
template <class Document>
void declare_promises(Document& document, const Catalog& catalog) {
    std::vector<content::Promise> promises;
    const auto declare = [&](const std::string& id) {
        const auto known = catalog.find(id);
        if (known == catalog.end()) return;
        for (const content::Promise& promise : promises) {
            if (promise.id == id) return;
        }
        promises.push_back(known->second);
    };
    document.promises.clear();
    walk(
        document, "",
        [&](const char*, const content::Text& text) {
            for (const content::Span& span : text) declare(span.promise);
        },
        [&](std::string_view name, const std::string& words) {
            if (name == "promise") declare(words);
            if (name == "testimonial" || name == "ids") declare(testimonial_promise(words));
        });
    document.promises = std::move(promises);
}

}  // namespace drafting
