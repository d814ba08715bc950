#include "base/json.hpp"

namespace base {
namespace {

void write_pretty(const Json& json, std::string& out, std::size_t depth) {
    const std::string indent(depth * 2, ' ');
    const std::string inner((depth + 1) * 2, ' ');
    if (json.is_object() && !json.get_object().empty()) {
        out += "{\n";
        std::size_t left = json.get_object().size();
        for (const auto& entry : json.get_object()) {
            out += inner + compact(Json(entry.key())) + ": ";
            write_pretty(entry.value(), out, depth + 1);
            out += --left > 0 ? ",\n" : "\n";
        }
        out += indent + '}';
    } else if (json.is_array() && !json.get_array().empty()) {
        out += "[\n";
        std::size_t left = json.get_array().size();
        for (const auto& item : json.get_array()) {
            out += inner;
            write_pretty(item, out, depth + 1);
            out += --left > 0 ? ",\n" : "\n";
        }
        out += indent + ']';
    } else {
        out += compact(json);
    }
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
    boost::json::stream_parser parser;
    boost::system::error_code error;
    const std::size_t used = parser.write_some(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    if (!error && text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
        error = boost::json::make_error_code(boost::json::error::extra_data);
    }
    if (error) {
        return fail(Errc::invalid, "not valid JSON near character {}: {}", used + 1,
                    error.message());
    }
    return parser.release();
}

std::string pretty(const Json& json) {
    std::string out;
    write_pretty(json, out, 0);
    out += '\n';
    return out;
}

}  // namespace base
