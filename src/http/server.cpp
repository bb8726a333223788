#include "http/server.h"

#include <openssl/ssl.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <set>

#include "http/connection.h"
#include "http/group_worker.h"

namespace zs::http {

namespace {

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
constexpr std::chrono::milliseconds kTick{250};
constexpr std::chrono::milliseconds kPause{50};
constexpr auto as_tuple_task = asio::as_tuple(use_task);

}  // namespace

class Server::Parts {
  public:
    Parts(ServerOptions wanted, RequestHandler& handler)
        : options(std::move(wanted)),
          workers(options.worker_count, options.max_queued),
          writers(options.writer_count, options.max_queued),
          group_worker(handler, options.max_queued,
                       [this](auto function) { asio::post(io, std::move(function)); }),
          shared{options, handler, workers, writers, group_worker},
          acceptor(io),
          ticker(io),
          signals(io) {}

    Result<void> bind();
    Result<void> load_certificate();
    void run();
    void begin_stop();

    ServerOptions options;
    asio::io_context io{1};
    Workers workers;
    Workers writers;
    GroupWorker group_worker;
    Shared shared;
    Acceptor acceptor;

  private:
    Task<void> accept_loop();
    Task<void> serve(Socket socket);
    Task<void> tick_loop();
    Task<void> await_signal();

    std::unique_ptr<asio::ssl::context> tls_;
    std::set<Connection*> connections_;
    Timer ticker;
    asio::basic_signal_set<Executor> signals;
    SteadyTime stop_deadline_;
};

Result<void> Server::Parts::bind() {
    SystemError code;
    auto const address = asio::ip::make_address(options.address, code);
    if (code)
        return Error{zs::ErrorCode::invalid_input, "监听地址无法识别：" + options.address, "--listen", {}};
    asio::ip::tcp::endpoint const endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), code);
    if (!code) acceptor.set_option(asio::socket_base::reuse_address(true), code);
    if (!code) acceptor.bind(endpoint, code);
    if (!code) acceptor.listen(asio::socket_base::max_listen_connections, code);
    if (!code) return {};
    return Error{zs::ErrorCode::unavailable,
                 "无法在 " + options.address + ":" + std::to_string(options.port) +
                     " 上监听，请换一个端口或停止占用它的程序：" + code.message(),
                 "--listen",
                 {}};
}

Result<void> Server::Parts::load_certificate() {
    if (options.certificate_file.empty() && options.key_file.empty()) return {};
    tls_ = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(tls_->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SystemError code;
    tls_->use_certificate_chain_file(options.certificate_file, code);
    if (!code) tls_->use_private_key_file(options.key_file, asio::ssl::context::pem, code);
    if (!code && SSL_CTX_check_private_key(tls_->native_handle()) == 1) return {};
    return Error{zs::ErrorCode::invalid_input,
                 "证书或私钥不可用，请检查 --tls-cert 与 --tls-key 两个文件：" + code.message(),
                 options.certificate_file,
                 {}};
}

Task<void> Server::Parts::serve(Socket socket) {
    SystemError code;
    socket.set_option(asio::ip::tcp::no_delay(true), code);
    auto const remote = socket.remote_endpoint(code);
    if (code) co_return;  // gone already
    auto stream = tls_ ? make_tls_stream(std::move(socket), *tls_) : make_tcp_stream(std::move(socket));
    Connection connection(shared, std::move(stream), remote.address().to_string());
    connections_.insert(&connection);
    try {
        co_await connection.run();
    } catch (std::exception const&) {
        connection.cut();  // out of memory or a bug: this client loses its connection, the others do not
    }
    connections_.erase(&connection);
}

Task<void> Server::Parts::accept_loop() {
    Timer pause(io);
    while (!shared.stopping) {
        if (connections_.size() >= options.max_connections) {
            pause.expires_after(kPause);
            co_await pause.async_wait(as_tuple_task);
            continue;
        }
        auto [code, socket] = co_await acceptor.async_accept(as_tuple_task);
        if (!code) {
            asio::co_spawn(io, serve(Socket(std::move(socket))), asio::detached);
        } else if (!shared.stopping) {  // out of descriptors: let some connections end first
            pause.expires_after(kPause);
            co_await pause.async_wait(as_tuple_task);
        }
    }
}

Task<void> Server::Parts::tick_loop() {
    for (;;) {
        ticker.expires_after(kTick);
        co_await ticker.async_wait(as_tuple_task);
        auto const now = std::chrono::steady_clock::now();
        for (auto* const connection : connections_)
            connection->check_deadline(now);
        if (!shared.stopping) continue;
        if (connections_.empty()) co_return;
        if (now < stop_deadline_) continue;
        for (auto* const connection : connections_)
            connection->cut();
    }
}

Task<void> Server::Parts::await_signal() {
    if (shared.stopping) co_return;  // stop() came before run(): nothing would end the wait
    auto const [code, number] = co_await signals.async_wait(as_tuple_task);
    (void)number;
    if (!code) begin_stop();
}

void Server::Parts::begin_stop() {
    if (shared.stopping) return;
    shared.stopping = true;
    stop_deadline_ = std::chrono::steady_clock::now() + options.shutdown_grace;
    SystemError ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    for (auto* const connection : connections_)
        connection->stop();
    ticker.cancel();
}

void Server::Parts::run() {
    signals.add(SIGTERM);
    signals.add(SIGINT);
    asio::co_spawn(io, accept_loop(), asio::detached);
    asio::co_spawn(io, tick_loop(), asio::detached);
    asio::co_spawn(io, await_signal(), asio::detached);
    io.run();
}

Result<std::unique_ptr<Server>> Server::listen(ServerOptions options, RequestHandler& handler) {
    auto parts = std::make_unique<Parts>(std::move(options), handler);
    RETURN_IF_ERROR(parts->load_certificate());
    RETURN_IF_ERROR(parts->bind());
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() = default;

std::uint16_t Server::port() const {
    return parts_->acceptor.local_endpoint().port();
}
void Server::run() {
    parts_->run();
}

void Server::stop() {
    asio::post(parts_->io, [parts = parts_.get()] { parts->begin_stop(); });
}

}  // namespace zs::http
