#pragma once

#include <optional>

namespace zs::json {

/// A field of a change request with three states: absent (leave it), null (clear it), a value (set it).
template <class T>
struct Settable {
    bool given = false;
    std::optional<T> value;
};

}  // namespace zs::json
