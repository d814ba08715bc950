// The DOCX reader, for libFuzzer: a package, or else its parts, parted by zero bytes, as a fuzzer
// would not guess their check sums. What it reads is analysed as well.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/analysis.hpp"
#include "books/docx_package.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const books::ReadLimits limits;
    if (bytes.starts_with("PK")) {
        const auto read = books::read_docx_bytes(bytes, limits);
        if (read) (void)books::analyze(read.value());
        return 0;
    }
    books::DocxParts parts;
    for (std::string* part : {&parts.document, &parts.styles, &parts.numbering, &parts.footnotes,
                              &parts.endnotes, &parts.core}) {
        const std::size_t end = std::min(bytes.find('\0'), bytes.size());
        *part = text::to_utf8(bytes.substr(0, end)).text;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    const auto read = books::read_docx(parts, limits);
    if (read) (void)books::analyze(read.value());
    return 0;
}
