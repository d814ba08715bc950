#include "funnels/files.hpp"

#include <cstring>

#include "base/crypto.hpp"
#include "base/strings.hpp"
#include "content/document_epub.hpp"
#include "content/document_pdf.hpp"

namespace funnels {
namespace {

using base::success;
using store::Tx;

struct FileRow {
    std::string key;
    std::string format;
    store::Blob bytes;
    std::string content_type;
    std::string etag;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (key, format, bytes, content_type, etag, name))

File file_of(const std::string& key, const std::string& format, std::string content_type,
             const std::string& title, std::string bytes) {
    const std::string slug = base::slugify(title);
    const std::string etag = '"' + base::sha256_hex(bytes).substr(0, 32) + '"';
    return {.key = key,
            .format = format,
            .bytes = std::move(bytes),
            .content_type = std::move(content_type),
            .etag = etag,
            .name = (slug.empty() ? "download" : slug) + '.' + format};
}

Result<File> render_file(const FileRequest& request, const std::string& format,
                         const content::DocumentLook& look) {
    const auto made = [&](std::string type, std::string bytes) {
        return file_of(request.key, format, std::move(type), request.document.title,
                       std::move(bytes));
    };
    if (format == "pdf") {
        TRY(auto bytes, content::render_pdf(request.document, look));
        return made("application/pdf", std::move(bytes));
    }
    if (format == "epub") {
        TRY(auto bytes, content::render_epub(request.document, look));
        return made("application/epub+zip", std::move(bytes));
    }
    if (request.script && format == "vtt") {
        return made("text/vtt; charset=utf-8", content::render_webvtt(*request.script));
    }
    if (request.script && format == "srt") {
        return made("application/x-subrip; charset=utf-8", content::render_srt(*request.script));
    }
    return base::fail_field("format", "{} cannot be made as {}", request.document.title, format);
}

}  // namespace
BOOST_DESCRIBE_STRUCT(FileInfo, (), (key, format, size))

std::vector<std::string> reading_formats() {
    return {"pdf", "epub"};
}

std::vector<std::string> formats_of(content::MagnetType type) {
    switch (type) {
        case content::MagnetType::free_chapter:
        case content::MagnetType::checklist:
        case content::MagnetType::mini_guide:
            return reading_formats();
        case content::MagnetType::quiz:
        case content::MagnetType::worksheet:
            return {"pdf"};
        case content::MagnetType::video_script:
            return {"pdf", "vtt", "srt"};
    }
    return {};
}

Result<std::vector<File>> render_files(const FileRequest& request,
                                       const content::DocumentLook& look) {
    std::vector<File> out;
    for (const auto& format : request.formats) {
        TRY(auto file, render_file(request, format, look));
        out.push_back(std::move(file));
    }
    return out;
}

Result<> put_file(Tx& tx, const Env& env, const BrandId& brand, const File& file) {
    store::Blob bytes(file.bytes.size());
    std::memcpy(bytes.data(), file.bytes.data(), bytes.size());
    TRY(tx.execute(
        "insert into files (brand_id, key, format, bytes, size, content_type, etag, name, made_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "on conflict (brand_id, key, format) do update set bytes = excluded.bytes, "
        "size = excluded.size, content_type = excluded.content_type, etag = excluded.etag, "
        "name = excluded.name, made_at = excluded.made_at",
        brand, file.key, file.format, bytes, file.bytes.size(), file.content_type, file.etag,
        file.name, env.now()));
    return success();
}

Result<std::optional<File>> find_file(Tx& tx, const BrandId& brand, std::string_view key,
                                      std::string_view format) {
    TRY(auto row,
        tx.query_one<FileRow>("select key, format, bytes, content_type, etag, name from files "
                              "where brand_id = $1 and key = $2 and format = $3",
                              brand, key, format));
    if (!row) return std::optional<File>{};
    return std::optional<File>{
        File{row->key, row->format,
             std::string(reinterpret_cast<const char*>(row->bytes.data()), row->bytes.size()),
             row->content_type, row->etag, row->name}};
}

Result<std::vector<FileInfo>> list_files(Tx& tx, const BrandId& brand, std::string_view key) {
    return tx.query<FileInfo>(
        "select key, format, size from files where brand_id = $1 and key = $2 "
        "order by case format when 'pdf' then 0 when 'epub' then 1 when 'vtt' then 2 else 3 end, "
        "format",
        brand, key);
}

}  // namespace funnels
