#include "base/log.hpp"

#include <atomic>
#include <cstdio>

#include "base/json.hpp"
#include "base/time.hpp"

namespace base::log {
namespace {

std::atomic<Level> g_least{Level::info};
std::atomic<Format> g_format{Format::text};

std::string_view name_of(Level level) {
    switch (level) {
        case Level::debug:
            return "debug";
        case Level::info:
            return "info";
        case Level::warn:
            return "warn";
        case Level::error:
            return "error";
    }
    return "error";
}

bool needs_quotes(std::string_view text) {
    return text.empty() || text.find_first_of(" \"=\n\t") != std::string_view::npos;
}

}  // namespace

void configure(Level least, Format format) {
    g_least = least;
    g_format = format;
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (level < g_least.load()) return;
    const std::string time = format_time(SystemClock{}.now());
    std::string line;
    if (g_format.load() == Format::json) {
        JsonObject object{{"time", time}, {"level", name_of(level)}, {"event", event}};
        for (const auto& [key, value] : fields) object[key] = value;
        line = compact(object);
    } else {
        line = fmt::format("{} {:5} {}", time, name_of(level), event);
        for (const auto& [key, value] : fields) {
            line += needs_quotes(value) ? fmt::format(" {}={}", key, compact(Json(value)))
                                        : fmt::format(" {}={}", key, value);
        }
    }
    line += '\n';
    // One write a record, so that lines of several threads do not mix.
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace base::log
