#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>

#include "api/known_tokens.h"
#include "api/router.h"
#include "json/log.h"

namespace zs::app {
class Sessions;
class SharedCommit;
}  // namespace zs::app

namespace zs::api {

/// From request to answer: route, session, CSRF token, role, then the handler; errors become statuses here.
class Dispatcher {
  public:
    Dispatcher(Router const& router, app::Sessions& sessions, app::SharedCommit& shared_commit,
               Log const& log);

    BodyPlan plan_body(Request const& request);
    /// For a body that may be read before anybody knows whose it is: handle() asks, and nothing is kept
    /// before.
    [[nodiscard]] std::optional<BodyPlan> plan_small_body(Request const& request) const;
    Response handle(Request& request);
    [[nodiscard]] bool is_small_change(Request const& request) const;
    /// For small changes: all are answered when their one commit has ended. If it fails, all have failed.
    void handle_together(Exchanges& waiting);
    Response refuse(Error const& error, int status);

  private:
    /// Finds the route and checks that the caller may use it. `call` points into `request`.
    Result<Route const*> admit(Request const& request, Call& call, std::string& allowed_methods);
    Result<void> check_session(Route const& route, Request const& request, Call& call);
    /// One request from the moment it is taken up until its answer holds.
    struct Visit {
        Request& request;
        std::string id;
        std::chrono::steady_clock::time_point began;
        Route const* route = nullptr;
        std::int64_t queries = 0;
    };

    Visit begin(Request& request, std::chrono::steady_clock::time_point since);
    Response answer(Visit& visit);
    Response run(Visit& visit);
    Response fail_with(std::exception const& bug, Visit const& visit);
    Response fail(Error const& error, std::string const& allowed_methods = {});
    /// What every answer bears, and its line for the log.
    static void end(Visit const& visit, Response& response, Log::Lines& lines);

    Router const& router_;
    app::Sessions& sessions_;
    app::SharedCommit& shared_commit_;
    KnownTokens known_tokens_;
    Log const& log_;
    std::atomic<std::uint64_t> next_id_;
};

}  // namespace zs::api
