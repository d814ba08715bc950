#include "content/print/cover_image.hpp"

#include <cstring>

#include "content/print/jpeg.hpp"

namespace content::print {
namespace {

constexpr std::int64_t kMostPixels = 40'000'000;
constexpr int kLongestSide = 12'000;

int big_endian(std::string_view bytes, std::size_t at, int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    }
    return value;
}

std::optional<ImageKind> checked(ImageKind kind) {
    if (kind.width <= 0 || kind.height <= 0) return {};
    if (kind.width > kLongestSide || kind.height > kLongestSide) return {};
    if (static_cast<std::int64_t>(kind.width) * kind.height > kMostPixels) return {};
    return kind;
}

// The frame header (ISO/IEC 10918-1, B.2.2): SOF0 to SOF15 but for DHT, JPG and DAC.
std::optional<ImageKind> jpeg_kind(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size()) {
        if (static_cast<unsigned char>(bytes[at]) != 0xFF) return {};
        const int marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const int length = big_endian(bytes, at + 2, 2);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            return checked(
                {"image/jpeg", "jpg", big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)});
        }
        if (marker == 0xD9 || marker == 0xDA || length < 2) return {};
        at += 2 + static_cast<std::size_t>(length);
    }
    return {};
}

struct Reader {
    std::string_view left;
};

cairo_status_t read_some(void* closure, unsigned char* to, unsigned length) {
    auto& reader = *static_cast<Reader*>(closure);
    if (reader.left.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, reader.left.data(), length);
    reader.left.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

void free_bytes(void* bytes) {
    delete static_cast<std::string*>(bytes);
}

}  // namespace

std::optional<ImageKind> image_kind(std::string_view bytes) {
    if (bytes.size() > 32 && bytes.substr(0, 8) == std::string_view("\x89PNG\r\n\x1a\n", 8) &&
        bytes.substr(12, 4) == "IHDR" && bytes[16] == 0 && bytes[20] == 0) {
        return checked({"image/png", "png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)});
    }
    if (bytes.size() > 4 && bytes.substr(0, 3) == "\xFF\xD8\xFF") return jpeg_kind(bytes);
    return {};
}

Handle<cairo_surface_t> image_surface(const std::string& bytes, const ImageKind& kind) {
    if (std::string_view(kind.mime) == "image/png") {
        Reader reader{bytes};
        Handle<cairo_surface_t> surface(
            cairo_image_surface_create_from_png_stream(read_some, &reader));
        if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
        return surface;
    }
    Handle<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, kind.width, kind.height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    auto copy = std::make_unique<std::string>(bytes);
    const auto* data = reinterpret_cast<const unsigned char*>(copy->data());
    if (cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG, data, copy->size(),
                                    free_bytes, copy.get()) != CAIRO_STATUS_SUCCESS) {
        return nullptr;
    }
    copy.release();
    return surface;
}

Handle<cairo_surface_t> pixel_surface(const std::string& bytes, const ImageKind& kind) {
    constexpr int kEnough = 1000;
    if (std::string_view(kind.mime) == "image/png") return image_surface(bytes, kind);
    return decode_jpeg(bytes, kEnough);
}

}  // namespace content::print
