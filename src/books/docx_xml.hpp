// The XML parts of a Word document, read element by element and never as a whole tree.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <libxml/xmlreader.h>

#include "base/result.hpp"
#include "books/outline.hpp"

namespace books {

// A pull reader over libxml2's. Prefixes do not count: names are local names, and is_word() tells
// WordprocessingML (transitional and strict) from drawings, formulas and others.
class XmlPart {
  public:
    // REQUIRES that `text`, UTF-8, and `deadline` outlive it. Error: invalid where it has a
    // document type, which no part of a package may have (ECMA-376 part 2, 9.1.3).
    static base::Result<XmlPart> open(std::string_view text, std::size_t depth,
                                      const Deadline& deadline);

    // To the next start or end tag or text; false at the end, be it of the part or of what can be
    // read of it.
    bool next();

    bool is_start() const;  // also of <a/>, which has no end
    bool is_end() const;
    bool is_text() const;
    bool is_empty() const;
    bool is_word() const;
    std::string_view name() const;
    std::string_view text() const;
    int depth() const;

    // Whatever its prefix; empty where there is none.
    std::string attribute(std::string_view name);
    // w:val, where absence means "on" (ECMA-376 part 1, 17.17.4).
    bool is_on();
    // Past the element that begins here.
    void skip();

    bool damaged() const { return damaged_; }  // not well-formed from some place on
    bool late() const { return late_; }        // the time is over
    bool too_deep() const { return too_deep_; }

  private:
    struct Free {
        void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
    };
    XmlPart(xmlTextReader* reader, std::size_t depth, const Deadline& deadline)
        : reader_(reader), deepest_(static_cast<int>(depth)), deadline_(&deadline) {}

    std::unique_ptr<xmlTextReader, Free> reader_;
    int deepest_;
    const Deadline* deadline_;
    std::size_t seen_ = 0;
    bool damaged_ = false;
    bool late_ = false;
    bool too_deep_ = false;
};

// Calls `each()` at every start tag within the element that begins here. What `each` reads it must
// read to its end, or not at all.
template <class Each>
void each_child(XmlPart& part, Each each) {
    if (part.is_empty()) return;
    const int depth = part.depth();
    while (part.next()) {
        if (part.is_end() && part.depth() <= depth) return;
        if (part.is_start()) each();
    }
}

}  // namespace books
