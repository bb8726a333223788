#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/exchange.h"

namespace zs::http {

/// One thread for small changes: it has those that are there answered together, in one transaction, and hands
/// the answers back to the loop.
class GroupWorker {
  public:
    class Waiting {
      public:
        explicit Waiting(Request& request) : exchange(request) {}
        virtual ~Waiting() = default;
        virtual void finish() = 0;  ///< answered; called by the loop

        Exchange exchange;
    };
    using Post = std::function<void(std::function<void()>)>;

    GroupWorker(RequestHandler& handler, std::size_t max_queued, Post post);
    ~GroupWorker();  ///< answers what is queued

    /// False, and `waiting` untouched, if the queue is full.
    bool submit(std::unique_ptr<Waiting>& waiting);

  private:
    class Group;

    void work();
    std::unique_ptr<Waiting> take();

    RequestHandler& handler_;
    std::size_t max_queued_;
    Post post_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::unique_ptr<Waiting>> waiting_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace zs::http
