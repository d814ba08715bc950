// Mails to HTML that real mail clients show well: tables, inline styles, 600 pixels, dark mode.
#pragma once

#include <string>

#include "base/result.hpp"
#include "content/email_context.hpp"

namespace content {

// Both bodies, subject and preview text. Errors: invalid, naming a merge field without a value, or
// a link, an order, a cart, a testimonial or an unsubscribe address that the mail needs and the
// context does not have.
base::Result<RenderedEmail> render_email(const Email& email, const EmailContext& context);

// The HTML body alone.
base::Result<std::string> render_email_html(const Email& email, const EmailContext& context);

}  // namespace content
