#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "json/traits.h"

/// The query part of a target to a described struct of optionals: texts, integers, enums, bool.
namespace zs::api {

using QueryFields = std::vector<std::pair<std::string, std::string>>;

/// "a=%E5%87%86&b=1" to pairs; '+' is a blank. invalid_input for a broken escape or invalid UTF-8.
Result<QueryFields> parse_query(std::string_view query);

namespace detail {

std::optional<std::int64_t> query_integer(std::string_view text);
std::optional<bool> query_bool(std::string_view text);
void check_bounds(std::string const& text, std::optional<std::int64_t> value, json::Rule const* rule,
                  std::string const& path, std::vector<FieldError>& errors);

template <class T>
std::optional<T> query_value(std::string const& text) {
    if constexpr (std::is_same_v<T, bool>) {
        return query_bool(text);
    } else if constexpr (std::is_integral_v<T>) {
        return query_integer(text);
    } else if constexpr (json::IsId<T>::value) {
        auto const value = query_integer(text);
        return value ? std::optional<T>(T{*value}) : std::nullopt;
    } else if constexpr (json::DescribedEnum<T>) {
        return json::enum_value<T>(text);
    } else {
        static_assert(std::is_same_v<T, std::string>);
        return text;
    }
}

}  // namespace detail

template <class T>
Result<T> read_query(std::string_view query) {
    T out{};
    ASSIGN_OR_RETURN(auto const fields, parse_query(query));
    std::vector<FieldError> errors;
    for (auto const& [name, text] : fields) {
        bool known = false;
        boost::mp11::mp_for_each<json::MembersOf<T>>([&](auto member) {
            using Member = decltype(member);
            using Field = typename std::remove_cvref_t<decltype(out.*Member::pointer)>::value_type;
            if (name != Member::name) return;
            known = true;
            auto value = detail::query_value<Field>(text);
            if (!value) errors.push_back({"?" + name, "此查询条件的值无效，请改正"});
            std::optional<std::int64_t> number;
            if constexpr (std::is_same_v<Field, std::int64_t>) number = value;
            detail::check_bounds(text, number, json::rule_for<T>(name), "?" + name, errors);
            out.*Member::pointer = std::move(value);
        });
        if (!known) errors.push_back({"?" + name, "没有此查询条件，请删去或改正名称"});
    }
    if (!errors.empty()) {
        return Error{ErrorCode::invalid_input, "查询条件有误，请按各项提示修改后再试", errors.front().path,
                     errors};
    }
    return out;
}

}  // namespace zs::api
