#include "content/print/jpeg.hpp"

#include <csetjmp>
#include <cstdio>  // jpeglib.h uses FILE and includes nothing
#include <jpeglib.h>

namespace content::print {
namespace {

struct Failure {
    jpeg_error_mgr base;  // first: libjpeg hands out a pointer to it
    std::jmp_buf back;
};

// Nothing with a destructor lives between setjmp and longjmp.
bool decode_rows(jpeg_decompress_struct& job, Failure& failure, const std::string& bytes,
                 int enough, Handle<cairo_surface_t>& out) {
    if (setjmp(failure.back) != 0) return false;
    jpeg_create_decompress(&job);
    jpeg_mem_src(&job, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&job, TRUE);
    if (job.num_components != 1 && job.num_components != 3) return false;
    job.scale_num = 1;
    job.scale_denom = 1;
    while (job.scale_denom < 8 &&
           static_cast<int>(job.image_width / (job.scale_denom * 2)) >= enough) {
        job.scale_denom *= 2;
    }
    // Cairo's RGB24 is blue, green, red and a spare byte in memory, as the machine is
    // little-endian.
    job.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&job);
    out.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(job.output_width),
                                         static_cast<int>(job.output_height)));
    if (cairo_surface_status(out.get()) != CAIRO_STATUS_SUCCESS) return false;
    unsigned char* pixels = cairo_image_surface_get_data(out.get());
    const int stride = cairo_image_surface_get_stride(out.get());
    while (job.output_scanline < job.output_height) {
        unsigned char* row = pixels + static_cast<std::ptrdiff_t>(stride) * job.output_scanline;
        jpeg_read_scanlines(&job, &row, 1);
    }
    cairo_surface_mark_dirty(out.get());
    return jpeg_finish_decompress(&job) == TRUE;
}

}  // namespace

Handle<cairo_surface_t> decode_jpeg(const std::string& bytes, int enough) {
    Failure failure;
    jpeg_decompress_struct job{};
    job.err = jpeg_std_error(&failure.base);
    failure.base.error_exit = [](j_common_ptr info) {
        std::longjmp(reinterpret_cast<Failure*>(info->err)->back, 1);
    };
    failure.base.output_message = [](j_common_ptr) {};
    Handle<cairo_surface_t> out;
    const bool decoded = decode_rows(job, failure, bytes, enough, out);
    jpeg_destroy_decompress(&job);
    if (!decoded) out.reset();
    return out;
}

}  // namespace content::print
