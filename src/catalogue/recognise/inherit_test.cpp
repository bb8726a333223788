#include "catalogue/recognise/inherit.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;

namespace {

/// Two headings of twelve rows each; `units` gives the cell of each row, "" is blank.
template <class Units>
RecordTable rows(Units units) {
    RecordTable table;
    for (int i = 0; i < 24; ++i) {
        Record record;
        record.number = std::to_string(i + 1);
        record.level1 = i < 12 ? "一、公开" : "二、监督";
        record.responsible.text = units(i);
        record.responsible.present = !record.responsible.text.empty();
        table.records.push_back(record);
    }
    return table;
}

std::string unit(int i) {
    return "第" + std::to_string(i) + "科";
}

}  // namespace

TEST_CASE("a blank cell takes the unit above it, not beyond a heading, and says so") {
    auto table = rows([](int i) { return i == 3 || i == 12 ? std::string() : unit(i); });
    inherit_blank_cells(table);
    CHECK(table.records[3].responsible.text == "第2科");
    CHECK(table.records[3].doubts.size() == 1);
    CHECK(table.records[12].responsible.text.empty());
}

TEST_CASE("a column that never repeats a unit and is often blank means the one above, below a heading too") {
    auto table = rows([](int i) { return i % 5 == 0 ? unit(i) : std::string(); });
    inherit_blank_cells(table);
    CHECK(table.records[12].responsible.text == "第10科");
}

TEST_CASE("a column that repeats units leaves its blank cells blank") {
    auto table = rows([](int i) { return i == 3 || i == 12 ? std::string() : unit(1); });
    inherit_blank_cells(table);
    CHECK(table.records[3].responsible.text.empty());
    CHECK(table.records[12].responsible.text.empty());
}

TEST_CASE("additional items at the end do not take the units of the last indicator") {
    auto table = rows([](int i) { return i % 5 == 0 && i < 20 ? unit(i) : std::string(); });
    for (int i = 21; i < 24; ++i)
        table.records[static_cast<std::size_t>(i)].level1 = "三、加分项";
    inherit_blank_cells(table);
    CHECK(table.records[20].responsible.text == "第15科");
    CHECK(table.records[21].responsible.text.empty());
    CHECK(table.records[23].responsible.text.empty());
}
