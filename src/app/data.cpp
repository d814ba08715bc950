#include "app/data.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "analytics/rollups.hpp"
#include "base/files.hpp"
#include "books/migrations.hpp"
#include "commerce/migrations.hpp"
#include "contacts/migrations.hpp"
#include "content/migrations.hpp"
#include "events/migrations.hpp"
#include "funnels/publish.hpp"
#include "journeys/repository.hpp"
#include "mail/migrations.hpp"
#include "review/repository.hpp"
#include "store/migrations.hpp"
#include "web/auth.hpp"
#include "web/site_review.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using base::Result;
using base::success;
using store::Tx;

constexpr std::string_view kClock = "demo_clock_offset";

std::vector<store::Migration> all_migrations() {
    std::vector<store::Migration> all = {{"app/001 settings", R"(
        create table settings (
            key text not null primary key,
            value text not null
        );
    )"}};
    const auto add = [&](std::vector<store::Migration> room) {
        all.insert(all.end(), std::make_move_iterator(room.begin()),
                   std::make_move_iterator(room.end()));
    };
    add(events::migrations());
    add(content::migrations());
    add(books::migrations());
    add(contacts::migrations());
    add(commerce::migrations());
    add(mail::migrations());
    add(funnels::migrations());
    add(journeys::migrations());
    add(review::migrations());
    add(analytics::migrations());
    add(web::auth_migrations());
    add(web::site_migrations());
    return all;
}

std::string random_text(base::Random& random, std::size_t bytes) {
    std::vector<unsigned char> raw(bytes);
    random.fill(raw);
    return base::base64url({reinterpret_cast<const char*>(raw.data()), raw.size()});
}

// One that can be written to.
Result<> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error && !fs::is_directory(folder))
        error = std::make_error_code(std::errc::not_a_directory);
    if (!error && ::access(folder.c_str(), W_OK) != 0) error = {errno, std::generic_category()};
    if (error) {
        return base::fail(base::Errc::invalid,
                          "{}: data cannot be kept there ({}): name another folder with --data",
                          folder.string(), error.message());
    }
    return success();
}

}  // namespace

Result<> FileLock::open(const fs::path& path) {
    file_ = base::Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file_.open()) return success();
    return base::fail(base::Errc::invalid, "{}: {}", path.string(), std::strerror(errno));
}

Result<> FileLock::wait(const fs::path& path) {
    TRY(open(path));
    while (::flock(file_.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return base::fail(base::Errc::invalid, "{}: {}", path.string(), std::strerror(errno));
        }
    }
    return success();
}

Result<> FileLock::take(const fs::path& path) {
    TRY(open(path));
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
        return base::fail(base::Errc::conflict,
                          "{}: another frontlist serves this folder: stop it, or name another "
                          "folder with --data",
                          path.parent_path().string());
    }
    return success();
}

namespace {

// What stands in the file, else `fresh`. Of processes that begin at once all find the first one's.
Result<std::string> keep_name(const fs::path& file, const std::string& fresh) {
    FileLock turn;
    TRY(turn.wait(file.parent_path()));
    if (!fs::exists(file)) {
        TRY(base::write_file(file, fresh));
    }
    return base::read_file(file);
}

}  // namespace

Result<std::unique_ptr<Data>> Data::open(const cli::DataOptions& at, const Use& use) {
    const fs::path file = at.data / "frontlist.db";
    if (use.absent == Absent::refuse && at.database.empty() && !fs::exists(file)) {
        return base::fail(base::Errc::not_found,
                          "{}: there is no data of Frontlist: frontlist launch makes it",
                          at.data.string());
    }
    TRY(make_folder(at.data));
    std::unique_ptr<Data> data(new Data);
    TRY(data->db_, store::open(at.database.empty() ? file.string() : at.database));
    TRY(store::migrate(*data->db_, all_migrations()));
    // In the database, so that every node signs alike.
    TRY(const auto key, data->setting("signing_key", random_text(data->random_, 32)));
    data->signer_ = std::make_unique<base::TokenSigner>(key);
    // Beside it, so that a node is itself again after a restart.
    const fs::path node = at.data / "node";
    TRY(data->node_, keep_name(node, data->ids_.next_text()));
    // Two servers of one name would take each other's mail for what a crash left behind.
    if (use.alone) {
        TRY(data->lock_.take(node));
    }
    TRY(const auto offset, data->setting(kClock, "0s"));
    if (use.demo_clock || offset != "0s") {
        TRY(const auto by, base::parse_duration(offset));
        data->clock_.advance(by);
    }
    return data;
}

Result<> Data::save_clock(base::Duration offset) {
    return db_->write([&](Tx& tx) -> Result<> {
        TRY(tx.execute("update settings set value = $2 where key = $1", kClock,
                       base::format_duration(offset)));
        return success();
    });
}

Result<std::string> Data::setting(std::string_view key, const std::string& first_value) {
    // Read first: a command beside a busy server need not wait for the writer.
    TRY(auto found, db_->read([&](Tx& tx) {
        return tx.query_one<std::string>("select value from settings where key = $1", key);
    }));
    if (found) return std::move(*found);
    return db_->write([&](Tx& tx) -> Result<std::string> {
        TRY(
            tx.execute("insert into settings (key, value) values ($1, $2) "
                       "on conflict (key) do nothing",
                       key, first_value));
        return tx.load_one<std::string>("setting", "select value from settings where key = $1",
                                        key);
    });
}

}  // namespace app
