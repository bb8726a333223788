#include "app/work_queue.h"

#include <algorithm>

namespace zs::app {

WorkQueue::WorkQueue(std::function<void(std::int64_t)> work) : work_(std::move(work)) {}

WorkQueue::~WorkQueue() {
    stop();
}

void WorkQueue::add(std::int64_t id) {
    {
        std::lock_guard const lock(mutex_);
        if (std::find(queue_.begin(), queue_.end(), id) != queue_.end()) return;
        queue_.push_back(id);
    }
    wake_.notify_one();
}

void WorkQueue::start(int count) {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = false;
    }
    for (int i = 0; i < count; ++i)
        threads_.emplace_back([this] { run(); });
}

void WorkQueue::stop() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

void WorkQueue::run() {
    while (true) {
        std::int64_t id = 0;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (stopping_) return;
            id = queue_.front();
            queue_.pop_front();
        }
        work_(id);
    }
}

}  // namespace zs::app
