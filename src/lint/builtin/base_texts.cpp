#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/diff/edit_script.h"
#include "catalogue/diff/pairing.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::diff::Edit;
using catalogue::diff::EditKind;

std::size_t length_of(std::string const& text) {
    return length_in_characters(text);
}

/// What a short difference consists of, as a clerk would point it out: "少“关于”，“或”改为“和”".
std::string told(std::vector<Edit> const& edits) {
    std::string out;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        if (edits[i].kind == EditKind::equal) continue;
        if (!out.empty()) out += "，";
        bool const replaced = edits[i].kind == EditKind::removed && i + 1 < edits.size() &&
                              edits[i + 1].kind == EditKind::inserted;
        if (replaced) {
            out += fmt::format("“{}”改为“{}”", edits[i].text, edits[i + 1].text);
            ++i;
        } else {
            out += fmt::format("{}“{}”", edits[i].kind == EditKind::removed ? "少" : "多", edits[i].text);
        }
    }
    return out;
}

std::size_t changed_of(std::vector<Edit> const& edits) {
    std::size_t out = 0;
    for (auto const& edit : edits) {
        if (edit.kind != EditKind::equal) out += length_of(edit.text);
    }
    return out;
}

bool holds_digit(std::vector<Edit> const& edits) {
    return std::any_of(edits.begin(), edits.end(), [](Edit const& edit) {
        return edit.kind != EditKind::equal && edit.text.find_first_of("0123456789") != std::string::npos;
    });
}

/// Small differences only: those that a slip of the pen makes. Whole sentences more or less are local
/// wording.
void compare(Entry const& entry, catalogue::Item const& base, Report& report) {
    constexpr std::size_t kMost = 24;
    constexpr std::size_t kPart = 3;  // one in so many characters
    auto const edits = catalogue::diff::edit_script(base.text, entry.item->text);
    auto const changed = changed_of(edits);
    bool const small = changed > 0 && changed <= kMost && changed * kPart <= entry.text.size();
    if (!small || holds_digit(edits)) return;  // numbers are told as limits
    report.add("text_differs_from_base", *entry.list, *entry.item,
               fmt::format("第 {} 项与基准第 {} 项只差几个字：{}；请核对是有意修改，还是漏字、错字。",
                           entry.item->number, base.number, told(edits)));
}

using Base = std::vector<catalogue::diff::Standing>;

void report_missing(Base const& base, std::vector<bool> const& met, Context const& context, Report& report) {
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (!met[i]) numbers.push_back(base[i].item->number);
    }
    // Another document altogether, or one that was split anew: nothing is lost then.
    if (numbers.empty() || numbers.size() * 3 > base.size() || context.entries.empty()) return;
    Entry const& first = context.entries.front();
    report.add_at("item_not_taken_over", first.item->source,
                  fmt::format("基准的第 {} 项在本文件里找不到对应的项；请核对是有意不列，还是漏了。",
                              fmt::join(numbers, "、")),
                  first.list->name);
}

}  // namespace

/// Words that differ a little from the base's, and items of the base that are not there.
void check_base_texts(Context const& context, Report& report) {
    if (context.subject.base == nullptr) return;
    Base const base = catalogue::diff::standing_items(*context.subject.base);
    catalogue::diff::TextIndex const older(*context.subject.base);
    catalogue::diff::TextIndex const newer(context.catalogue, catalogue::diff::TextIndex::Use::laid_over);
    auto const pairing = catalogue::diff::pair_items(older, newer);
    std::vector<bool> met(base.size(), false);
    for (auto const& pair : pairing.pairs) {
        met[pair.before] = true;
        Entry const& entry = context.entries[pair.after];
        if (entry.item->applicable) compare(entry, *base[pair.before].item, report);
    }
    for (auto const& part : pairing.merges)
        met[part.before] = true;
    report_missing(base, met, context, report);
}

}  // namespace zs::lint
