#include "http/group_worker.h"

namespace zs::http {
namespace {

/// Nobody waits for more than so many others. While they are written, the loop answers those before them and
/// receives those after them: with all of many clients in one group the one thread would wait for the other.
constexpr std::size_t kLargestGroup = 32;

}  // namespace

/// Those that are answered together: taken while they are being answered.
class GroupWorker::Group final : public Exchanges {
  public:
    explicit Group(GroupWorker& of) : of_(of), members_(std::make_shared<Members>()) {}

    Exchange* next() override {
        if (members_->size() == kLargestGroup) return nullptr;
        auto one = of_.take();
        if (!one) return nullptr;
        members_->push_back(std::move(one));
        return &members_->back()->exchange;
    }
    /// What the loop is to do.
    std::function<void()> finish() {
        return [members = std::move(members_)] {
            for (auto& one : *members)
                one->finish();
        };
    }

  private:
    using Members = std::vector<std::unique_ptr<Waiting>>;
    GroupWorker& of_;
    std::shared_ptr<Members> members_;
};

GroupWorker::GroupWorker(RequestHandler& handler, std::size_t max_queued, Post post)
    : handler_(handler), max_queued_(max_queued), post_(std::move(post)), thread_([this] { work(); }) {}

GroupWorker::~GroupWorker() {
    {
        std::lock_guard const lock(mutex_);
        closing_ = true;
    }
    ready_.notify_all();
    thread_.join();
}

bool GroupWorker::submit(std::unique_ptr<Waiting>& waiting) {
    {
        std::lock_guard const lock(mutex_);
        if (waiting_.size() >= max_queued_) return false;
        waiting_.push_back(std::move(waiting));
    }
    ready_.notify_one();
    return true;
}

std::unique_ptr<GroupWorker::Waiting> GroupWorker::take() {
    std::lock_guard const lock(mutex_);
    if (waiting_.empty()) return nullptr;
    auto one = std::move(waiting_.front());
    waiting_.pop_front();
    return one;
}

void GroupWorker::work() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
        }
        Group group(*this);
        handler_.handle_together(group);
        post_(group.finish());
    }
}

}  // namespace zs::http
