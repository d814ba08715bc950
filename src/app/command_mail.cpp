#include <iostream>

#include "app/choose_brand.hpp"
#include "app/commands.hpp"
#include "app/data.hpp"
#include "contacts/contacts.hpp"
#include "mail/mailbox.hpp"
#include "mail/messages.hpp"
#include "web/mail_words.hpp"

namespace app {
namespace {

using base::MessageId;
using base::Result;
using cli::ExitCode;
using cli::MailCommand;
using store::Tx;

constexpr int kMost = 100;

// A line of the list: the message, whom it is for and what it is called.
Result<std::string> line_of(Tx& tx, const content::Brand& brand, const mail::Message& message) {
    TRY(const auto contact, contacts::find_contact(tx, message.contact_id));
    TRY(const auto words,
        web::mail_words(tx, brand, message, contact ? contact->first_name : std::string{}));
    return fmt::format("{}  {:10}  {}  {}  {}{}{}\n", message.id, base::enum_name(message.state),
                       base::format_time(message.send_at), contact ? contact->email : "(erased)",
                       words.subject, message.reason.empty() ? "" : "  | ", message.reason);
}

Result<ExitCode> list(Data& data, const MailCommand& command) {
    mail::MessageFilter filter;
    if (!command.status.empty()) {
        TRY(filter.state,
            base::from_json<mail::MessageState>(base::Json(command.status), "--status"));
    }
    struct Listed {
        mail::MessagePage page;
        std::string lines;
    };
    TRY(const auto listed, data.db().read([&](Tx& tx) -> Result<Listed> {
        TRY(const auto brand, choose_brand(tx, command.brand));
        filter.brand = brand.id;
        Listed made;
        TRY(made.page, mail::list_messages(tx, filter, kMost));
        for (const auto& message : made.page.messages) {
            TRY(const auto line, line_of(tx, brand, message));
            made.lines += line;
        }
        return made;
    }));
    if (command.json) {
        std::cout << base::pretty(base::to_json(listed.page.messages));
        return ExitCode::ok;
    }
    std::cout << listed.lines;
    if (!listed.page.next.empty()) std::cerr << "(only the newest " << kMost << " are shown)\n";
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
