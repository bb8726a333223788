#include "catalogue/interchange.h"

#include <doctest/doctest.h>

#include "catalogue/rows.h"

namespace zs::catalogue {

namespace {

Catalogue sample() {
    Catalogue catalogue;
    catalogue.title = "示例";
    List list{.name = "基础清单", .kind = ListKind::basic, .declared_count = 1, .items = {}};
    Item item{.number = "1", .level1 = "一、甲", .text = "做“事”\n", .effect = Effect::veto};
    item.lead_units = {"区司法局"};
    item.source.line = 31;
    item.source.end_line = 33;
    item.confidence = 0.75;
    list.items.push_back(item);
    catalogue.lists.push_back(list);
    return catalogue;
}

}  // namespace

TEST_CASE("a catalogue written and read back is written the same again") {
    auto const text = to_json(sample());
    auto const read = from_json(text);
    REQUIRE(read.ok());
    CHECK(to_json(*read) == text);
    CHECK(read->lists[0].items[0].effect == Effect::veto);
}

TEST_CASE("fields keep the order of the format; a source names only what it knows") {
    auto const text = to_json(sample());
    CHECK(text.starts_with(R"({"schema":"zhunsheng.catalogue/1","title":"示例","jurisdiction":null,)"));
    CHECK(text.find(R"("source":{"line":31,"end_line":33},"confidence":0.75})") != std::string::npos);
    CHECK(text.find(R"("text":"做“事”\n")") != std::string::npos);
}

TEST_CASE("a catalogue written row by row is the same text") {
    auto catalogue = sample();
    catalogue.title = R"(示例 "lists":[] 之题)";
    catalogue.lists[0].items.push_back(catalogue.lists[0].items[0]);
    catalogue.lists.push_back({.name = R"("items":[])", .items = {}});
    catalogue.lists.push_back(catalogue.lists[0]);
    catalogue.material_requests.push_back({.id = "m1"});
    for (auto const& each : {Catalogue{}, sample(), catalogue}) {
        std::string text;
        write_json(rows_of(each), [&](std::string_view piece) { text += piece; });
        CHECK(text == to_json(each));
    }
}

TEST_CASE("a catalogue written before limits and plans were known can still be read") {
    auto text = to_json(sample());
    for (std::string const part : {R"("limits":[],)", R"("plan":null,)"}) {
        REQUIRE(text.find(part) != std::string::npos);
        text.erase(text.find(part), part.size());
    }
    auto const read = from_json(text);
    REQUIRE(read.ok());
    CHECK(read->lists[0].items[0].limits.empty());
}

TEST_CASE("an unknown version is refused, an unknown key is not") {
    auto text = to_json(sample());
    text.insert(1, R"("plan":null,)");
    CHECK(from_json(text).ok());
    text.replace(text.find("catalogue/1"), 11, "catalogue/9");
    CHECK(from_json(text).error().code == ErrorCode::unsupported);
}

}  // namespace zs::catalogue
