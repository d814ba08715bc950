// What stands between poppler and a book, for libFuzzer: pdfinfo's words up to the first NUL, then
// pdftohtml's XML. What it makes is analysed as well.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/analysis.hpp"
#include "books/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    const books::ReadLimits limits;
    const auto read = books::read_pdf_output(bytes.substr(0, end),
                                             bytes.substr(std::min(end + 1, bytes.size())), limits);
    if (read) (void)books::analyze(read.value());
    return 0;
}
