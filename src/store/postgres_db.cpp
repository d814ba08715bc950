#include "store/postgres_db.hpp"

#include <random>
#include <thread>

namespace store {
namespace {

constexpr int kMostAttempts = 8;
constexpr auto kLongestWait = std::chrono::seconds(30);

// After a deadlock: longer each time, and by chance, or the two that met would meet again.
void wait_by_chance(int attempt) {
    thread_local std::minstd_rand chance{std::random_device{}()};
    std::uniform_int_distribution<int> micros(0, 500 << attempt);
    std::this_thread::sleep_for(std::chrono::microseconds(micros(chance)));
}

}  // namespace

PostgresDb::PostgresDb(std::string url, const Options& options)
    : url_(std::move(url)),
      options_(options),
      free_places_(std::max(options.connections, 1u)),
      notifier_(url_, listeners_) {}

Result<std::unique_ptr<Db>> PostgresDb::open(const std::string& url, const Options& options) {
    std::unique_ptr<PostgresDb> db(new PostgresDb(url, options));
    TRY(auto first, db->take());
    db->give_back(std::move(first));
    return std::unique_ptr<Db>(std::move(db));
}

Subscription PostgresDb::listen(std::string channel, std::function<void()> callback) {
    Subscription subscription = listeners_->add(channel, std::move(callback));
    notifier_.listen(channel);
    return subscription;
}

Result<std::unique_ptr<PostgresConnection>> PostgresDb::take() {
    {
        std::unique_lock lock(mutex_);
        const bool got = given_back_.wait_for(lock, kLongestWait,
                                              [&] { return !idle_.empty() || free_places_ > 0; });
        if (!got) return fail(Errc::unavailable, "all connections to PostgreSQL are busy");
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        --free_places_;
    }
    auto connection = PostgresConnection::open(url_, options_.durable);
    if (!connection) give_back(nullptr);
    return connection;
}

// A lost connection makes room for a new one.
void PostgresDb::give_back(std::unique_ptr<PostgresConnection> connection) {
    {
        const std::lock_guard lock(mutex_);
        if (connection && connection->alive()) {
            idle_.push_back(std::move(connection));
        } else {
            ++free_places_;
        }
    }
    given_back_.notify_one();
}

Result<std::unique_ptr<PostgresConnection>> PostgresDb::begin(const std::string& sql) {
    while (true) {
        TRY(auto connection, take());
        auto begun = connection->script(sql);
        if (begun) return connection;
        const bool was_dead = !connection->alive();
        give_back(std::move(connection));
        // Each dead connection leaves the pool, so this ends.
        if (!was_dead) return fail(std::move(begun).error());
    }
}

Result<> PostgresDb::run_write(const Body& body) {
    Tx::Effects effects;
    for (int attempt = 1;; ++attempt) {
        bool again = false;
        effects = {};
        Result<> done = write_once(body, effects, again);
        if (done) break;
        if (!again || attempt == kMostAttempts) return done;
        wait_by_chance(attempt);
    }
    for (const auto& hook : effects.hooks) hook();
    for (const std::string& channel : effects.channels) {
        listeners_->wake(channel);
        notifier_.send(channel);
    }
    return success();
}

Result<> PostgresDb::write_once(const Body& body, Tx::Effects& effects, bool& again) {
    const TransactionScope scope(*this);
    TRY(auto connection, begin("begin"));
    const auto end = [&](const char* sql) {
        again = connection->run_again();
        auto ended = connection->script(sql);
        again = again || connection->run_again();
        connection->forget_error();
        give_back(std::move(connection));
        return ended;
    };
    try {
        Tx tx(*connection);
        Result<> result = body(tx);
        if (result && tx.failure()) result = fail(*tx.failure());
        if (!result) {
            // If the rollback fails, the connection is lost and the server rolls back.
            (void)end("rollback");
            return result;
        }
        effects = tx.take_effects();
    } catch (...) {
        (void)end("rollback");
        again = false;
        throw;
    }
    return end("commit");
}

Result<> PostgresDb::run_read(const Body& body) {
    const TransactionScope scope(*this);
    TRY(auto connection, begin("begin isolation level repeatable read read only"));
    const auto give = [this](PostgresConnection* used) {
        // If the rollback fails, the connection is lost and not given back.
        (void)used->script("rollback");
        used->forget_error();
        give_back(std::unique_ptr<PostgresConnection>(used));
    };
    const std::unique_ptr<PostgresConnection, decltype(give)> in_use(connection.release(), give);
    Tx tx(*in_use);
    TRY(body(tx));
    if (tx.failure()) return fail(*tx.failure());
    return success();
}

}  // namespace store
