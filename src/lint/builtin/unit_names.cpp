#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <map>

#include "base/text.h"
#include "catalogue/unit_likeness.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"
#include "lint/rule.h"

namespace zs::lint {
namespace {

using std::u32string;
using std::u32string_view;

constexpr u32string_view kLevels = U"区县市州旗省";

/// A name as the catalogue uses it.
struct Name {
    std::string name;
    u32string text;
    catalogue::UnitForms forms;
    std::vector<Entry const*> entries;  ///< items that name it
    std::bitset<64> characters;         ///< by hash
};

std::vector<Name> names_of(Context const& context) {
    std::map<std::string, std::size_t> index;
    std::vector<Name> names;
    for (Entry const& entry : context.entries) {
        for (auto const* units : {&entry.item->lead_units, &entry.item->responsible_units}) {
            for (auto const& unit : *units) {
                auto [at, added] = index.emplace(unit, names.size());
                if (added) names.push_back({unit, to_utf32(unit), catalogue::UnitForms(unit), {}, {}});
                auto& name = names[at->second];
                if (name.entries.empty() || name.entries.back() != &entry) name.entries.push_back(&entry);
            }
        }
    }
    for (Name& name : names) {
        for (char32_t c : name.text)
            name.characters.set((c * 0x9E3779B1U >> 26U) % 64);
    }
    return names;
}

/// "第 3、8 项", at most six of them.
std::string places(std::vector<Entry const*> const& entries) {
    constexpr std::size_t kMost = 6;
    std::vector<std::string> numbers;
    for (Entry const* entry : entries) {
        if (std::find(numbers.begin(), numbers.end(), entry->item->number) == numbers.end())
            numbers.push_back(entry->item->number);
    }
    auto const all = numbers.size();
    numbers.resize(std::min(kMost, all));
    return fmt::format("第 {} {}项", fmt::join(numbers, "、"), all > kMost ? fmt::format("等 {} ", all) : "");
}

bool contains(u32string_view text, u32string_view part) {
    return text.find(part) != u32string_view::npos;
}

bool is_level(char32_t c) {
    return kLevels.find(c) != u32string_view::npos;
}

/// 市场监管局, 区域合作办: begin with a level word and mean none.
bool begins_with_level(u32string_view name) {
    static constexpr std::array<u32string_view, 6> kTraps = {U"市场", U"市政", U"市容",
                                                             U"市民", U"区域", U"县域"};
    return !name.empty() && is_level(name.front()) &&
           std::none_of(kTraps.begin(), kTraps.end(),
                        [&](u32string_view trap) { return name.substr(0, trap.size()) == trap; });
}

/// 区司法局 and 市司法局 are two.
bool of_different_levels(Name const& a, Name const& b) {
    return begins_with_level(a.text) && begins_with_level(b.text) && a.text.front() != b.text.front();
}

/// 发改局 and 发展和改革局, yes; 政府办公室 and 政府金融工作办公室, no.
bool is_surely_one(Name const& a, Name const& b, catalogue::UnitLikeness const& likeness) {
    constexpr double kSure = 0.9;
    constexpr double kShortForm = 0.75;
    constexpr std::size_t kLongestShort = 6;
    if (likeness.score >= kSure) return true;
    bool const bureaus = a.text.back() == U'局' && b.text.back() == U'局';
    return bureaus && likeness.score >= kShortForm && std::min(a.text.size(), b.text.size()) <= kLongestShort;
}

void report_spellings(std::vector<Name> const& names, Report& report) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t k = i + 1; k < names.size(); ++k) {
            Name const& a = names[i];
            Name const& b = names[k];
            if (a.forms.group || b.forms.group || (a.characters & b.characters).count() < 2) continue;
            if (of_different_levels(a, b)) continue;
            auto const likeness = catalogue::unit_likeness(a.forms, b.forms);
            if (!likeness || !is_surely_one(a, b, *likeness)) continue;
            bool const a_is_usual = a.entries.size() >= b.entries.size();
            Name const& usual = a_is_usual ? a : b;
            Name const& other = a_is_usual ? b : a;
            report.add("unit_spelling", *other.entries.front()->list, *other.entries.front()->item,
                       fmt::format("{}写“{}”，{}写“{}”，{}；请核对是否同一单位，是的统一为一个名称。",
                                   places(other.entries), other.name, places(usual.entries), usual.name,
                                   likeness->reason),
                       renaming(other.name, usual.name));
        }
    }
}

/// What is left of a group's name without the words that change nothing: 区直各行政执法单位 → 执法部门.
u32string stem_of(Name const& name, Context const& context) {
    static constexpr std::array<u32string_view, 13> kIdle = {U"所有", U"全区", U"全县", U"全市", U"有关",
                                                             U"相关", U"行政", U"各",   U"直",   U"级",
                                                             U"的",   U"区",   U"县"};
    u32string text = name.text;
    auto const drop = [&](u32string_view word, u32string_view by) {
        for (auto at = text.find(word); at != u32string::npos; at = text.find(word, at + by.size()))
            text.replace(at, word.size(), by);
    };
    if (context.catalogue.jurisdiction) drop(to_utf32(*context.catalogue.jurisdiction), U"");
    for (auto const word : kIdle)
        drop(word, U"");
    drop(U"单位", U"部门");
    return text;
}

void report_groups(Context const& context, std::vector<Name> const& names, Report& report) {
    std::map<u32string, std::vector<Name const*>> by_stem;
    for (Name const& name : names) {
        if (name.forms.group && !contains(name.text, U"等")) by_stem[stem_of(name, context)].push_back(&name);
    }
    for (auto& [stem, same] : by_stem) {
        if (same.size() < 2) continue;
        std::stable_sort(same.begin(), same.end(),
                         [](Name const* a, Name const* b) { return a->entries.size() > b->entries.size(); });
        std::string ways;
        for (Name const* name : same)
            ways += fmt::format("{}“{}”（{}）", ways.empty() ? "" : "、", name->name, places(name->entries));
        Entry const& first = *same.back()->entries.front();
        report.add("group_spelling", *first.list, *first.item,
                   fmt::format("同一类单位有 {} 种写法：{}；所指相同的请统一。", same.size(), ways));
    }
}

/// 区委依法治市办 in a district: the name of the office with the district's own word.
std::optional<std::string> at_own_level(Name const& name, u32string const& level) {
    auto const at = name.text.find(U"依法治");
    if (at == u32string::npos || at + 3 >= name.text.size()) return std::nullopt;
    char32_t const written = name.text[at + 3];
    if (!is_level(written) || written == level.front()) return std::nullopt;
    auto changed = name.text;
    changed[at + 3] = level.front();
    if (is_level(changed.front())) changed.front() = level.front();
    return to_utf8(changed);
}

/// 市司法局 in a district. A branch (市公安局某分局) is of the place.
bool is_of_higher_level(Name const& name, u32string const& level) {
    static constexpr std::array<u32string_view, 5> kBranches = {U"分局", U"支队", U"大队", U"分中心",
                                                                U"支局"};
    bool const higher = name.text.front() == U'省' || (name.text.front() == U'市' && level != U"省");
    if (!higher || name.text.front() == level.front() || !begins_with_level(name.text)) return false;
    return std::none_of(kBranches.begin(), kBranches.end(),
                        [&](u32string_view branch) { return contains(name.text, branch); });
}

void report_levels(Context const& context, std::vector<Name> const& names, Report& report) {
    if (context.level.empty()) return;
    auto const level = to_utf8(context.level);
    for (Name const& name : names) {
        Entry const& first = *name.entries.front();
        if (auto const own = at_own_level(name, context.level)) {
            report.add("unit_level", *first.list, *first.item,
                       fmt::format("{}写“{}”，本文件是“{}”一级，疑为“{}”，请核对。", places(name.entries),
                                   name.name, level, *own),
                       renaming(name.name, *own));
        } else if (is_of_higher_level(name, context.level)) {
            report.add("unit_level", *first.list, *first.item,
                       fmt::format("{}写“{}”，本文件是“{}”一级，上级单位不由本级分派任务，请核对。",
                                   places(name.entries), name.name, level));
        }
    }
}

/// 有关单位 and the like, with no word that says which.
bool is_vague(Name const& name) {
    static constexpr std::array<u32string_view, 7> kVague = {U"有关",     U"相关",     U"各部门",  U"各单位",
                                                             U"成员单位", U"责任单位", U"所属单位"};
    static constexpr std::array<u32string_view, 8> kTelling = {U"执法", U"审批", U"许可", U"镇",
                                                               U"街",   U"乡",   U"村",   U"局"};
    auto const holds = [&](u32string_view word) { return contains(name.text, word); };
    return name.forms.group && std::any_of(kVague.begin(), kVague.end(), holds) &&
           std::none_of(kTelling.begin(), kTelling.end(), holds);
}

void report_vague(std::vector<Name> const& names, Report& report) {
    for (Name const& name : names) {
        if (!is_vague(name)) continue;
        std::vector<Entry const*> alone;
        for (Entry const* entry : name.entries) {
            auto const& item = *entry->item;
            if (item.applicable && item.lead_units.size() + item.responsible_units.size() == 1)
                alone.push_back(entry);
        }
        if (alone.empty()) continue;
        report.add("group_undefined", *alone.front()->list, *alone.front()->item,
                   fmt::format("{}只写了“{}”，没有一个具体单位；请写明这一类包括哪些单位，或者明确牵头单位。",
                               places(alone), name.name));
    }
}

}  // namespace

void check_unit_names(Context const& context, Report& report) {
    auto const names = names_of(context);
    report_spellings(names, report);
    report_groups(context, names, report);
    report_levels(context, names, report);
    report_vague(names, report);
}

}  // namespace zs::lint
