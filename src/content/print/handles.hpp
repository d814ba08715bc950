// Owners of C objects.
#pragma once

#include <memory>

#include <cairo.h>
#include <pango/pango.h>

namespace content::print {

struct Unref {
    void operator()(cairo_t* object) const { cairo_destroy(object); }
    void operator()(cairo_surface_t* object) const { cairo_surface_destroy(object); }
    void operator()(PangoContext* object) const { g_object_unref(object); }
    void operator()(PangoFontMap* object) const { g_object_unref(object); }
    void operator()(PangoLayout* object) const { g_object_unref(object); }
    void operator()(PangoAttrList* object) const { pango_attr_list_unref(object); }
    void operator()(PangoFontDescription* object) const { pango_font_description_free(object); }
};

template <class T>
using Handle = std::unique_ptr<T, Unref>;

}  // namespace content::print
