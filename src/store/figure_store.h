#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/page.h"
#include "campaign/figures/figures.h"
#include "campaign/scope.h"
#include "json/describe.h"

namespace zs::store {

class Connection;

/// Where a figure stands: in the text of a record of evidence, or in a submission.
enum class FigureSource { evidence, submission };
ZS_WIRE_ENUM(FigureSource, evidence, submission);

/// Which figures count: all, or what the unit has let out.
enum class Stated { anywhere, let_out };

/// A figure and where it stands.
struct StoredFigure {
    OrganisationId organisation_id;
    FigureSource source = FigureSource::evidence;
    std::int64_t source_id = 0;
    std::optional<std::string> title;  ///< of evidence
    campaign::Figure figure;
};

/// A fact that an organisation states with more than one value, and every place where it does.
struct DoubtfulFact {
    OrganisationId organisation_id;
    std::string organisation_name;
    std::vector<StoredFigure> figures;
};

/// Figures read out of evidence and submissions.
class FigureStore {
  public:
    explicit FigureStore(Connection& connection) : connection_(connection) {}

    /// All figures of a source anew; none: it is forgotten.
    void replace(OrganisationId organisation_id, FigureSource source, std::int64_t source_id,
                 std::vector<campaign::Figure> const& figures);
    [[nodiscard]] std::vector<StoredFigure> of_source(FigureSource source, std::int64_t source_id) const;
    /// Facts of a known time with different values, rounded ones apart; of the organisations within reach.
    /// What a unit has not let out yet counts only within `drafts`.
    [[nodiscard]] Page<DoubtfulFact> doubtful(campaign::Reach const& reach, campaign::Reach const& drafts,
                                              PageRequest page) const;
    /// What an organisation states of a fact, to compare a new figure with.
    [[nodiscard]] std::vector<StoredFigure> of_fact(OrganisationId organisation_id,
                                                    campaign::Figure const& figure, Stated stated) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
