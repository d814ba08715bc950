// The documents' JSON, compiled once. Include this where a whole document is read or written:
// instantiating the mapping anew costs the compiler half a minute a file.
#pragma once

#include "base/json.hpp"
#include "content/brand.hpp"
#include "content/document.hpp"
#include "content/email.hpp"
#include "content/funnel.hpp"
#include "content/journey.hpp"
#include "content/page.hpp"

#define CONTENT_JSON(linkage, type)                                              \
    linkage template base::Json base::to_json(const type&);                      \
    linkage template base::Result<type> base::from_json<type>(const base::Json&, \
                                                              const std::string&);

#define CONTENT_JSON_DOCUMENTS(linkage)        \
    CONTENT_JSON(linkage, content::Brand)      \
    CONTENT_JSON(linkage, content::Page)       \
    CONTENT_JSON(linkage, content::Email)      \
    CONTENT_JSON(linkage, content::Document)   \
    CONTENT_JSON(linkage, content::LeadMagnet) \
    CONTENT_JSON(linkage, content::Sequence)   \
    CONTENT_JSON(linkage, content::Funnel)     \
    CONTENT_JSON(linkage, content::Offer)      \
    CONTENT_JSON(linkage, content::Journey)

CONTENT_JSON_DOCUMENTS(extern)
