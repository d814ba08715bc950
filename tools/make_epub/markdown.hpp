// CommonMark with tables -> XHTML that can stand in an ePub.
#pragma once

#include <string>
#include <string_view>

namespace make_epub {

struct Chapter {
    std::string title;  // the first heading's words; empty where there is none
    std::string xhtml;
};

// Raw HTML in the source is left out.
Chapter read_chapter(std::string_view markdown);

}  // namespace make_epub
