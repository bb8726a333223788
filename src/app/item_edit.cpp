#include "app/item_edit.h"

#include <algorithm>

#include "app/messages.h"
#include "base/digest.h"
#include "base/text.h"
#include "catalogue/recognise/units.h"

namespace zs::app {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kMaxTextBytes = 60'000;

bool holds(Names const& names, std::string const& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

void add_name(Names& names, std::string const& name) {
    if (!holds(names, name)) names.push_back(name);
}

/// The document's wording without white space; blanks stay where words are parted by them.
std::string stored_text(std::string const& text) {
    auto const characters = to_utf32(text);
    bool const chinese = std::any_of(characters.begin(), characters.end(), is_cjk);
    return chinese ? without_white_space(text) : collapse_white_space(text);
}

Result<Names> stored_names(Names const& names, std::string const& path) {
    Names out;
    for (std::size_t at = 0; at < names.size(); ++at) {
        auto const name = stored_text(names[at]);
        if (name.empty() || name.size() > 600) {
            return messages::invalid(path + "/" + std::to_string(at),
                                     "单位名称不能为空，也不能超过 200 个字。");
        }
        add_name(out, name);
    }
    return out;
}

Result<void> edit_texts(catalogue::Item& item, ItemChange const& change) {
    if (change.number) {
        item.number = without_white_space(*change.number);
        if (item.number.empty()) return messages::invalid("/number", "请填写序号。");
    }
    if (change.text) {
        item.text = stored_text(*change.text);
        if (item.text.empty()) return messages::invalid("/text", "请填写指标内容。");
        if (item.text.size() > kMaxTextBytes)
            return messages::invalid("/text", "指标内容过长，最多 20000 字。");
        item.text_digest = sm3_label(item.text);
    }
    if (change.level1) item.level1 = stored_text(*change.level1);
    if (change.level2) {
        item.level2 = stored_text(*change.level2);
        if (item.level2->empty()) item.level2.reset();
    }
    if (change.deadline) {
        item.deadline = stored_text(*change.deadline);
        if (item.deadline->empty()) item.deadline.reset();
    }
    if (change.methods) item.methods = *change.methods;
    if (change.effect) item.effect = *change.effect;
    return {};
}

/// The item's units are the ordered union of its clauses' (DESIGN §6).
void take_units_of_clauses(catalogue::Item& item) {
    item.lead_units.clear();
    item.responsible_units.clear();
    for (auto const& clause : item.clauses) {
        for (auto const& name : clause.lead_units)
            add_name(item.lead_units, name);
    }
    for (auto const& clause : item.clauses) {
        for (auto const& name : clause.responsible_units)
            add_name(item.responsible_units, name);
    }
}

/// Clauses that no longer add up to the item's units would contradict it.
void drop_stale_clauses(catalogue::Item& item) {
    auto united = item;
    take_units_of_clauses(united);
    auto const same = [](Names a, Names b) {
        std::sort(a.begin(), a.end());
        std::sort(b.begin(), b.end());
        return a == b;
    };
    if (!same(united.lead_units, item.lead_units) ||
        !same(united.responsible_units, item.responsible_units)) {
        item.clauses.clear();
    }
}

Result<void> edit_clauses(catalogue::Item& item, std::vector<catalogue::Clause> const& clauses) {
    item.clauses.clear();
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        auto const path = "/clauses/" + std::to_string(at);
        catalogue::Clause clause{stored_text(clauses[at].text), {}, {}};
        ASSIGN_OR_RETURN(clause.lead_units, stored_names(clauses[at].lead_units, path + "/lead_units"));
        ASSIGN_OR_RETURN(clause.responsible_units,
                         stored_names(clauses[at].responsible_units, path + "/responsible_units"));
        item.clauses.push_back(std::move(clause));
    }
    if (!item.clauses.empty()) take_units_of_clauses(item);
    return {};
}

Result<void> edit_units(catalogue::Item& item, ItemChange const& change) {
    if (change.units_text) item.units_text = std::string(trim(*change.units_text));
    if (change.lead_units) {
        ASSIGN_OR_RETURN(item.lead_units, stored_names(*change.lead_units, "/lead_units"));
    }
    if (change.responsible_units) {
        ASSIGN_OR_RETURN(item.responsible_units,
                         stored_names(*change.responsible_units, "/responsible_units"));
    }
    if (change.clauses) return edit_clauses(item, *change.clauses);
    if (change.lead_units || change.responsible_units) {
        std::erase_if(item.responsible_units, [&](auto const& name) { return holds(item.lead_units, name); });
        drop_stale_clauses(item);
    } else if (change.units_text) {
        auto cell = catalogue::recognise::read_units(item.units_text, catalogue::recognise::UnitsColumn::any);
        item.lead_units = std::move(cell.lead);
        item.responsible_units = std::move(cell.responsible);
        item.clauses = std::move(cell.clauses);
        if (!change.applicable) item.applicable = cell.applicable;
    }
    return {};
}

}  // namespace

Result<catalogue::Item> edited(catalogue::Item item, ItemChange const& change) {
    RETURN_IF_ERROR(edit_texts(item, change));
    RETURN_IF_ERROR(edit_units(item, change));
    if (change.applicable) item.applicable = *change.applicable;
    if (!item.applicable) {  // an item that does not apply has no units
        item.lead_units.clear();
        item.responsible_units.clear();
        item.clauses.clear();
    }
    return item;
}

}  // namespace zs::app
