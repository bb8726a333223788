#include "store/figure_store.h"

#include <fmt/format.h>

#include "store/columns.h"
#include "store/database.h"
#include "store/filter.h"
#include "store/reach_sql.h"

namespace zs::store {
namespace {

#define ZS_FIGURE_COLUMNS \
    "f.organisation_id, f.source, f.source_id, e.title, f.fact, f.period, f.unit, f.value, f.quote"
#define ZS_FIGURE_FROM " FROM figures f LEFT JOIN evidence e ON f.source = 'evidence' AND e.id = f.source_id "

// One row of evidence at most, one submission at most.
#define ZS_FIGURE_LET_OUT                                                                                \
    "(CASE WHEN f.source = 'evidence' THEN (SELECT v.let_out FROM evidence v WHERE v.id = f.source_id) " \
    "ELSE (SELECT CASE WHEN s.approved_digest <> '' THEN 1 ELSE 0 END FROM submissions s WHERE s.id = "  \
    "f.source_id) END)"

constexpr std::string_view kForget = "DELETE FROM figures WHERE source = $1 AND source_id = $2";
constexpr std::string_view kInsert =
    "INSERT INTO figures (organisation_id, source, source_id, position, fact, period, unit, value, quote) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr std::string_view kOfSource =
    "SELECT " ZS_FIGURE_COLUMNS ZS_FIGURE_FROM "WHERE f.source = $1 AND f.source_id = $2 ORDER BY f.position";
constexpr std::string_view kOfFact =
    "SELECT " ZS_FIGURE_COLUMNS ZS_FIGURE_FROM
    "WHERE f.organisation_id = $1 AND f.fact = $2 AND f.period = $3 AND f.unit = $4 "
    "ORDER BY f.source, f.source_id, f.position";
constexpr std::string_view kLetOutOfFact =
    "SELECT " ZS_FIGURE_COLUMNS ZS_FIGURE_FROM
    "WHERE f.organisation_id = $1 AND f.fact = $2 AND f.period = $3 AND f.unit = $4 AND " ZS_FIGURE_LET_OUT
    " = 1 ORDER BY f.source, f.source_id, f.position";
constexpr std::string_view kDoubtful =
    "SELECT f.organisation_id, o.name, j.path, f.fact, f.period, f.unit FROM figures f "
    "JOIN organisations o ON o.id = f.organisation_id JOIN jurisdictions j ON j.id = o.jurisdiction_id{} "
    "GROUP BY f.organisation_id, o.name, j.path, f.fact, f.period, f.unit HAVING count(DISTINCT f.value) > 1";
constexpr std::string_view kCount = "SELECT count(*) FROM ({}) d";
constexpr std::string_view kDoubtfulOrder = " ORDER BY f.organisation_id, f.fact, f.period, f.unit";
// All places of all facts of a page at once.
constexpr std::string_view kPlaces =
    "SELECT d.name, d.path, coalesce(" ZS_FIGURE_LET_OUT ", 0), " ZS_FIGURE_COLUMNS
    " FROM ({}) d JOIN figures f ON f.organisation_id = d.organisation_id "
    "AND f.fact = d.fact AND f.period = d.period AND f.unit = d.unit "
    "LEFT JOIN evidence e ON f.source = 'evidence' AND e.id = f.source_id "
    "ORDER BY f.organisation_id, f.fact, f.period, f.unit, f.source, f.source_id, f.position";

constexpr std::string_view kStatements[] = {kForget, kInsert, kOfSource, kOfFact, kLetOutOfFact};

void read_figure(Cursor const& cursor, int first, StoredFigure& out) {
    cursor.get(first, out.organisation_id);
    cursor.get(first + 1, word_into(out.source));
    cursor.get(first + 2, out.source_id);
    cursor.get(first + 3, out.title);
    cursor.get(first + 4, out.figure.fact);
    cursor.get(first + 5, out.figure.period);
    cursor.get(first + 6, out.figure.unit);
    cursor.get(first + 7, out.figure.value);
    cursor.get(first + 8, out.figure.quote);
}

std::vector<StoredFigure> read_figures(Cursor cursor) {
    std::vector<StoredFigure> out;
    while (cursor.next())
        read_figure(cursor, 0, out.emplace_back());
    return out;
}

bool same_fact(DoubtfulFact const& fact, StoredFigure const& one) {
    auto const& first = fact.figures.front();
    return first.organisation_id == one.organisation_id && first.figure.fact == one.figure.fact &&
           first.figure.period == one.figure.period && first.figure.unit == one.figure.unit;
}

}  // namespace

void FigureStore::replace(OrganisationId organisation_id, FigureSource source, std::int64_t source_id,
                          std::vector<campaign::Figure> const& figures) {
    connection_.run(kForget, word(source), source_id);
    std::int64_t position = 0;
    for (auto const& one : figures) {
        connection_.run(kInsert, organisation_id, word(source), source_id, ++position, one.fact, one.period,
                        one.unit, one.value, one.quote);
    }
}

std::vector<StoredFigure> FigureStore::of_source(FigureSource source, std::int64_t source_id) const {
    return read_figures(connection_.query(kOfSource, word(source), source_id));
}

Page<DoubtfulFact> FigureStore::doubtful(campaign::Reach const& reach, campaign::Reach const& drafts,
                                         PageRequest page) const {
    Filter filter;
    filter.add("f.period <> ''");
    filter.add("f.value NOT LIKE '%±%'");
    add_reach(filter, reach, "f.organisation_id", "j.path");
    add_reach_or(filter, ZS_FIGURE_LET_OUT " = $?", std::int64_t{1}, drafts, "f.organisation_id", "j.path");
    auto const facts = fmt::format(kDoubtful, filter.where());
    Page<DoubtfulFact> out{0, page.offset, page.limit, {}};
    {
        auto cursor = connection_.query_values(fmt::format(kCount, facts), filter.values());
        if (cursor.next()) cursor.read(out.total);
    }
    auto const some = facts + std::string(kDoubtfulOrder) + filter.limit(page.limit, page.offset);
    auto cursor = connection_.query_values(fmt::format(kPlaces, some), filter.values());
    while (cursor.next()) {
        std::string name;
        std::string path;
        bool let_out = false;
        StoredFigure one;
        cursor.get(0, name);
        cursor.get(1, path);
        cursor.get(2, let_out);
        read_figure(cursor, 3, one);
        if (!let_out && !drafts.covers({one.organisation_id, path})) continue;
        if (out.rows.empty() || !same_fact(out.rows.back(), one)) {
            out.rows.push_back({one.organisation_id, std::move(name), {}});
        }
        out.rows.back().figures.push_back(std::move(one));
    }
    return out;
}

std::vector<StoredFigure> FigureStore::of_fact(OrganisationId organisation_id, campaign::Figure const& figure,
                                               Stated stated) const {
    auto const sql = stated == Stated::anywhere ? kOfFact : kLetOutOfFact;
    return read_figures(connection_.query(sql, organisation_id, figure.fact, figure.period, figure.unit));
}

std::span<std::string_view const> FigureStore::statements() {
    return kStatements;
}

}  // namespace zs::store
