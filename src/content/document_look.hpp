// What a rendered document wears: the theme and colours of its brand, the author's page, the
// imprint line, the cover and where the call to action leads. Values only. Renderers take it beside
// the Document, which holds words alone.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"
#include "content/brand.hpp"

namespace content {

struct DocumentLook {
    Theme theme = Theme::folio;
    Colors colors;
    std::string brand;           // the imprint's name
    std::string postal_address;  // stands in the imprint line
    Author author;
    std::string call_url;   // absolute, http or https; empty: the call to action has no link
    std::string cover;      // the bytes of a PNG or JPEG; empty: one is designed
    std::string cover_tag;  // "A free chapter": printed on a designed cover and the title page
    // The date in the file's metadata. Absent: the first second of 2000, so that the same input
    // gives the same bytes.
    std::optional<base::Time> created;
};

// Everything but the link, the cover and the date.
DocumentLook look_of(const Brand& brand);

}  // namespace content
