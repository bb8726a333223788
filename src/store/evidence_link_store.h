#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/submission.h"

namespace zs::store {

class Connection;

/// Which evidence answers which part of which submission.
class EvidenceLinkStore {
  public:
    explicit EvidenceLinkStore(Connection& connection) : connection_(connection) {}

    void link(SubmissionId submission, std::string const& part, EvidenceId evidence, std::string const& by,
              std::string const& at);
    /// False if it was not linked.
    bool unlink(SubmissionId submission, std::string const& part, EvidenceId evidence);
    /// What is linked may be seen outside the unit from now on.
    void let_out(SubmissionId submission);
    /// By part, in the order of linking.
    [[nodiscard]] std::vector<EvidenceLink> of_submission(SubmissionId id) const;
    [[nodiscard]] std::vector<SubmissionId> of_evidence(EvidenceId id) const;
    /// The first `characters` of what was read of each file, in the order of of_submission().
    [[nodiscard]] std::vector<std::string> texts(SubmissionId id, std::int64_t characters) const;

    /// Of what is within reach, the latest first; what a unit has not let out yet only within `drafts`.
    [[nodiscard]] std::vector<EvidenceUse> uses(EvidenceId id, campaign::Reach const& reach,
                                                campaign::Reach const& drafts) const;
    /// The texts of the items that each file was filed for.
    [[nodiscard]] std::map<EvidenceId, std::vector<std::string>> filed_for(
        std::vector<EvidenceId> const& ids) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
