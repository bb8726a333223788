#include "ledger/header.h"

#include <algorithm>

#include "ledger/cells.h"
#include "ledger/encoding.h"
#include "ledger/scan.h"

namespace zs::ledger {
namespace {

constexpr std::size_t kRead = 1U << 20U;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

}  // namespace

Result<std::vector<HeadingRow>> read_heading_rows(Source const& source, std::size_t most) {
    std::string buffer(kRead + kScanPadding + 1, '\0');
    auto size = source.read_at(0, {buffer.data(), kRead});
    std::string_view text(buffer.data(), size);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || text.starts_with("PK\x03\x04"))
        return Error{ErrorCode::unsupported, "这不是 CSV 文本，请另存为“CSV UTF-8（逗号分隔）”。", "", {}};
    std::size_t const mark = text.starts_with(kMark) ? kMark.size() : 0;
    if (size < kRead && size > mark && buffer[size - 1] != '\n') buffer[size++] = '\n';
    text = std::string_view(buffer.data() + mark, size - mark);
    Delimiters found;
    find_delimiters(text, found);
    std::vector<HeadingRow> out;
    std::string scratch;
    for (std::size_t row = 0; row < std::min(found.row_count, most); ++row) {
        HeadingRow one;
        for (auto at = found.before(row); at < found.row_ends[row]; ++at) {
            std::uint32_t const begin = found.offsets[at] + 1;
            auto const cell = text.substr(begin, found.offsets[at + 1] - begin);
            one.headings.push_back(to_utf8_text(clean(cell, scratch)));
        }
        std::size_t const end = found.offsets[found.row_ends[row]] + 1;
        one.data_at = std::min<std::uint64_t>(mark + end, source.size());
        one.lines = static_cast<std::uint64_t>(
            std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
        out.push_back(std::move(one));
    }
    if (out.empty()) return Error{ErrorCode::malformed_document, "台账是空的，或者第一行不是表头。", "", {}};
    return out;
}

}  // namespace zs::ledger
