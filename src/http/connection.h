#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "http/message.h"
#include "http/server.h"
#include "http/stream.h"
#include "http/workers.h"

/// Internal to http/.
namespace zs::http {

class Incoming;
class GroupWorker;
using SteadyTime = std::chrono::steady_clock::time_point;

/// What the connections of a server share. Used by the one thread that runs the loop.
struct Shared {
    ServerOptions const& options;
    RequestHandler& handler;
    Workers& workers;
    Workers& writers;  ///< for requests that change something: they wait for the disk, many at a time
    GroupWorker& group_worker;  ///< for small changes, which wait for the disk together
    bool stopping = false;
};

/// One client: reads requests one after the other, has each answered, writes the answers in that order.
class Connection {
  public:
    Connection(Shared& shared, std::unique_ptr<Stream> stream, std::string remote_address);

    Task<void> run();

    /// Called now and then: ends what takes too long.
    void check_deadline(SteadyTime now);
    /// The server stops: an idle connection ends now, another one after its answer.
    void stop();
    void cut() { stream_->close(); }

  private:
    enum class Stage { idle, head, body, handling, writing };

    Task<bool> serve_one();
    Task<bool> receive_head(Incoming& incoming);
    Task<bool> receive_body(Incoming& incoming);
    Task<bool> read_body(Incoming& incoming, BodyPlan const& plan);
    Task<bool> take_body_block(Incoming& incoming, std::string_view bytes);
    Task<bool> fill_buffer();
    Task<bool> refuse(int status, zs::ErrorCode code, std::string message);
    Task<bool> refuse(int status, Error error);
    Task<bool> send(Response response, Framing framing, bool head_only);
    Task<bool> write(std::string_view first, std::string_view second);
    Task<bool> send_source(Response& response, std::string head, bool chunked);
    Task<void> linger();
    template <class Function>
    Task<bool> on_worker(Workers& workers, Function function, bool must);
    Task<Response> have_answered(Request& request);
    Task<bool> beside_others(Request& request, Response& response);

    void enter(Stage stage, std::chrono::milliseconds allowed);

    Shared& shared_;
    std::unique_ptr<Stream> stream_;
    std::string remote_address_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  ///< of the bytes received and not yet used
    std::size_t end_ = 0;
    Stage stage_ = Stage::idle;
    SteadyTime stage_began_;
    SteadyTime deadline_;
    bool timed_out_ = false;
    bool unread_body_ = false;
};

}  // namespace zs::http
