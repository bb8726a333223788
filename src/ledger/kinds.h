#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/describe.h"

namespace zs::ledger {

enum class FieldType { text, date, number, money };
ZS_WIRE_ENUM(FieldType, text, date, number, money);

struct Field {
    std::string key;    ///< as measures name it
    std::string label;  ///< as the template heads its column
    FieldType type = FieldType::text;
    std::vector<std::string> synonyms;  ///< other customary headings
    std::string example;
};
ZS_WIRE(Field, key, label, type, synonyms, example);

/// A kind of ledger (行政处罚 …) and what its indicators need: data/ledgers/kinds.
struct Kind {
    std::string key;
    std::string title;
    std::vector<Field> fields;
};
ZS_WIRE(Kind, key, title, fields);

/// Throws only if the embedded data are damaged.
std::vector<Kind> const& kinds();
/// By key or title.
Kind const* find_kind(std::string_view name);

/// A heading without blanks and without what stands in brackets: "罚款金额（万元）" is "罚款金额".
std::string bare_heading(std::string_view heading);
/// 10000 for a heading that says 万元, else 1.
std::int64_t heading_unit(std::string_view heading);

/// The column a field name means: a heading spelt so, or one that the kind knows for it. Also says whether
/// the kind knows the field's type.
struct FoundColumn {
    std::size_t index = 0;
    std::optional<FieldType> type;
};
std::optional<FoundColumn> find_column(std::vector<std::string> const& headings, std::string_view field,
                                       Kind const* kind);

/// An empty ledger with the headings of the kind and one row of examples, as CSV for spreadsheets.
std::string template_csv(Kind const& kind);

/// A file of data/ledgers/measures by name without .json; empty if there is none.
std::string_view shipped_measures(std::string_view name);
std::vector<std::string> shipped_measure_names();

}  // namespace zs::ledger
