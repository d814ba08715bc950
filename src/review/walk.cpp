#include "review/walk.hpp"

namespace review {
namespace {

using content::Span;
using content::Text;

// Members of described structs that are texts or labels of buttons, or hold such.
class TextWalk {
  public:
    explicit TextWalk(const TextVisit& visit) : visit_(visit) {}

    void walk(const Text& text) {
        if (visit_.text) visit_.text(text);
    }
    void walk(const content::ButtonBlock& button) {
        call(button.label);
        members(button);
    }
    void walk(const content::FormBlock& form) {
        call(form.submit_label);
        members(form);
    }
    void walk(const content::OfferBlock& offer) {
        call(offer.accept_label);
        members(offer);
    }
    void walk(const content::CheckoutBlock& checkout) {
        call(checkout.submit_label);
        members(checkout);
    }
    void walk(const std::string&) {}
    void walk(bool) {}
    void walk(int) {}

    template <class T>
    void walk(const std::vector<T>& items) {
        for (const auto& item : items) walk(item);
    }
    template <class... T>
    void walk(const std::variant<T...>& value) {
        std::visit(
            [this](const auto& alternative) {
                if constexpr (requires { alternative.when; }) when_ = alternative.when;
                walk(alternative);
            },
            value);
    }
    template <class T>
    void walk(const T& value) {
        if constexpr (!std::is_enum_v<T>) members(value);
    }

  private:
    template <class T>
    void members(const T& value) {
        boost::mp11::mp_for_each<base::detail::members_of<T>>(
            [&](auto member) { walk(value.*member.pointer); });
    }
    void call(const std::string& label) {
        if (visit_.call && !label.empty()) visit_.call(label, when_);
    }

    const TextVisit& visit_;
    std::string when_;
};

TextVisit spans_of(const std::function<void(const Span&)>& visit) {
    return {[&visit](const Text& text) {
                for (const auto& span : text) visit(span);
            },
            {}};
}

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

void for_each_text(const PartView& part, const TextVisit& visit) {
    TextWalk walk(visit);
    if (part.page) {
        walk.walk(part.page->blocks);
        return;
    }
    walk.walk(part.email->subject);
    walk.walk(part.email->preview);
    walk.walk(part.email->blocks);
}

void for_each_span(const PartView& part, const std::function<void(const Span&)>& visit) {
    for_each_text(part, spans_of(visit));
}

void for_each_span(const content::Document& document,
                   const std::function<void(const Span&)>& visit) {
    const TextVisit each = spans_of(visit);
    TextWalk(each).walk(document.parts);
}

}  // namespace review
