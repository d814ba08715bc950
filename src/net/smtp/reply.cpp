#include "net/smtp/reply.hpp"

#include <charconv>

#include "base/strings.hpp"

namespace net::smtp {
namespace {

// RFC 5321 section 4.5.3.1.5 allows 512 octets a line; servers with long texts exceed it.
constexpr std::size_t kLongestLine = 8 * 1024;
constexpr std::size_t kMostLines = 512;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// RFC 2034 section 4 and RFC 3463 section 2: class, subject and detail, where the class repeats the
// first digit of the reply.
std::string_view enhanced_code(std::string_view line, int severity) {
    const std::string_view code = line.substr(0, line.find(' '));
    const auto parts = base::split(code, '.');
    if (parts.size() != 3 || code.front() - '0' != severity) return {};
    for (const std::string_view part : parts) {
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit)) {
            return {};
        }
    }
    return parts[0].size() == 1 ? code : std::string_view{};
}

Reply assemble(int code, std::vector<std::string> lines) {
    Reply reply{code, {}, std::move(lines)};
    for (std::string& line : reply.lines) {
        const std::string enhanced{enhanced_code(line, reply.severity())};
        if (enhanced.empty()) continue;
        if (reply.enhanced.empty()) reply.enhanced = enhanced;
        line = std::string{base::trim(std::string_view{line}.substr(enhanced.size()))};
    }
    return reply;
}

auto nonsense(std::string_view line) {
    return base::fail(base::Errc::unavailable, "The server does not speak SMTP: \"{}\"",
                      line.substr(0, 80));
}

}  // namespace

std::string Reply::text() const {
    return base::join(lines, " ");
}

void ReplyReader::clear() {
    pending_.clear();
    lines_.clear();
    code_ = 0;
}

base::Result<std::optional<Reply>> ReplyReader::next() {
    while (true) {
        const std::size_t end = pending_.find('\n');
        if (end == std::string::npos) {
            if (pending_.size() > kLongestLine) return nonsense(pending_);
            return std::optional<Reply>{};
        }
        std::string line = pending_.substr(0, end);
        pending_.erase(0, end + 1);
        if (line.ends_with('\r')) line.pop_back();

        int code = 0;
        const bool coded =
            line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3, is_digit);
        if (coded) std::from_chars(line.data(), line.data() + 3, code);
        const char separator = line.size() > 3 ? line[3] : ' ';
        const bool continues = separator == '-';
        // Section 4.2.1: every line of a reply carries the same code.
        if (code < 200 || code > 599 || (separator != ' ' && !continues) ||
            (!lines_.empty() && code != code_) || lines_.size() >= kMostLines ||
            line.size() > kLongestLine) {
            return nonsense(line);
        }
        code_ = code;
        lines_.push_back(line.size() > 4 ? line.substr(4) : std::string{});
        if (!continues) return std::optional<Reply>{assemble(code, std::exchange(lines_, {}))};
    }
}

}  // namespace net::smtp
