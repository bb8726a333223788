#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace zs::http {

/// A piece of work; deleted by the worker after run().
class Job {
  public:
    virtual ~Job() = default;
    virtual void run() = 0;
};

/// A fixed number of threads and a bounded queue.
class Workers {
  public:
    Workers(int count, std::size_t max_queued);
    ~Workers();  ///< finishes what is queued

    /// False, and the job untouched, if the queue is full and `must` is false.
    bool submit(std::unique_ptr<Job>& job, bool must);

  private:
    void work();

    std::size_t max_queued_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::unique_ptr<Job>> jobs_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace zs::http
