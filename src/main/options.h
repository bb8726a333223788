#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "main/commands.h"

namespace zs {

inline constexpr int kExitFailure = 1;
inline constexpr int kExitUsage = 64;  // sysexits.h EX_USAGE

/// `--name VALUE`, `--name=VALUE` and what stands between them.
class Options {
  public:
    /// Nothing if an option is unknown or lacks its value. `valued` take a value, `flags` do not.
    static std::optional<Options> parse(Arguments const& arguments,
                                        std::vector<std::string_view> const& valued,
                                        std::vector<std::string_view> const& flags = {});

    [[nodiscard]] std::string value(std::string const& name, std::string const& otherwise) const;
    [[nodiscard]] bool has(std::string const& name) const { return values_.contains(name); }
    [[nodiscard]] Arguments const& rest() const { return rest_; }

  private:
    std::map<std::string, std::string> values_;
    Arguments rest_;
};

/// Prints the error to stderr; kExitFailure.
int report_failure(Error const& error);
int report_usage(std::string_view usage);

}  // namespace zs
