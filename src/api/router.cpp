#include "api/router.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"

namespace zs::api {

namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        auto const end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

/// "problems" of /api/problems/7: what tells most endpoints apart, and no endpoint has an id there.
std::string_view resource_of(std::string_view path) {
    auto const begin = std::min(path.find('/', 1), path.size() - 1) + 1;
    return path.substr(begin, path.find('/', begin) - begin);
}

std::optional<std::int64_t> path_id(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || value <= 0) return std::nullopt;
    return value;
}

bool matches(Route const& route, std::string_view path, std::array<std::int64_t, kMaxPathIds>& ids) {
    std::size_t next_id = 0;
    for (auto const& segment : route.segments) {
        if (path.empty()) return false;
        path.remove_prefix(1);
        auto const part = path.substr(0, std::min(path.find('/'), path.size()));
        path.remove_prefix(part.size());
        if (!segment.starts_with('{')) {
            if (part != segment) return false;
            continue;
        }
        auto const id = path_id(part);
        if (!id) return false;
        ids.at(next_id++) = *id;
    }
    return path.empty();
}

}  // namespace

Route& Router::add(char const* method, std::string path, std::string summary, Access access) {
    Route route;
    route.method = method;
    route.path = std::move(path);
    route.summary = std::move(summary);
    route.access = access;
    route.segments = segments_of(route.path);
    auto const resource = resource_of(route.path);
    ENSURE(!resource.starts_with('{'));
    by_resource_[std::string(resource)].push_back(routes_.size());
    return routes_.emplace_back(std::move(route));
}

Route& Router::remove(std::string path, std::string summary, Access access, Handler<Nothing> handler) {
    Route& route = add("DELETE", std::move(path), std::move(summary), access);
    route.status = 204;
    route.run = [handler = std::move(handler)](Request&, Call& call) -> Result<Reply> {
        return detail::to_reply(handler(call));
    };
    route.schemas = [](json::SchemaBuilder&) { return RouteSchemas{}; };
    return route;
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    if (method == "HEAD") method = "GET";
    auto const candidates = by_resource_.find(resource_of(path));
    if (candidates == by_resource_.end()) return match;
    for (auto const at : candidates->second) {
        auto const& route = routes_[at];
        std::array<std::int64_t, kMaxPathIds> ids{};
        if (!matches(route, path, ids)) continue;
        if (route.method == method) return {&route, ids, {}};
        match.allowed_methods += (match.allowed_methods.empty() ? "" : ", ") + route.method;
    }
    return match;
}

namespace detail {

std::string query_parameters(std::vector<std::pair<std::string, std::string>> const& name_and_schema) {
    std::string text = "[";
    for (auto const& [name, schema] : name_and_schema) {
        if (text.size() > 1) text += ',';
        text += R"({"name":")" + name + R"(","in":"query","required":false,"schema":)" + schema + "}";
    }
    return text + "]";
}

}  // namespace detail

}  // namespace zs::api
