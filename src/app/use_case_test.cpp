#include "app/use_case_test.h"

#include <doctest/doctest.h>

#include <fstream>

#include "base/digest.h"

namespace zs::app {
namespace {

catalogue::Item item_of(std::string number, std::string text, std::vector<std::string> lead,
                        std::vector<std::string> responsible, int line) {
    catalogue::Item out;
    out.number = std::move(number);
    out.level1 = "一、依法决策";
    out.level2 = "（一）程序";
    out.text = std::move(text);
    out.text_digest = sm3_label(out.text);
    out.lead_units = std::move(lead);
    out.responsible_units = std::move(responsible);
    out.source.line = line;
    out.source.end_line = line + 1;
    return out;
}

}  // namespace

catalogue::Catalogue Workplace::sample() {
    catalogue::Catalogue out;
    out.title = "示例区指标体系";
    out.jurisdiction = "示例区";
    out.issued_on = "2024-01-15";
    catalogue::List basic{"基础清单", catalogue::ListKind::basic, 4, {}};
    basic.items.push_back(item_of("1", "重大决策事先听取公众意见。", {"区政府办"}, {"区司法局", "各镇"}, 10));
    basic.items.push_back(
        item_of("2", "行政执法全程留痕，执法证件齐备。", {"区司法局"}, {"区审批服务局"}, 14));
    basic.items.push_back(item_of("3", "许可事项当场办结率逐年提高。", {}, {"区审批服务管理局"}, 18));
    basic.items[1].deadline = "6月底前";
    basic.items[2].confidence = 0.5;
    catalogue::List extra{"附加清单", catalogue::ListKind::additional, std::nullopt, {}};
    extra.items.push_back(item_of("1", "获得上级表扬。", {}, {"区司法局"}, 30));
    extra.items.back().effect = catalogue::Effect::bonus;
    extra.items.back().level2.reset();
    out.lists = {basic, extra};
    out.material_requests.push_back(
        {"m1", {"1", "2"}, false, "一份说明", {{"说明", catalogue::PartKind::statement}}});
    catalogue::Finding error;
    error.rule = "text_doubled";
    error.severity = catalogue::Severity::error;
    error.list = "基础清单";
    error.number = "2";
    error.message = "有重复的字，请核对。";
    error.correction = "行政执法全程留痕，证件齐备。";
    error.source.line = 14;
    out.findings.push_back(error);
    return out;
}

void Workplace::disarm(store::Connection& connection, std::string const& table, std::string const& trigger) {
    auto const name = table + "_" + trigger;
    connection.execute_script("DROP TRIGGER IF EXISTS " + name + (scratch.is_server() ? " ON " + table : ""));
}

CatalogueId Workplace::import(catalogue::Catalogue wanted) {
    recognised = std::move(wanted);
    auto const path = folder.path() / "示例.txt";
    std::ofstream(path) << "content";
    auto const done = imports.import_file(path.string(), editor);
    REQUIRE(done.ok());
    REQUIRE(done->catalogue_id.has_value());
    return *done->catalogue_id;
}

}  // namespace zs::app
