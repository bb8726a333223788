#include "main/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace zs {

std::optional<Options> Options::parse(Arguments const& arguments, std::vector<std::string_view> const& valued,
                                      std::vector<std::string_view> const& flags) {
    Options out;
    auto const knows = [](auto const& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        auto const& argument = arguments[at];
        auto const equals = argument.find('=');
        auto const name = argument.substr(0, equals);
        if (!argument.starts_with("--")) {
            out.rest_.push_back(argument);
        } else if (knows(flags, argument)) {
            out.values_[argument] = "";
        } else if (!knows(valued, name)) {
            return std::nullopt;
        } else if (equals != std::string::npos) {
            out.values_[name] = argument.substr(equals + 1);
        } else if (at + 1 < arguments.size()) {
            out.values_[name] = arguments[++at];
        } else {
            return std::nullopt;
        }
    }
    return out;
}

std::string Options::value(std::string const& name, std::string const& otherwise) const {
    auto const found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
}

int report_failure(Error const& error) {
    fmt::print(stderr, "错误：{}{}\n", error.message,
               error.where.empty() ? "" : fmt::format("（{}）", error.where));
    return kExitFailure;
}

int report_usage(std::string_view usage) {
    fmt::print(stderr, "用法：{}\n", usage);
    return kExitUsage;
}

}  // namespace zs
