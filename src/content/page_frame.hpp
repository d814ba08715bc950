// The document around a page's content: head, masthead, footer. Private to the room.
#pragma once

#include <string>

#include "content/page_context.hpp"

namespace content {

struct FrameParts {
    std::string title;
    std::string description;
    std::string kind;     // class of <body>
    std::string main;     // markup
    std::string style;    // a sheet beside the site's that the policy allows; or empty
    std::string json_ld;  // JSON text; or empty
    bool test_mode = false;
};

std::string page_frame(const PageContext& context, const FrameParts& parts);

}  // namespace content
