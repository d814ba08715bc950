// What went wrong, as the admin API says it: problem details (RFC 9457).
#pragma once

#include "base/json.hpp"
#include "net/http.hpp"

namespace web {

int status_of(base::Errc code);

// What went wrong inside, at the database or in the program, is logged and not told: it names
// tables, files and hosts. `more`: members beside title, status, detail and field (`needs`,
// `problems`).
net::Response problem(const base::Error& error, const base::JsonObject& more = {});
// With a status that no error code stands for (429).
net::Response problem(int status, std::string detail);

}  // namespace web
