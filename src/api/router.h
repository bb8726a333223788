#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/query.h"
#include "base/error.h"
#include "base/exchange.h"
#include "campaign/scope.h"
#include "json/codec.h"
#include "json/schema.h"

namespace zs::api {

/// What an endpoint answers: JSON text, or a file.
struct Reply {
    std::string body;
    std::optional<Download> file;
};

/// The schemas of an endpoint as JSON text; empty where there is none.
struct RouteSchemas {
    std::string query;  ///< array of OpenAPI parameters
    std::string body;
    std::string answer;
};

/// What decides beside `access`: the right needed at the place of a resource. tests/api/run.py asks the
/// endpoint as every role in every place, from this alone.
struct ScopeRule {
    std::string resource;  ///< "organisation"; tests/api/scope.py can make one
    campaign::Right right = campaign::Right::see;
    /// Where the request says which: "path", "list" (the rows are those that may be seen), "body/<field>" (an
    /// id or several), "query/<field>" of an upload.
    std::string in;
};

struct Route {
    std::string method;
    std::string path;
    std::string summary;
    Access access = Access::administrator;
    int status = 200;
    std::uint64_t max_body_bytes = 0;
    bool holds_secret =
        false;  ///< the answer is never compressed (BREACH) and needs no CSRF token to ask for
    /// The handler reads and writes the database, quickly, and does nothing else: it may run beside others in
    /// one transaction, before anybody knows whether that will be kept.
    bool shares_commit = false;
    bool before_own_password = false;  ///< also for a user who must change the password first
    std::string answer_media_type;     ///< empty: JSON
    std::function<Result<Reply>(Request& request, Call& call)> run;
    std::function<Result<std::unique_ptr<ByteSink>>(Request const& request, Call& call)> open_sink;
    std::function<RouteSchemas(json::SchemaBuilder&)> schemas;
    std::vector<std::string> segments;
    std::optional<ScopeRule> scope;

    Route& in_shared_commit() {
        shares_commit = true;
        return *this;
    }
    Route& needs(campaign::Right right, std::string resource, std::string in = "path") {
        scope = ScopeRule{std::move(resource), right, std::move(in)};
        return *this;
    }
};

inline constexpr std::uint64_t kMaxJsonBytes = 1U << 20;
inline constexpr std::size_t kTypicalPageBytes = 48U
                                                 << 10;  // fifty rows: growing there would copy them again

/// The table of all endpoints: each declared once, with its types, role and summary.
class Router {
  public:
    template <class Out>
    using Handler = std::function<Result<Out>(Call&)>;
    template <class In, class Out>
    using HandlerOf = std::function<Result<Out>(In const&, Call&)>;

    /// `In` is the query: a struct of optionals.
    template <class In, class Out>
    Route& get(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler);
    template <class In>
    Route& download(std::string path, std::string summary, Access access, std::string media_type,
                    HandlerOf<In, Download> handler);
    /// `In` is the JSON body.
    template <class In, class Out>
    Route& post(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler);
    template <class In, class Out>
    Route& put(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler);
    template <class In, class Out>
    Route& patch(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler);
    Route& remove(std::string path, std::string summary, Access access, Handler<Nothing> handler);
    /// The body goes to what `open` returns while it arrives; `finish` gets it back.
    template <class In, class Out, class Sink>
    Route& upload(std::string path, std::string summary, Access access, std::uint64_t max_bytes,
                  HandlerOf<In, std::unique_ptr<Sink>> open,
                  std::function<Result<Out>(In const&, Sink&, Call&)> finish);

    [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

    struct Match {
        Route const* route = nullptr;
        std::array<std::int64_t, kMaxPathIds> path_ids{};
        std::string
            allowed_methods;  ///< of the path, if no route has the method; empty if there is no such path
    };
    [[nodiscard]] Match match(std::string_view method, std::string_view path) const;

  private:
    template <class In, class Out>
    Route& with_body(char const* method, std::string path, std::string summary, Access access,
                     HandlerOf<In, Out> handler);
    Route& add(char const* method, std::string path, std::string summary, Access access);

    std::vector<Route> routes_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_resource_;  ///< positions in routes_
};

namespace detail {

std::string query_parameters(std::vector<std::pair<std::string, std::string>> const& name_and_schema);

template <class T>
std::string query_schema(json::SchemaBuilder& builder) {
    std::vector<std::pair<std::string, std::string>> parameters;
    boost::mp11::mp_for_each<json::MembersOf<T>>([&](auto member) {
        using Member = decltype(member);
        using Field = typename std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>::value_type;
        parameters.emplace_back(Member::name,
                                builder.schema<Field>(json::Direction::in, json::rule_for<T>(Member::name)));
    });
    return query_parameters(parameters);
}

template <class Out>
Result<Reply> to_reply(Result<Out> const& out) {
    if (!out.ok()) return out.error();
    Reply reply;
    if constexpr (requires { out->rows; }) reply.body.reserve(kTypicalPageBytes);
    if constexpr (!std::is_same_v<Out, Nothing>) json::append_json(reply.body, *out);
    return reply;
}

template <class Out>
std::string answer_schema(json::SchemaBuilder& builder) {
    if constexpr (std::is_same_v<Out, Nothing>)
        return {};
    else
        return builder.schema<Out>(json::Direction::out);
}

}  // namespace detail

template <class In, class Out>
Route& Router::get(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler) {
    Route& route = add("GET", std::move(path), std::move(summary), access);
    route.run = [handler = std::move(handler)](Request& request, Call& call) -> Result<Reply> {
        ASSIGN_OR_RETURN(auto const query, read_query<In>(request.query));
        return detail::to_reply(handler(query, call));
    };
    route.schemas = [](json::SchemaBuilder& builder) {
        return RouteSchemas{detail::query_schema<In>(builder), {}, detail::answer_schema<Out>(builder)};
    };
    return route;
}

template <class In>
Route& Router::download(std::string path, std::string summary, Access access, std::string media_type,
                        HandlerOf<In, Download> handler) {
    Route& route = add("GET", std::move(path), std::move(summary), access);
    route.answer_media_type = std::move(media_type);
    route.run = [handler = std::move(handler)](Request& request, Call& call) -> Result<Reply> {
        ASSIGN_OR_RETURN(auto const query, read_query<In>(request.query));
        ASSIGN_OR_RETURN(auto file, handler(query, call));
        return Reply{{}, std::move(file)};
    };
    route.schemas = [](json::SchemaBuilder& builder) {
        return RouteSchemas{detail::query_schema<In>(builder), {}, {}};
    };
    return route;
}

template <class In, class Out>
Route& Router::with_body(char const* method, std::string path, std::string summary, Access access,
                         HandlerOf<In, Out> handler) {
    Route& route = add(method, std::move(path), std::move(summary), access);
    route.max_body_bytes = kMaxJsonBytes;
    if (std::is_same_v<Out, Nothing>) route.status = 204;
    route.run = [handler = std::move(handler)](Request& request, Call& call) -> Result<Reply> {
        In in{};
        if constexpr (!std::is_same_v<In, Nothing>) {
            ASSIGN_OR_RETURN(in, json::decode<In>(request.body));
        }
        return detail::to_reply(handler(in, call));
    };
    route.schemas = [](json::SchemaBuilder& builder) {
        std::string body;
        if constexpr (!std::is_same_v<In, Nothing>) body = builder.schema<In>(json::Direction::in);
        return RouteSchemas{{}, std::move(body), detail::answer_schema<Out>(builder)};
    };
    return route;
}

template <class In, class Out>
Route& Router::post(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler) {
    return with_body<In, Out>("POST", std::move(path), std::move(summary), access, std::move(handler));
}

template <class In, class Out>
Route& Router::put(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler) {
    return with_body<In, Out>("PUT", std::move(path), std::move(summary), access, std::move(handler));
}

template <class In, class Out>
Route& Router::patch(std::string path, std::string summary, Access access, HandlerOf<In, Out> handler) {
    return with_body<In, Out>("PATCH", std::move(path), std::move(summary), access, std::move(handler));
}

template <class In, class Out, class Sink>
Route& Router::upload(std::string path, std::string summary, Access access, std::uint64_t max_bytes,
                      HandlerOf<In, std::unique_ptr<Sink>> open,
                      std::function<Result<Out>(In const&, Sink&, Call&)> finish) {
    Route& route = add("POST", std::move(path), std::move(summary), access);
    route.status = 202;
    route.max_body_bytes = max_bytes;
    route.open_sink = [open = std::move(open)](Request const& request,
                                               Call& call) -> Result<std::unique_ptr<ByteSink>> {
        ASSIGN_OR_RETURN(auto const query, read_query<In>(request.query));
        ASSIGN_OR_RETURN(std::unique_ptr<ByteSink> sink, open(query, call));
        return sink;
    };
    route.run = [finish = std::move(finish)](Request& request, Call& call) -> Result<Reply> {
        ASSIGN_OR_RETURN(auto const query, read_query<In>(request.query));
        auto* const sink = dynamic_cast<Sink*>(request.sink.get());
        if (sink == nullptr)
            return Error{ErrorCode::invalid_input, "请求中没有文件，请选择文件后再上传", {}, {}};
        return detail::to_reply(finish(query, *sink, call));
    };
    route.schemas = [](json::SchemaBuilder& builder) {
        return RouteSchemas{detail::query_schema<In>(builder), {}, detail::answer_schema<Out>(builder)};
    };
    return route;
}

}  // namespace zs::api
