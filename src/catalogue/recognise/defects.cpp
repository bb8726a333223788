#include "catalogue/recognise/defects.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {
namespace {

void mismatch(std::string const& what, int declared, std::size_t found, Source const& source,
              Catalogue& catalogue) {
    Finding out =
        finding("count_mismatch",
                fmt::format("{}写明 {} 项，实际读到 {} 项，请核对是否有遗漏或多读。", what, declared, found));
    out.source = source;
    catalogue.findings.push_back(std::move(out));
}

/// Distinct headings of a level; items of additional lists count only if `with_additional`.
std::size_t headings_of(Catalogue const& catalogue, bool second_level, bool with_additional) {
    std::set<std::string> seen;
    for (List const& list : catalogue.lists) {
        if (list.kind == ListKind::additional && !with_additional) continue;
        for (Item const& item : list.items) {
            bool none = second_level ? !item.level2 : item.level1.empty();
            if (!none) seen.insert(second_level ? item.level1 + '\n' + *item.level2 : item.level1);
        }
    }
    return seen.size();
}

std::size_t items_of(Catalogue const& catalogue, bool with_additional) {
    std::size_t count = 0;
    for (List const& list : catalogue.lists) {
        if (list.kind != ListKind::additional || with_additional) count += list.items.size();
    }
    return count;
}

/// A declared level or total may or may not include the additional items; either is right.
std::size_t closest(Catalogue const& catalogue, std::string const& name, int declared) {
    std::size_t counts[2] = {};
    for (bool with : {false, true}) {
        bool level = name == "一级指标" || name == "二级指标";
        counts[with ? 1 : 0] =
            level ? headings_of(catalogue, name == "二级指标", with) : items_of(catalogue, with);
    }
    return static_cast<int>(counts[0]) == declared ? counts[0] : counts[1];
}

bool holds_source(Item const& item, documents::Place const& place) {
    if (item.source.line && place.line > 0) {
        return *item.source.line <= place.line &&
               place.line <= item.source.end_line.value_or(*item.source.line);
    }
    return item.source.table && *item.source.table == place.table && item.source.row == place.row;
}

void add_leftover(char const* rule, char const* message, documents::Place const& place,
                  Catalogue& catalogue) {
    Finding out = finding(rule, message);
    out.source = to_source(place);
    for (List const& list : catalogue.lists) {
        for (Item const& item : list.items) {
            if (!holds_source(item, place)) continue;
            out.list = list.name;
            out.number = item.number;
        }
    }
    catalogue.findings.push_back(std::move(out));
}

bool has_markup(std::string_view text) {
    bool const bracket = contains(text, "<");
    return (bracket && (contains(text, "<b>") || contains(text, "</b>") || contains(text, "<br"))) ||
           contains(text, "&nbsp;");
}

}  // namespace

void add_count_defects(FrontMatter const& front, Catalogue& catalogue) {
    for (DeclaredCount const& declared : front.declared) {
        bool is_list = std::any_of(catalogue.lists.begin(), catalogue.lists.end(),
                                   [&](List const& list) { return list.name == declared.name; });
        if (is_list) continue;  // apply_front_matter put it into the list, and lint compares it
        bool told = catalogue.lists.size() == 1 && catalogue.lists[0].declared_count == declared.count &&
                    declared.name.empty();
        if (told) continue;  // the count of the only list is the count of all
        std::size_t found = closest(catalogue, declared.name, declared.count);
        if (static_cast<std::size_t>(declared.count) == found || found == 0) continue;
        std::string what = declared.name.empty() ? "文件" : "文件对" + declared.name;
        mismatch(what, declared.count, found, to_source(declared.place), catalogue);
    }
}

void add_leftover_defects(documents::Document const& document, Catalogue& catalogue) {
    bool markup_told = false;
    auto look = [&](std::string const& text, documents::Place const& place) {
        if (has_bookmark(text)) {
            add_leftover("stray_bookmark", "文字中夹有 Word 书签标记，已略去；请在原文件中删除书签。", place,
                         catalogue);
        }
        if (has_markup(text) && !markup_told) {
            add_leftover("stray_markup", "文字中夹有网页标记（如 <b>），已略去；文件别处可能还有。", place,
                         catalogue);
            markup_told = true;
        }
    };
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            look(paragraph->text, paragraph->place);
            continue;
        }
        for (auto const& row : std::get<documents::Table>(block).rows) {
            for (auto const& cell : row.cells)
                look(cell.text, cell.place);
        }
    }
}

void add_defects(documents::Document const& document, FrontMatter const& front, Catalogue& catalogue) {
    add_count_defects(front, catalogue);
    add_leftover_defects(document, catalogue);
}

}  // namespace zs::catalogue::recognise
