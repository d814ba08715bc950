// The HTML reader, for libFuzzer. What it reads is analysed as well.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "books/analysis.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto decoded = text::to_utf8(bytes, text::declared_encoding(bytes));
    const auto read = books::read_html(decoded.text, {});
    if (read) (void)books::analyze(read.value());
    return 0;
}
