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

bool is_letter(char32_t c) {
    return is_cjk(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A run of letters: "王小明" is a name, "示例商贸有限公司" and what is longer than a name are none.
std::string masked_run(std::string_view run) {
    bool const organisation = std::any_of(kOrganisations.begin(), kOrganisations.end(),
                                          [&](std::string_view word) { return contains(run, word); });
    auto const characters = length_in_characters(run);
    if (run.empty() || organisation || characters > kLongestName) return std::string(run);
    std::size_t first = 0;
    next_code_point(run, first);
    return characters == 1 ? "*" : std::string(run.substr(0, first)) + std::string(characters - 1, '*');
}

}  // namespace

bool names_people(std::string_view heading) {
    return std::any_of(kPeople.begin(), kPeople.end(),
                       [&](std::string_view word) { return contains(heading, word); });
}

std::string masked(std::string_view cell, bool is_name) {
    if (!is_name) return without_numbers(cell);
    std::string out;
    std::size_t begin = 0;  // of a run of letters
    for (std::size_t at = 0; at <= cell.size();) {
        std::size_t next = at;
        bool const letter = at < cell.size() && is_letter(next_code_point(cell, next));
        if (letter) {
            at = next;
            continue;
        }
        out += masked_run(cell.substr(begin, at - begin));
        if (at == cell.size()) break;
        out += cell.substr(at, next - at);
        begin = at = next;
    }
    return without_numbers(out);
}

}  // namespace zs::ledger
