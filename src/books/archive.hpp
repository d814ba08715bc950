// A zip archive read in memory, within limits. Nothing is ever unpacked to disk, so names in the
// archive cannot reach outside it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "books/reader.hpp"

struct zip;

namespace books {

class Archive {
  public:
    static base::Result<Archive> open(const std::filesystem::path& file, const ReadLimits& limits);
    // REQUIRES that `bytes` outlive the archive.
    static base::Result<Archive> open_bytes(std::string_view bytes, const ReadLimits& limits);

    bool has(const std::string& name) const { return entries_.contains(name); }
    // Errors: not_found; invalid where it is damaged, encrypted or larger than the limits.
    base::Result<std::string> read(const std::string& name, std::uintmax_t largest);

  private:
    struct Close {
        void operator()(zip* archive) const;
    };
    static base::Result<Archive> list(std::unique_ptr<zip, Close> archive,
                                      const ReadLimits& limits);

    std::unique_ptr<zip, Close> zip_;
    std::map<std::string, std::uint64_t> entries_;
    std::uintmax_t left_ = 0;
};

}  // namespace books
