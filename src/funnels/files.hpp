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
    std::string format;  // "pdf", "epub"
    std::string bytes;
    std::string content_type;
    std::string etag;  // strong, quoted
    std::string name;  // for saving: "the-quiet-percent.pdf"
};

// PDF and ePub. Slow (tens of milliseconds): outside of transactions.
Result<std::vector<File>> render_files(const std::string& key, const content::Document& document,
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
// Without the bytes; by key and format.
Result<std::vector<FileInfo>> list_files(store::Tx& tx, const BrandId& brand, std::string_view key);

}  // namespace funnels
