// What readers download: rendered lead magnets, companion packs and whole books, as bytes with
// their ETag.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/env.hpp"
#include "content/document.hpp"
#include "content/document_look.hpp"
#include "store/db.hpp"

namespace funnels {

using base::BrandId;
using base::Env;
using base::Result;
using base::Time;

struct File {
    std::string key;     // a lead magnet's or a product's: "book:SLUG", "pack:SLUG"
    std::string format;  // "pdf", "epub", "vtt", "srt"
    std::string bytes;
    std::string content_type;
    std::string etag;  // strong, quoted
    std::string name;  // for saving: "the-quiet-percent.pdf"
};

// What is made of a document that is read: PDF and ePub.
std::vector<std::string> reading_formats();
// What a lead magnet of this type is downloaded as, the first one first: what is read as PDF and
// ePub; what is filled in or answered on paper as PDF alone; a script as PDF with its captions.
std::vector<std::string> formats_of(content::MagnetType type);

// The document in these formats; "vtt" and "srt" are the captions of `script`. Slow (tens of
// milliseconds): outside of transactions. Errors: those of the renderers; invalid (a format that is
// not known, captions without a script).
struct FileRequest {
    std::string key;
    const content::Document& document;
    std::vector<std::string> formats = reading_formats();
    const content::VideoScript* script = nullptr;
};
Result<std::vector<File>> render_files(const FileRequest& request,
                                       const content::DocumentLook& look);

// Replaces what was there under the same key and format.
Result<> put_file(store::Tx& tx, const Env& env, const BrandId& brand, const File& file);
Result<std::optional<File>> find_file(store::Tx& tx, const BrandId& brand, std::string_view key,
                                      std::string_view format);

struct FileInfo {
    std::string key;
    std::string format;
    std::int64_t size = 0;
};
// Without the bytes; PDF first, then ePub, then the captions.
Result<std::vector<FileInfo>> list_files(store::Tx& tx, const BrandId& brand, std::string_view key);

}  // namespace funnels
