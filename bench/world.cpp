// Puts a data folder into the state that a measure begins with, and watches it, through the rooms'
// own functions: what no command of the binary does in bulk.
//
//   bench_world readers N --data DIR [--db URL]       N readers who asked for a chapter and
//   confirmed bench_world later DURATION --data DIR [--db URL]  moves the demo clock (25h)
//   bench_world settle QUEUE --data DIR [--db URL]    waits until no work of the queue is due
//   bench_world counts --data DIR [--db URL]          events, due work and messages by state
//
// Results are JSON on standard output.
#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "app/data.hpp"
#include "content/brand_repository.hpp"
#include "funnels/leads.hpp"
#include "funnels/publish.hpp"
#include "mail/messages.hpp"

namespace {

using base::Result;
using base::success;
using store::Tx;
using namespace std::chrono_literals;

constexpr int kReadersInOneTransaction = 250;
constexpr auto kLook = 5ms;

Result<content::Brand> the_brand(Tx& tx) {
    TRY(auto brands, content::list_brands(tx));
    if (brands.size() != 1) return base::fail(base::Errc::invalid, "not one brand");
    return std::move(brands.front());
}

// Spread over the funnels, as readers are.
Result<> capture(Tx& tx, const base::Env& env, const content::Brand& brand,
                 const std::vector<funnels::LiveFunnel>& live, int number) {
    const auto& funnel = live[static_cast<std::size_t>(number) % live.size()].document;
    TRY(const auto captured,
        funnels::capture_lead(tx, env, brand, funnel,
                              {.email = fmt::format("reader{}@example.org", number),
                               .first_name = "Ana",
                               .wording = "Yes, write to me",
                               .ip = "127.0.0.1",
                               .page = "http://127.0.0.1/b/" + brand.slug,
                               .visitor = env.ids.next_text(),
                               .source = {}}));
    TRY(funnels::confirm_leads(tx, env, captured.contact.id, "127.0.0.1"));
    return success();
}

Result<base::Json> readers(app::Data& data, int count) {
    for (int first = 0; first < count; first += kReadersInOneTransaction) {
        TRY(data.db().write([&](Tx& tx) -> Result<> {
            TRY(const auto brand, the_brand(tx));
            TRY(const auto live, funnels::list_funnels(tx, brand.id));
            if (live.empty()) return base::fail(base::Errc::invalid, "no funnel is approved");
            const int end = std::min(count, first + kReadersInOneTransaction);
            for (int i = first; i < end; ++i) {
                TRY(capture(tx, data.env(), brand, live, i));
            }
            return success();
        }));
    }
    return base::Json{{"readers", count}};
}

Result<base::Json> later(app::Data& data, const std::string& by) {
    TRY(const auto duration, base::parse_duration(by));
    TRY(data.save_clock(data.clock().offset() + duration));
    return base::Json{{"later", by}};
}

Result<std::int64_t> due(Tx& tx, const std::string& queue, base::Time now, int limit) {
    return tx.load_one<std::int64_t>(
        "count",
        "select count(*) from (select 1 as one from work where due_at <= $1 and queue = $2 "
        "and parked_at is null limit $3) as found",
        now, queue, limit);
}

// Reads beside the engine: a snapshot at a time, which holds up nobody.
Result<base::Json> settle(app::Data& data, const std::string& queue) {
    while (true) {
        TRY(const auto left, data.db().read([&](Tx& tx) -> Result<std::int64_t> {
            return due(tx, queue, data.env().now(), 1);
        }));
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        if (left == 0) {
            return base::Json{{"settled_at_ms",
                               std::chrono::duration_cast<std::chrono::milliseconds>(now).count()}};
        }
        std::this_thread::sleep_for(kLook);
    }
}

Result<base::Json> counts(app::Data& data) {
    return data.db().read([&](Tx& tx) -> Result<base::Json> {
        constexpr int kAll = 1'000'000'000;
        const auto now = data.env().now();
        TRY(const auto brand, the_brand(tx));
        TRY(const auto events,
            tx.load_one<std::int64_t>("count", "select count(*) from events where brand_id = $1",
                                      brand.id));
        TRY(const auto due_events, due(tx, "event", now, kAll));
        TRY(const auto due_journeys, due(tx, "journey", now, kAll));
        TRY(const auto states, mail::count_messages(tx, brand.id));
        base::JsonObject messages;
        for (const auto& state : states) {
            messages[base::enum_name(state.state)] = state.messages;
        }
        return base::Json{{"events", events},
                          {"due_events", due_events},
                          {"due_journeys", due_journeys},
                          {"messages", std::move(messages)}};
    });
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli("State for benchmarks");
    cli::DataOptions at;
    int count = 0;
    std::string duration;
    std::string queue;
    const auto command = [&](const char* name) {
        auto* sub = cli.add_subcommand(name);
        sub->add_option("--data", at.data)->required();
        sub->add_option("--db", at.database);
        return sub;
    };
    auto* readers_command = command("readers");
    readers_command->add_option("N", count)->required();
    auto* later_command = command("later");
    later_command->add_option("DURATION", duration)->required();
    auto* settle_command = command("settle");
    settle_command->add_option("QUEUE", queue)->required();
    command("counts");
    cli.require_subcommand(1);
    CLI11_PARSE(cli, argc, argv);

    const auto answer = [&]() -> Result<base::Json> {
        TRY(const auto data, app::Data::open(at, {.demo_clock = true}));
        if (*readers_command) return readers(*data, count);
        if (*later_command) return later(*data, duration);
        if (*settle_command) return settle(*data, queue);
        return counts(*data);
    }();
    if (!answer) {
        std::cerr << "error: " << answer.error().message << '\n';
        return 3;
    }
    std::cout << base::compact(answer.value()) << '\n';
    return 0;
}
