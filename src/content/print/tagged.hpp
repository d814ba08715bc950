// An element of the tagged structure for as long as a scope lasts.
#pragma once

#include <string>

#include <cairo.h>

namespace content::print {

class Tagged {
  public:
    Tagged(cairo_t* cr, const char* name, const std::string& attributes = {})
        : cr_(cr), name_(name) {
        cairo_tag_begin(cr_, name_, attributes.c_str());
    }
    ~Tagged() { cairo_tag_end(cr_, name_); }
    Tagged(const Tagged&) = delete;
    Tagged& operator=(const Tagged&) = delete;

  private:
    cairo_t* cr_;
    const char* name_;
};

}  // namespace content::print
