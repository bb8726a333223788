#include "formats/notices.h"

#include <fmt/format.h>

namespace zs::formats {

void add_notice(documents::Document& document, char const* code, char const* message, int count,
                documents::Place const& first) {
    document.notices.push_back({code, fmt::format(fmt::runtime(message), count), first});
}

}  // namespace zs::formats
