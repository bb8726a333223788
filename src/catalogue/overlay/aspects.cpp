#include "catalogue/overlay/aspects.h"

#include <map>

#include "base/digest.h"
#include "catalogue/diff/limit_changes.h"
#include "catalogue/overlay/described.h"
#include "json/encode.h"

namespace zs::catalogue::overlay {
namespace {

template <class T>
void assign(T& field, std::optional<T> const& value) {
    if (value) field = *value;
}

void assign_text(std::optional<std::string>& field, std::optional<std::string> const& value) {
    if (!value) return;
    field = *value;
    if (value->empty()) field.reset();
}

std::string joined(std::vector<std::string> const& names) {
    std::string out;
    for (auto const& name : names)
        out += (out.empty() ? "" : "、") + name;
    return out;
}

}  // namespace

Aspect aspect_of(Item const& item, ChangeKind kind) {
    Aspect out;
    switch (kind) {
        case ChangeKind::replace_text:
            out.text = item.text;
            out.text_digest = item.text_digest;
            break;
        case ChangeKind::set_number: out.number = item.number; break;
        case ChangeKind::set_heading:
            out.level1 = item.level1;
            out.level2 = item.level2.value_or("");
            break;
        case ChangeKind::set_units:
            out.lead_units = item.lead_units;
            out.responsible_units = item.responsible_units;
            out.units_text = item.units_text;
            out.clauses = item.clauses;
            break;
        case ChangeKind::set_limits: out.limits = item.limits; break;
        case ChangeKind::set_deadline: out.deadline = item.deadline.value_or(""); break;
        case ChangeKind::set_methods: out.methods = item.methods; break;
        case ChangeKind::set_standing:
            out.effect = item.effect;
            out.applicable = item.applicable;
            break;
        case ChangeKind::set_source:
            out.source = item.source;
            out.confidence = item.confidence;
            break;
        case ChangeKind::move:
        case ChangeKind::add:
        case ChangeKind::withdraw: break;
    }
    return out;
}

void set_aspect(Item& item, Aspect const& aspect) {
    assign(item.text, aspect.text);
    assign(item.text_digest, aspect.text_digest);
    assign(item.number, aspect.number);
    assign(item.level1, aspect.level1);
    assign_text(item.level2, aspect.level2);
    assign(item.lead_units, aspect.lead_units);
    assign(item.responsible_units, aspect.responsible_units);
    assign(item.units_text, aspect.units_text);
    assign(item.clauses, aspect.clauses);
    assign(item.limits, aspect.limits);
    assign_text(item.deadline, aspect.deadline);
    assign(item.methods, aspect.methods);
    assign(item.effect, aspect.effect);
    assign(item.applicable, aspect.applicable);
    assign(item.source, aspect.source);
    assign(item.confidence, aspect.confidence);
}

bool same(Aspect const& a, Aspect const& b) {
    return json::encode(a) == json::encode(b);
}

std::string describe(Aspect const& aspect) {
    if (aspect.text) return *aspect.text;
    if (aspect.number) return *aspect.number;
    if (aspect.level1) return *aspect.level1 + (aspect.level2->empty() ? "" : " › " + *aspect.level2);
    if (aspect.units_text) {
        auto const lead = joined(*aspect.lead_units);
        auto const responsible = joined(*aspect.responsible_units);
        return lead.empty() ? responsible : "牵头 " + lead + "；责任 " + responsible;
    }
    if (aspect.limits) {
        std::string out;
        for (auto const& limit : *aspect.limits)
            out += (out.empty() ? "" : "；") + limit.subject + " " + diff::describe(limit);
        return out;
    }
    if (aspect.deadline) return *aspect.deadline;
    if (aspect.methods) return joined(*aspect.methods);
    if (aspect.applicable) return *aspect.applicable ? "适用" : "不适用";
    return {};
}

std::vector<ItemKey> keys_of(Catalogue const& base) {
    std::map<std::string, int> seen;
    std::vector<ItemKey> out;
    for (auto const& list : base.lists) {
        for (auto const& item : list.items) {
            auto const digest = sm3_label(item.text);
            out.push_back({digest, ++seen[digest]});
        }
    }
    return out;
}

char const* name_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::replace_text: return "改写";
        case ChangeKind::set_number: return "改序号";
        case ChangeKind::set_heading: return "改标题";
        case ChangeKind::set_units: return "改责任单位";
        case ChangeKind::set_limits: return "改量化要求";
        case ChangeKind::set_deadline: return "改完成时限";
        case ChangeKind::set_methods: return "改测评方法";
        case ChangeKind::set_standing: return "改计分方式或适用";
        case ChangeKind::set_source: return "改出处";
        case ChangeKind::move: return "移动";
        case ChangeKind::add: return "新增";
        case ChangeKind::withdraw: return "删除";
    }
    return "";
}

}  // namespace zs::catalogue::overlay
