#include "formats/notices.h"

#include <fmt/format.h>

#include "formats/encoding/encoding.h"

namespace zs::formats {

void add_notice(documents::Document& document, char const* code, char const* message, int count,
                documents::Place const& first) {
    document.notices.push_back({code, fmt::format(fmt::runtime(message), count), first});
}

void add_encoding_notices(DecodedText const& decoded, char const* guessed, documents::Place const& damaged_at,
                          documents::Document& document) {
    if (decoded.guessed) {
        document.notices.push_back(
            {"encoding_guessed", fmt::format(fmt::runtime(guessed), to_string(decoded.encoding)), {}});
    }
    if (decoded.replaced > 0) {
        document.notices.push_back(
            {"damaged_characters",
             fmt::format("有 {} 个字符已损坏，显示为“\uFFFD”，请对照原件核对。", decoded.replaced),
             damaged_at});
    }
}

}  // namespace zs::formats
