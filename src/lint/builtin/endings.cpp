#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/unit_names.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using namespace catalogue::recognise;
using std::u32string_view;

/// Ends in a stop, or in a bracket behind one: "…满意。（适用于甲类）".
bool is_stopped(std::u32string const& compact) {
    if (ends_sentence(compact)) return true;
    std::vector<BracketGroup> groups = bracket_groups(compact);
    bool last = !groups.empty() && groups.back().closed && groups.back().close + 1 == compact.size();
    return last && ends_sentence(u32string_view(compact).substr(0, groups.back().open));
}

/// Ends where no sentence ends: at 、 or ，, an opening mark, or a word that wants another behind it.
bool is_unfinished(u32string_view compact) {
    static constexpr u32string_view kMarks = U"、，,：:（(《“【〔—";
    static constexpr std::array<u32string_view, 16> kWords = {
        U"以及", U"或者", U"并且", U"不少于", U"不低于", U"不超过", U"不高于", U"和",
        U"与",   U"及",   U"或",   U"对于",   U"并",     U"且",     U"将",     U"按照"};
    static constexpr std::array<u32string_view, 16> kComplete = {
        U"参与", U"给与", U"赋与", U"共和", U"涉及", U"普及", U"以及及", U"总和",
        U"合并", U"兼并", U"归并", U"吞并", U"一并", U"撤并", U"暂且",   U"干将"};
    if (compact.empty()) return false;
    if (kMarks.find(compact.back()) != u32string_view::npos) return true;
    auto const ends = [&](u32string_view word) { return ends_with(compact, word); };
    return std::any_of(kWords.begin(), kWords.end(), ends) &&
           std::none_of(kComplete.begin(), kComplete.end(), ends);
}

/// Items whose text ends in a stop, of all.
struct Stopped {
    std::size_t count = 0;
    std::size_t all = 0;

    void add(Entry const& entry) {
        if (is_unfinished(entry.text)) return;  // told as such
        ++all;
        if (is_stopped(entry.text)) ++count;
    }
    /// "Nearly all others": at most one in ten goes without.
    [[nodiscard]] bool nearly_all() const { return all >= kFewest && count * 10 >= all * 9; }

    static constexpr std::size_t kFewest = 8;
};

bool has_chinese(u32string_view text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_cjk(c); });
}

void look_at(Entry const& entry, bool others_stop, Report& report) {
    auto const& item = *entry.item;
    if (entry.text.empty()) return;
    if (is_unfinished(entry.text)) {
        auto const tail = entry.text.substr(entry.text.size() - std::min<std::size_t>(entry.text.size(), 8));
        report.add(
            "unfinished_sentence", *entry.list, item,
            fmt::format("第 {} 项停在“{}”，句子没有写完，请对照原文件补全。", item.number, to_utf8(tail)));
    } else if (others_stop && !is_stopped(entry.text)) {
        report.add("missing_full_stop", *entry.list, item,
                   fmt::format("第 {} 项结尾没有句号，其他各项都有；请核对是否缺字。", item.number),
                   has_chinese(entry.text) ? std::optional(item.text + "。") : std::nullopt);
    }
}

}  // namespace

void check_endings(Context const& context, Report& report) {
    Stopped everywhere;
    for (Entry const& entry : context.entries)
        everywhere.add(entry);
    for (std::size_t first = 0; first < context.entries.size();) {
        auto const* list = context.entries[first].list;
        Stopped here;
        std::size_t end = first;
        for (; end < context.entries.size() && context.entries[end].list == list; ++end)
            here.add(context.entries[end]);
        // A short list is measured by the whole catalogue.
        bool const others = (here.all >= Stopped::kFewest ? here : everywhere).nearly_all();
        for (; first < end; ++first)
            look_at(context.entries[first], others, report);
    }
}

}  // namespace zs::lint
