#pragma once

#include <optional>
#include <string>
#include <vector>

/// The catalogue (指标体系) as exchanged: DESIGN §6, `zhunsheng.catalogue/1`. Field names are the JSON names.
namespace zs::catalogue {

enum class ListKind { basic, quantitative, extended, negative, additional, indicator };
enum class Effect { none, bonus, deduction, veto };
enum class Severity { error, warning, note };
enum class PartKind { statement, list, cases, table, url, document };

/// Where a piece came from. `line`…`end_line` for plain text, otherwise table and row (and page or sheet, if
/// known).
struct Source {
    std::optional<int> line;
    std::optional<int> end_line;
    std::optional<int> page;
    std::optional<int> table;
    std::optional<int> row;
    std::optional<std::string> sheet;
};

/// One part of a units cell that assigns a part of the item: "编制权责清单（区委编办牵头）".
struct Clause {
    std::string text;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
};

struct Item {
    std::string number;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    std::string text_digest;  ///< "sm3:…" of `text`
    Effect effect = Effect::none;
    bool applicable = true;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
    std::string units_text;
    std::vector<Clause> clauses;
    std::optional<std::string> deadline;
    std::vector<std::string> methods;
    Source source;
    double confidence = 1.0;
};

struct List {
    std::string name;
    ListKind kind = ListKind::indicator;
    std::optional<int> declared_count;
    std::vector<Item> items;
};

struct MaterialPart {
    std::string text;
    PartKind kind = PartKind::document;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<int> max_cases;
    std::optional<int> max_chars;
    bool needs_contact = false;
    bool needs_url = false;
};

struct MaterialRequest {
    std::string id;
    std::vector<std::string> items;
    bool not_required = false;
    std::string text;
    std::vector<MaterialPart> parts;
};

/// Something wrong or doubtful, found while reading. `message` is Chinese and says what to look at.
struct Finding {
    std::string rule;
    Severity severity = Severity::note;
    std::optional<std::string> list;
    std::optional<std::string> number;
    std::string message;
    std::optional<std::string> correction;  ///< proposed text, where there is one
    Source source;
};

struct Catalogue {
    std::string schema = "zhunsheng.catalogue/1";
    std::string title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
    std::vector<List> lists;
    std::vector<MaterialRequest> material_requests;
    std::vector<Finding> findings;
};

}  // namespace zs::catalogue
