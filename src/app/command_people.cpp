#include <iostream>

#include "app/commands.hpp"
#include "app/data.hpp"
#include "app/version.hpp"
#include "base/strings.hpp"
#include "cli/completion.hpp"
#include "web/auth.hpp"

namespace app {
namespace {

using base::Result;
using cli::ExitCode;
using store::Tx;

// Signing in goes by the wall clock, not by the demo's.
base::Time wall() {
    return base::SystemClock{}.now();
}

}  // namespace

Result<ExitCode> execute(const cli::OwnerCommand& command) {
    TRY(const auto role, web::read_role(command.role));
    std::string hash;
    if (command.password_from_stdin) {
        std::string line;
        std::getline(std::cin, line);
        TRY(hash, web::hash_password(line));
    }
    TRY(const auto data, Data::open(command.at, {.absent = Data::Absent::make}));
    TRY(data->db().write([&](Tx& tx) -> Result<> {
        TRY(const auto user, web::add_user(tx, data->env(), command.email, role, wall()));
        return hash.empty() ? base::success() : web::set_password_hash(tx, user.id, hash);
    }));
    std::cout << fmt::format("{} may sign in as {}\n", command.email, command.role);
    return ExitCode::ok;
}

Result<ExitCode> execute(const cli::SignInLinkCommand& command) {
    TRY(const auto data, Data::open(command.at, {}));
    TRY(const auto link, data->db().write([&](Tx& tx) -> Result<std::string> {
        TRY(const auto user, web::find_user(tx, command.email));
        if (!user) {
            return base::fail(base::Errc::not_found, "nobody here has the address {}",
                              command.email);
        }
        return web::sign_in_link(tx, data->env(), user->id, command.public_url, wall());
    }));
    std::cout << link << '\n';
    return ExitCode::ok;
}

Result<ExitCode> execute(const cli::KeyCommand& command) {
    TRY(const auto role, web::read_role(command.role));
    TRY(const auto data, Data::open(command.at, {.absent = Data::Absent::make}));
    TRY(const auto key, data->db().write([&](Tx& tx) {
        return web::create_key(tx, data->env(), command.name, role, wall());
    }));
    std::cerr << "This key is shown once. Send it as \"Authorization: Bearer KEY\".\n";
    std::cout << key << '\n';
    return ExitCode::ok;
}

Result<ExitCode> execute(const cli::CompletionCommand& command) {
    std::cout << cli::completion_script(command.shell);
    return ExitCode::ok;
}

Result<ExitCode> execute(const cli::VersionCommand&) {
    std::cout << "frontlist " << kVersion << '\n';
    return ExitCode::ok;
}

}  // namespace app
