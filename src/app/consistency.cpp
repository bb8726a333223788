#include "app/consistency.h"

#include <algorithm>

#include "app/evidence_sight.h"
#include "app/messages.h"
#include "app/standing.h"
#include "app/trail.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/evidence_store.h"
#include "store/organisation_store.h"

namespace zs::app {
namespace {

using store::FigureSource;

// Reports are shorter; what is longer is a table of cases, whose cells state nothing about a unit. Bounds the
// time that others wait for the transaction this happens in.
constexpr std::size_t kMaxStatingBytes = 200'000;

/// The beginning of a text, in whole lines.
std::string_view stating_part(std::string_view text) {
    return text.size() <= kMaxStatingBytes ? text : text.substr(0, text.rfind('\n', kMaxStatingBytes) + 1);
}

/// What the organisation states otherwise, except where `is_self` says so.
template <class IsSelf>
FigureDoubts doubts_of(store::Connection& connection, OrganisationId organisation_id, std::string const& text,
                       std::string const& period, store::Stated stated, IsSelf const& is_self) {
    FigureDoubts out{campaign::check_rates(stating_part(text)), {}};
    store::FigureStore const stored(connection);
    for (auto const& figure : campaign::read_figures(stating_part(text), period)) {
        if (figure.period.empty()) continue;
        Contradiction found{figure, {}};
        for (auto& other : stored.of_fact(organisation_id, figure, stated)) {
            if (!is_self(other) && !campaign::agree(figure.value, other.figure.value)) {
                found.others.push_back(std::move(other));
            }
        }
        if (!found.others.empty()) out.contradictions.push_back(std::move(found));
    }
    return out;
}

}  // namespace

std::string period_of_days(std::optional<std::string> const& since, std::optional<std::string> const& until) {
    bool const whole_year = since && until && since->ends_with("-01-01") && until->ends_with("-12-31") &&
                            since->substr(0, 4) == until->substr(0, 4);
    return whole_year ? since->substr(0, 4) : "";
}

FigureDoubts figure_doubts(store::Connection& connection, OrganisationId organisation_id,
                           std::string const& text, std::string const& period, store::Stated stated,
                           std::optional<std::int64_t> self_submission_id) {
    return doubts_of(
        connection, organisation_id, text, period, stated, [&](store::StoredFigure const& other) {
            return other.source == FigureSource::submission && other.source_id == self_submission_id;
        });
}

store::Stated stated_for(Scope const& scope, Place const& place) {
    return scope.may(Right::draft, place) ? store::Stated::anywhere : store::Stated::let_out;
}

void index_figures(store::Connection& connection, store::Evidence const& evidence, std::string const& text) {
    // What is secret is not quoted beside what is not.
    bool const counts =
        evidence.state == store::EvidenceState::current && evidence.mark != store::EvidenceMark::work_secret;
    auto const figures = campaign::read_figures(counts ? stating_part(text) : "",
                                                period_of_days(evidence.since, evidence.until));
    store::FigureStore(connection)
        .replace(evidence.organisation_id, FigureSource::evidence, evidence.id.value, figures);
}

void index_figures(store::Connection& connection, OrganisationId organisation_id, std::int64_t submission_id,
                   std::string const& text, std::string const& period) {
    store::FigureStore(connection)
        .replace(organisation_id, FigureSource::submission, submission_id,
                 campaign::read_figures(text, period));
}

Result<Page<store::DoubtfulFact>> Consistency::contradictions(PageRequest page, Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<Page<store::DoubtfulFact>> {
        auto const scope = scope_of(connection, clock_, who);
        return store::FigureStore(connection)
            .doubtful(scope.reach(Right::see), scope.reach(Right::draft), clamped(page));
    });
}

Result<FigureDoubts> Consistency::of_evidence(EvidenceId id, Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<FigureDoubts> {
        auto const found = store::EvidenceStore(connection).find(id);
        auto const scope = scope_of(connection, clock_, who);
        if (!found || !may_open(sight_of(scope), *found)) return messages::no_such("材料");
        return doubts_of(
            connection, found->organisation_id, store::ContentStore(connection).text(found->content.id),
            period_of_days(found->since, found->until),
            stated_for(scope, {found->organisation_id, found->path}), [&](store::StoredFigure const& other) {
                return other.source == FigureSource::evidence && other.source_id == id.value;
            });
    });
}

Result<FigureDoubts> Consistency::of_text(OrganisationId organisation_id, std::string const& text,
                                          Caller const& who) const {
    return database_.read([&](store::Connection& connection) -> Result<FigureDoubts> {
        auto const found = store::OrganisationStore(connection).find(organisation_id);
        if (!found) return messages::no_such("单位");
        RETURN_IF_ERROR(
            require(scope_of(connection, clock_, who), Right::draft, {found->id, found->path}, "单位"));
        return figure_doubts(connection, organisation_id, text, "", store::Stated::anywhere);
    });
}

}  // namespace zs::app
