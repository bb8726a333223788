#include "catalogue/recognise/lists.h"

#include <fmt/format.h>
#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <unordered_map>

#include "base/digest.h"
#include "base/text.h"
#include "catalogue/recognise/deadlines.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/inherit.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/methods.h"
#include "catalogue/recognise/requests.h"
#include "catalogue/recognise/units.h"

namespace zs::catalogue::recognise {
namespace {

void append_new(std::vector<std::string>& to, std::vector<std::string> const& from) {
    for (auto const& name : from) {
        if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
    }
}

/// The units of one column. Merged and repeated cells are read once.
class UnitsReader {
  public:
    explicit UnitsReader(UnitsColumn column) : column_(column) {}

    UnitsCell const& read(std::string const& text) {
        auto known = known_.find(text);
        if (known == known_.end()) known = known_.emplace(text, read_units(text, column_)).first;
        return known->second;
    }

  private:
    UnitsColumn column_;
    std::unordered_map<std::string, UnitsCell> known_;
};

struct UnitsReaders {
    UnitsReader lead;
    UnitsReader responsible;
};

/// Reads both unit cells. A single column of units may hold prose that names who leads.
void read_item_units(Record const& record, UnitsReaders& units, Item& item) {
    auto take = [&item](std::string const& text, UnitsReader& reader) {
        if (trim(text).empty()) return;
        UnitsCell const& cell = reader.read(text);
        append_new(item.lead_units, cell.lead);
        append_new(item.responsible_units, cell.responsible);
        item.clauses.insert(item.clauses.end(), cell.clauses.begin(), cell.clauses.end());
        item.applicable = item.applicable && cell.applicable;
        item.confidence = std::min(item.confidence, cell.confidence);
        if (!item.units_text.empty()) item.units_text += '\n';
        item.units_text += text;
    };
    take(record.lead.text, units.lead);
    take(record.responsible.text, units.responsible);
    auto& responsible = item.responsible_units;
    std::erase_if(responsible, [&item](std::string const& name) {
        return std::find(item.lead_units.begin(), item.lead_units.end(), name) != item.lead_units.end();
    });
    if (!item.applicable) item.lead_units.clear(), item.responsible_units.clear(), item.clauses.clear();
}

/// "县司法局 王某（副局长）" → "县司法局": what does not read like a unit and is as short as a name.
std::string without_persons(std::string const& text) {
    constexpr std::size_t kLongestName = 4;  // characters
    std::string kept;
    std::string word;
    auto const end_word = [&](std::string_view separator) {
        bool const person = length_in_characters(word) <= kLongestName && unit_likeness(word) < 0.5;
        if (!person && !word.empty()) kept += word + std::string(separator);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const begin = at;
        char32_t const c = next_code_point(text, at);
        std::string_view const written(text.data() + begin, at - begin);
        bool const ends = is_white_space(c) || c == U'、' || c == U'，' || c == U'；' || c == U',' ||
                          c == U';' || c == U'（' || c == U'）' || c == U'(' || c == U')' || c == U'：' ||
                          c == U':';
        if (ends) {
            end_word(c == U'（' || c == U'）' || c == U'(' || c == U')' ? std::string_view("\n") : written);
        } else {
            word += written;
        }
    }
    end_word("");
    return std::string(trim(kept));
}

/// Takes the persons out of the columns that name them with the units.
void drop_persons(RecordTable& table) {
    for (Column const& column : table.columns) {
        if (!holds_persons(column)) continue;
        auto const cell = column.role == Role::lead ? &Record::lead : &Record::responsible;
        for (Record& record : table.records) {
            std::string& text = (record.*cell).text;
            std::string const units = without_persons(text);
            if (!units.empty()) text = units;
        }
    }
}

Effect first_effect(std::initializer_list<std::string_view> headings) {
    for (std::string_view heading : headings) {
        if (Effect effect = effect_of(heading); effect != Effect::none) return effect;
    }
    return Effect::none;
}

Item item_of(Record const& record, UnitsReaders& units) {
    Item item;
    item.number = record.number;
    item.level1 = record.level1;
    if (!record.level2.empty()) item.level2 = record.level2;
    item.text = record.text;
    item.text_digest = sm3_label(record.text);
    item.confidence = record.confidence;
    read_item_units(record, units, item);
    item.deadline = read_deadline(record.deadline.text);
    item.methods = read_methods(record.methods.text);
    item.source = to_source(record.place);
    return item;
}

/// Numbers for a table that gives none: 1, 2, 3 …
void number_records(RecordTable& table, std::vector<Finding>& findings) {
    bool none = std::all_of(table.records.begin(), table.records.end(),
                            [](Record const& record) { return record.number.empty(); });
    if (!none || table.records.empty()) return;
    int next = 0;
    for (auto& record : table.records)
        record.number = std::to_string(++next);
    findings.push_back(
        doubt("numbers_assigned", "原表没有序号，已按顺序编号。", table.records.front().place));
}

/// What the headings above an item say of it. Asked anew only where they change: most rows stand below those
/// of the row before.
class HeadingsReader {
  public:
    struct Reading {
        bool additional = false;
        Effect effect = Effect::none;
    };

    Reading const& read(Record const& record) {
        if (level1_ == record.level1 && level2_ == record.level2) return reading_;
        level1_ = record.level1;
        level2_ = record.level2;
        reading_.additional =
            kind_of(level1_) == ListKind::additional || kind_of(level2_) == ListKind::additional;
        reading_.effect = first_effect({level2_, level1_});
        return reading_;
    }

  private:
    std::string level1_;
    std::string level2_;
    Reading reading_;
};

void add_doubts(Record const& record, std::string const& list, std::vector<Finding>& findings) {
    for (Finding finding : record.doubts) {
        finding.list = list;
        finding.number = record.number;
        findings.push_back(std::move(finding));
    }
}

std::string additional_name(Record const& record) {
    return kind_of(record.level1) == ListKind::additional ? record.level1 : record.level2;
}

}  // namespace

void add_lists(RecordTable table, Catalogue& catalogue) {
    number_records(table, catalogue.findings);
    spread_merged_requests(table.records);
    inherit_blank_cells(table);
    drop_persons(table);
    ListTitle title = read_list_title(table.caption);
    List main;
    bool const untitled = title.name.empty() && !title.declared_count;
    main.name = untitled ? clean_text(table.caption) : title.name;
    main.kind = kind_of(main.name);
    main.declared_count = title.declared_count;
    List additional;
    additional.kind = ListKind::additional;
    bool two_columns = column_of(table.columns, Role::lead) >= 0;
    UnitsReaders units{UnitsReader(UnitsColumn::lead),
                       UnitsReader(two_columns ? UnitsColumn::responsible : UnitsColumn::any)};
    HeadingsReader headings;
    for (auto const& record : table.records) {
        HeadingsReader::Reading const& above = headings.read(record);
        bool apart = main.kind != ListKind::additional && above.additional;
        List& list = apart ? additional : main;
        if (apart && list.name.empty()) list.name = additional_name(record);
        Item item = item_of(record, units);
        item.effect = above.effect;
        if (list.kind == ListKind::additional && item.effect == Effect::none)
            item.effect = effect_of(list.name);
        add_doubts(record, list.name, catalogue.findings);
        list.items.push_back(std::move(item));
    }
    add_requests(table.records, catalogue.material_requests);
    if (!main.items.empty()) catalogue.lists.push_back(std::move(main));
    if (!additional.items.empty()) catalogue.lists.push_back(std::move(additional));
}

}  // namespace zs::catalogue::recognise
