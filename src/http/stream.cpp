#include "http/stream.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace zs::http {

namespace {

constexpr auto as_tuple_task = asio::as_tuple(use_task);

class TcpStream final : public Stream {
  public:
    using Stream::Stream;

    Task<SystemError> open() override { co_return SystemError{}; }

    Task<std::size_t> read_some(asio::mutable_buffer into, SystemError& code) override {
        auto const [failure, count] = co_await socket().async_read_some(into, as_tuple_task);
        code = failure;
        co_return count;
    }

    Task<SystemError> write(asio::const_buffer first, asio::const_buffer second) override {
        std::array<asio::const_buffer, 2> const both{first, second};
        auto const [failure, count] = co_await asio::async_write(socket(), both, as_tuple_task);
        (void)count;
        co_return failure;
    }

    Task<void> end() override {
        SystemError ignored;
        socket().shutdown(asio::socket_base::shutdown_send, ignored);
        co_return;
    }

    [[nodiscard]] bool is_secure() const override { return false; }
};

class TlsStream final : public Stream {
  public:
    TlsStream(Socket plain, asio::ssl::context& context)
        : Stream(std::move(plain)), tls_(socket(), context) {}

    Task<SystemError> open() override {
        auto const [failure] = co_await tls_.async_handshake(asio::ssl::stream_base::server, as_tuple_task);
        co_return failure;
    }

    Task<std::size_t> read_some(asio::mutable_buffer into, SystemError& code) override {
        auto const [failure, count] = co_await tls_.async_read_some(into, as_tuple_task);
        code = failure;
        co_return count;
    }

    Task<SystemError> write(asio::const_buffer first, asio::const_buffer second) override {
        std::array<asio::const_buffer, 2> const both{first, second};
        auto const [failure, count] = co_await asio::async_write(tls_, both, as_tuple_task);
        (void)count;
        co_return failure;
    }

    Task<void> end() override {
        (void)co_await tls_.async_shutdown(as_tuple_task);
        SystemError ignored;
        socket().shutdown(asio::socket_base::shutdown_send, ignored);
    }

    [[nodiscard]] bool is_secure() const override { return true; }

  private:
    asio::ssl::stream<Socket&> tls_;
};

}  // namespace

void Stream::cancel() {
    SystemError ignored;
    socket_.cancel(ignored);
}

void Stream::close() {
    SystemError ignored;
    socket_.close(ignored);
}

std::unique_ptr<Stream> make_tcp_stream(Socket socket) {
    return std::make_unique<TcpStream>(std::move(socket));
}

std::unique_ptr<Stream> make_tls_stream(Socket socket, asio::ssl::context& context) {
    return std::make_unique<TlsStream>(std::move(socket), context);
}

}  // namespace zs::http
