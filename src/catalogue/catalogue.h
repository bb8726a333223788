#pragma once

#include <optional>
#include <string>
#include <vector>

/// The catalogue (指标体系) as exchanged: DESIGN §6, `zhunsheng.catalogue/1`. Field names are the JSON names.
namespace zs::catalogue {

enum class ListKind { basic, quantitative, extended, negative, additional, indicator };
enum class Effect { none, bonus, deduction, veto };
enum class Severity { error, warning, note };
/// How a limit stands in the text: as a number, as 全部／均／一律 (100 %), or as 没有／不存在 (zero
/// occurrences).
enum class LimitMark { stated, universal, absence };
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

/// A machine-checkable demand of an item (量化要求): `subject` `comparator` `value` `unit`, as in 不少于2名
/// or 在…之日起20个工作日内. `quote` is the item's own wording it was read from.
struct Limit {
    std::string subject;
    std::string comparator;          ///< one of ≥ ≤ = < > between
    std::optional<double> value;     ///< the lower end of `between`; absent for dates and named values
    std::optional<double> value_to;  ///< the upper end of `between`
    /// What the value is named by (上一年度全国平均值) or is a share of (本单位执法人员总数).
    std::optional<std::string> reference;
    std::string unit;  ///< %, working_day, day, hour, person, times, item, period, class_hour, month, date …
    std::optional<std::string> date;  ///< unit `date`: "03-01" each year, "20" each month, or "2026-06-30"
    std::optional<std::string> per;   ///< year, 2 years, term, month …
    std::optional<std::string> start_event;
    std::optional<std::string> end_event;
    std::optional<std::string> condition;
    LimitMark mark = LimitMark::stated;
    std::string quote;
    Source source;
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
    std::vector<Limit> limits;  ///< filled by `requirements`; recognition leaves it empty
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
    std::optional<int> max_cases;    ///< also where the count is exact
    std::optional<int> exact_cases;  ///< 任选5件, 举3个例子
    std::optional<int> min_cases;    ///< 至少一部
    std::optional<int> max_chars;
    std::optional<int> min_chars;
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

/// 阶段: one step of the creation work.
struct PlanStage {
    std::string name;
    std::optional<std::string> since;  ///< YYYY-MM-DD or YYYY-MM
    std::optional<std::string> until;
    std::string text;
    std::vector<std::string> deliverables;
    Source source;
};

/// 工作专班, 指标资料组 …: who works together, and for what.
struct PlanGroup {
    std::string name;
    std::optional<std::string> leader;
    std::vector<std::string> members;
    std::vector<std::string> duties;
    Source source;
};

/// 工作机制, or a rule of how materials are filled in.
struct PlanRule {
    std::string name;
    std::string text;
    Source source;
};

/// What the document says of the work beside its items: DESIGN §6 `plan`.
struct Plan {
    std::vector<PlanStage> stages;
    std::vector<PlanRule> mechanisms;
    std::vector<PlanGroup> groups;
    std::vector<PlanRule> filling_rules;
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
    std::optional<Plan> plan;  ///< filled by `requirements`
    std::vector<Finding> findings;
};

}  // namespace zs::catalogue
