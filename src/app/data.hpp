// The opened data folder: database with all rooms' tables, the signing key, the sources of time,
// ids and randomness. One a process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/crypto.hpp"
#include "base/descriptor.hpp"
#include "base/env.hpp"
#include "cli/command.hpp"
#include "store/db.hpp"

namespace app {

// A file that one process holds, until this goes or the process does.
class FileLock {
  public:
    // Errors: conflict (another process holds it).
    base::Result<> take(const std::filesystem::path& path);
    // Waits for its turn.
    base::Result<> wait(const std::filesystem::path& path);

  private:
    base::Result<> open(const std::filesystem::path& path);

    base::Descriptor file_;
};

class Data {
  public:
    enum class Absent { refuse, make };  // what to do where there is no data yet
    struct Use {
        Absent absent = Absent::refuse;
        bool demo_clock = false;  // time goes on from where the demo's clock had been moved to
        bool alone = false;       // no other process may have the folder in this way
    };
    // Brings the tables up to date. Errors: not_found (no data), invalid (a URL, a folder that
    // cannot be made), conflict (another has it alone), unavailable (cannot open), rejected (a
    // newer database).
    static base::Result<std::unique_ptr<Data>> open(const cli::DataOptions& at, const Use& use);

    store::Db& db() { return *db_; }
    const base::Env& env() const { return env_; }
    const base::TokenSigner& signer() const { return *signer_; }
    base::OffsetClock& clock() { return clock_; }
    // Stays over restarts: names this machine to the others on the database.
    const std::string& node() const { return node_; }

    // The demo's clock starts from this offset when the data is opened again.
    base::Result<> save_clock(base::Duration offset);

  private:
    Data() = default;

    base::Result<std::string> setting(std::string_view key, const std::string& first_value);

    FileLock lock_;
    std::unique_ptr<store::Db> db_;
    base::OffsetClock clock_;
    base::SecureRandom random_;
    base::IdSource ids_{clock_, random_};
    base::Env env_{clock_, ids_, random_};
    std::unique_ptr<base::TokenSigner> signer_;
    std::string node_;
};

}  // namespace app
