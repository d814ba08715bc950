#include "content/merge.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "content/json.hpp"

namespace content {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

struct Field {
    std::string_view name;
    std::optional<std::string_view> fallback;
};

Field parse_field(std::string_view inside) {
    const auto bar = inside.find('|');
    Field field{base::trim(inside.substr(0, bar)), std::nullopt};
    if (bar != std::string_view::npos) field.fallback = inside.substr(bar + 1);
    return field;
}

struct UseCollector {
    std::vector<FieldUse> uses;

    void add(std::string_view text) {
        for (FieldUse& use : merge_fields_in(text)) {
            const auto known = std::ranges::find(uses, use.name, &FieldUse::name);
            if (known == uses.end()) {
                uses.push_back(std::move(use));
            } else {
                known->has_fallback = known->has_fallback && use.has_fallback;
            }
        }
    }
};

// Every string of a document, whatever the shape of its blocks: copy may stand in any of them.
void collect_strings(const base::Json& json, UseCollector& into) {
    if (json.is_string()) {
        into.add(json.get_string());
    } else if (json.is_array()) {
        for (const auto& item : json.get_array()) collect_strings(item, into);
    } else if (json.is_object()) {
        for (const auto& entry : json.get_object()) collect_strings(entry.value(), into);
    }
}

template <class Document>
std::vector<FieldUse> fields_of(const Document& document) {
    UseCollector collector;
    collect_strings(base::to_json(document), collector);
    return std::move(collector.uses);
}

base::Result<> check_known(const std::vector<FieldUse>& uses) {
    for (const FieldUse& use : uses) {
        if (!is_known_field(use.name)) {
            return base::fail_field(use.name, "there is no merge field {{{{{}}}}}", use.name);
        }
    }
    return base::success();
}

}  // namespace

base::Result<std::string> merge(std::string_view text, const Fields& fields) {
    std::string out;
    out.reserve(text.size());
    while (true) {
        const auto open = text.find(kOpen);
        out += text.substr(0, open);
        if (open == std::string_view::npos) return out;
        const auto close = text.find(kClose, open);
        if (close == std::string_view::npos) {
            return base::fail_field("text", "a merge field is not closed: {}",
                                    text.substr(open, 40));
        }
        const Field field = parse_field(text.substr(open + 2, close - open - 2));
        const auto value = fields.find(std::string(field.name));
        if (value != fields.end() && !value->second.empty()) {
            out += value->second;
        } else if (field.fallback) {
            out += *field.fallback;
        } else {
            return base::fail_field(std::string(field.name),
                                    "the merge field {{{{{}}}}} has no value here and no fallback",
                                    field.name);
        }
        text.remove_prefix(close + 2);
    }
}

base::Result<std::string> merge(const Text& text, const Fields& fields) {
    return merge(plain(text), fields);
}

std::vector<FieldUse> merge_fields_in(std::string_view text) {
    std::vector<FieldUse> uses;
    while (true) {
        const auto open = text.find(kOpen);
        const auto close = open == std::string_view::npos ? open : text.find(kClose, open);
        if (close == std::string_view::npos) return uses;
        const Field field = parse_field(text.substr(open + 2, close - open - 2));
        const auto known = std::ranges::find(uses, field.name, &FieldUse::name);
        if (known == uses.end()) {
            uses.push_back({std::string(field.name), field.fallback.has_value()});
        } else {
            known->has_fallback = known->has_fallback && field.fallback;
        }
        text.remove_prefix(close + 2);
    }
}

std::vector<FieldUse> merge_fields_in(const Page& page) {
    return fields_of(page);
}

std::vector<FieldUse> merge_fields_in(const Email& email) {
    return fields_of(email);
}

base::Result<> check_fields(const Page& page) {
    return check_known(merge_fields_in(page));
}

base::Result<> check_fields(const Email& email) {
    return check_known(merge_fields_in(email));
}

}  // namespace content
