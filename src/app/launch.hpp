// From a folder with brand.toml and books to drafts that wait for review: import, draft, submit.
//
// Resumable and idempotent: each book and each draft is its own small transaction under a unique
// key, and the same books and seed draft the same, so a launch that was killed goes on where it
// stopped and one that is run again changes nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "content/brand.hpp"
#include "store/db.hpp"

namespace app {

struct LaunchOptions {
    std::filesystem::path folder;
    std::uint64_t seed = 1;
    std::string public_url;
    // Called from one thread: what is being done now, and how much of all is done (0..1).
    std::function<void(const std::string& what, double done)> progress;
};

struct FailedBook {
    std::string file;
    std::string reason;
};

struct LaunchSummary {
    content::Brand brand;
    int books = 0;
    int lead_magnets = 0;
    int funnels = 0;
    int email_sequences = 0;
    int offers = 0;
    int new_drafts = 0;  // made by this run
    std::vector<FailedBook> failed;

    int items() const { return lead_magnets + funnels + email_sequences + offers; }
};

// Before anything is made for it. Errors: not_found (no folder, no brand.toml, no books), invalid
// (a brand.toml with mistakes).
base::Result<> check_folder(const std::filesystem::path& folder);

// Errors: not_found (no folder, no brand.toml), invalid (brand.toml; no book that can be read),
// those of the database. A book that cannot be read is in `failed` and leaves the others alone.
base::Result<LaunchSummary> launch(store::Db& db, const base::Env& env,
                                   const LaunchOptions& options);

}  // namespace app
