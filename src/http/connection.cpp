#include "http/connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <cstring>
#include <span>

#include "http/group_worker.h"
#include "http/incoming.h"

namespace zs::http {

namespace {

constexpr std::size_t kSmallBuffer = 8U << 10;  // an idle connection holds this much
constexpr std::size_t kMaxBuffer = 128U << 10;  // more than any head; chunk extensions could go on for ever
constexpr std::size_t kBlock = 64U << 10;       // bodies move in blocks of this size
constexpr std::size_t kWriteSlice = 1U << 20;   // each has the write timeout to itself
constexpr std::size_t kLingerBytes = 4U << 20;  // read and dropped, so that the client sees the refusal
constexpr std::uint64_t kSlowestBytesPerSecond = 8U << 10;
constexpr std::chrono::milliseconds kLingerTime{2'000};

int status_of_sink(zs::ErrorCode code) {
    switch (code) {
        case zs::ErrorCode::too_large: return 413;
        case zs::ErrorCode::conflict: return 409;
        case zs::ErrorCode::storage_full: return 507;
        default: return 500;
    }
}

constexpr char const* kTooSlow = "请求发送得太慢，请检查网络后再试";

}  // namespace

Connection::Connection(Shared& shared, std::unique_ptr<Stream> stream, std::string remote_address)
    : shared_(shared),
      stream_(std::move(stream)),
      remote_address_(std::move(remote_address)),
      buffer_(kSmallBuffer) {
    enter(Stage::head, shared.options.header_timeout);
}

void Connection::enter(Stage stage, std::chrono::milliseconds allowed) {
    stage_ = stage;
    stage_began_ = std::chrono::steady_clock::now();
    deadline_ = stage_began_ + allowed;
}

void Connection::check_deadline(SteadyTime now) {
    if (stage_ == Stage::handling || now < deadline_) return;
    timed_out_ = true;
    if (stage_ == Stage::writing) {
        stream_->close();
    } else {
        stream_->cancel();  // the waiting read ends and finds timed_out_
    }
}

void Connection::stop() {
    if (stage_ == Stage::idle) stream_->cancel();
}

Task<void> Connection::run() {
    // No co_await in conditions here: g++ 12 lays out this frame wrongly then, and the first resumption
    // crashes.
    auto const failure = co_await stream_->open();
    bool more = !failure;
    while (more)
        more = co_await serve_one();
    bool const can_write = !failure && (stage_ != Stage::writing || !timed_out_);
    if (can_write) co_await linger();
    stream_->close();
}

/// Says goodbye in a way that lets the last answer arrive although the client is still sending.
Task<void> Connection::linger() {
    enter(Stage::writing, kLingerTime);
    co_await stream_->end();
    if (!unread_body_) co_return;
    SystemError code;
    std::size_t dropped = 0;
    while (!code && dropped < kLingerBytes)
        dropped += co_await stream_->read_some(asio::buffer(buffer_), code);
}

/// Runs `function` on a worker and comes back to the loop. False if too many requests wait for one already.
template <class Function>
Task<bool> Connection::on_worker(Workers& workers, Function function, bool must) {
    enter(Stage::handling, std::chrono::milliseconds(0));
    auto start = [&workers, &function, must](auto done) {
        using Done = decltype(done);
        struct Call final : Job {
            Call(Function& what, Done then) : function(what), done(std::move(then)) {}
            void run() override {
                function();
                finish(true);
            }
            void finish(bool ran) {
                auto const executor = asio::get_associated_executor(done);
                asio::post(executor, [then = std::move(done), ran]() mutable { std::move(then)(ran); });
            }
            Function& function;
            Done done;
        };
        auto call = std::make_unique<Call>(function, std::move(done));
        Call& kept = *call;
        std::unique_ptr<Job> job = std::move(call);
        if (!workers.submit(job, must)) kept.finish(false);
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void(bool)>(
        std::move(start), use_task);
}

/// Has it answered with those that wait as well, and comes back to the loop. False if too many wait already.
Task<bool> Connection::beside_others(Request& request, Response& response) {
    enter(Stage::handling, std::chrono::milliseconds(0));
    auto start = [&](auto done) {
        using Done = decltype(done);
        struct Waiting final : GroupWorker::Waiting {
            Waiting(Request& what, Response& into, Done then)
                : GroupWorker::Waiting(what), response(into), done(std::move(then)) {}
            void finish() override { finish(true); }
            void finish(bool answered) {
                response = std::move(exchange.response);
                std::move(done)(answered);
            }
            Response& response;
            Done done;
        };
        auto waiting = std::make_unique<Waiting>(request, response, std::move(done));
        auto& kept = *waiting;
        std::unique_ptr<GroupWorker::Waiting> handed = std::move(waiting);
        if (shared_.group_worker.submit(handed)) return;
        asio::post(asio::get_associated_executor(kept.done),
                   [&kept, refused = std::move(handed)] { kept.finish(false); });
    };
    co_return co_await asio::async_initiate<asio::use_awaitable_t<Executor> const, void(bool)>(
        std::move(start), use_task);
}

/// One more read into the buffer, which grows if it is full. False at the end of the stream.
Task<bool> Connection::fill_buffer() {
    if (begin_ == end_) begin_ = end_ = 0;
    if (end_ == buffer_.size() && begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ >= kMaxBuffer) co_return false;
    if (end_ == buffer_.size()) buffer_.resize(std::max(2 * buffer_.size(), kSmallBuffer));
    SystemError code;
    auto const count =
        co_await stream_->read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_), code);
    end_ += count;
    co_return !code && count > 0;
}

Task<bool> Connection::refuse(int status, zs::ErrorCode code, std::string message) {
    return refuse(status, Error{code, std::move(message), {}, {}});
}

/// Tells the client and ends the connection: what follows in the stream cannot be told apart any more.
Task<bool> Connection::refuse(int status, Error error) {
    unread_body_ = true;
    co_await send(shared_.handler.refuse(error, status), {.keep_alive = false}, false);
    co_return false;
}

/// True when the head is complete and in order; otherwise the client was told, or is gone.
Task<bool> Connection::receive_head(Incoming& incoming) {
    incoming.limit_head(shared_.options.max_header_bytes);
    begin_ == end_ ? enter(Stage::idle, shared_.options.idle_timeout)
                   : enter(Stage::head, shared_.options.header_timeout);
    for (;;) {
        while (end_ - begin_ >= 2 && buffer_[begin_] == '\r' && buffer_[begin_ + 1] == '\n')
            begin_ += 2;
        if (begin_ != end_) {
            auto const step = incoming.parse_head({buffer_.data() + begin_, end_ - begin_});
            begin_ += step.used;
            if (step.refusal_status != 0) {
                co_return co_await refuse(step.refusal_status, zs::ErrorCode::invalid_input, step.message);
            }
            if (step.done) co_return true;
        }
        if (shared_.stopping && begin_ == end_) co_return false;
        if (!co_await fill_buffer()) {
            if (!timed_out_ || stage_ != Stage::head) co_return false;
            co_return co_await refuse(408, zs::ErrorCode::unavailable, kTooSlow);
        }
        if (stage_ == Stage::idle) enter(Stage::head, shared_.options.header_timeout);
    }
}

/// True when the body is complete and where it belongs.
Task<bool> Connection::receive_body(Incoming& incoming) {
    auto& request = incoming.request;
    BodyPlan plan;
    if (auto quick = shared_.handler.plan_quickly(request)) {
        plan = std::move(*quick);
    } else {
        auto const ask = [&] { plan = shared_.handler.plan_body(request); };
        if (!co_await on_worker(shared_.workers, ask, false))
            co_return co_await refuse(503, zs::ErrorCode::unavailable, "服务器繁忙，请稍后再试");
    }
    if (plan.refusal) {
        unread_body_ = true;
        co_await send(std::move(*plan.refusal), {.keep_alive = false}, false);
        co_return false;
    }
    if (incoming.declared_length() > plan.max_bytes) {
        co_return co_await refuse(413, zs::ErrorCode::too_large, "提交的内容过大，请缩小或分开提交");
    }
    if (incoming.expects_continue() && begin_ == end_) {
        enter(Stage::writing, shared_.options.write_timeout);
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return false;
    }
    request.sink = std::move(plan.sink);
    co_return co_await read_body(incoming, plan);
}

Task<bool> Connection::read_body(Incoming& incoming, BodyPlan const& plan) {
    auto const expected = incoming.declared_length() > 0 ? incoming.declared_length() : plan.max_bytes;
    std::vector<char> block(std::clamp<std::uint64_t>(expected, 1, kBlock));
    auto const began = std::chrono::steady_clock::now();
    std::uint64_t received = 0;
    while (!incoming.is_complete()) {
        auto const step = incoming.parse_body({buffer_.data() + begin_, end_ - begin_}, block);
        begin_ += step.used;
        received += step.produced;
        if (step.refusal_status != 0) {
            co_return co_await refuse(step.refusal_status, zs::ErrorCode::invalid_input, step.message);
        }
        if (received > plan.max_bytes) {
            co_return co_await refuse(413, zs::ErrorCode::too_large, "提交的内容过大，请缩小或分开提交");
        }
        if (step.produced > 0 && !co_await take_body_block(incoming, {block.data(), step.produced}))
            co_return false;
        if (step.used > 0 || step.produced > 0 || incoming.is_complete()) continue;
        stage_ = Stage::body;
        deadline_ =
            began + shared_.options.body_timeout + std::chrono::seconds(received / kSlowestBytesPerSecond);
        if (!co_await fill_buffer()) {
            if (!timed_out_) co_return false;
            co_return co_await refuse(408, zs::ErrorCode::unavailable, kTooSlow);
        }
    }
    co_return true;
}

Task<bool> Connection::take_body_block(Incoming& incoming, std::string_view bytes) {
    if (!incoming.request.sink) {
        incoming.request.body.append(bytes);
        co_return true;
    }
    Result<void> written;
    auto const put = [&] {
        try {
            written = incoming.request.sink->write(bytes);
        } catch (std::exception const&) {
            written = Error{zs::ErrorCode::internal, "服务器无法保存上传的内容，请联系管理员", {}, {}};
        }
    };
    co_await on_worker(shared_.workers, put, true);
    if (written.ok()) co_return true;
    co_return co_await refuse(status_of_sink(written.error().code), written.error());
}

Task<Response> Connection::have_answered(Request& request) {
    Response response;
    auto const pack = [&] {
        if (accepts_coding(request.header("Accept-Encoding"), "gzip")) compress(response);
    };
    auto const answer = [&] {
        response = shared_.handler.handle(request);
        pack();
    };
    bool taken = true;
    if (shared_.handler.is_quick(request)) {
        answer();
    } else if (shared_.handler.is_small_change(request)) {
        taken = co_await beside_others(request, response);
        bool const packs = taken && is_worth_packing(response);
        if (packs) co_await on_worker(shared_.writers, pack, true);
    } else {
        auto& workers = request.method == "GET" ? shared_.workers : shared_.writers;
        taken = co_await on_worker(workers, answer, false);
    }
    if (taken) co_return response;
    co_return shared_.handler.refuse({zs::ErrorCode::unavailable, "服务器繁忙，请稍后再试", {}, {}}, 503);
}

/// One request and its answer. False when the connection is to end.
Task<bool> Connection::serve_one() {
    Incoming incoming;
    if (!co_await receive_head(incoming)) co_return false;
    auto& request = incoming.request;
    auto const problem = incoming.take_head(remote_address_, stream_->is_secure());
    if (problem.refusal_status != 0) {
        co_return co_await refuse(problem.refusal_status, zs::ErrorCode::invalid_input, problem.message);
    }
    if (!incoming.is_complete() && !co_await receive_body(incoming)) co_return false;
    auto response = co_await have_answered(request);
    Framing framing{.keep_alive = incoming.wants_keep_alive() && !shared_.stopping,
                    .http_1_0 = incoming.is_http_1_0()};
    co_return co_await send(std::move(response), framing, request.method == "HEAD");
}

Task<bool> Connection::write(std::string_view first, std::string_view second) {
    enter(Stage::writing, shared_.options.write_timeout);
    auto const code = co_await stream_->write(asio::buffer(first), asio::buffer(second));
    co_return !code;
}

/// True if another request may follow.
Task<bool> Connection::send(Response response, Framing framing, bool head_only) {
    bool const bodiless = response.status == 204 || response.status == 304;
    if (response.source) {
        framing.length = response.source_size;
        framing.chunked = !framing.length && !framing.http_1_0;
        if (!framing.length && framing.http_1_0) framing.keep_alive = false;
    } else if (!bodiless) {
        framing.length = response.body.size();
    }
    auto head = head_of(response, framing, shared_.options.common_fields);
    if (head_only || bodiless) co_return co_await write(head, {}) && framing.keep_alive;
    if (response.source) {
        co_return co_await send_source(response, std::move(head), framing.chunked) && framing.keep_alive;
    }
    std::string_view rest = response.body;
    std::string_view before = head;
    do {
        if (!co_await write(before, rest.substr(0, kWriteSlice))) co_return false;
        rest.remove_prefix(std::min(kWriteSlice, rest.size()));
        before = {};
    } while (!rest.empty());
    co_return framing.keep_alive;
}

Task<bool> Connection::send_source(Response& response, std::string head, bool chunked) {
    std::vector<char> block(kBlock);
    std::uint64_t sent = 0;
    for (std::size_t count = 1; count > 0;) {
        bool failed = false;
        auto const read = [&] {
            try {
                count = response.source->read(block);
            } catch (std::exception const&) {
                failed = true;
            }
        };
        co_await on_worker(shared_.workers, read, true);
        if (failed) co_return false;
        if (chunked) head += chunk_head(count, sent == 0);
        if (!co_await write(head, {block.data(), count})) co_return false;
        head.clear();
        sent += count;
    }
    if (chunked && !co_await write("\r\n", {})) co_return false;
    co_return !response.source_size || *response.source_size == sent;
}

}  // namespace zs::http
