#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zs::app {

/// Ids that threads of its own work on, each at most once in the queue. `work` must not throw.
class WorkQueue {
  public:
    explicit WorkQueue(std::function<void(std::int64_t)> work);
    ~WorkQueue();
    WorkQueue(WorkQueue const&) = delete;
    WorkQueue& operator=(WorkQueue const&) = delete;

    void add(std::int64_t id);
    void start(int count);
    void stop();  ///< finishes what is being worked on; the rest stays queued

  private:
    void run();

    std::function<void(std::int64_t)> work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::int64_t> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace zs::app
