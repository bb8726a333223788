#include "formats/text/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "formats/encoding/encoding.h"
#include "formats/notices.h"

namespace zs::formats {
namespace {

using namespace documents;

constexpr char const* kGuessed = "文件没有标明文字编码，按 {} 读取；如有乱码，请另存为 UTF-8 后重新导入。";

/// The line of the first damaged character.
Place damaged_at(DecodedText const& decoded) {
    if (decoded.replaced == 0) return {};
    auto before = decoded.text.begin() + static_cast<std::ptrdiff_t>(decoded.first_replaced);
    auto line = static_cast<int>(std::count(decoded.text.begin(), before, '\n')) + 1;
    return {.line = line, .end_line = line};
}

}  // namespace

Result<Document> read_text(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(DecodedText decoded, decode_text(bytes));
    if (decoded.text.size() > limits.max_text_bytes) {
        return Error{ErrorCode::too_large, "文本过长，请拆成几个文件后分别导入。", "", {}};
    }
    auto lines = static_cast<std::size_t>(std::count(decoded.text.begin(), decoded.text.end(), '\n'));
    auto returns = static_cast<std::size_t>(std::count(decoded.text.begin(), decoded.text.end(), '\r'));
    if (lines + returns > 2 * limits.max_cells) {
        return Error{ErrorCode::too_large,
                     "文本的行数过多，请拆成几个文件后分别导入。",
                     fmt::format("共 {} 行", lines),
                     {}};
    }
    Document document;
    add_encoding_notices(decoded, kGuessed, damaged_at(decoded), document);
    int number = 0;
    for (auto& line : split_lines(decoded.text)) {
        ++number;
        document.blocks.emplace_back(
            Paragraph{std::move(line), ParagraphKind::line, Place{.line = number, .end_line = number}});
    }
    return document;
}

}  // namespace zs::formats
