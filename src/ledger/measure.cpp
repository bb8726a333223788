#include "ledger/measure.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "json/codec.h"
#include "json/encode.h"
#include "ledger/cells.h"
#include "ledger/wide.h"

namespace zs::json {

/// A number or a text; the only place of a measure where both are allowed.
template <>
void Decoder::read<ledger::Scalar>(Node node, ledger::Scalar& out) {
    switch (node.kind()) {
        case Kind::string: out = {std::string(node.string()), false}; return;
        case Kind::integer: out = {fmt::format("{}", node.integer()), true}; return;
        case Kind::number:
            out = {fmt::format("{}", node.number()), true};  // the shortest text that reads back the same
            return;
        default: fail("应为文本或者数字");
    }
}

template <>
void append_json<ledger::Scalar>(std::string& out, ledger::Scalar const& value) {
    value.is_number ? void(out += value.text) : append_string(out, value.text);
}

}  // namespace zs::json

namespace zs::ledger {
namespace {

constexpr int kMostDepth = 16;
constexpr std::size_t kMostMeasures = 1'000;

struct MeasureFile {
    std::optional<std::string> schema;
    std::vector<Measure> measures;
};
ZS_WIRE(MeasureFile, schema, measures);

Error wrong(std::string message, std::string where) {
    return {ErrorCode::invalid_input, std::move(message), std::move(where), {}};
}

Result<void> check_comparison(Condition const& condition, std::string const& where) {
    if (!condition.field || !condition.op)
        return wrong("条件应写 field 和 op，或者写 all、any、none。", where);
    bool const bare = *condition.op == Comparison::blank || *condition.op == Comparison::not_blank;
    bool const list = *condition.op == Comparison::in;
    if (condition.value.has_value() != (!bare && !list) || condition.values.has_value() != list) {
        return wrong("比较的值写在 value，in 的多个值写在 values，blank 和 not_blank 不写值。", where);
    }
    return {};
}

Result<void> check(Condition const& condition, std::string const& where, int depth) {
    if (depth > kMostDepth) return wrong("条件嵌套太深，请拆成几个指标。", where);
    int const forms = (condition.all ? 1 : 0) + (condition.any ? 1 : 0) + (condition.none ? 1 : 0);
    if (forms == 0) return check_comparison(condition, where);
    if (forms > 1 || condition.field || condition.op || condition.value || condition.values)
        return wrong("一个条件里只写 all、any、none 之一，或者只写一个比较。", where);
    for (auto const* list : {&condition.all, &condition.any, &condition.none}) {
        if (!list->has_value()) continue;
        for (auto const& child : **list) {
            RETURN_IF_ERROR(check(child, where, depth + 1));
        }
    }
    return {};
}

Result<void> check(Measure const& measure) {
    auto const& where = measure.name;
    int const forms = (measure.within ? 1 : 0) + (measure.ratio ? 1 : 0) + (measure.count ? 1 : 0) +
                      (measure.sum ? 1 : 0) + (measure.max ? 1 : 0) + (measure.min_per_group ? 1 : 0) +
                      (measure.sequence ? 1 : 0);
    if (forms != 1)
        return wrong("within、ratio、count、sum、max、min_per_group、sequence 写一个，只写一个。", where);
    if (measure.within && !measure.within->limit && !measure.within->at_least)
        return wrong("within 要写 limit（不超过）或者 at_least（不少于）。", where);
    if (measure.within &&
        (measure.within->limit.value_or(0) < 0 || measure.within->limit.value_or(0) > 3'660 ||
         measure.within->at_least.value_or(0) < 0 || measure.within->at_least.value_or(0) > 3'660))
        return wrong("within 的期限应在 0 和 3660 之间。", where);
    if (measure.sequence && measure.sequence->fields.size() < 2)
        return wrong("sequence 至少写两个日期字段。", where);
    for (auto const* condition :
         {&measure.filter, measure.ratio ? &measure.ratio->numerator : &measure.filter,
          measure.ratio ? &measure.ratio->denominator : &measure.filter,
          measure.count ? &measure.count->where : &measure.filter}) {
        if (condition->has_value()) {
            RETURN_IF_ERROR(check(**condition, where, 0));
        }
    }
    auto const target = parse_target(measure);
    if (!target.ok()) return target.error();
    return {};
}

void add_fields(std::optional<Condition> const& condition, std::vector<std::string>& out) {
    if (!condition) return;
    if (condition->field) out.push_back(*condition->field);
    for (auto const* list : {&condition->all, &condition->any, &condition->none}) {
        if (!list->has_value()) continue;
        for (auto const& child : **list)
            add_fields(child, out);
    }
}

Comparison usual_op(Measure const& measure) {
    return measure.max ? Comparison::le : Comparison::ge;
}

}  // namespace

std::string measure_json(Measure const& measure) {
    return json::encode(measure);
}

std::vector<std::string> fields_of(Measure const& measure) {
    std::vector<std::string> out;
    if (measure.within) out = {measure.within->from, measure.within->to};
    if (measure.sequence) out = measure.sequence->fields;
    for (auto const* field : {&measure.sum, &measure.max, &measure.min_per_group}) {
        if (field->has_value()) out.push_back((*field)->field);
    }
    add_fields(measure.filter, out);
    if (measure.count) add_fields(measure.count->where, out);
    if (measure.ratio) add_fields(measure.ratio->numerator, out);
    if (measure.ratio) add_fields(measure.ratio->denominator, out);
    return out;
}

Result<Target> parse_target(Measure const& measure) {
    Target out{usual_op(measure), 0, false};
    if (!measure.target) return out;
    auto const text = fold_width(without_white_space(measure.target->text));
    std::string_view rest = text;
    constexpr std::array<std::pair<std::string_view, Comparison>, 8> kSigns = {{{">=", Comparison::ge},
                                                                                {"<=", Comparison::le},
                                                                                {"≥", Comparison::ge},
                                                                                {"≤", Comparison::le},
                                                                                {"==", Comparison::eq},
                                                                                {"=", Comparison::eq},
                                                                                {">", Comparison::gt},
                                                                                {"<", Comparison::lt}}};
    for (auto const& [sign, op] : kSigns) {
        if (!rest.starts_with(sign)) continue;
        out.op = op;
        rest.remove_prefix(sign.size());
        break;
    }
    out.is_percent = rest.ends_with('%');
    if (out.is_percent) rest.remove_suffix(1);
    auto const value = decimal_from(rest);
    if (value <= kBadDecimal || (out.is_percent && value % 100 != 0))
        return wrong("目标值应写成 100%、>= 95%、<= 10 或 = 0。", measure.name);
    out.value = out.is_percent ? value / 100 : value;
    return out;
}

Result<std::vector<Measure>> parse_measures(std::string_view json) {
    ASSIGN_OR_RETURN(auto const document, json::Document::parse(json));
    json::Decoder decoder(json::UnknownKeys::refuse);
    MeasureFile file;
    if (document.root().kind() == json::Kind::array) {
        decoder.read(document.root(), file.measures);
    } else {
        decoder.read(document.root(), file);
    }
    if (decoder.failed()) return std::move(decoder).error();
    if (file.measures.empty() || file.measures.size() > kMostMeasures)
        return wrong("指标文件里应有 1 到 1000 个指标。", "measures");
    for (auto const& measure : file.measures) {
        RETURN_IF_ERROR(check(measure));
    }
    return std::move(file.measures);
}

}  // namespace zs::ledger
