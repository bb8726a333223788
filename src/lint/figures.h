#pragma once

#include <optional>
#include <string>

namespace zs::lint {

/// `text` with the one figure `from` of its piece `quote` turned into `to`: 不少于5个工作日 →
/// 不少于7个工作日. Nothing where the piece or the figure stands there more than once, or as a fraction in
/// words.
std::optional<std::string> with_figure(std::string const& text, std::string const& quote, double from,
                                       double to);

}  // namespace zs::lint
