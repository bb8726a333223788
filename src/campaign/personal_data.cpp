#include "campaign/personal_data.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace zs::campaign {
namespace {

bool is_digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_word_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    char const c = text[at];
    return is_digit_at(text, at) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '_' || c == '-';
}

/// 13912345678, also 139 1234 5678 and 139-1234-5678.
bool is_mobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// GB 11643-1999: seventeen digits and a check character.
bool is_identity(std::string_view number) {
    constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (number.size() != 18) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += (number[i] - '0') * kWeights.at(i);
    char const last = number[17] == 'x' ? 'X' : number[17];
    return last == "10X98765432"[sum % 11];
}

/// The run of digits at `at`, with single blanks or dashes between groups left out; `end` is behind it.
std::string digits_from(std::string_view text, std::size_t at, std::size_t& end) {
    std::string out;
    while (at < text.size()) {
        bool const joined = (text[at] == ' ' || text[at] == '-') && !out.empty() && is_digit_at(text, at + 1);
        if (!is_digit_at(text, at) && !joined) break;
        if (!joined) out += text[at];
        ++at;
    }
    end = at;
    return out;
}

void add_number(std::string_view text, std::size_t begin, std::size_t& end, std::vector<PersonalData>& out) {
    bool const inside_word = begin > 0 && is_word_at(text, begin - 1) && text[begin - 1] != '.';
    std::size_t plain_end = begin;
    while (is_digit_at(text, plain_end))
        ++plain_end;
    std::string plain(text.substr(begin, plain_end - begin));
    bool const marked =
        plain.size() == 17 && plain_end < text.size() && (text[plain_end] == 'X' || text[plain_end] == 'x');
    if (marked) plain += text[plain_end];
    end = plain_end + (marked ? 1 : 0);
    if (inside_word) return;
    if (is_identity(plain)) return out.push_back({PersonalKind::identity, begin, end});
    if (is_mobile(plain)) return out.push_back({PersonalKind::phone, begin, end});
    std::size_t joined_end = begin;
    auto const joined = digits_from(text, begin, joined_end);
    if (plain.size() == 3 && is_mobile(joined)) {
        end = joined_end;
        out.push_back({PersonalKind::phone, begin, end});
    }
}

void add_mailbox(std::string_view text, std::size_t sign, std::vector<PersonalData>& out) {
    constexpr std::array<std::string_view, 14> kPrivate = {
        "qq.com",   "163.com",     "126.com",     "139.com",  "189.cn",    "foxmail.com", "sina.com",
        "sohu.com", "outlook.com", "hotmail.com", "yeah.net", "gmail.com", "aliyun.com",  "vip.163.com"};
    std::size_t begin = sign;
    while (begin > 0 && is_word_at(text, begin - 1))
        --begin;
    std::size_t end = sign + 1;
    while (is_word_at(text, end))
        ++end;
    while (end > sign && text[end - 1] == '.')
        --end;
    std::string host(text.substr(sign + 1, end - sign - 1));
    std::transform(host.begin(), host.end(), host.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (begin < sign && std::find(kPrivate.begin(), kPrivate.end(), host) != kPrivate.end())
        out.push_back({PersonalKind::mailbox, begin, end});
}

}  // namespace

std::vector<PersonalData> personal_data_in(std::string_view text) {
    std::vector<PersonalData> out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        if (is_digit_at(text, at)) add_number(text, at, end, out);
        if (text[at] == '@') add_mailbox(text, at, out);
        at = end;
    }
    return out;
}

bool is_phone(std::string_view text) {
    std::string digits;
    for (char const c : fold_width(trim(text))) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != '-' && c != ' ' && c != '(' && c != ')' && c != '+')
            return false;
    }
    if (digits.starts_with("86") && digits.size() == 13) digits.erase(0, 2);
    if (digits.size() == 11 && digits[0] == '1') return digits[1] >= '3';
    if (digits.size() >= 10 && digits[0] == '0') return digits.size() <= 16;  // area code, number, extension
    return digits.size() == 7 || digits.size() == 8;
}

}  // namespace zs::campaign
