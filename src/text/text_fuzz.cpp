// Everything that reads untrusted words, for libFuzzer.
#include <cstddef>
#include <cstdint>
#include <string>

#include "text/grammar.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const std::string valid = text::to_utf8(bytes).text;
    (void)text::join_lines(valid);
    (void)text::title_case(valid);
    for (const auto sentence : text::sentences(valid)) {
        const auto words = text::tag_sentence(sentence);
        (void)text::command(sentence, words);
        (void)text::leans_on_context(sentence, words);
    }
    return 0;
}
