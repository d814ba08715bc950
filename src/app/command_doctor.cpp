#include <iostream>

#include "app/commands.hpp"
#include "app/data.hpp"
#include "commerce/check_money.hpp"
#include "content/brand_repository.hpp"
#include "events/work.hpp"
#include "mail/messages.hpp"

namespace app {
namespace {

using base::Result;
using cli::ExitCode;
using store::Tx;

constexpr int kMost = 100;

// Lines about what a person should look at.
Result<std::vector<std::string>> findings_of(Tx& tx) {
    std::vector<std::string> out;
    TRY(const auto violations, commerce::check_money(tx));
    for (const auto& violation : violations) {
        out.push_back(
            fmt::format("money, {}: {} ({})", violation.rule, violation.detail, violation.subject));
    }
    TRY(const auto brands, content::list_brands(tx));
    for (const auto& brand : brands) {
        TRY(const auto parked, events::list_parked(tx, brand.id, kMost));
        for (const auto& work : parked) {
            out.push_back(fmt::format("work on queue {} was given up after {} attempts: {}",
                                      work.queue, work.attempts, work.last_error));
        }
        TRY(const auto counts, mail::count_messages(tx, brand.id));
        for (const auto& count : counts) {
            if (count.state == mail::MessageState::in_doubt ||
                count.state == mail::MessageState::failed) {
                out.push_back(fmt::format("mail: {} messages of {} are {}", count.messages,
                                          brand.slug, base::enum_name(count.state)));
            }
        }
    }
    return out;
}

}  // namespace

Result<ExitCode> execute(const cli::DoctorCommand& command) {
    TRY(const auto data, Data::open(command.at, {}));
    TRY(const auto findings, data->db().read([](Tx& tx) { return findings_of(tx); }));
    for (const auto& finding : findings) std::cout << finding << '\n';
    if (findings.empty()) std::cout << "Money, mail and work are in order.\n";
    return findings.empty() ? ExitCode::ok : ExitCode::partly;
}

}  // namespace app
