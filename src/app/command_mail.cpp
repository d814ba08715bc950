#include <iostream>

#include "app/choose_brand.hpp"
#include "app/commands.hpp"
#include "app/data.hpp"
#include "mail/mailbox.hpp"
#include "mail/messages.hpp"

namespace app {
namespace {

using base::MessageId;
using base::Result;
using cli::ExitCode;
using cli::MailCommand;
using store::Tx;

constexpr int kMost = 100;

Result<ExitCode> list(Data& data, const MailCommand& command) {
    mail::MessageFilter filter;
    if (!command.status.empty()) {
        TRY(filter.state,
            base::from_json<mail::MessageState>(base::Json(command.status), "--status"));
    }
    TRY(const auto page, data.db().read([&](Tx& tx) -> Result<mail::MessagePage> {
        TRY(const auto brand, choose_brand(tx, command.brand));
        filter.brand = brand.id;
        return mail::list_messages(tx, filter, kMost);
    }));
    if (command.json) {
        std::cout << base::pretty(base::to_json(page.messages));
        return ExitCode::ok;
    }
    for (const auto& message : page.messages) {
        std::cout << fmt::format("{}  {:10}  {:9}  {}  {}\n", message.id,
                                 base::enum_name(message.state), message.purpose,
                                 base::format_time(message.send_at), message.reason);
    }
    if (!page.next.empty()) std::cerr << "(only the newest " << kMost << " are shown)\n";
    return ExitCode::ok;
}

// What the person typed, and where the right words are.
template <class T>
Result<T> named(const MailCommand& command, Result<T> found) {
    if (found || found.error().code != base::Errc::not_found) return found;
    return base::fail(base::Errc::not_found, "{}: {}: frontlist mail list shows them", command.id,
                      found.error().message);
}

Result<ExitCode> show(Data& data, const MailCommand& command) {
    TRY(const auto mail, named(command, data.db().read([&](Tx& tx) {
            return mail::mailbox_load(tx, MessageId{command.id});
        })));
    std::cout << (command.json ? base::pretty(base::to_json(mail)) : mail.source);
    return ExitCode::ok;
}

Result<ExitCode> why(Data& data, const MailCommand& command) {
    TRY(const auto explanation, named(command, data.db().read([&](Tx& tx) {
            return mail::why(tx, data.env(), MessageId{command.id});
        })));
    if (command.json) {
        std::cout << base::pretty(base::to_json(explanation));
    } else {
        std::cout << explanation.sentence << '\n';
    }
    return ExitCode::ok;
}

Result<ExitCode> resolve(Data& data, const MailCommand& command) {
    TRY(const auto outcome,
        base::from_json<mail::Resolution>(base::Json(command.outcome), "OUTCOME"));
    TRY(const auto message, named(command, data.db().write([&](Tx& tx) {
            return mail::resolve_in_doubt(tx, data.env(), MessageId{command.id}, outcome,
                                          "command line");
        })));
    std::cout << fmt::format("{} is {}\n", message.id, base::enum_name(message.state));
    return ExitCode::ok;
}

}  // namespace

Result<ExitCode> execute(const MailCommand& command) {
    TRY(const auto data, Data::open(command.at, {}));
    switch (command.verb) {
        case MailCommand::Verb::list:
            return list(*data, command);
        case MailCommand::Verb::show:
            return show(*data, command);
        case MailCommand::Verb::why:
            return why(*data, command);
        case MailCommand::Verb::resolve:
            return resolve(*data, command);
    }
    return ExitCode::ok;
}

}  // namespace app
