#include "catalogue/unit_likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace zs::catalogue {
namespace {

constexpr double kSure = 0.9;

constexpr std::array<std::string_view, 12> kGroupWords = {"各",       "相关部门", "有关部门", "成员单位",
                                                          "执法部门", "级部门",   "相关单位", "有关单位",
                                                          "责任单位", "执法单位", "所属单位", "等部门"};

/// Long and short forms of the same word, long first.
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 10> kShortForms = {{
    {U"委员会办公室", U"委办"},
    {U"人民政府办公室", U"政府办"},
    {U"街道办事处", U"街道"},
    {U"管理委员会", U"管委会"},
    {U"领导小组办公室", U"领导小组办"},
    {U"委员会", U"委"},
    {U"办公室", U"办"},
    {U"人民政府", U"政府"},
    {U"管理局", U"局"},
    {U"监督局", U"局"},
}};

/// Words that a name often gains or loses without becoming another unit.
constexpr std::array<std::u32string_view, 14> kFillers = {U"管理", U"监督管理", U"监督", U"和",   U"与",
                                                          U"及",   U"行政",     U"服务", U"综合", U"事务",
                                                          U"人民", U"工作",     U"委员", U"办公"};

bool is_filler(std::u32string_view piece) {
    return std::find(kFillers.begin(), kFillers.end(), piece) != kFillers.end();
}

std::u32string without_bracket(std::u32string const& name) {
    auto const open = name.find(U'(');
    return open == std::u32string::npos || open == 0 ? name : name.substr(0, open);
}

/// Level words in front: 区司法局 and 司法局 are one office of the same place.
std::u32string without_level(std::u32string const& name) {
    static constexpr std::array<std::u32string_view, 11> kLevels = {
        U"区级", U"县级", U"市级", U"区直", U"县直", U"市直", U"区", U"县", U"市", U"州", U"旗"};
    for (auto level : kLevels) {
        bool const is_word = level == U"市" && name.starts_with(U"市场");  // 市场监督管理局 without a level
        if (!is_word && name.starts_with(level) && name.size() >= level.size() + 3)
            return name.substr(level.size());
    }
    return name;
}

/// A place of any name in front: 示例区司法局.
std::u32string without_place(std::u32string const& name) {
    for (std::size_t at = 2; at <= 4 && at + 3 < name.size(); ++at) {
        char32_t const c = name[at];
        bool const is_city_in_a_word = c == U'市' && name[at - 1] == U'城';  // 区城市管理局
        if ((c == U'区' || c == U'县' || c == U'市') && !is_city_in_a_word) return name.substr(at + 1);
    }
    return name;
}

std::u32string shortened(std::u32string name) {
    for (auto const& [from, to] : kShortForms) {
        for (auto at = name.find(from); at != std::u32string::npos; at = name.find(from, at + to.size()))
            name.replace(at, from.size(), to);
    }
    std::erase_if(name, [](char32_t c) { return c == U'和' || c == U'与' || c == U'及' || c == U'、'; });
    return name;
}

/// The one piece that `longer` has more than `shorter`, if that is all the difference.
std::optional<std::u32string> inserted_piece(std::u32string const& shorter, std::u32string const& longer) {
    if (shorter.size() >= longer.size()) return std::nullopt;
    std::size_t head = 0;
    while (head < shorter.size() && shorter[head] == longer[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter.size() - head &&
           shorter[shorter.size() - 1 - tail] == longer[longer.size() - 1 - tail])
        ++tail;
    if (head + tail < shorter.size() || head == 0 || tail == 0) return std::nullopt;
    // The same difference can often be cut in several ways: take the one that is a word.
    std::size_t const length = longer.size() - shorter.size();
    for (std::size_t from = shorter.size() - tail; from <= head; ++from) {
        auto piece = longer.substr(from, length);
        if (is_filler(piece)) return piece;
    }
    return longer.substr(head, length);
}

bool is_subsequence(std::u32string const& shorter, std::u32string const& longer) {
    std::size_t at = 0;
    for (char32_t c : longer) {
        if (at < shorter.size() && shorter[at] == c) ++at;
    }
    return at == shorter.size();
}

int differing_characters(std::u32string const& a, std::u32string const& b) {
    int out = 0;
    for (std::size_t at = 0; at < a.size(); ++at)
        out += a[at] == b[at] ? 0 : 1;
    return out;
}

std::optional<UnitLikeness> likeness_of_stems(std::u32string const& one, std::u32string const& other) {
    bool const in_order = one.size() <= other.size();
    auto const& a = in_order ? one : other;
    auto const& b = in_order ? other : one;
    if (a.size() < 3) return std::nullopt;
    if (auto const piece = inserted_piece(a, b)) {
        if (is_filler(*piece)) {
            return UnitLikeness{fmt::format("只多出“{}”，词干和后缀相同", to_utf8(*piece)), kSure};
        }
        if (piece->size() <= 2 && a.size() >= 4) {
            return UnitLikeness{fmt::format("只多出“{}”，其余相同", to_utf8(*piece)), 0.6};
        }
    }
    if (a.size() == b.size() && a.size() >= 5 && differing_characters(a, b) == 1) {
        return UnitLikeness{"只有一个字不同，可能是笔误", 0.55};
    }
    // 发改局 and 发展和改革局: the same first and last character and nothing in another order.
    if (b.size() >= a.size() + 2 && a.front() == b.front() && a.back() == b.back() && is_subsequence(a, b)) {
        return UnitLikeness{fmt::format("“{}”像是“{}”的简称", to_utf8(a), to_utf8(b)), 0.75};
    }
    return std::nullopt;
}

}  // namespace

bool names_a_group(std::string_view name) {
    return std::any_of(kGroupWords.begin(), kGroupWords.end(),
                       [&](std::string_view group) { return contains(name, group); }) ||
           name.starts_with("有") || name.starts_with("具有");
}

UnitForms::UnitForms(std::string_view name)
    : group(names_a_group(name)),
      plain(without_bracket(to_utf32(fold_width(without_white_space(name))))),
      stem(without_level(without_place(plain))),
      brief(shortened(stem)) {}

std::optional<UnitLikeness> unit_likeness(UnitForms const& a, UnitForms const& b) {
    if (a.group != b.group) return std::nullopt;
    if (a.plain == b.plain) return UnitLikeness{"除括号内的说明外完全相同", 0.95};
    if (a.stem == b.stem) return UnitLikeness{"去掉地名或“区、县、市”字头后相同", 0.9};
    if (a.group) return std::nullopt;
    auto const alike = likeness_of_stems(a.stem, b.stem);
    if (alike && alike->score >= kSure) return alike;
    if (a.brief == b.brief && a.brief.size() >= 2) return UnitLikeness{"一个是全称，一个是简称", 0.95};
    if (alike) return alike;
    return likeness_of_stems(a.brief, b.brief);
}

std::optional<UnitLikeness> unit_likeness(std::string_view a, std::string_view b) {
    return unit_likeness(UnitForms(a), UnitForms(b));
}

}  // namespace zs::catalogue
