#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"
#include "base/exchange.h"

namespace zs::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8460;     ///< 0: any free one
    std::string certificate_file;  ///< PEM chain; with `key_file`: TLS 1.2 and 1.3 only
    std::string key_file;
    std::string common_fields;            ///< header lines of every answer
    int worker_count = 8;                 ///< threads that run handlers
    int writer_count = 64;                ///< the same for requests other than GET, which wait for the disk
    std::size_t max_queued = 512;         ///< requests waiting for a worker; more get 503
    std::size_t max_connections = 2'000;  ///< more wait in the listening queue
    std::size_t max_header_bytes = 32U << 10;
    std::chrono::milliseconds header_timeout{
        15'000};                                      ///< first byte to last of a head, and the TLS handshake
    std::chrono::milliseconds body_timeout{30'000};   ///< plus one second for every 8 KiB received
    std::chrono::milliseconds idle_timeout{75'000};   ///< between two requests
    std::chrono::milliseconds write_timeout{60'000};  ///< for each block of an answer
    std::chrono::milliseconds shutdown_grace{10'000};  ///< for requests under way when stop() is called
};

/// HTTP/1.1 over TCP or TLS. One thread moves bytes; handlers block on workers, so slow clients hold no
/// thread.
class Server {
  public:
    /// Binds the port. unavailable if it is taken, invalid_input for a certificate that cannot be used.
    static Result<std::unique_ptr<Server>> listen(ServerOptions options, RequestHandler& handler);
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    /// Until stop(), SIGTERM or SIGINT; then finishes what is under way.
    void run();
    void stop();  ///< from any thread

  private:
    class Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zs::http
