#include <csignal>
#include <iostream>

#include "app/commands.hpp"
#include "app/data.hpp"
#include "app/server.hpp"
#include "base/log.hpp"
#include "content/brand_repository.hpp"
#include "web/auth.hpp"

namespace app {
namespace {

using base::Result;
using cli::ExitCode;
using store::Tx;

// The only user's link; a first owner is made where there is nobody yet.
Result<std::string> sign_in_address(Data& data, const std::string& public_url) {
    const base::Time now = base::SystemClock{}.now();
    return data.db().write([&](Tx& tx) -> Result<std::string> {
        TRY(const auto users, web::list_users(tx));
        if (!users.empty()) {
            return web::sign_in_link(tx, data.env(), users.front().id, public_url, now);
        }
        TRY(const auto user,
            web::add_user(tx, data.env(), "owner@localhost.example", web::Role::owner, now));
        return web::sign_in_link(tx, data.env(), user.id, public_url, now);
    });
}

Result<std::string> dashboard_of(Data& data) {
    TRY(const auto brands, data.db().read([](Tx& tx) { return content::list_brands(tx); }));
    return brands.empty() ? std::string("/") : "/brands/" + brands.front().slug + "/marketing";
}

}  // namespace

Result<ExitCode> execute(const cli::ServeCommand& command) {
    base::log::configure(base::log::Level::info,
                         command.log_json ? base::log::Format::json : base::log::Format::text);
    // Taken by sigwait below, in every thread that is made from here on.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    TRY(const auto data, Data::open(command.at, {.absent = Data::Absent::make,
                                                 .demo_clock = command.demo_clock,
                                                 .alone = true}));
    TRY(const auto server, Server::start(*data, command));
    if (command.print_sign_in) {
        TRY(const auto link, sign_in_address(*data, server->public_url()));
        TRY(const auto path, dashboard_of(*data));
        std::cout << "\nDashboard: " << server->public_url() << path
                  << "\nSign in once with: " << link << "\nStop with Ctrl-C.\n"
                  << std::endl;
    }
    int signal = 0;
    sigwait(&signals, &signal);
    base::log::info("stopping", {});
    return ExitCode::ok;
}

}  // namespace app
