// SQLite behind Db: one writer thread with group commit, a pool of readers. Private to this room.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "store/listeners.hpp"
#include "store/sqlite_connection.hpp"

namespace store {

class SqliteDb final : public Db {
  public:
    static Result<std::unique_ptr<Db>> open(const std::string& path, const Options& options);
    // Runs what is waiting, then stops.
    ~SqliteDb() override;

    Engine engine() const override { return Engine::sqlite; }
    Subscription listen(std::string channel, std::function<void()> callback) override;

  protected:
    Result<> run_write(const Body& body) override;
    Result<> run_read(const Body& body) override;

  private:
    // One call of run_write, on its caller's stack.
    struct Job {
        explicit Job(const Body& work) : body(work) {}

        const Body& body;
        Result<> result = success();
        std::exception_ptr exception;
        Tx::Effects effects;
        bool done = false;
        std::condition_variable finished;

        bool ok() const { return !exception && result.has_value(); }
    };

    explicit SqliteDb(std::unique_ptr<SqliteConnection> writer) : writer_(std::move(writer)) {}

    void write_loop();
    void notice_others();
    void run_group(std::vector<Job*> group);
    std::size_t run_jobs(const std::vector<Job*>& group);
    void run_job(Job& job);
    void answer(const std::vector<Job*>& group);

    std::unique_ptr<SqliteConnection> writer_;
    std::optional<std::int64_t> others_version_;
    std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();

    std::mutex queue_mutex_;
    std::condition_variable queue_grew_;
    std::deque<Job*> queue_;
    bool stopping_ = false;

    std::mutex readers_mutex_;
    std::condition_variable reader_back_;
    std::vector<std::unique_ptr<SqliteConnection>> readers_;

    std::thread thread_;
};

}  // namespace store
