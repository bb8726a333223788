#include "http/workers.h"

namespace zs::http {

Workers::Workers(int count, std::size_t max_queued) : max_queued_(max_queued) {
    for (int i = 0; i < count; ++i)
        threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
    {
        std::lock_guard const lock(mutex_);
        closing_ = true;
    }
    ready_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

bool Workers::submit(std::unique_ptr<Job>& job, bool must) {
    {
        std::lock_guard const lock(mutex_);
        if (!must && jobs_.size() >= max_queued_) return false;
        jobs_.push_back(std::move(job));
    }
    ready_.notify_one();
    return true;
}

void Workers::work() {
    for (;;) {
        std::unique_ptr<Job> job;
        {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [&] { return closing_ || !jobs_.empty(); });
            if (jobs_.empty()) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job->run();
    }
}

}  // namespace zs::http
