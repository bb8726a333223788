#include "catalogue/recognise/likeness.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kLongestDeadline = 24;
constexpr std::array<std::u32string_view, 24> kDeadlineWords = {
    U"长期", U"持续", U"常年", U"常态", U"年底", U"月底", U"季度", U"半年",
    U"每年", U"每月", U"每季", U"全年", U"立即", U"即时", U"按时", U"及时",
    U"随时", U"适时", U"日前", U"月前", U"年前", U"上旬", U"中旬", U"下旬"};
constexpr std::u32string_view kDateCharacters =
    U"0123456789０１２３４５６７８９年月日前底至到—-－~～./"
    U"、，,；;第一二三四季度末初内起止：:（）()上中下旬半";

}  // namespace

double deadline_likeness(std::u32string_view compact) {
    if (compact.empty() || compact.size() > kLongestDeadline) return 0;
    bool word = std::any_of(kDeadlineWords.begin(), kDeadlineWords.end(), [&](std::u32string_view candidate) {
        return compact.find(candidate) != std::u32string_view::npos;
    });
    auto dates = std::count_if(compact.begin(), compact.end(), [](char32_t c) {
        return kDateCharacters.find(c) != std::u32string_view::npos;
    });
    bool number_only = std::all_of(compact.begin(), compact.end(), [](char32_t c) { return is_digit(c); });
    if (number_only) return 0;
    double share = static_cast<double>(dates) / static_cast<double>(compact.size());
    bool digit = std::any_of(compact.begin(), compact.end(), [](char32_t c) { return is_digit(c); });
    if (digit && share > 0.8) return 1.0;
    if (word && compact.size() <= 10) return 1.0;
    return word || (digit && share > 0.6) ? 0.7 : 0.0;
}

}  // namespace zs::catalogue::recognise
