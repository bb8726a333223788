#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// A request and its answer, as http/ hands them to whoever answers. No sockets, no HTTP library.
namespace zs {

struct HeaderField {
    std::string_view name;
    std::string_view value;
};

/// Takes the body of a request piece by piece; an error ends the request.
class ByteSink {
  public:
    virtual ~ByteSink() = default;
    virtual Result<void> write(std::string_view bytes) = 0;
};

/// Gives the body of an answer piece by piece. Throws when it cannot go on; the connection is then cut.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::size_t read(std::span<char> into) = 0;  ///< 0 at the end
};

/// The views live as long as the request is being answered.
struct Request {
    std::string_view method;
    std::string_view path;   ///< of the target, percent-encoded as it came
    std::string_view query;  ///< after the first '?', percent-encoded
    std::vector<HeaderField> headers;
    std::string body;                ///< unless it went to `sink`
    std::unique_ptr<ByteSink> sink;  ///< as given by BodyPlan
    std::string_view remote_address;
    bool secure = false;  ///< came over TLS

    /// Value of the first field of that name in any case; empty if there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string fields;  ///< "Name: value\r\n" each; Content-Length and the like are added by http/
    std::string body;
    std::unique_ptr<ByteSource> source;        ///< instead of `body`
    std::optional<std::uint64_t> source_size;  ///< if known beforehand
    bool compressible = false;                 ///< http/ may gzip the body: it holds no secret

    /// Throws on line breaks in `value`: nothing from outside may start a header of its own.
    Response& add(std::string_view name, std::string_view value);
};

/// A request and its answer.
struct Exchange {
    explicit Exchange(Request& asked) : request(asked) { response.status = 500; }

    Request& request;
    Response response;  ///< an error until there is one
    std::chrono::steady_clock::time_point arrived = std::chrono::steady_clock::now();
};

/// Requests that wait to be answered together.
class Exchanges {
  public:
    virtual ~Exchanges() = default;
    virtual Exchange* next() = 0;  ///< null if none is there now, or enough were given
};

/// How the body of a request is to be received.
struct BodyPlan {
    std::uint64_t max_bytes = 0;
    std::unique_ptr<ByteSink> sink;
    std::optional<Response> refusal;  ///< answer at once, without the body
};

/// Answers requests; called on many threads at once. May block, must not throw.
class RequestHandler {
  public:
    virtual ~RequestHandler() = default;
    /// Asked for every request that has a body, before it is read.
    virtual BodyPlan plan_body(Request const& request) = 0;
    /// The same where it takes microseconds, without waiting for a free worker.
    [[nodiscard]] virtual std::optional<BodyPlan> plan_quickly(Request const& request) const = 0;
    virtual Response handle(Request& request) = 0;
    /// The answer to a request that never got as far as handle().
    virtual Response refuse(Error const& error, int status) = 0;
    /// True if handle() takes microseconds: it then runs without waiting for a free worker.
    [[nodiscard]] virtual bool is_quick(Request const& request) const = 0;
    /// True for a small change: it may be answered by handle_together().
    [[nodiscard]] virtual bool is_small_change(Request const& request) const = 0;
    /// Answers all that are given, one after the other on one thread, so that they wait for the disk once. No
    /// answer holds before it returns.
    virtual void handle_together(Exchanges& waiting) = 0;
};

bool equals_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII

}  // namespace zs
