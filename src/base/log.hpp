// Structured logs: one line a record on standard error, `time level event key=value ...` or JSON.
// Keys and mail addresses never go in. Thread-safe.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base::log {

enum class Level { debug, info, warn, error };
enum class Format { text, json };

using Field = std::pair<std::string_view, std::string>;

void configure(Level least, Format format);
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void debug(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::debug, event, fields);
}
inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::info, event, fields);
}
inline void warn(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::warn, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::error, event, fields);
}

}  // namespace base::log
