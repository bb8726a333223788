#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/evidence.h"

namespace zs::store {

class Connection;

class UploadStore {
  public:
    explicit UploadStore(Connection& connection) : connection_(connection) {}

    UploadId insert(Upload const& upload);
    [[nodiscard]] std::optional<Upload> find(UploadId id) const;
    /// What a person has under way, oldest first.
    [[nodiscard]] std::vector<Upload> open_of(UserId user_id) const;
    void set_received(UploadId id, std::int64_t received_bytes, std::string const& expires_at);
    void set_finished(UploadId id, EvidenceId evidence_id);
    void remove(UploadId id);
    /// Open and finished ones whose time is over.
    [[nodiscard]] std::vector<Upload> expired(std::string const& now) const;
    /// Of everybody.
    [[nodiscard]] std::vector<Upload> all_open() const;
    /// What is still to come of all open uploads, in bytes.
    [[nodiscard]] std::int64_t outstanding_bytes() const;
    /// What an organisation has stored and is about to store, in bytes.
    [[nodiscard]] std::int64_t held_bytes(OrganisationId organisation_id) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
