// A fixed number of threads behind a bounded queue: business code is synchronous and runs here.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace net {

// Thread-safe.
class WorkerPool {
  public:
    WorkerPool(std::size_t threads, std::size_t queue_limit);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False where the queue is full or the pool has stopped. A job must not throw.
    bool submit(std::function<void()> job);
    // Lets running jobs finish, forgets those that wait, joins. Not from a job.
    void stop();

  private:
    void run();

    const std::size_t queue_limit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace net
