// Visits every Text of a typed document, in order, whatever it is nested in.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "content/text.hpp"

namespace drafting {

// `visit_text(name, text)` for each Text and `visit_words(name, words)` for each plain string;
// `name` is the member that holds it.
template <class T, class VisitText, class VisitWords>
void walk(T& value, const char* name, const VisitText& visit_text, const VisitWords& visit_words) {
    using Bare = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Bare, content::Text>) {
        visit_text(name, value);
    } else if constexpr (std::is_same_v<Bare, std::string>) {
        visit_words(name, value);
    } else if constexpr (requires {
                             value.has_value();
                             *value;
                         }) {
        if (value) walk(*value, name, visit_text, visit_words);
    } else if constexpr (requires {
                             value.begin();
                             value.end();
                         }) {
        for (auto& item : value) walk(item, name, visit_text, visit_words);
    } else if constexpr (requires {
                             value.index();
                             value.valueless_by_exception();
                         }) {
        std::visit([&](auto& held) { walk(held, name, visit_text, visit_words); }, value);
    } else if constexpr (boost::describe::has_describe_members<Bare>::value) {
        using Members = boost::describe::describe_members<Bare, boost::describe::mod_public>;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            walk(value.*member.pointer, member.name, visit_text, visit_words);
        });
    }
}

}  // namespace drafting
