// Goes through a document's parts that readers see. Private to this room.
#pragma once

#include <functional>
#include <string>

#include "review/types.hpp"

namespace review {

// One page or mail, with the promises it declares.
struct PartView {
    std::string key;    // landing, delivery, a step's or a mail's key, "page"
    std::string title;  // for people
    const content::Page* page = nullptr;
    const content::Email* email = nullptr;
    const content::SequenceMail* mail = nullptr;

    const std::vector<content::Promise>& promises() const {
        return page ? page->promises : email->promises;
    }
};

void for_each_part(const Document& document, const std::function<void(const PartView&)>& visit);

// Every text of a part and every call to action in it, in reading order. Empty functions are not
// called.
struct TextVisit {
    std::function<void(const content::Text&)> text;
    // The label of a button, and the `when` of its block.
    std::function<void(const std::string& label, const std::string& when)> call;
};
void for_each_text(const PartView& part, const TextVisit& visit);

// Every span of a part, in reading order.
void for_each_span(const PartView& part, const std::function<void(const content::Span&)>& visit);
// Every span of a lead magnet's document or a pack.
void for_each_span(const content::Document& document,
                   const std::function<void(const content::Span&)>& visit);

}  // namespace review
