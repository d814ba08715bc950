#include "content/print/png.hpp"

#include <cstring>
#include <zlib.h>

namespace content::print {
namespace {

struct Paletted {
    std::vector<std::uint32_t> palette;  // 0xRRGGBB
    std::vector<unsigned char> pixels;
};

std::uint32_t coarse(std::uint32_t color, unsigned bits) {
    const std::uint32_t mask = (0xFFu << bits) & 0xFFu;
    return color & (mask << 16 | mask << 8 | mask);
}

// Colours that agree in their upper bits become the most frequent of them; as many bits as leave at
// most 256. A drawing of flat fields keeps those exactly, only its edges move.
Paletted reduce(cairo_surface_t* surface, int width, int height) {
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    const auto pixel = [&](int x, int y) {
        std::uint32_t value;
        std::memcpy(&value, data + static_cast<std::ptrdiff_t>(y) * stride + x * 4, 4);
        return value & 0xFFFFFFu;
    };
    std::unordered_map<std::uint32_t, std::size_t> seen;
    for (int y = 0; y < height; ++y) {
        std::uint32_t last = pixel(0, y);
        std::size_t run = 0;
        for (int x = 0; x < width; ++x) {
            const auto now = pixel(x, y);
            if (now != last) {
                seen[last] += std::exchange(run, 0);
                last = now;
            }
            ++run;
        }
        seen[last] += run;
    }
    // In order, so that equal counts always give the same palette.
    const std::map<std::uint32_t, std::size_t> counts(seen.begin(), seen.end());
    unsigned bits = 0;
    std::map<std::uint32_t, std::pair<std::uint32_t, std::size_t>> groups;
    for (;; ++bits) {
        groups.clear();
        for (const auto& [color, count] : counts) {
            auto& group = groups[coarse(color, bits)];
            if (count > group.second) group = {color, count};
        }
        if (groups.size() <= 256) break;
    }
    Paletted out;
    std::unordered_map<std::uint32_t, unsigned char> index;
    for (const auto& [key, group] : groups) {
        index[key] = static_cast<unsigned char>(out.palette.size());
        out.palette.push_back(group.first);
    }
    out.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::uint32_t last = ~0u;
    unsigned char last_index = 0;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto now = pixel(x, y);
            if (now != last) {
                last = now;
                last_index = index[coarse(now, bits)];
            }
            out.pixels.push_back(last_index);
        }
    }
    return out;
}

void put_number(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put_chunk(std::string& out, std::string_view type, std::string_view data) {
    put_number(out, static_cast<std::uint32_t>(data.size()));
    const auto from = out.size();
    out += type;
    out += data;
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(out.data() + from),
                           static_cast<uInt>(out.size() - from));
    put_number(out, static_cast<std::uint32_t>(crc));
}

}  // namespace

base::Result<std::string> palette_png(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    if (width <= 0 || height <= 0) return base::fail(base::Errc::internal, "an image without size");
    const auto image = reduce(surface, width, height);

    std::string raw;
    const auto row = static_cast<std::size_t>(width);
    raw.reserve(image.pixels.size() + static_cast<std::size_t>(height));
    for (std::size_t at = 0; at < image.pixels.size(); at += row) {
        raw += '\0';
        raw.append(reinterpret_cast<const char*>(image.pixels.data() + at), row);
    }
    uLongf size = compressBound(raw.size());
    std::string packed(size, '\0');
    if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                  reinterpret_cast<const Bytef*>(raw.data()), raw.size(), 6) != Z_OK) {
        return base::fail(base::Errc::internal, "zlib does not compress an image");
    }
    packed.resize(size);

    std::string header;
    put_number(header, static_cast<std::uint32_t>(width));
    put_number(header, static_cast<std::uint32_t>(height));
    header += std::string("\x08\x03\x00\x00\x00", 5);
    std::string palette;
    for (const auto color : image.palette) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            palette += static_cast<char>(color >> shift & 0xFF);
        }
    }
    std::string out("\x89PNG\r\n\x1a\n", 8);
    put_chunk(out, "IHDR", header);
    put_chunk(out, "PLTE", palette);
    put_chunk(out, "IDAT", packed);
    put_chunk(out, "IEND", {});
    return out;
}

}  // namespace content::print
