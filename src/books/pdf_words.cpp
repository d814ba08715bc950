#include "books/pdf_words.hpp"

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kAround = " \"'()[]{}.,;:!?“”‘’";

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::string_view bare(std::string_view word) {
    while (!word.empty() && !is_letter_byte(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_letter_byte(word.back())) word.remove_suffix(1);
    return word;
}

}  // namespace

PdfWords::PdfWords(const std::vector<PdfLine>& lines) {
    for (const auto& line : lines) {
        const auto words = base::split(line.text, ' ');
        // The first and the last may be halves.
        for (std::size_t i = 1; i + 1 < words.size(); ++i) {
            const std::string_view word = bare(words[i]);
            if (word.size() > 2) known_.insert(text::to_lower(word));
        }
    }
}

bool PdfWords::whole(std::string_view head, std::string_view tail) const {
    const std::string joined = text::to_lower(std::string(head) + std::string(tail));
    if (known_.contains(joined)) return true;
    if (known_.contains(text::to_lower(std::string(head) + '-' + std::string(tail)))) return false;
    return text::join_lines(std::string(head) + "-\n" + std::string(tail)).find('-') ==
           std::string::npos;
}

std::size_t PdfWords::append(std::string& text, std::string_view next) const {
    if (text.empty()) {
        text += next;
        return 0;
    }
    if (text.ends_with(kSoftHyphen)) {
        text.resize(text.size() - kSoftHyphen.size());
    } else if (text.ends_with('-') && text.size() > 1 && is_letter_byte(text[text.size() - 2]) &&
               !next.empty() && is_letter_byte(next.front())) {
        const std::size_t space = text.find_last_of(kAround, text.size() - 1);
        const std::size_t from = space == std::string::npos ? 0 : space + 1;
        const std::string_view head = std::string_view(text).substr(from, text.size() - from - 1);
        std::size_t end = 0;
        while (end < next.size() && is_letter_byte(next[end])) ++end;
        const bool upper = text::starts_upper(next);
        if (!upper && whole(head, next.substr(0, end))) text.pop_back();
    } else if (!text.ends_with("—") && !text.ends_with("--") && !next.starts_with("—")) {
        text += ' ';
    }
    const std::size_t at = text.size();
    text += next;
    return at;
}

}  // namespace books
