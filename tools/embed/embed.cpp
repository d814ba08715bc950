// Links the files of a folder into the program: compresses each as well as it goes and writes a C++
// source that includes them byte by byte.
//
//   embed FOLDER WORK_FOLDER OUTPUT.cpp
#include <algorithm>
#include <brotli/encode.h>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>
#include <zlib.h>

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path.string());
}

std::string brotli(const std::string& bytes) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT,
                               bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                               &size, reinterpret_cast<std::uint8_t*>(out.data()))) {
        throw std::runtime_error("brotli failed");
    }
    out.resize(size);
    return out;
}

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 9, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error("gzip failed");
    }
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int done = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (done != Z_STREAM_END) throw std::runtime_error("gzip failed");
    return out;
}

// Fonts and pictures are compressed already.
bool worthwhile(const fs::path& path) {
    constexpr const char* kTexts[] = {".html", ".js", ".css", ".svg", ".json", ".webmanifest"};
    return std::ranges::find(kTexts, path.extension().string()) != std::end(kTexts);
}

std::string include(const std::string& symbol, const fs::path& file) {
    return "asm(\".pushsection .rodata\\n.balign 16\\n" + symbol + "_begin:\\n.incbin \\\"" +
           file.string() + "\\\"\\n" + symbol + "_end:\\n.popsection\\n\");\n" +
           "extern \"C\" const char " + symbol + "_begin[];\nextern \"C\" const char " + symbol +
           "_end[];\n";
}

std::string view(const std::string& symbol) {
    return "{" + symbol + "_begin, " + symbol + "_end}";
}

void embed(const fs::path& folder, const fs::path& work, const fs::path& output) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    fs::create_directories(work);
    std::string includes;
    std::string rows;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string symbol = "frontlist_ui_" + std::to_string(i);
        const std::string bytes = read(files[i]);
        std::string row = "    {\"" + fs::relative(files[i], folder).generic_string() + "\", ";
        // Of the copy: a new build of the folder must not pull it away under the compiler.
        write(work / symbol, bytes);
        includes += include(symbol, fs::absolute(work / symbol));
        row += view(symbol);
        for (const bool use_brotli : {true, false}) {
            const std::string packed = !worthwhile(files[i]) ? bytes
                                       : use_brotli          ? brotli(bytes)
                                                             : gzip(bytes);
            if (packed.size() >= bytes.size()) {
                row += ", {}";
                continue;
            }
            const std::string name = symbol + (use_brotli ? "_br" : "_gz");
            write(work / name, packed);
            includes += include(name, fs::absolute(work / name));
            row += ", " + view(name);
        }
        rows += row + "},\n";
    }
    write(
        output,
        "// Written by tools/embed.\n#include <array>\n\n#include \"web/dashboard_files.hpp\"\n\n" +
            includes + "\nnamespace web {\n\nstd::span<const DashboardFile> dashboard_files() {\n" +
            "    static const std::array<DashboardFile, " + std::to_string(files.size()) +
            "> kFiles = {{\n" + rows + "    }};\n    return kFiles;\n}\n\n}  // namespace web\n");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fputs("usage: embed FOLDER WORK_FOLDER OUTPUT.cpp\n", stderr);
        return 2;
    }
    try {
        embed(argv[1], argv[2], argv[3]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "embed: %s\n", error.what());
        return 1;
    }
    return 0;
}
