#include "ledger/masking.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace zs::ledger {
namespace {

constexpr std::array<std::string_view, 20> kPeople = {
    "姓名",       "当事人", "申请人", "投诉人", "举报人", "联系人", "被处罚人",
    "行政相对人", "相对人", "原告",   "第三人", "复议人", "代理人", "法定代表人",
    "负责人",     "经办人", "调解员", "评价人", "办事人", "学员"};
constexpr std::array<std::string_view, 24> kOrganisations = {
    "公司", "店",   "厂",   "局",   "中心", "委员会", "院",   "所",   "银行", "学校", "合作社", "集团",
    "协会", "政府", "商行", "超市", "村委", "居委",   "企业", "工厂", "馆",   "部",   "站",     "社"};
constexpr std::size_t kLongestName = 5;  // characters; longer ones are no names of people

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The length of a number of an identity card (18 with a check character, 15 of old) or of a telephone
/// (mobile 11) that begins at `at`; 0 if there is none.
std::size_t personal_number(std::string_view text, std::size_t at) {
    std::size_t digits = 0;
    while (at + digits < text.size() && is_digit(text[at + digits]))
        ++digits;
    bool const check =
        digits == 17 && at + 17 < text.size() && (text[at + 17] == 'X' || text[at + 17] == 'x');
    if (check || digits == 18) {
        int const month = (text[at + 10] - '0') * 10 + text[at + 11] - '0';
        return month >= 1 && month <= 12 ? 18 : 0;
    }
    if (digits == 15) return 15;
    return digits == 11 && text[at] == '1' && text[at + 1] >= '3' ? 11 : 0;
}

std::string without_numbers(std::string_view cell) {
    std::string out;
    for (std::size_t at = 0; at < cell.size();) {
        bool const begins = is_digit(cell[at]) && (at == 0 || !is_digit(cell[at - 1]));
        std::size_t const length = begins ? personal_number(cell, at) : 0;
        if (length == 0) {
            out += cell[at++];
            continue;
        }
        std::size_t const head = length == 11 ? 3 : 6;
        std::size_t const tail = length == 11 ? 4 : 2;
        out += cell.substr(at, head);
        out.append(length - head - tail, '*');
        out += cell.substr(at + length - tail, tail);
        at += length;
    }
    return out;
}

}  // namespace

bool names_people(std::string_view heading) {
    return std::any_of(kPeople.begin(), kPeople.end(),
                       [&](std::string_view word) { return contains(heading, word); });
}

std::string masked(std::string_view cell, bool is_name) {
    auto const organisation = [&] {
        return std::any_of(kOrganisations.begin(), kOrganisations.end(),
                           [&](std::string_view word) { return contains(cell, word); });
    };
    if (!is_name || cell.empty() || organisation()) return without_numbers(cell);
    std::size_t characters = 0;
    std::size_t first = 0;
    for (std::size_t at = 0; at < cell.size(); ++characters) {
        next_code_point(cell, at);
        if (characters == 0) first = at;
    }
    if (characters > kLongestName) return without_numbers(cell);
    std::string out(cell.substr(0, first));
    for (std::size_t i = 1; i < characters; ++i)
        out += '*';
    return characters == 1 ? "*" : out;
}

}  // namespace zs::ledger
