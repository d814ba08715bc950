#include "content/embedded.hpp"

#include <algorithm>
#include <array>

// The assembler copies the file; CMakeLists.txt rebuilds this source when one of them changes.
#define FRONTLIST_EMBED(symbol, path)                   \
    asm(".pushsection .rodata\n"                        \
        ".balign 16\n"                                  \
        "frontlist_" #symbol                            \
        "_begin:\n"                                     \
        ".incbin \"" FRONTLIST_ASSETS_FOLDER "/" path   \
        "\"\n"                                          \
        "frontlist_" #symbol                            \
        "_end:\n"                                       \
        ".popsection\n");                               \
    extern "C" const char frontlist_##symbol##_begin[]; \
    extern "C" const char frontlist_##symbol##_end[];

#define FRONTLIST_EMBEDDED_FILES(ENTRY)                                     \
    ENTRY(style_base, "styles/base.css")                                    \
    ENTRY(style_folio, "styles/folio.css")                                  \
    ENTRY(style_ledger, "styles/ledger.css")                                \
    ENTRY(style_daylight, "styles/daylight.css")                            \
    ENTRY(style_quiz, "styles/quiz.css")                                    \
    ENTRY(crimson_pro_400, "fonts/crimson-pro-400.woff2")                   \
    ENTRY(crimson_pro_400_italic, "fonts/crimson-pro-400-italic.woff2")     \
    ENTRY(crimson_pro_600, "fonts/crimson-pro-600.woff2")                   \
    ENTRY(source_sans_3_400, "fonts/source-sans-3-400.woff2")               \
    ENTRY(source_sans_3_400_italic, "fonts/source-sans-3-400-italic.woff2") \
    ENTRY(source_sans_3_600, "fonts/source-sans-3-600.woff2")               \
    ENTRY(fraunces_600, "fonts/fraunces-600.woff2")                         \
    ENTRY(nunito_sans_400, "fonts/nunito-sans-400.woff2")                   \
    ENTRY(nunito_sans_700, "fonts/nunito-sans-700.woff2")

FRONTLIST_EMBEDDED_FILES(FRONTLIST_EMBED)

namespace content {

std::string_view find_embedded(std::string_view path) {
#define FRONTLIST_COMPARE(symbol, name)                                \
    if (path == (name)) {                                              \
        return {frontlist_##symbol##_begin, frontlist_##symbol##_end}; \
    }
    FRONTLIST_EMBEDDED_FILES(FRONTLIST_COMPARE)
#undef FRONTLIST_COMPARE
    return {};
}

}  // namespace content
