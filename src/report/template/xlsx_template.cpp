#include "report/template/xlsx_template.h"

#include <fmt/format.h>

#include <charconv>
#include <pugixml.hpp>

#include "formats/container/xml.h"
#include "formats/xlsx/cell_reference.h"

namespace zs::report {
namespace {

using formats::child;
using formats::local_name;

void append_texts(pugi::xml_node node, std::string& out) {
    for (auto each : node.children()) {
        auto const name = local_name(each);
        if (name == "t") out += each.text().get();
        if (name != "t" && name != "rPh") append_texts(each, out);  // rPh: how it is pronounced
    }
}

std::string cell_text(pugi::xml_node cell, std::vector<std::string> const& shared) {
    std::string_view const type = cell.attribute("t").value();
    std::string out;
    if (type == "inlineStr") append_texts(child(cell, "is"), out);
    if (type == "s") {
        auto const index = child(cell, "v").text().as_ullong(shared.size());
        if (index < shared.size()) out = shared[index];
    }
    return out;
}

/// A number as a spreadsheet keeps it without loss: no leading zero, at most 15 digits.
bool is_plain_number(std::string const& text) {
    std::size_t digits = 0;
    std::size_t points = 0;
    for (std::size_t i = text.starts_with('-') ? 1 : 0; i < text.size(); ++i) {
        if (text[i] == '.') {
            ++points;
        } else if (text[i] >= '0' && text[i] <= '9') {
            ++digits;
        } else {
            return false;
        }
    }
    auto const unsigned_text = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
    bool const padded = unsigned_text.size() > 1 && unsigned_text[0] == '0' && unsigned_text[1] != '.';
    return digits > 0 && digits <= 15 && points <= 1 && !padded && unsigned_text.front() != '.' &&
           unsigned_text.back() != '.';
}

void set_cell(pugi::xml_node cell, std::string const& value, bool may_be_number) {
    std::string const name = cell.name();
    auto const prefix = name.substr(0, name.size() - 1);
    while (auto old = cell.first_child())
        cell.remove_child(old);
    cell.remove_attribute("t");
    if (may_be_number && is_plain_number(value)) {
        cell.append_child((prefix + "v").c_str()).text().set(value.c_str());
        return;
    }
    cell.append_attribute("t") = "inlineStr";
    auto text = cell.append_child((prefix + "is").c_str()).append_child((prefix + "t").c_str());
    text.append_attribute("xml:space") = "preserve";
    text.text().set(value.c_str());
}

void fill_row(pugi::xml_node row, std::vector<std::string> const& shared, Values& values) {
    for (auto cell : row.children()) {
        auto const text = cell_text(cell, shared);
        auto const found = placeholders_in(text);
        if (found.empty()) continue;
        values.enter_line(text);
        bool const alone = found.size() == 1 && found[0].begin == 0 && found[0].end == text.size();
        set_cell(cell, values.filled(text), alone);
    }
}

std::string row_text(pugi::xml_node row, std::vector<std::string> const& shared) {
    std::string out;
    for (auto cell : row.children())
        out.append(cell_text(cell, shared)).push_back('\n');
    return out;
}

bool has_formula(pugi::xml_node row) {
    for (auto cell : row.children()) {
        if (child(cell, "f")) return true;
    }
    return false;
}

/// A row and its cells say where they stand.
void renumber(pugi::xml_node row, int number) {
    if (row.attribute("r")) row.attribute("r") = number;
    for (auto cell : row.children()) {
        auto reference = cell.attribute("r");
        if (auto const at = formats::parse_reference(reference.value())) {
            reference = fmt::format("{}{}", formats::column_letters(at->column), number).c_str();
        }
    }
}

/// Where a row of the template went: its first place, and how many there are of it now.
struct Moved {
    int from = 0;
    int to = 0;
    int copies = 1;
};

/// Merged cells follow their row; within a repeated row each copy gets its own.
void move_merges(pugi::xml_node root, std::vector<Moved> const& moved) {
    auto merges = child(root, "mergeCells");
    auto place = [&moved](int row) {
        Moved out{row, row, 1};
        for (auto const& each : moved) {
            if (each.from <= row)
                out = {row, each.to + (row - each.from), each.from == row ? each.copies : 1};
            if (each.from < row) out.to += each.copies - 1;
        }
        return out;
    };
    for (auto merge = merges.first_child(); merge;) {
        auto const next = merge.next_sibling();
        auto const range = formats::parse_range(merge.attribute("ref").value());
        if (range) {
            auto const first = place(range->first.row);
            auto const last = place(range->last.row);
            bool const one_row = range->first.row == range->last.row;
            for (int copy = 0; copy < (one_row ? first.copies : 1); ++copy) {
                auto one = merges.insert_copy_before(merge, merge);
                one.attribute("ref") =
                    fmt::format("{}{}:{}{}", formats::column_letters(range->first.column), first.to + copy,
                                formats::column_letters(range->last.column), last.to + copy)
                        .c_str();
            }
            merges.remove_child(merge);
        }
        merge = next;
    }
    if (!merges) return;
    auto const left = std::distance(merges.begin(), merges.end());
    if (left == 0) {
        root.remove_child(merges);
    } else if (merges.attribute("count")) {
        merges.attribute("count") = static_cast<int>(left);
    }
}

}  // namespace

std::vector<std::string> shared_texts(pugi::xml_node root) {
    std::vector<std::string> out;
    for (auto entry : root.children())
        append_texts(entry, out.emplace_back());
    return out;
}

Result<void> fill_sheet(pugi::xml_node root, std::vector<std::string> const& shared, Values& values) {
    std::vector<Moved> moved;
    bool repeated_any = false;
    int shift = 0;
    auto data = child(root, "sheetData");
    int number = 0;
    for (auto row = data.first_child(); row;) {
        auto const next = row.next_sibling();
        number = row.attribute("r").as_int(number + 1);
        int copies = 0;
        bool const is_list = values.repeat(row_text(row, shared), [&] {
            auto copy = data.insert_copy_before(row, row);
            fill_row(copy, shared, values);
            renumber(copy, number + shift + copies++);
        });
        repeated_any = repeated_any || is_list;
        if (repeated_any && has_formula(row)) {
            return Error{
                ErrorCode::unsupported,
                fmt::format(
                    "第 {} "
                    "行的公式在重复的行之中或之下，填写后会指错位置。请把公式移到列表上方，或改为数值。",
                    number),
                {},
                {}};
        }
        if (is_list) {
            data.remove_child(row);
            moved.push_back({number, number + shift, copies});
            shift += copies - 1;
        } else {
            fill_row(row, shared, values);
            if (shift != 0) renumber(row, number + shift);
        }
        row = next;
    }
    if (!moved.empty()) {
        move_merges(root, moved);
        root.remove_child(child(root, "dimension"));
    }
    return {};
}

void each_cell_text(pugi::xml_node root, std::vector<std::string> const& shared,
                    std::function<void(std::string_view)> const& take) {
    for (auto row : child(root, "sheetData").children()) {
        for (auto cell : row.children())
            take(cell_text(cell, shared));
    }
}

}  // namespace zs::report
