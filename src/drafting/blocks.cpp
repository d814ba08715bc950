#include "drafting/compose.hpp"
#include "drafting/phrases.hpp"
#include "text/sentences.hpp"

namespace drafting {

using content::Text;

namespace {

constexpr std::size_t kMostTestimonials = 3;

// Cuts "Question||Answer" spans in two.
std::optional<content::FaqItem> split_item(const Text& text) {
    content::FaqItem item;
    bool answering = false;
    for (content::Span span : text) {
        const std::size_t bar = answering ? std::string::npos : span.text.find("||");
        if (bar == std::string::npos) {
            (answering ? item.answer : item.question).push_back(span);
            continue;
        }
        content::Span before = span;
        before.text.resize(bar);
        if (!before.text.empty()) item.question.push_back(before);
        span.text.erase(0, bar + 2);
        if (!span.text.empty()) item.answer.push_back(span);
        answering = true;
    }
    if (!answering || item.answer.empty()) return std::nullopt;
    return item;
}

}  // namespace

std::optional<content::FaqBlock> make_faq(const Copy& copy, const Text& heading,
                                          std::initializer_list<const Place*> places) {
    content::FaqBlock block;
    block.heading = heading;
    for (const Place* place : places) {
        if (auto item = split_item(copy.say(*place))) block.items.push_back(*std::move(item));
    }
    if (block.items.empty()) return std::nullopt;
    return block;
}

std::optional<content::TestimonialsBlock> make_testimonials(const Copy& copy,
                                                            const Place& heading) {
    const auto& ids = copy.material().testimonials;
    if (ids.empty()) return std::nullopt;
    content::TestimonialsBlock block;
    block.heading = copy.say(heading);
    block.ids.assign(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(
                                                    std::min(ids.size(), kMostTestimonials)));
    return block;
}

Text attribution(const Copy& copy) {
    const Slots& slots = copy.material().slots;
    const auto filled = fill("{writer}, {title}", slots);
    return filled ? *filled : *fill("{title}", slots);
}

Text book_line(const BookView& view) {
    Text line = title_of(view);
    line.front().mark = content::Mark::strong;
    const std::string anchor = anchor_of(view, std::string(books::kMetadataAnchor));
    if (!view.book.subtitle.empty()) {
        return line + content::pattern(": ") +
               content::sourced(typeset(view.book.subtitle), anchor);
    }
    const auto sentences = text::sentences(view.book.description);
    if (!sentences.empty() && stands_alone(sentences.front())) {
        return line + content::pattern(": ") + content::sourced(typeset(sentences.front()), anchor);
    }
    return line;
}

}  // namespace drafting
