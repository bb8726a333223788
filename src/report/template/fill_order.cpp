#include "report/template/fill_order.h"

#include "json/codec.h"
#include "json/describe.h"
#include "report/template/watermark.h"

namespace zs::report {
namespace {

struct NamedValue {
    std::string name;
    std::string value;
};
ZS_WIRE(NamedValue, name, value);

struct NamedList {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
};
ZS_WIRE(NamedList, name, columns, rows);

struct Encoded {
    std::vector<NamedValue> fields;
    std::vector<NamedList> lists;
    std::string watermark;
};
ZS_WIRE(Encoded, fields, lists, watermark);

constexpr char kEnd = '\0';  // JSON holds none: behind it stands the template

}  // namespace

Result<std::string> carry_out(std::string_view template_bytes, FillOrder const& order) {
    ASSIGN_OR_RETURN(auto filled, fill_template(template_bytes, order.data));
    if (order.watermark.empty()) return filled;
    return with_watermark(filled, order.watermark);
}

std::string encode_order(std::string_view template_bytes, FillOrder const& order) {
    Encoded out;
    for (auto const& [name, value] : order.data.fields)
        out.fields.push_back({name, value});
    for (auto const& [name, list] : order.data.lists)
        out.lists.push_back({name, list.columns, list.rows});
    out.watermark = order.watermark;
    return json::encode(out).append(1, kEnd).append(template_bytes);
}

Result<std::string> carry_out_encoded(std::string_view order) {
    auto const end = order.find(kEnd);
    ENSURE(end != std::string_view::npos);
    ASSIGN_OR_RETURN(auto encoded, json::decode<Encoded>(order.substr(0, end)));
    FillOrder out;
    for (auto& field : encoded.fields)
        out.data.fields.emplace(std::move(field.name), std::move(field.value));
    for (auto& list : encoded.lists)
        out.data.lists.emplace(std::move(list.name),
                               TemplateList{std::move(list.columns), std::move(list.rows)});
    out.watermark = std::move(encoded.watermark);
    return carry_out(order.substr(end + 1), out);
}

}  // namespace zs::report
