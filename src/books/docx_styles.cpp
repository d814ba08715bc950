#include "books/docx_styles.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Result;

namespace {

int number_of(const std::string& text) {
    return static_cast<int>(std::clamp(std::strtol(text.c_str(), nullptr, 10), -1L, 1'000'000L));
}

template <class T>
void take(std::optional<T>& own, const std::optional<T>& from) {
    if (!own) own = from;
}

}  // namespace

void DocxLook::inherit(const DocxLook& from) {
    take(bold, from.bold);
    take(italic, from.italic);
    take(hidden, from.hidden);
    take(size, from.size);
    take(outline, from.outline);
    take(list, from.list);
    take(list_level, from.list_level);
    take(page_break, from.page_break);
}

bool read_look(XmlPart& part, DocxLook& look) {
    const std::string_view name = part.name();
    if (name == "b") {
        look.bold = part.is_on();
    } else if (name == "i") {
        look.italic = part.is_on();
    } else if (name == "vanish") {
        look.hidden = part.is_on();
    } else if (name == "sz") {
        look.size = number_of(part.attribute("val"));
    } else if (name == "outlineLvl") {
        look.outline = number_of(part.attribute("val"));
    } else if (name == "pageBreakBefore") {
        look.page_break = part.is_on();
    } else if (name == "numId") {
        look.list = number_of(part.attribute("val"));
    } else if (name == "ilvl") {
        look.list_level = number_of(part.attribute("val"));
    } else {
        return false;
    }
    return true;
}

Result<DocxStyles> DocxStyles::parse(std::string_view xml, std::size_t depth,
                                     const Deadline& deadline) {
    DocxStyles out;
    if (xml.empty()) return out;
    TRY(XmlPart part, XmlPart::open(xml, depth, deadline));
    DocxStyle* style = nullptr;
    while (part.next()) {
        if (!part.is_start() || !part.is_word()) continue;
        const std::string_view name = part.name();
        if (name == "style") {
            const std::string id = part.attribute("styleId");
            style = &out.styles_[id];
            style->id = id;
            const std::string is_default = part.attribute("default");
            if (part.attribute("type") == "paragraph" &&
                (is_default == "1" || is_default == "true")) {
                out.default_paragraph_ = id;
            }
        } else if (name == "tblStylePr" || name == "pPrChange" || name == "rPrChange") {
            part.skip();
        } else if (name == "lang" && !style) {
            out.language_ = part.attribute("val");
        } else if (style && name == "name") {
            style->name = text::to_lower(part.attribute("val"));
        } else if (style && name == "basedOn") {
            style->based_on = part.attribute("val");
        } else if (style) {
            read_look(part, style->look);
        }
    }
    out.resolve();
    return out;
}

// Each style once, the one it is based on first; a circle ends where it closes.
void DocxStyles::resolve() {
    std::set<std::string> done;
    for (const auto& [id, unused] : styles_) {
        std::vector<std::string> chain;
        std::set<std::string> seen;
        for (std::string at = id;
             styles_.contains(at) && !done.contains(at) && seen.insert(at).second;
             at = styles_.at(at).based_on) {
            chain.push_back(at);
        }
        for (auto at = chain.rbegin(); at != chain.rend(); ++at) {
            DocxStyle& style = styles_.at(*at);
            const auto base = styles_.find(style.based_on);
            if (base != styles_.end() && done.contains(style.based_on)) {
                style.look.inherit(base->second.look);
            }
            // Some writers name Word's headings and give them no level.
            if (style.name.starts_with("heading ") && style.name.size() == 9 &&
                style.name[8] >= '1' && style.name[8] <= '9') {
                style.look.outline = style.name[8] - '1';
            }
            done.insert(*at);
        }
    }
}

const DocxStyle& DocxStyles::paragraph(const std::string& id) const {
    const auto found = styles_.find(id.empty() ? default_paragraph_ : id);
    return found == styles_.end() ? none_ : found->second;
}

const DocxStyle* DocxStyles::character(const std::string& id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? nullptr : &found->second;
}

Result<DocxLists> DocxLists::parse(std::string_view xml, std::size_t depth,
                                   const Deadline& deadline) {
    DocxLists out;
    if (xml.empty()) return out;
    TRY(XmlPart part, XmlPart::open(xml, depth, deadline));
    Shape* shape = nullptr;
    List* list = nullptr;
    int level = 0;
    while (part.next()) {
        if (!part.is_start() || !part.is_word()) continue;
        const std::string_view name = part.name();
        const auto value = [&] { return number_of(part.attribute("val")); };
        if (name == "abstractNum") {
            shape = &out.shapes_[number_of(part.attribute("abstractNumId"))];
            list = nullptr;
        } else if (name == "num") {
            list = &out.lists_[number_of(part.attribute("numId"))];
            shape = nullptr;
        } else if (name == "lvl" || name == "lvlOverride") {
            level = std::clamp(number_of(part.attribute("ilvl")), 0, static_cast<int>(kLevels) - 1);
        } else if (list && name == "abstractNumId") {
            list->shape = value();
        } else if (list && name == "startOverride") {
            list->starts[level] = value();
        } else if (shape) {
            DocxLevel& here = shape->levels[static_cast<std::size_t>(level)];
            if (name == "start") here.start = value();
            if (name == "numFmt") {
                const std::string format = part.attribute("val");
                here.bullet = format == "bullet" || format == "none";
            }
            if (name == "lvlText") here.text = part.attribute("val");
        }
    }
    return out;
}

std::optional<DocxLists::Item> DocxLists::next(int number, int level) {
    const auto list = lists_.find(number);
    if (list == lists_.end()) return std::nullopt;
    const auto found = shapes_.find(list->second.shape);
    if (found == shapes_.end()) return std::nullopt;
    Shape& shape = found->second;
    const auto at = static_cast<std::size_t>(std::clamp(level, 0, static_cast<int>(kLevels) - 1));
    const auto start = list->second.starts.find(static_cast<int>(at));
    if (start != list->second.starts.end()) {
        shape.counts[at] = start->second - 1;
        shape.begun[at] = true;
        list->second.starts.erase(start);
    }
    for (std::size_t i = 0; i <= at; ++i) {
        if (shape.begun[i]) continue;
        shape.begun[i] = true;
        shape.counts[i] = shape.levels[i].start - (i == at ? 1 : 0);
    }
    ++shape.counts[at];
    std::fill(shape.begun.begin() + static_cast<std::ptrdiff_t>(at) + 1, shape.begun.end(), false);
    const DocxLevel& here = shape.levels[at];
    Item out{static_cast<int>(at), here.bullet ? 0 : shape.counts[at], {}};
    if (!here.bullet && !here.text.empty() && text::has_letter(here.text)) {
        for (std::size_t i = 0; i < here.text.size(); ++i) {
            const char next = i + 1 < here.text.size() ? here.text[i + 1] : '\0';
            if (here.text[i] == '%' && next >= '1' && next <= '9') {
                out.label += std::to_string(shape.counts[static_cast<std::size_t>(next - '1')]);
                ++i;
            } else {
                out.label += here.text[i];
            }
        }
    }
    return out;
}

}  // namespace books
