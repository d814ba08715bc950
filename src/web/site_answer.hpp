// Answers of the public site: pages with their headers, and the pages that say what went wrong.
#pragma once

#include <string>
#include <vector>

#include "content/page_html.hpp"
#include "web/site_state.hpp"

namespace web {

enum class Privacy {
    visitor,   // depends on who looks: private, checked again each time
    personal,  // names a person, an order or a token: never stored
};

// HTML in the brand's look, with the policy of its style sheet.
Response page_answer(const content::Brand& brand, std::string html, int status, Privacy privacy);

// The frame that every page has: brand, its fields, home and footer.
content::PageContext frame_context(const Site& site, const content::Brand& brand);

// A small page of the brand.
Response message_answer(const Site& site, const content::Brand& brand,
                        const content::Message& message, int status = 200);

// The same for all brands' links (/d, /u, /library): of this brand, else of the request's.
content::Brand brand_for(Site& site, const Request& request);

Response not_found_page(Site& site, const Request& request);
// What went wrong, in a sentence. Internal errors are logged and not told.
Response problem_page(Site& site, const Request& request, const Error& error);

// The brand of "/b/{brand}/...". Errors: not_found.
Result<Live> live_of(Site& site, const Request& request);

// Anti-forgery: a form belongs to the visitor it was made for, and carries what was shown in it.
struct FormToken {
    std::string about;                // which form: "opt-in:KEY", "checkout:SCOPE"
    std::string subject;              // what it is for: a cart, an order
    std::string nonce;                // one a page view: the idempotency key of a payment
    std::int64_t seen = 0;            // the price that the page showed, minor units
    std::int64_t seen_with_bump = 0;  // and with the order bump
};
std::string sign_form(const Site& site, const std::string& visitor, const FormToken& token);
// Errors: rejected, in words for the reader.
Result<FormToken> read_form(const Site& site, const std::string& visitor, std::string_view about,
                            std::string_view token);

// What a reader typed, on one line and cut to size.
std::string one_line(std::string_view text, std::size_t longest);
// An error's message as a sentence: a capital in front, a full stop behind.
std::string sentence(std::string text);

}  // namespace web
