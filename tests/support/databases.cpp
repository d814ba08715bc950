#include "support/databases.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <grp.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

namespace support {
namespace {

namespace fs = std::filesystem;

// Reads its input until that ends: when this process has, for whatever reason. $1 the folder,
// $2 PostgreSQL's programs.
constexpr const char* kKeeper = R"sh(
trap '' INT TERM HUP PIPE
cd "$1"
if "$2/initdb" -D data -A trust -U frontlist -E UTF8 --locale=C --no-sync >log 2>&1 &&
   "$2/pg_ctl" -D data -w -t 60 -l log -o "-k $1 -c listen_addresses= -c fsync=off \
       -c full_page_writes=off -c deadlock_timeout=50ms -c max_connections=200 -c shared_buffers=64MB" start >/dev/null 2>&1
then
    echo ready
else
    cat log
    exec 1>&-
fi
cat >/dev/null
"$2/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
cd /
rm -rf "$1"
)sh";

fs::path find_programs() {
    std::vector<fs::path> places{"/usr/lib/postgresql/15/bin"};
    if (FILE* output = ::popen("pg_config --bindir 2>/dev/null", "r")) {
        char line[512] = {};
        if (std::fgets(line, sizeof line, output)) {
            std::string place = line;
            while (!place.empty() && place.back() == '\n') place.pop_back();
            places.emplace_back(place);
        }
        ::pclose(output);
    }
    for (const fs::path& place : places) {
        if (fs::exists(place / "initdb") && fs::exists(place / "pg_ctl")) return place;
    }
    throw std::runtime_error("no PostgreSQL server programs: install postgresql-15");
}

// PostgreSQL refuses to run as root.
const passwd* unprivileged_user() {
    if (::geteuid() != 0) return nullptr;
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* user = ::getpwnam(name)) return user;
    }
    throw std::runtime_error("neither a user postgres nor nobody to run PostgreSQL as");
}

// A cluster in a temporary folder, reached by a socket in it.
class Cluster {
  public:
    Cluster() {
        const fs::path programs = find_programs();
        const passwd* user = unprivileged_user();
        std::string pattern = "/tmp/frontlist-pg-XXXXXX";  // a socket's path is at most 107 long
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
        if (user && ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) {
            throw std::runtime_error("cannot give away " + folder_);
        }
        start_keeper(programs, user);
        std::string said;
        char byte = 0;
        while (said != "ready\n") {
            if (::read(from_keeper_, &byte, 1) != 1) {
                throw std::runtime_error("PostgreSQL did not start: " + said);
            }
            said += byte;
        }
    }

    ~Cluster() {
        ::close(to_keeper_);
        ::close(from_keeper_);
        ::waitpid(keeper_, nullptr, 0);
    }

    std::string url() const {
        return fmt::format("postgresql:///postgres?host={}&user=frontlist", folder_);
    }

  private:
    void start_keeper(const fs::path& programs, const passwd* user) {
        int in[2], out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipe");
        }
        const std::string bin = programs.string();
        keeper_ = ::fork();
        if (keeper_ < 0) throw std::runtime_error("cannot fork");
        if (keeper_ == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            ::setsid();
            if (user && (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 ||
                         ::setuid(user->pw_uid) != 0)) {
                ::_exit(126);
            }
            ::execl("/bin/sh", "sh", "-c", kKeeper, "sh", folder_.c_str(), bin.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        to_keeper_ = in[1];
        from_keeper_ = out[0];
    }

    std::string folder_;
    pid_t keeper_ = -1;
    int to_keeper_ = -1;
    int from_keeper_ = -1;
};

std::string server_url() {
    if (const char* named = std::getenv("FRONTLIST_TEST_POSTGRES"); named && *named) return named;
    static const Cluster cluster;
    return cluster.url();
}

std::unique_ptr<store::Db> open_or_throw(const std::string& url, const store::Options& options) {
    auto db = store::open(url, options);
    if (!db) throw std::runtime_error(db.error().message);
    return std::move(db).value();
}

void run_on_server(const std::string& sql) {
    const auto db = open_or_throw(server_url(), {.connections = 1});
    const auto done = db->write([&](store::Tx& tx) { return tx.script(sql); });
    if (!done) throw std::runtime_error(done.error().message);
}

}  // namespace

TestDb::TestDb(store::Engine engine, store::Options options) : options_(options) {
    if (engine == store::Engine::sqlite) {
        url_ = (folder_.path() / "test.db").string();
    } else {
        static std::atomic<int> last{0};
        schema_ = fmt::format("test_{}_{}", ::getpid(), ++last);
        run_on_server("create schema " + schema_);
        url_ = server_url();
        url_ += url_.find('?') == std::string::npos ? '?' : '&';
        url_ += "options=-csearch_path%3D" + schema_;
    }
    db_ = open_or_throw(url_, options_);
}

TestDb::~TestDb() {
    db_.reset();
    if (schema_.empty()) return;
    try {
        run_on_server("drop schema " + schema_ + " cascade");
    } catch (const std::exception& error) {
        ADD_FAILURE() << "cannot drop " << schema_ << ": " << error.what();
    }
}

std::unique_ptr<store::Db> TestDb::open_another() const {
    return open_or_throw(url_, options_);
}

void OnBothEngines::migrate(const std::vector<store::Migration>& migrations) {
    const auto done = store::migrate(db(), migrations);
    if (!done) throw std::runtime_error(done.error().message);
}

std::string engine_name(const testing::TestParamInfo<store::Engine>& info) {
    return info.param == store::Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace support
