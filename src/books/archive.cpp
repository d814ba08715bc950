#include "books/archive.hpp"

#include <algorithm>

#include <zip.h>

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

auto not_an_archive() {
    return fail(Errc::invalid,
                "the archive in it is damaged or incomplete; copy or download the book again");
}

}  // namespace

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Archive> Archive::open(const std::filesystem::path& file, const ReadLimits& limits) {
    int error = 0;
    std::unique_ptr<zip, Close> archive(zip_open(file.c_str(), ZIP_RDONLY, &error));
    if (!archive) return not_an_archive();
    return list(std::move(archive), limits);
}

Result<Archive> Archive::open_bytes(std::string_view bytes, const ReadLimits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) return not_an_archive();
    std::unique_ptr<zip, Close> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive) {
        zip_source_free(source);
        return not_an_archive();
    }
    return list(std::move(archive), limits);
}

Result<Archive> Archive::list(std::unique_ptr<zip, Close> archive, const ReadLimits& limits) {
    Archive out;
    out.left_ = limits.unpacked_bytes;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > static_cast<zip_int64_t>(limits.entries)) {
        return fail(Errc::invalid, "its archive holds {} files, more than the {} allowed", count,
                    limits.entries);
    }
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
        if (name) out.entries_.emplace(name, index);
    }
    out.zip_ = std::move(archive);
    return out;
}

Result<std::string> Archive::read(const std::string& name, std::uintmax_t largest) {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return fail(Errc::not_found, "the file {} in it is missing", name);
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip_.get(), found->second, 0, &stat) != 0) return not_an_archive();
    const std::uintmax_t most = std::min(largest, left_);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
        return fail(Errc::invalid, "its archive is protected by a password");
    }
    if ((stat.valid & ZIP_STAT_SIZE) && stat.size > most) {
        return fail(Errc::invalid,
                    "the file {} in it unpacks to {} MB, more than the {} MB allowed", name,
                    stat.size >> 20, most >> 20);
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(zip_.get(), found->second, 0), &zip_fclose);
    if (!file) return not_an_archive();
    std::string out;
    char buffer[1 << 16];
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), buffer, sizeof buffer);
        if (got < 0) return fail(Errc::invalid, "the file {} in it is damaged", name);
        if (got == 0) break;
        // The size that the archive states is the sender's word; this is what really comes out.
        if (out.size() + static_cast<std::size_t>(got) > most) {
            return fail(Errc::invalid, "the file {} in it unpacks to more than the {} MB allowed",
                        name, most >> 20);
        }
        out.append(buffer, static_cast<std::size_t>(got));
    }
    left_ -= out.size();
    return out;
}

}  // namespace books
