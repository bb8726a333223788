#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "formats/registry.h"

/// tests/formats/<format>/ok: the Document as JSON; broken: "code | message | where". ZS_REBASELINE=1 writes
/// them anew.
namespace zs::formats {
namespace {

using namespace documents;
namespace fs = std::filesystem;

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        switch (c) {
            case '\n': out += "\\n"; break;
            case '\t': out += "\\t"; break;
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += fmt::format("\\u{:04x}", static_cast<int>(c));
                } else {
                    out.push_back(c);
                }
        }
    }
    return out + '"';
}

std::string json(Cell const& cell) {
    std::string out = fmt::format("{{\"column\": {}, \"text\": {}", cell.column, json_string(cell.text));
    if (cell.row_span != 1) out += fmt::format(", \"row_span\": {}", cell.row_span);
    if (cell.column_span != 1) out += fmt::format(", \"column_span\": {}", cell.column_span);
    return out + "}";
}

std::string json(Row const& row) {
    std::string out = "      {";
    if (row.repeated_header) out += "\"repeated_header\": true, ";
    if (row.hidden) out += "\"hidden\": true, ";
    if (!row.cells.empty()) out += fmt::format("\"row\": {}, ", row.cells.front().place.row);
    out += "\"cells\": [";
    for (auto const& cell : row.cells)
        out += (&cell == &row.cells.front() ? "" : ", ") + json(cell);
    return out + "]}";
}

std::string json(Block const& block) {
    static constexpr char const* kKinds[] = {"body",     "heading",       "list_item", "text_box",
                                             "footnote", "header_footer", "line"};
    if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
        return fmt::format("    {{\"kind\": \"{}\", \"line\": {}, \"text\": {}}}",
                           kKinds[static_cast<std::size_t>(paragraph->kind)], paragraph->place.line,
                           json_string(paragraph->text));
    }
    auto const& table = std::get<Table>(block);
    std::string out =
        fmt::format("    {{\"table\": {}, \"columns\": {}", table.place.table, table.column_count);
    if (table.nested) out += ", \"nested\": true";
    if (!table.caption.empty()) out += ", \"caption\": " + json_string(table.caption);
    if (!table.place.sheet.empty()) out += ", \"sheet\": " + json_string(table.place.sheet);
    out += ", \"rows\": [\n";
    for (auto const& row : table.rows)
        out += json(row) + (&row == &table.rows.back() ? "\n" : ",\n");
    return out + "    ]}";
}

std::string json(Document const& document) {
    std::string out = fmt::format("{{\n  \"format\": \"{}\",\n  \"blocks\": [\n", to_string(document.format));
    for (auto const& block : document.blocks)
        out += json(block) + (&block == &document.blocks.back() ? "\n" : ",\n");
    out += "  ],\n  \"notices\": [\n";
    for (auto const& notice : document.notices) {
        out += fmt::format("    {{\"code\": \"{}\", \"message\": {}, \"place\": {}}}{}\n", notice.code,
                           json_string(notice.message), json_string(describe(notice.place)),
                           &notice == &document.notices.back() ? "" : ",");
    }
    return out + "  ]\n}\n";
}

std::string slurp(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void compare(std::string const& got, fs::path const& expected) {
    if (std::getenv("ZS_REBASELINE") != nullptr) {
        std::ofstream(expected, std::ios::binary) << got;
    } else {
        CHECK_MESSAGE(got == slurp(expected), expected.string());
    }
}

std::vector<fs::path> fixtures(std::string_view folder) {
    std::vector<fs::path> out;
    for (auto const& format : fs::directory_iterator("tests/formats")) {
        if (!fs::is_directory(format.path() / folder)) continue;
        for (auto const& entry : fs::directory_iterator(format.path() / folder)) {
            if (entry.path().string().find(".expected.") == std::string::npos) out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

TEST_CASE("every good fixture is read as its golden file says") {
    auto files = fixtures("ok");
    REQUIRE(files.size() > 5);
    for (auto const& file : files) {
        auto document = read_document(slurp(file), file.filename().string(), Limits{});
        INFO(file.string());
        REQUIRE_MESSAGE(document.ok(), document.error().message, " ", document.error().where);
        compare(json(*document), fs::path(file).replace_extension(".expected.json"));
    }
}

TEST_CASE("every broken fixture is refused with its error, which names the file") {
    auto files = fixtures("broken");
    REQUIRE(files.size() > 5);
    for (auto const& file : files) {
        auto document = read_document(slurp(file), file.filename().string(), Limits{});
        INFO(file.string());
        REQUIRE_FALSE(document.ok());
        Error const& error = document.error();
        CHECK(error.where.starts_with(file.filename().string()));
        compare(fmt::format("{} | {} | {}\n", to_string(error.code), error.message, error.where),
                fs::path(file).replace_extension(".expected.txt"));
    }
}

}  // namespace
}  // namespace zs::formats
