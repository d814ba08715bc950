// The style sheets of the public site: three themes (LOOK.md) in a brand's palette. One small sheet
// stands in the page itself, so a page is one round trip; its hash is in the policy.
#pragma once

#include <string>

#include "content/brand.hpp"

namespace content {

struct SiteStyle {
    std::string css;
    std::string hash;          // "sha256-..." for style-src
    std::string preload_font;  // address of the font the first screen needs
};

// Computed once for each theme and palette. Thread-safe.
const SiteStyle& site_style(Theme theme, const Colors& colors);

// What the pages of a quiz need beside it: a sheet of its own, so that no other page carries it.
struct ExtraStyle {
    std::string css;
    std::string hash;
};
const ExtraStyle& quiz_style();

// The Content-Security-Policy header for every page that render_page and its siblings make: no
// script at all, styles by hash, the rest from this site.
std::string content_security_policy(const Brand& brand);

}  // namespace content
