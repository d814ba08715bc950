// Mails to well-set plain text: 72 columns, addresses on lines of their own, receipts aligned.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "content/email_context.hpp"

namespace content {

// Line feeds only; mail's CRLF is the transport's. Errors as render_email.
base::Result<std::string> render_email_text(const Email& email, const EmailContext& context);

// Breaks at spaces so that no line is longer than `width` characters (a longer word stays whole);
// lines after the first start with `hanging` spaces. UTF-8: counts code points.
std::string wrap(std::string_view text, std::size_t width = 72, std::size_t hanging = 0);

}  // namespace content
