// A brand, a page of every kind and mails, for the tests of this room.
#pragma once

#include "content/email_context.hpp"
#include "content/page.hpp"
#include "content/page_context.hpp"

namespace content {

Brand sample_brand(Theme theme);
Page sample_page(PageKind kind);
PageContext sample_page_context(Theme theme, PageKind kind);
Email sample_welcome_mail();
Email sample_receipt_mail();
EmailContext sample_email_context(Theme theme);

}  // namespace content
