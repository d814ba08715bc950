// The opened data folder: database with all rooms' tables, the signing key, the sources of time,
// ids and randomness. One a process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/crypto.hpp"
#include "base/env.hpp"
#include "cli/command.hpp"
#include "store/db.hpp"

namespace app {

class Data {
  public:
    // Makes the folder and the database where they are absent and brings the tables up to date.
    // `demo_clock`: time goes on from where the demo's clock had been moved to. Errors: invalid (a
    // URL), unavailable (cannot open), rejected (a newer database).
    static base::Result<std::unique_ptr<Data>> open(const cli::DataOptions& at,
                                                    bool demo_clock = false);

    store::Db& db() { return *db_; }
    const base::Env& env() const { return env_; }
    const base::TokenSigner& signer() const { return *signer_; }
    base::OffsetClock& clock() { return clock_; }
    // Stays over restarts: names this machine to the others on the database.
    const std::string& node() const { return node_; }

    // The demo's clock starts from this offset when the data is opened again.
    base::Result<> save_clock(base::Duration offset);

  private:
    explicit Data(std::unique_ptr<store::Db> db) : db_(std::move(db)) {}

    base::Result<std::string> setting(std::string_view key, const std::string& first_value);

    std::unique_ptr<store::Db> db_;
    base::OffsetClock clock_;
    base::SecureRandom random_;
    base::IdSource ids_{clock_, random_};
    base::Env env_{clock_, ids_, random_};
    std::unique_ptr<base::TokenSigner> signer_;
    std::string node_;
};

}  // namespace app
