#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <limits>
#include <string_view>

/// Describes structs and enums so that json/codec.h can write, read and publish them. Wire-type headers
/// include only this. The macros stand in the namespace of the type.

namespace zs::json {

inline constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::min();

/// What a field must also fulfil. The bounds hold for the characters of a string, the elements of an array or
/// the value of an integer; `format` and `description` go into the schema.
struct Rule {
    std::string_view field;
    std::int64_t min = kNoBound;
    std::int64_t max = kNoBound;
    std::string_view format = {};
    std::string_view description = {};
};

}  // namespace zs::json

/// ZS_WIRE(Clause, text, lead_units): every member, in the order of the JSON. A forgotten or extra member
/// does not compile, because the structured binding demands exactly all of them.
#define ZS_WIRE(Type, ...)                                                   \
    BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))                           \
    [[maybe_unused]] constexpr std::string_view zs_wire_name(Type const*) {  \
        return #Type;                                                        \
    }                                                                        \
    [[maybe_unused]] inline void zs_wire_is_complete(Type const& zs_value) { \
        [[maybe_unused]] auto const& [__VA_ARGS__] = zs_value;               \
    }                                                                        \
    static_assert(true)

/// A struct without members: `{}`.
#define ZS_WIRE_EMPTY(Type)                                                 \
    BOOST_DESCRIBE_STRUCT(Type, (), ())                                     \
    [[maybe_unused]] constexpr std::string_view zs_wire_name(Type const*) { \
        return #Type;                                                       \
    }                                                                       \
    static_assert(sizeof(Type) == 1, #Type " has members: use ZS_WIRE")

#define ZS_WIRE_ENUM(Enum, ...)                                             \
    BOOST_DESCRIBE_ENUM(Enum, __VA_ARGS__)                                  \
    [[maybe_unused]] constexpr std::string_view zs_wire_name(Enum const*) { \
        return #Enum;                                                       \
    }                                                                       \
    static_assert(true)

/// Absent optionals are left out instead of written as null.
#define ZS_WIRE_OMIT_ABSENT(Type)                                       \
    [[maybe_unused]] constexpr bool zs_wire_omits_absent(Type const*) { \
        return true;                                                    \
    }                                                                   \
    static_assert(true)

/// ZS_WIRE_MAY_LACK(Item, "limits"): fields that what was written before they existed does not have; they
/// keep their default then. For stored and exchanged forms, not for requests.
#define ZS_WIRE_MAY_LACK(Type, ...)                                 \
    [[maybe_unused]] constexpr auto zs_wire_may_lack(Type const*) { \
        return std::to_array<std::string_view>({__VA_ARGS__});      \
    }                                                               \
    static_assert(true)

/// ZS_WIRE_RULES(NewUser, {.field = "user_name", .min = 2, .max = 64}, ...)
#define ZS_WIRE_RULES(Type, ...)                                 \
    [[maybe_unused]] constexpr auto zs_wire_rules(Type const*) { \
        return std::to_array<::zs::json::Rule>({__VA_ARGS__});   \
    }                                                            \
    static_assert(true)
