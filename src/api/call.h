#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/caller.h"
#include "base/exchange.h"
#include "json/describe.h"

namespace zs::api {

/// Who may use an endpoint; each includes those after it.
enum class Access { anyone, reader, editor, administrator };

inline constexpr std::size_t kMaxPathIds = 2;

/// What a handler knows beside its input.
struct Call {
    app::Caller caller;  ///< checked; a reader without id where anyone may call
    std::string_view session_token;
    std::string_view csrf_token;
    std::string_view remote_address;
    bool secure = false;
    std::array<std::int64_t, kMaxPathIds> path_ids{};
    std::string response_fields;         ///< header lines to send with the answer
    std::chrono::seconds retry_after{};  ///< told with an answer `unavailable`

    /// The n-th {…} of the path.
    template <class T>
    [[nodiscard]] T id(std::size_t n = 0) const {
        return T{path_ids.at(n)};
    }
};

/// No input or no output.
struct Nothing {};
ZS_WIRE_EMPTY(Nothing);

/// A file to save.
struct Download {
    std::string file_name;
    std::string media_type;
    std::unique_ptr<ByteSource> content;
    std::uint64_t size_bytes = 0;
    std::string text;  ///< where there is no `content`
};

}  // namespace zs::api
