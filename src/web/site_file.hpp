// Files on their way to the reader. Private to the site.
#pragma once

#include "funnels/files.hpp"
#include "web/site_state.hpp"

namespace web {

// The bytes, in ranges and with their tag, to be saved under the file's name.
Response file_answer(funnels::File file, const Request& request);

// Counts as a download: the first bytes, not the continuation of a broken one.
bool is_a_download(const Request& request);

}  // namespace web
