#pragma once

#include <optional>
#include <string>

#include "json/describe.h"

namespace zs::api {

/// Whether the caller has a calendar address; the address itself is told once, when it is made.
struct FeedState {
    std::optional<std::string> made_at;
};
ZS_WIRE(FeedState, made_at);

struct FeedAddress {
    std::string path;
};
ZS_WIRE(FeedAddress, path);

struct FeedQuery {
    std::optional<std::string> token;
};
ZS_WIRE(FeedQuery, token);
ZS_WIRE_RULES(FeedQuery, {.field = "token", .max = 100});

}  // namespace zs::api
