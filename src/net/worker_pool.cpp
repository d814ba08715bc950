#include "net/worker_pool.hpp"

namespace net {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_limit) : queue_limit_(queue_limit) {
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    stop();
}

bool WorkerPool::submit(std::function<void()> job) {
    {
        const std::lock_guard lock{mutex_};
        if (stopped_ || queue_.size() >= queue_limit_) return false;
        queue_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::stop() {
    std::deque<std::function<void()>> forgotten;
    {
        const std::lock_guard lock{mutex_};
        stopped_ = true;
        forgotten.swap(queue_);
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void WorkerPool::run() {
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
            if (stopped_) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        job();
    }
}

}  // namespace net
