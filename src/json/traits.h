#pragma once

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/ids.h"
#include "json/describe.h"
#include "json/settable.h"

/// What codec.h and schema.h ask about a type.
namespace zs::json {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsSettable : std::false_type {};
template <class T>
struct IsSettable<Settable<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <class T>
concept Described = requires {
    zs_wire_name(static_cast<T const*>(nullptr));
}
&&std::is_class_v<T>;
template <class T>
concept DescribedEnum = requires {
    zs_wire_name(static_cast<T const*>(nullptr));
}
&&std::is_enum_v<T>;

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
std::string wire_name() {
    return std::string(zs_wire_name(static_cast<T const*>(nullptr)));
}

template <class T>
constexpr bool omits_absent() {
    return requires {
        zs_wire_omits_absent(static_cast<T const*>(nullptr));
    };
}

/// The rule for a field, or nullptr.
template <class T>
Rule const* rule_for([[maybe_unused]] std::string_view field) {
    if constexpr (requires { zs_wire_rules(static_cast<T const*>(nullptr)); }) {
        static constexpr auto rules = zs_wire_rules(static_cast<T const*>(nullptr));
        for (auto const& rule : rules) {
            if (rule.field == field) return &rule;
        }
    }
    return nullptr;
}

/// Whether what was written earlier may be without the field.
template <class T>
constexpr bool may_lack([[maybe_unused]] std::string_view field) {
    if constexpr (requires { zs_wire_may_lack(static_cast<T const*>(nullptr)); }) {
        for (auto const name : zs_wire_may_lack(static_cast<T const*>(nullptr))) {
            if (name == field) return true;
        }
    }
    return false;
}

template <DescribedEnum E>
char const* enum_name(E value) {
    char const* name = nullptr;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (enumerator.value == value) name = enumerator.name;
    });
    return name;
}

template <DescribedEnum E>
std::optional<E> enum_value(std::string_view name) {
    std::optional<E> value;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto enumerator) {
        if (name == enumerator.name) value = enumerator.value;
    });
    return value;
}

}  // namespace zs::json
