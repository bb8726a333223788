#include "formats/html/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "formats/encoding/encoding.h"
#include "formats/html/reader.h"
#include "formats/html/tree.h"
#include "formats/notices.h"

namespace zs::formats {
namespace {

constexpr std::size_t kSearchedForCharset = 4096;
constexpr std::size_t kNesting = 1024;         // beyond it the parser's own work grows with the square
constexpr std::size_t kTreeShareOfMemory = 2;  // the tree may take half of the reader's memory

/// The name after "charset=" or, in XML, "encoding=" near the beginning; "" when there is none.
std::string declared_charset(std::string_view bytes) {
    std::string head(bytes.substr(0, kSearchedForCharset));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (std::string_view word : {"charset", "encoding"}) {
        std::size_t at = head.find(word);
        if (at == std::string::npos) continue;
        at = head.find_first_not_of(" \t\r\n=\"'", at + word.size());
        if (at == std::string::npos) continue;
        return head.substr(at, head.find_first_of(" \t\r\n\"'/>;", at) - at);
    }
    return {};
}

constexpr char const* kGuessed = "网页没有标明文字编码，按 {} 读取；如有乱码，请用浏览器打开后另存再导入。";

}  // namespace

Result<documents::Document> read_html(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(DecodedText decoded, decode_text_as(bytes, declared_charset(bytes)));
    if (decoded.text.size() > limits.max_text_bytes) {
        return Error{ErrorCode::too_large, "网页过大，请拆成几个文件后分别导入。", "", {}};
    }
    if (nesting_bound(decoded.text) > kNesting) {
        return Error{ErrorCode::too_large,
                     "网页嵌套层数过多，已停止读取。请用 Word 打开后另存为 .docx 再导入。",
                     "",
                     {}};
    }
    HtmlTree tree(decoded.text, limits.max_memory_bytes / kTreeShareOfMemory);
    if (tree.root() == nullptr) {
        return Error{ErrorCode::too_large, "网页内容过多，已停止读取。请拆成几个文件后分别导入。", "", {}};
    }
    HtmlReader reader(limits);
    RETURN_IF_ERROR(reader.read(tree.root()));
    auto document = reader.take();
    document.format = documents::Format::html;
    add_encoding_notices(decoded, kGuessed, {}, document);
    return document;
}

}  // namespace zs::formats
