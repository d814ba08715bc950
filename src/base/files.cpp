#include "base/files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "base/descriptor.hpp"

namespace base {
namespace {

auto system_error(const fs::path& path) {
    const int code = errno;
    return fail(code == ENOENT ? Errc::not_found : Errc::internal, "{}: {}", path.string(),
                std::strerror(code));
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uintmax_t largest) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.open()) return system_error(path);
    std::string out;
    std::string chunk(1 << 16, '\0');
    while (true) {
        const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_error(path);
        if (got == 0) return out;
        if (out.size() + static_cast<std::size_t>(got) > largest) {
            return fail(Errc::invalid, "{}: larger than {} bytes", path.string(), largest);
        }
        out.append(chunk, 0, static_cast<std::size_t>(got));
    }
}

Result<> write_file(const fs::path& path, std::string_view data) {
    fs::path temporary = path;
    temporary += ".part";
    {
        const Descriptor file{
            ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
        if (!file.open()) return system_error(temporary);
        while (!data.empty()) {
            const ssize_t put = ::write(file.get(), data.data(), data.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return system_error(temporary);
            data.remove_prefix(static_cast<std::size_t>(put));
        }
        if (::fsync(file.get()) != 0) return system_error(temporary);
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) return system_error(path);
    return success();
}

}  // namespace base
