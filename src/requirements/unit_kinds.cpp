#include "requirements/unit_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::requirements {
namespace {

using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::word_at_end;
using catalogue::recognise::WordList;
using std::u32string;
using std::u32string_view;

constexpr std::array<std::pair<char const*, UnitBody>, 13> kBodies = {
    {{"party", UnitBody::party},
     {"supervision", UnitBody::supervision},
     {"congress", UnitBody::congress},
     {"consultative", UnitBody::consultative},
     {"government", UnitBody::government},
     {"court", UnitBody::court},
     {"procuratorate", UnitBody::procuratorate},
     {"town", UnitBody::town},
     {"street", UnitBody::street},
     {"village", UnitBody::village},
     {"mass_organisation", UnitBody::mass_organisation},
     {"institution", UnitBody::institution},
     {"enterprise", UnitBody::enterprise}}};

WordList const& words(std::string_view key) {
    static catalogue::recognise::Vocabulary const kWords("unit_kinds.txt");
    return kWords[key];
}

bool says(u32string_view name, std::string_view key) {
    return first_word(name, words(key)).length > 0;
}

/// 区法治政府建设工作领导小组办公室（区司法局）: the name before its remark.
u32string without_remark(std::string_view name) {
    u32string const text = to_utf32(without_white_space(fold_width(name)));
    std::size_t const open = text.find(U'(');
    return open == u32string::npos || open == 0 ? text : text.substr(0, open);
}

struct Found {
    UnitBody body = UnitBody::other;
    std::size_t end = 0;
    std::size_t length = 0;
};

/// What ends a name says most: 区委组织部, 区政府办公室 are known by their last word.
Found last_body(u32string_view name) {
    Found best;
    for (auto const& [key, body] : kBodies) {
        for (auto word = first_word(name, words(key)); word.length > 0;
             word = first_word(name, words(key), word.at + 1)) {
            std::size_t const end = word.at + word.length;
            // A word at the end beats one inside; a longer one a shorter one.
            bool const ends = end == name.size();
            bool const best_ends = best.end == name.size();
            bool const better = ends != best_ends ? ends
                                                  : word.length > best.length ||
                                                        (word.length == best.length && end > best.end);
            if (best.length == 0 || better) best = {body, end, word.length};
        }
    }
    return best;
}

bool is_local(UnitBody body) {
    return body == UnitBody::town || body == UnitBody::street;
}

}  // namespace

UnitBody body_of_unit(std::string_view name) {
    return last_body(without_remark(name)).body;
}

bool holds_enforcement_power(std::string_view name) {
    u32string const text = without_remark(name);
    UnitBody const body = last_body(text).body;
    if (is_local(body)) return true;  // 行政处罚法 art. 24: towns and streets by decision of the province
    bool const may = body == UnitBody::government || body == UnitBody::institution || body == UnitBody::other;
    return may && says(text, "enforcement");
}

std::optional<MembershipRule> membership_rule(std::string_view group) {
    u32string const text = to_utf32(without_white_space(fold_width(group)));
    bool const enforcement = says(text, "group_enforcement");
    bool const town = !word_at_end(text, words("group_town")).empty() || has(text, U"镇(") ||
                      has(text, U"镇、") || has(text, U"镇街");
    bool const street = says(text, "group_street") && (has(text, U"各") || has(text, U"镇"));
    if (enforcement)
        return MembershipRule{
            {UnitBody::government, UnitBody::institution, UnitBody::other}, true, "有行政执法权的部门"};
    if (has(text, U"各") && town && street)
        return MembershipRule{{UnitBody::town, UnitBody::street}, false, "镇和街道"};
    if (has(text, U"各") && town) return MembershipRule{{UnitBody::town}, false, "镇、乡"};
    if (has(text, U"各") && street) return MembershipRule{{UnitBody::street}, false, "街道"};
    if (says(text, "group_open") || !says(text, "group_department")) return std::nullopt;
    return MembershipRule{{UnitBody::party, UnitBody::supervision, UnitBody::government,
                           UnitBody::mass_organisation, UnitBody::institution},
                          false,
                          "本级部门和单位"};
}

bool belongs(std::string_view unit, MembershipRule const& rule) {
    UnitBody const body = body_of_unit(unit);
    bool const named =
        rule.bodies.empty() || std::find(rule.bodies.begin(), rule.bodies.end(), body) != rule.bodies.end();
    return named && (!rule.enforcement || holds_enforcement_power(unit));
}

}  // namespace zs::requirements
