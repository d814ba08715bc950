#include "content/print/typing_font.hpp"

#include <array>
#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>
#include <memory>
#include <stdexcept>

#include "content/print/faces.hpp"

namespace content::print {
namespace {

struct HbUnref {
    void operator()(hb_blob_t* object) const { hb_blob_destroy(object); }
    void operator()(hb_face_t* object) const { hb_face_destroy(object); }
    void operator()(hb_font_t* object) const { hb_font_destroy(object); }
    void operator()(hb_subset_input_t* object) const { hb_subset_input_destroy(object); }
};
template <class T>
using HbHandle = std::unique_ptr<T, HbUnref>;

constexpr int kFirst = 32;
constexpr int kLast = 255;

// Windows-1252 (ISO 32000-1 annex D.2, "WinAnsiEncoding"); 0 where it has no character.
hb_codepoint_t win_ansi(int code) {
    static constexpr std::array<char16_t, 32> kUpper = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (code >= 0x80 && code < 0xA0) return kUpper[static_cast<std::size_t>(code - 0x80)];
    return code == 0x7F ? 0 : static_cast<hb_codepoint_t>(code);
}

HbHandle<hb_face_t> subset(hb_face_t* whole) {
    const HbHandle<hb_subset_input_t> wanted(hb_subset_input_create_or_fail());
    if (!wanted) throw std::runtime_error("no memory for a typeface");
    hb_set_t* letters = hb_subset_input_unicode_set(wanted.get());
    for (int code = kFirst; code <= kLast; ++code) {
        if (const auto letter = win_ansi(code)) hb_set_add(letters, letter);
    }
    // A form is set letter by letter: what composes letters is not asked for.
    hb_set_t* dropped = hb_subset_input_set(wanted.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* table : {"GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "meta"}) {
        hb_set_add(dropped, hb_tag_from_string(table, -1));
    }
    HbHandle<hb_face_t> face(hb_subset_or_fail(whole, wanted.get()));
    if (!face) throw std::runtime_error("HarfBuzz does not subset a typeface of ours");
    return face;
}

}  // namespace

QPDFObjectHandle embed_typing_font(QPDF& pdf, Theme theme) {
    const auto file = text_face_file(theme);
    const HbHandle<hb_blob_t> blob(hb_blob_create(file.data(), static_cast<unsigned>(file.size()),
                                                  HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const HbHandle<hb_face_t> whole(hb_face_create(blob.get(), 0));
    const auto face = subset(whole.get());
    const HbHandle<hb_font_t> font(hb_font_create(face.get()));
    // Glyph space is a thousandth of the size.
    hb_font_set_scale(font.get(), 1000, 1000);

    auto widths = QPDFObjectHandle::newArray();
    for (int code = kFirst; code <= kLast; ++code) {
        hb_codepoint_t glyph = 0;
        const auto letter = win_ansi(code);
        const bool found = letter && hb_font_get_nominal_glyph(font.get(), letter, &glyph);
        widths.appendItem(QPDFObjectHandle::newInteger(
            found ? hb_font_get_glyph_h_advance(font.get(), glyph) : 0));
    }
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font.get(), &extents);
    hb_position_t capitals = 0;
    hb_ot_metrics_get_position_with_fallback(font.get(), HB_OT_METRICS_TAG_CAP_HEIGHT, &capitals);

    const HbHandle<hb_blob_t> packed(hb_face_reference_blob(face.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(packed.get(), &size);
    auto stream = QPDFObjectHandle::newStream(&pdf, std::string(data, size));
    stream.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(size));
    // A subset's name begins with six letters (9.6.4).
    const auto name = fmt::format("/FRMAA{}+{}", static_cast<char>('A' + static_cast<int>(theme)),
                                  theme == Theme::ledger     ? "SourceSans3-Regular"
                                  : theme == Theme::daylight ? "NunitoSans-Regular"
                                                             : "EBGaramond-Regular");
    auto descriptor = QPDFObjectHandle::parse(fmt::format(
        "<< /Type /FontDescriptor /FontName {} /Flags 32 /ItalicAngle 0 /StemV 80 /Ascent {} "
        "/Descent {} /CapHeight {} /FontBBox [ -200 {} 1200 {} ] >>",
        name, extents.ascender, extents.descender, capitals, extents.descender, extents.ascender));
    descriptor.replaceKey("/FontFile2", stream);
    auto out = QPDFObjectHandle::parse(
        fmt::format("<< /Type /Font /Subtype /TrueType /BaseFont {} /Encoding /WinAnsiEncoding "
                    "/FirstChar {} /LastChar {} >>",
                    name, kFirst, kLast));
    out.replaceKey("/Widths", widths);
    out.replaceKey("/FontDescriptor", pdf.makeIndirectObject(descriptor));
    return pdf.makeIndirectObject(out);
}

}  // namespace content::print
