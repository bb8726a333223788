#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "api/router.h"

namespace zs {
class Log;
}
namespace zs::app {
class Sessions;
}

namespace zs::api {

/// From request to answer: route, session, CSRF token, role, then the handler; errors become statuses here.
class Dispatcher {
  public:
    Dispatcher(Router const& router, app::Sessions& sessions, Log const& log);

    BodyPlan plan_body(Request const& request);
    /// For a body that may be read before anybody knows whose it is: handle() asks, and nothing is kept
    /// before.
    [[nodiscard]] std::optional<BodyPlan> plan_small_body(Request const& request) const;
    Response handle(Request& request);
    Response refuse(Error const& error, int status);

  private:
    /// Finds the route and checks that the caller may use it. `call` points into `request`.
    Result<Route const*> admit(Request const& request, Call& call, std::string& allowed_methods);
    Result<void> check_session(Route const& route, Request const& request, Call& call);
    Response run(Request& request, Route const*& route);
    Response fail(Error const& error, std::string const& allowed_methods = {});
    struct Cost {
        double milliseconds = 0;
        std::int64_t queries = 0;
    };
    void write_access_log(Request const& request, Route const* route, Response const& response,
                          std::string const& request_id, Cost cost) const;
    std::string next_request_id();

    Router const& router_;
    app::Sessions& sessions_;
    Log const& log_;
    std::atomic<std::uint64_t> next_id_;
};

}  // namespace zs::api
