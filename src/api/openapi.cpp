#include "api/openapi.h"

#include <map>

#include "api/error_types.h"

namespace zs::api {

namespace {

std::string json_text(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

char const* access_name(Access access) {
    switch (access) {
        case Access::anyone: return "anyone";
        case Access::reader: return "reader";
        case Access::editor: return "editor";
        case Access::administrator: return "administrator";
    }
    return "";
}

std::string parameters(Route const& route, RouteSchemas const& schemas) {
    std::string text;
    for (auto const& segment : route.segments) {
        if (!segment.starts_with('{')) continue;
        if (!text.empty()) text += ',';
        text += R"({"name":)" + json_text(segment.substr(1, segment.size() - 2)) +
                R"(,"in":"path","required":true,"schema":{"type":"integer","minimum":1}})";
    }
    if (schemas.query.size() > 2) {
        if (!text.empty()) text += ',';
        text += schemas.query.substr(1, schemas.query.size() - 2);
    }
    return text;
}

std::string request_body(Route const& route, RouteSchemas const& schemas) {
    if (route.open_sink) {
        return R"(,"requestBody":{"required":true,"content":{"application/octet-stream":)"
               R"({"schema":{"type":"string","format":"binary"}}}})";
    }
    if (schemas.body.empty()) return {};
    return R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" + schemas.body +
           "}}}";
}

std::string answer_content(Route const& route, RouteSchemas const& schemas) {
    if (!route.answer_media_type.empty()) {
        return R"(,"content":{)" + json_text(route.answer_media_type) +
               R"(:{"schema":{"type":"string","format":"binary"}}})";
    }
    if (schemas.answer.empty()) return {};
    return R"(,"content":{"application/json":{"schema":)" + schemas.answer + "}}";
}

/// "get /api/items/{id}" to "get_items_id".
std::string operation_id(Route const& route) {
    std::string id;
    for (char const c : route.method)
        id += static_cast<char>(c - 'A' + 'a');
    for (std::size_t i = 1; i < route.segments.size(); ++i) {
        id += '_';
        for (char const c : route.segments[i]) {
            if (c != '{' && c != '}') id += c == '.' ? '_' : c;
        }
    }
    return id;
}

std::string operation(Route const& route, json::SchemaBuilder& builder) {
    auto const schemas = route.schemas(builder);
    std::string text = R"({"operationId":)" + json_text(operation_id(route)) + R"(,"summary":)" +
                       json_text(route.summary) + R"(,"x-access":")" + access_name(route.access) + '"';
    if (route.scope) {
        text += R"(,"x-scope":{"resource":)" + json_text(route.scope->resource) + R"(,"right":)" +
                json_text(json::enum_name(route.scope->right)) + R"(,"in":)" + json_text(route.scope->in) +
                "}";
    }
    if (route.access == Access::anyone) text += R"(,"security":[])";
    text += R"(,"parameters":[)" + parameters(route, schemas) + "]" + request_body(route, schemas);
    text += R"(,"responses":{")" + std::to_string(route.status) + R"(":{"description":"OK")" +
            answer_content(route, schemas) + R"(},"default":{"$ref":"#/components/responses/Failure"}}})";
    return text;
}

/// {"office":{"see":"jurisdiction",…},…}: campaign/scope.h, asked with one role at one place.
std::string rights() {
    using campaign::MemberRole;
    using campaign::Right;
    std::string text;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<MemberRole>>([&](auto role) {
        campaign::Scope const scope(false, {{role.value, {1}, "/1/"}});
        text += (text.empty() ? "{" : ",") + json_text(role.name) + ":";
        char const* before = "{";
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Right>>([&](auto right) {
            auto const reach = scope.reach(right.value);
            text += before + json_text(right.name) + ":" +
                    (reach.none()          ? "null"
                     : reach.paths.empty() ? R"("organisation")"
                                           : R"("jurisdiction")");
            before = ",";
        });
        text += "}";
    });
    return text + "}";
}

}  // namespace

std::string openapi_document(Router const& router) {
    json::SchemaBuilder builder;
    auto const failure = builder.schema<Failure>(json::Direction::out);
    std::map<std::string, std::string> paths;
    for (auto const& route : router.routes()) {
        std::string method;
        for (char const c : route.method)
            method += static_cast<char>(c - 'A' + 'a');
        auto& path = paths[route.path];
        if (!path.empty()) path += ',';
        path += json_text(method) + ":" + operation(route, builder);
    }
    std::string text = R"({"openapi":"3.1.0","info":{"title":"Zhunsheng","version":")" ZS_VERSION
                       R"("},"security":[{"session":[]}],"x-rights":)" +
                       rights() + R"(,"paths":{)";
    char const* before = "";
    for (auto const& [path, operations] : paths) {
        text += before + json_text(path) + ":{" + operations + "}";
        before = ",";
    }
    text +=
        R"(},"components":{"securitySchemes":{"session":{"type":"apiKey","in":"cookie","name":"zs_session"}},)"
        R"("responses":{"Failure":{"description":"What went wrong and what to do","content":{"application/json":{"schema":)" +
        failure + R"(}}}},"schemas":{)";
    before = "";
    for (auto const& [name, schema] : builder.components()) {
        text += before + json_text(name) + ":" + schema;
        before = ",";
    }
    return text + "}}}";
}

}  // namespace zs::api
