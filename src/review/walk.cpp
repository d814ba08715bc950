#include "review/walk.hpp"

namespace review {
namespace {

using content::Span;
using content::Text;

// Members of described structs that are spans, texts, or hold such.
class SpanWalk {
  public:
    explicit SpanWalk(const std::function<void(const Span&)>& visit) : visit_(visit) {}

    void walk(const Span& span) { visit_(span); }
    void walk(const std::string&) {}
    void walk(bool) {}
    void walk(int) {}

    template <class T>
    void walk(const std::vector<T>& items) {
        for (const auto& item : items) walk(item);
    }

    template <class... T>
    void walk(const std::variant<T...>& value) {
        std::visit([this](const auto& alternative) { walk(alternative); }, value);
    }

    template <class T>
    void walk(const T& value) {
        if constexpr (!std::is_enum_v<T>) {
            boost::mp11::mp_for_each<base::detail::members_of<T>>(
                [&](auto member) { walk(value.*member.pointer); });
        }
    }

  private:
    const std::function<void(const Span&)>& visit_;
};

using Visit = std::function<void(const PartView&)>;

void parts_of(const content::LeadMagnet& magnet, const Visit& visit) {
    visit({"landing", "Landing page", &magnet.landing, nullptr, nullptr});
    visit({"delivery", "Delivery page", &magnet.delivery, nullptr, nullptr});
}

void parts_of(const content::Funnel& funnel, const Visit& visit) {
    for (const auto& step : funnel.steps) {
        if (step.page) visit({step.key, step.name, &*step.page, nullptr, nullptr});
    }
}

void parts_of(const content::Sequence& sequence, const Visit& visit) {
    for (const auto& mail : sequence.mails) {
        visit({mail.key, content::plain(mail.email.subject), nullptr, &mail.email, &mail});
    }
}

void parts_of(const content::Offer& offer, const Visit& visit) {
    visit({"page", offer.name, &offer.page, nullptr, nullptr});
}

}  // namespace

void for_each_part(const Document& document, const Visit& visit) {
    std::visit([&](const auto& d) { parts_of(d, visit); }, document);
}

void for_each_span(const PartView& part, const std::function<void(const Span&)>& visit) {
    SpanWalk walk(visit);
    if (part.page) {
        walk.walk(part.page->blocks);
        return;
    }
    walk.walk(part.email->subject);
    walk.walk(part.email->preview);
    walk.walk(part.email->blocks);
}

void for_each_span(const content::Document& document,
                   const std::function<void(const Span&)>& visit) {
    SpanWalk(visit).walk(document.parts);
}

}  // namespace review
