#include "base/exchange.h"

#include <algorithm>

namespace zs {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view Request::header(std::string_view name) const {
    for (auto const& field : headers) {
        if (equals_ignoring_case(field.name, name)) return field.value;
    }
    return {};
}

Response& Response::add(std::string_view name, std::string_view value) {
    ENSURE(value.find_first_of("\r\n") == std::string_view::npos);
    fields.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

}  // namespace zs
