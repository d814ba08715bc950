#include "store/sqlite_db.hpp"

namespace store {
namespace {

constexpr std::size_t kLargestGroup = 256;
// How often an idle writer looks for what other processes wrote.
constexpr std::chrono::milliseconds kLookAround{250};

}  // namespace

Result<std::unique_ptr<Db>> SqliteDb::open(const std::string& path, const Options& options) {
    using Access = SqliteConnection::Access;
    if (path.empty() || path.starts_with(":memory:")) {
        return fail(Errc::invalid, "the database needs a file: \"{}\" names none", path);
    }
    TRY(auto writer, SqliteConnection::open(path, Access::write, options.durable));
    std::unique_ptr<SqliteDb> db(new SqliteDb(std::move(writer)));
    for (unsigned i = 0; i < std::max(options.connections, 1u); ++i) {
        TRY(auto reader, SqliteConnection::open(path, Access::read_only, options.durable));
        db->readers_.push_back(std::move(reader));
    }
    db->thread_ = std::thread([raw = db.get()] { raw->write_loop(); });
    return std::unique_ptr<Db>(std::move(db));
}

SqliteDb::~SqliteDb() {
    {
        const std::lock_guard lock(queue_mutex_);
        stopping_ = true;
    }
    queue_grew_.notify_one();
    if (thread_.joinable()) thread_.join();
}

Subscription SqliteDb::listen(std::string channel, std::function<void()> callback) {
    return listeners_->add(std::move(channel), std::move(callback));
}

Result<> SqliteDb::run_write(const Body& body) {
    TransactionScope::require_none(*this);
    Job job(body);
    {
        std::unique_lock lock(queue_mutex_);
        queue_.push_back(&job);
        queue_grew_.notify_one();
        job.finished.wait(lock, [&] { return job.done; });
    }
    if (job.exception) std::rethrow_exception(job.exception);
    if (!job.result) return job.result;
    for (const auto& hook : job.effects.hooks) hook();
    for (const std::string& channel : job.effects.channels) listeners_->wake(channel);
    return success();
}

void SqliteDb::write_loop() {
    const TransactionScope scope(*this);
    std::vector<Job*> group;
    while (true) {
        group.clear();
        {
            std::unique_lock lock(queue_mutex_);
            const bool work = queue_grew_.wait_for(lock, kLookAround,
                                                   [&] { return stopping_ || !queue_.empty(); });
            if (work && queue_.empty()) return;
            while (!queue_.empty() && group.size() < kLargestGroup) {
                group.push_back(queue_.front());
                queue_.pop_front();
            }
        }
        if (group.empty()) {
            notice_others();
            continue;
        }
        run_group(group);
        answer(group);
    }
}

// Changes of this number that are not the connection's own are another process's, which cannot
// notify (https://www.sqlite.org/pragma.html#pragma_data_version).
void SqliteDb::notice_others() {
    detail::Collector<std::int64_t> rows;
    if (!writer_->run("pragma data_version", {}, &rows) || rows.out.empty()) return;
    const std::int64_t version = rows.out.front();
    if (others_version_ && *others_version_ != version) listeners_->wake_all();
    others_version_ = version;
}

void SqliteDb::run_group(std::vector<Job*> group) {
    while (!group.empty()) {
        if (auto begun = writer_->control("begin immediate"); !begun) {
            for (Job* job : group) job->result = begun;
            return;
        }
        const std::size_t ran = run_jobs(group);
        const std::vector<Job*> these(group.begin(),
                                      group.begin() + static_cast<std::ptrdiff_t>(ran));
        group.erase(group.begin(), group.begin() + static_cast<std::ptrdiff_t>(ran));

        Result<> committed = success();
        if (writer_->transaction_lost()) {
            committed = fail(Errc::unavailable, "the database gave up the transaction");
        } else {
            committed = writer_->control("commit");
        }
        if (committed) continue;
        writer_->roll_back();
        for (Job* job : these) {
            if (job->ok()) job->result = committed;
        }
    }
}

// How many ran: all, or those up to the one with which SQLite lost the transaction. The others are
// untouched and get another one.
std::size_t SqliteDb::run_jobs(const std::vector<Job*>& group) {
    for (std::size_t i = 0; i < group.size(); ++i) {
        Job& job = *group[i];
        if (auto open = writer_->control("savepoint job"); !open) {
            job.result = open;
        } else {
            run_job(job);
            if (!job.ok() && !writer_->transaction_lost()) {
                if (auto undone = writer_->control("rollback to savepoint job"); !undone) {
                    // What the failed closure wrote must not be committed with the others.
                    writer_->roll_back();
                }
            }
            if (!writer_->transaction_lost()) {
                if (auto closed = writer_->control("release savepoint job"); !closed) {
                    writer_->roll_back();
                }
            }
        }
        if (writer_->transaction_lost()) return i + 1;
    }
    return group.size();
}

void SqliteDb::run_job(Job& job) {
    try {
        Tx tx(*writer_);
        job.result = job.body(tx);
        if (job.result && tx.failure()) job.result = fail(*tx.failure());
        job.effects = tx.take_effects();
    } catch (...) {
        job.exception = std::current_exception();
    }
}

// Under the lock: a job is on its caller's stack and gone as soon as the caller sees `done`.
void SqliteDb::answer(const std::vector<Job*>& group) {
    const std::lock_guard lock(queue_mutex_);
    for (Job* job : group) {
        job->done = true;
        job->finished.notify_one();
    }
}

Result<> SqliteDb::run_read(const Body& body) {
    const TransactionScope scope(*this);
    std::unique_ptr<SqliteConnection> reader;
    {
        std::unique_lock lock(readers_mutex_);
        reader_back_.wait(lock, [&] { return !readers_.empty(); });
        reader = std::move(readers_.back());
        readers_.pop_back();
    }
    const auto give_back = [this](SqliteConnection* used) {
        used->roll_back();
        {
            const std::lock_guard lock(readers_mutex_);
            readers_.emplace_back(used);
        }
        reader_back_.notify_one();
    };
    const std::unique_ptr<SqliteConnection, decltype(give_back)> in_use(reader.release(),
                                                                        give_back);

    TRY(in_use->control("begin"));
    Tx tx(*in_use);
    TRY(body(tx));
    if (tx.failure()) return fail(*tx.failure());
    return success();
}

}  // namespace store
