#include "api/query.h"

#include <fmt/format.h>

#include <charconv>

#include "base/percent.h"
#include "base/text.h"

namespace zs::api {

Result<QueryFields> parse_query(std::string_view query) {
    QueryFields fields;
    while (!query.empty()) {
        auto const end = std::min(query.find('&'), query.size());
        auto const part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (part.empty()) continue;
        auto const equals = std::min(part.find('='), part.size());
        auto name = percent_decode(part.substr(0, equals), PlusSign::blank);
        auto value = percent_decode(part.substr(std::min(equals + 1, part.size())), PlusSign::blank);
        bool const zero = value && value->find('\0') != std::string::npos;
        if (!name || !value || zero)
            return Error{ErrorCode::invalid_input, "网址中的查询条件无法识别，请检查", "?", {}};
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

namespace detail {

std::optional<std::int64_t> query_integer(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<bool> query_bool(std::string_view text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return std::nullopt;
}

void check_bounds(std::string const& text, std::optional<std::int64_t> value, json::Rule const* rule,
                  std::string const& path, std::vector<FieldError>& errors) {
    if (rule == nullptr) return;
    auto const measured = value ? *value : static_cast<std::int64_t>(length_in_characters(text));
    if (rule->min != json::kNoBound && measured < rule->min) {
        errors.push_back({path, fmt::format("不得小于 {}", rule->min)});
    }
    if (rule->max != json::kNoBound && measured > rule->max) {
        errors.push_back({path, fmt::format("不得大于 {}", rule->max)});
    }
}

}  // namespace detail

}  // namespace zs::api
