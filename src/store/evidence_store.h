#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "campaign/scope.h"
#include "store/evidence.h"

namespace zs::store {

class Connection;
class Filter;

/// What of the library is for somebody's eyes: nothing outside of `reach`, work secrets only within
/// `secrets`, what no unit has let out yet only within `drafts`.
struct EvidenceSight {
    campaign::Reach reach;
    campaign::Reach secrets = {};
    campaign::Reach drafts = {};
};

struct EvidenceFilter {
    EvidenceSight sight;
    std::optional<OrganisationId> organisation_id = {};
    std::optional<EvidenceMark> mark = {};
    std::optional<std::string> since = {};  ///< tells of days from this one on …
    std::optional<std::string> until = {};  ///< … up to this one; without days of its own it is left out
    std::optional<std::string> sha256 = {};
    std::optional<EvidenceId> chain_id = {};  ///< the first of a chain: all its revisions
    std::optional<std::string> q = {};
    bool current_only = true;
};

/// Evidence as people see it; the files behind it are ContentStore's.
class EvidenceStore {
  public:
    explicit EvidenceStore(Connection& connection) : connection_(connection) {}

    EvidenceId insert(Evidence const& evidence);
    [[nodiscard]] std::optional<Evidence> find(EvidenceId id) const;
    /// Newest first.
    [[nodiscard]] Page<Evidence> page(EvidenceFilter const& filter, PageRequest page) const;
    /// What is neither replaced nor withdrawn, newest first.
    [[nodiscard]] std::vector<Evidence> current(EvidenceSight const& sight, std::int64_t limit) const;
    /// Best first, for any of the words of `text`.
    [[nodiscard]] std::vector<Evidence> resembling(std::string const& text, EvidenceSight const& sight,
                                                   std::int64_t limit) const;
    /// That has one of these contents, newest first.
    [[nodiscard]] std::vector<Evidence> of_contents(std::vector<ContentId> const& contents,
                                                    EvidenceSight const& sight) const;
    /// Title, days, mark, state and reason as they are in `evidence`; revision + 1.
    void update(Evidence const& evidence);
    /// Makes what was read of a content searchable for each record that names it.
    void index_content(ContentId id);

    static std::span<std::string_view const> statements();

  private:
    void index(EvidenceId id, std::string const& title, std::string const& file_name,
               std::string const& text);
    [[nodiscard]] std::vector<Evidence> rows(std::string const& sql, Filter const& filter) const;

    Connection& connection_;
};

}  // namespace zs::store
