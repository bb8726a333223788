#include "ledger/sql/dialect.h"

#include <fmt/format.h>

#include "base/text.h"

namespace zs::ledger {
namespace {

constexpr char const* kDate =
    "^([0-9]{4}) *[-/.年] *([0-9]{1,2}) *[-/.月] *([0-9]{1,2})(日|号)?([ T]|[ T].*[0-9].*)?$";
constexpr char const* kCompact = "^([0-9]{4})([0-9]{2})([0-9]{2})$";
constexpr char const* kSerial = "^([0-9]{5,6})([.][0-9]*)?$";
constexpr char const* kDecimal = "^([-+]?)[￥¥]?(([0-9][0-9,]*)?)[.]?([0-9]*) *(万元|万|亿元|亿|元)?$";

std::string matches(Dialect dialect, std::string const& text, char const* pattern) {
    if (dialect == Dialect::postgresql) return fmt::format("{} ~ '{}'", text, pattern);
    return fmt::format("regexp_matches({}, '{}')", text, pattern);
}

std::string piece(Dialect dialect, std::string const& text, char const* pattern, int group) {
    if (dialect == Dialect::postgresql)
        return fmt::format("(regexp_match({}, '{}'))[{}]", text, pattern, group);
    return fmt::format("regexp_extract({}, '{}', {})", text, pattern, group);
}

/// SQLite has no regular expressions: marks become '-', the time of day is cut off, four shapes are left.
std::string sqlite_day_parts(std::string const& text, std::string const& name) {
    std::string plain = text;
    for (auto const& [from, to] :
         {std::pair{"年", "-"}, {"月", "-"}, {"日", ""}, {"号", ""}, {"/", "-"}, {".", "-"}})
        plain = fmt::format("replace({}, '{}', '{}')", plain, from, to);
    auto const spaced = fmt::format("replace({}, 'T', ' ') || ' '", plain);
    auto const cut = fmt::format("substr({0}, 1, instr({0}, ' ') - 1)", "(" + spaced + ")");
    std::string shapes;
    for (auto const* month : {"[0-9]", "[0-9][0-9]"}) {
        for (auto const* day : {"[0-9]", "[0-9][0-9]"}) {
            shapes += fmt::format("{}{} GLOB '[0-9][0-9][0-9][0-9]-{}-{}'", shapes.empty() ? "" : " OR ", cut,
                                  month, day);
        }
    }
    auto const compact = fmt::format("{} GLOB '{}'", text, "[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]");
    auto const part = [&](char const* column, std::string const& short_form, std::string const& long_form) {
        return fmt::format(
            "CASE WHEN {} THEN CAST({} AS INTEGER) WHEN {} THEN CAST({} AS INTEGER) END AS {}_{}", compact,
            short_form, shapes, long_form, name, column);
    };
    auto const sub = [&](std::string const& from, char const* range) {
        return fmt::format("substr({}, {})", from, range);
    };
    auto const rest = sub(cut, "6");
    return part("y", sub(text, "1, 4"), sub(cut, "1, 4")) + ", " + part("m", sub(text, "5, 2"), rest) + ", " +
           part("d", sub(text, "7, 2"), fmt::format("substr({0}, instr({0}, '-') + 1)", rest)) +
           fmt::format(
               ", CASE WHEN {0} NOT GLOB '*[^0-9.]*' AND {0} NOT GLOB '*.*.*' AND (length({0}) BETWEEN 5 AND "
               "6 OR "
               "instr({0}, '.') BETWEEN 6 AND 7) AND instr({0}, '.') NOT BETWEEN 1 AND 5 THEN CAST({0} AS "
               "INTEGER) "
               "END AS {1}_s",
               text, name);
}

std::string sqlite_decimal_parts(std::string const& text, std::string const& name, std::int64_t unit) {
    auto const bare = fmt::format("ltrim(ltrim({}, '+-'), '￥¥')", text);
    auto const number = fmt::format("rtrim(rtrim({}, '万亿元'), ' ')", bare);
    auto const dot = fmt::format("instr({} || '.', '.')", number);
    auto const whole = fmt::format("substr({}, 1, {} - 1)", number, dot);
    auto const tail = fmt::format("substr({}, length({}) + 1)", bare, number);
    return fmt::format(
        "CASE WHEN {number} GLOB '*[^0-9.,]*' OR {number} NOT GLOB '*[0-9]*' OR {number} GLOB '*.*.*' OR "
        "{number} GLOB '*.*,*' "
        "OR {number} GLOB ',*' OR trim({tail}, ' ') NOT IN ('', '元', '万', '万元', '亿', '亿元') OR {text} "
        "GLOB '[-+][-+]*' THEN NULL "
        "WHEN {text} LIKE '-%' THEN '-' ELSE '' END AS {name}_g, replace({whole}, ',', '') AS {name}_w, "
        "substr({number}, {dot} + 1) AS {name}_f, "
        "CASE trim({tail}, ' ') WHEN '' THEN {places} WHEN '元' THEN 6 WHEN '万' THEN 10 WHEN '万元' THEN 10 "
        "ELSE 14 END AS {name}_p",
        fmt::arg("number", number), fmt::arg("tail", tail), fmt::arg("text", text), fmt::arg("whole", whole),
        fmt::arg("dot", dot), fmt::arg("name", name), fmt::arg("places", unit == 1 ? 6 : 10));
}

}  // namespace

std::string sql_text(std::string_view text) {
    return "'" + replace_all(std::string(text), "'", "''") + "'";
}

std::string sql_name(std::string_view name) {
    return "\"" + replace_all(std::string(name), "\"", "\"\"") + "\"";
}

std::string sql_clean(Dialect dialect, std::string const& column) {
    switch (dialect) {
        case Dialect::postgresql: return fmt::format("btrim(coalesce({}::text, ''), E' \\t\\r\\n')", column);
        case Dialect::duckdb:
            return fmt::format("trim(coalesce({}::VARCHAR, ''), ' ' || chr(9) || chr(13) || chr(10))",
                               column);
        case Dialect::sqlite: return fmt::format("trim(coalesce({}, ''), char(32, 9, 13, 10))", column);
    }
    return column;
}

std::string sql_day_parts(Dialect dialect, std::string const& text, std::string const& name) {
    if (dialect == Dialect::sqlite) return sqlite_day_parts(text, name);
    std::string out;
    char const* const columns[] = {"y", "m", "d"};
    for (int i = 0; i < 3; ++i) {
        out += fmt::format(
            "CASE WHEN {} THEN CAST({} AS INTEGER) WHEN {} THEN CAST({} AS INTEGER) END AS {}_{}, ",
            matches(dialect, text, kDate), piece(dialect, text, kDate, i + 1),
            matches(dialect, text, kCompact), piece(dialect, text, kCompact, i + 1), name, columns[i]);
    }
    return out + fmt::format("CASE WHEN {} THEN CAST({} AS INTEGER) END AS {}_s",
                             matches(dialect, text, kSerial), piece(dialect, text, kSerial, 1), name);
}

/// Proleptic Gregorian days by integers alone, so that every engine agrees.
std::string sql_day(Dialect dialect, std::string const& text, std::string const& name) {
    auto const over = [&](std::string const& a, int b) {
        return sql_quotient(dialect, a, std::to_string(b));
    };
    auto const y = fmt::format("({0}_y - CASE WHEN {0}_m <= 2 THEN 1 ELSE 0 END)", name);
    auto const m = fmt::format("({0}_m + CASE WHEN {0}_m > 2 THEN -3 ELSE 9 END)", name);
    auto const days = fmt::format("365 * {0} + {1} - {2} + {3} + {4} + {5}_d - 719469", y, over(y, 4),
                                  over(y, 100), over(y, 400), over("(153 * " + m + " + 2)", 5), name);
    auto const leap = fmt::format(
        "CASE WHEN {0}_y % 4 = 0 AND ({0}_y % 100 <> 0 OR {0}_y % 400 = 0) THEN 29 ELSE 28 END", name);
    return fmt::format(
        "CAST(CASE WHEN {0} = '' THEN {1} WHEN {2}_s BETWEEN 17899 AND 73050 THEN {2}_s - 25569 WHEN {2}_y "
        "BETWEEN 1949 "
        "AND 2099 AND {2}_m BETWEEN 1 AND 12 AND {2}_d BETWEEN 1 AND CASE WHEN {2}_m = 2 THEN {3} WHEN {2}_m "
        "IN (4, 6, 9, 11) "
        "THEN 30 ELSE 31 END THEN {4} ELSE {5} END AS BIGINT)",
        text, kSqlBlankDay, name, leap, days, kSqlBadDay);
}

std::string sql_decimal_parts(Dialect dialect, std::string const& text, std::string const& name,
                              std::int64_t unit) {
    if (dialect == Dialect::sqlite) return sqlite_decimal_parts(text, name, unit);
    auto const part = [&](int group) { return piece(dialect, text, kDecimal, group); };
    return fmt::format(
        "CASE WHEN {match} AND {digit} THEN {sign} END AS {name}_g, replace(coalesce({whole}, ''), ',', '') "
        "AS {name}_w, "
        "coalesce({places}, '') AS {name}_f, CASE coalesce({unit}, '') WHEN '' THEN {bare} WHEN '元' THEN 6 "
        "WHEN '万' THEN 10 "
        "WHEN '万元' THEN 10 ELSE 14 END AS {name}_p",
        fmt::arg("match", matches(dialect, text, kDecimal)),
        fmt::arg("digit", matches(dialect, text, "[0-9]")), fmt::arg("sign", part(1)),
        fmt::arg("whole", part(2)), fmt::arg("places", part(4)), fmt::arg("unit", part(5)),
        fmt::arg("bare", unit == 1 ? 6 : 10), fmt::arg("name", name));
}

std::string sql_decimal(std::string const& text, std::string const& name) {
    return fmt::format(
        "CASE WHEN {0} = '' THEN {2} WHEN {1}_g IS NULL OR rtrim(substr({1}_f, {1}_p + 1), '0') <> '' OR "
        "length(ltrim({1}_w, '0')) + {1}_p > 18 THEN {3} ELSE CAST({1}_g || {1}_w || substr({1}_f || "
        "'00000000000000', 1, "
        "{1}_p) AS BIGINT) END",
        text, name, kSqlBlankDecimal, kSqlBadDecimal);
}

std::string sql_add_months(Dialect dialect, std::string const& day, int count) {
    switch (dialect) {
        case Dialect::postgresql:
            return fmt::format(
                "((DATE '1970-01-01' + CAST({} AS INTEGER) + INTERVAL '{} months')::date - DATE "
                "'1970-01-01')",
                day, count);
        case Dialect::duckdb:
            return fmt::format(
                "date_diff('day', DATE '1970-01-01', CAST(DATE '1970-01-01' + CAST({} AS INTEGER) + INTERVAL "
                "{} MONTH AS DATE))",
                day, count);
        case Dialect::sqlite: {
            auto const date = fmt::format("date({} * 86400, 'unixepoch')", day);
            return fmt::format(
                "(CAST(strftime('%s', min(date({0}, 'start of month', '+{1} months', '+' || (strftime('%d', "
                "{0}) - 1) || ' days'), "
                "date({0}, 'start of month', '+{2} months', '-1 day'))) AS INTEGER) / 86400)",
                date, count, count + 1);
        }
    }
    return day;
}

std::string sql_quotient(Dialect dialect, std::string const& a, std::string const& b) {
    if (dialect == Dialect::postgresql) return fmt::format("div({}, {})", a, b);
    return fmt::format("({} {} {})", a, dialect == Dialect::duckdb ? "//" : "/", b);
}

std::string sql_remainder(Dialect dialect, std::string const& a, std::string const& b) {
    return dialect == Dialect::postgresql ? fmt::format("mod({}, {})", a, b) : fmt::format("({} % {})", a, b);
}

std::string sql_decimal_text(Dialect dialect, std::string const& millionths) {
    auto const magnitude = fmt::format("abs({})", millionths);
    auto const places =
        fmt::format("substr(CAST(1000000 + {} AS {}), 2, 6)", sql_remainder(dialect, magnitude, "1000000"),
                    dialect == Dialect::duckdb ? "VARCHAR" : "TEXT");
    return fmt::format("(CASE WHEN {} < 0 THEN '-' ELSE '' END || rtrim(rtrim({} || '.' || {}, '0'), '.'))",
                       millionths, sql_quotient(dialect, magnitude, "1000000"), places);
}

std::string sql_days(Dialect dialect, std::int64_t first, std::int64_t last) {
    switch (dialect) {
        case Dialect::postgresql: return fmt::format("(SELECT generate_series({}, {}) AS day)", first, last);
        case Dialect::duckdb: return fmt::format("(SELECT range AS day FROM range({}, {}))", first, last + 1);
        case Dialect::sqlite:
            return fmt::format(
                "(WITH RECURSIVE counted(day) AS (SELECT {} UNION ALL SELECT day + 1 FROM counted WHERE day "
                "< {}) SELECT day FROM counted)",
                first, last);
    }
    return "";
}

}  // namespace zs::ledger
