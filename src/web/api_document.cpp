#include "web/api_document.hpp"

// The assembler copies the file; CMakeLists.txt rebuilds this source when it changes.
asm(".pushsection .rodata\n"
    ".balign 16\n"
    "frontlist_openapi_begin:\n"
    ".incbin \"" FRONTLIST_OPENAPI_FILE
    "\"\n"
    "frontlist_openapi_end:\n"
    ".popsection\n");
extern "C" const char frontlist_openapi_begin[];
extern "C" const char frontlist_openapi_end[];

namespace web {

std::string_view openapi_document() {
    return {frontlist_openapi_begin, frontlist_openapi_end};
}

}  // namespace web
