#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>

/// Internal to http/: the only header that shows Asio.
namespace boost::asio::ssl {
class context;
}

namespace zs::http {

namespace asio = boost::asio;
using SystemError = boost::system::error_code;
using Executor = asio::io_context::executor_type;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_task{};

/// TCP and TLS behind one interface: each async operation is compiled once per kind, not once per use.
class Stream {
  public:
    explicit Stream(Socket socket) : socket_(std::move(socket)) {}
    virtual ~Stream() = default;

    virtual Task<SystemError> open() = 0;
    virtual Task<std::size_t> read_some(asio::mutable_buffer into, SystemError& code) = 0;
    virtual Task<SystemError> write(asio::const_buffer first, asio::const_buffer second) = 0;
    /// Says that nothing more will be written.
    virtual Task<void> end() = 0;
    [[nodiscard]] virtual bool is_secure() const = 0;

    void cancel();
    void close();
    Socket& socket() { return socket_; }

  private:
    Socket socket_;
};

std::unique_ptr<Stream> make_tcp_stream(Socket socket);
std::unique_ptr<Stream> make_tls_stream(Socket socket, asio::ssl::context& context);

}  // namespace zs::http
