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

}  // namespace
BOOST_DESCRIBE_STRUCT(FileInfo, (), (key, format, size))

Result<std::vector<File>> render_files(const std::string& key, const content::Document& document,
                                       const content::DocumentLook& look) {
    TRY(auto pdf, content::render_pdf(document, look));
    TRY(auto epub, content::render_epub(document, look));
    return std::vector<File>{
        file_of(key, "pdf", "application/pdf", document.title, std::move(pdf)),
        file_of(key, "epub", "application/epub+zip", document.title, std::move(epub))};
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
        "select key, format, size from files where brand_id = $1 and key = $2 order by format desc",
        brand, key);
}

}  // namespace funnels
