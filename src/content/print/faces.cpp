#include "content/print/faces.hpp"

#include <fontconfig/fontconfig.h>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "content/print/handles.hpp"

#define EMBED(name, file)                                   \
    __asm__(                                                \
        ".section .rodata\n.balign 16\n"                    \
        ".global frontlist_" #name "\nfrontlist_" #name     \
        ":\n"                                               \
        ".incbin \"" FRONTLIST_ASSETS_FOLDER "/" file       \
        "\"\n"                                              \
        ".global frontlist_" #name "_end\nfrontlist_" #name \
        "_end:\n"                                           \
        ".byte 0\n.previous\n");                            \
    extern "C" const char frontlist_##name[];               \
    extern "C" const char frontlist_##name##_end[];

EMBED(garamond, "fonts-print/EBGaramond_400Regular.ttf")
EMBED(garamond_italic, "fonts-print/EBGaramond_400Regular_Italic.ttf")
EMBED(garamond_bold, "fonts-print/EBGaramond_600SemiBold.ttf")
EMBED(source_sans, "fonts-print/SourceSans3_400Regular.ttf")
EMBED(source_sans_italic, "fonts-print/SourceSans3_400Regular_Italic.ttf")
EMBED(source_sans_bold, "fonts-print/SourceSans3_600SemiBold.ttf")
EMBED(fraunces, "fonts-print/Fraunces_600SemiBold.ttf")
EMBED(nunito, "fonts-print/NunitoSans_400Regular.ttf")
EMBED(nunito_italic, "fonts-print/NunitoSans_400Regular_Italic.ttf")
EMBED(nunito_bold, "fonts-print/NunitoSans_700Bold.ttf")

#ifdef __SANITIZE_ADDRESS__
// Fontconfig keeps offsets in place of pointers (fcint.h, FcPtrToOffset): what Cairo's font cache
// still holds looks lost to LeakSanitizer.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
#endif

namespace content::print {
namespace {

// Fontconfig wants a path: a sealed file in memory has one under /proc.
class FaceFile {
  public:
    FaceFile(const char* begin, const char* end)
        : descriptor_(memfd_create("frontlist-face", MFD_CLOEXEC)) {
        while (descriptor_ >= 0 && begin < end) {
            const auto written = write(descriptor_, begin, static_cast<std::size_t>(end - begin));
            if (written <= 0) throw std::runtime_error("no memory for a typeface");
            begin += written;
        }
        if (descriptor_ < 0) throw std::runtime_error("no memory for a typeface");
    }
    ~FaceFile() { close(descriptor_); }
    FaceFile(const FaceFile&) = delete;
    FaceFile& operator=(const FaceFile&) = delete;

    std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

  private:
    int descriptor_;
};

const std::array<FaceFile, 10>& face_files() {
    static const std::array<FaceFile, 10> files{{
        {frontlist_garamond, frontlist_garamond_end},
        {frontlist_garamond_italic, frontlist_garamond_italic_end},
        {frontlist_garamond_bold, frontlist_garamond_bold_end},
        {frontlist_source_sans, frontlist_source_sans_end},
        {frontlist_source_sans_italic, frontlist_source_sans_italic_end},
        {frontlist_source_sans_bold, frontlist_source_sans_bold_end},
        {frontlist_fraunces, frontlist_fraunces_end},
        {frontlist_nunito, frontlist_nunito_end},
        {frontlist_nunito_italic, frontlist_nunito_italic_end},
        {frontlist_nunito_bold, frontlist_nunito_bold_end},
    }};
    return files;
}

struct DestroyConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};

Handle<PangoFontMap> make_font_map() {
    const std::unique_ptr<FcConfig, DestroyConfig> config(FcConfigCreate());
    for (const auto& file : face_files()) {
        const auto path = file.path();
        if (!FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(path.c_str()))) {
            throw std::runtime_error("fontconfig does not read a typeface of ours");
        }
    }
    Handle<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
    return map;
}

}  // namespace

const Faces& faces_of(Theme theme) {
    static const Faces folio{"EB Garamond", "EB Garamond", 400, 600};
    static const Faces ledger{"Source Sans 3", "Source Sans 3", 600, 600};
    static const Faces daylight{"Fraunces", "Nunito Sans", 600, 700};
    switch (theme) {
        case Theme::ledger:
            return ledger;
        case Theme::daylight:
            return daylight;
        case Theme::folio:
            break;
    }
    return folio;
}

std::string_view text_face_file(Theme theme) {
    const auto between = [](const char* begin, const char* end) {
        return std::string_view(begin, static_cast<std::size_t>(end - begin));
    };
    switch (theme) {
        case Theme::ledger:
            return between(frontlist_source_sans, frontlist_source_sans_end);
        case Theme::daylight:
            return between(frontlist_nunito, frontlist_nunito_end);
        case Theme::folio:
            break;
    }
    return between(frontlist_garamond, frontlist_garamond_end);
}

PangoFontMap* font_map() {
    thread_local const Handle<PangoFontMap> map = make_font_map();
    return map.get();
}

}  // namespace content::print
