#include <fmt/format.h>

#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/unit_names.h"
#include "lint/builtin/checks.h"
#include "lint/builtin/pieces.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using namespace catalogue::recognise;
using std::u32string;

/// The bracketed remarks 适用于…, 不适用于… of a text.
std::vector<u32string> notes_of(u32string const& compact) {
    std::vector<u32string> out;
    for (auto const& group : bracket_groups(compact)) {
        if (!group.closed) continue;
        auto const inside = compact.substr(group.open + 1, group.close - group.open - 1);
        if (inside.find(U"适用") != u32string::npos) out.push_back(inside);
    }
    return out;
}

}  // namespace

/// For whom something holds, said on a heading and again in items that stand elsewhere.
void check_scope_notes(Context const& context, Report& report) {
    std::map<u32string, std::string> on_heading;
    std::set<std::string> headings;
    for (Entry const& entry : context.entries) {
        for (auto const& heading : {entry.item->level1, entry.item->level2.value_or("")}) {
            if (!headings.insert(heading).second) continue;
            for (auto const& note : notes_of(compact_of(heading)))
                on_heading.emplace(note, heading);
        }
    }
    if (on_heading.empty()) return;
    std::map<u32string, std::vector<Entry const*>> in_items;
    for (Entry const& entry : context.entries) {
        for (auto const& note : notes_of(entry.text)) {
            if (on_heading.contains(note)) in_items[note].push_back(&entry);
        }
    }
    for (auto const& [note, entries] : in_items) {
        report.add("scope_note_repeated", *entries.front()->list, *entries.front()->item,
                   fmt::format("“{}”已写在标题“{}”上，{}的正文里又写；哪些项适用不清楚，请只写在一处。",
                               to_utf8(note), on_heading.at(note), numbers_of(entries)));
    }
}

}  // namespace zs::lint
