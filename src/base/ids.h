#pragma once

#include <compare>
#include <cstdint>

namespace zs {

/// A row id that cannot be mistaken for the id of something else. 0 is no row.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    friend auto operator<=>(Id const&, Id const&) = default;
};

using UserId = Id<struct UserTag>;
using ImportId = Id<struct ImportTag>;
using CatalogueId = Id<struct CatalogueTag>;
using ListId = Id<struct ListTag>;
using ItemId = Id<struct ItemTag>;
using FindingId = Id<struct FindingTag>;
using UnitId = Id<struct UnitTag>;
using TaskId = Id<struct TaskTag>;
using MaterialRequestId = Id<struct MaterialRequestTag>;
using JurisdictionId = Id<struct JurisdictionTag>;
using OrganisationId = Id<struct OrganisationTag>;
using MembershipId = Id<struct MembershipTag>;
using CampaignId = Id<struct CampaignTag>;
using StageId = Id<struct StageTag>;
using WorkGroupId = Id<struct WorkGroupTag>;
using AssignmentId = Id<struct AssignmentTag>;
using SubmissionId = Id<struct SubmissionTag>;
using EvidenceId = Id<struct EvidenceTag>;
using ProblemId = Id<struct ProblemTag>;
using MessageId = Id<struct MessageTag>;
using ChannelId = Id<struct ChannelTag>;
using DeliveryId = Id<struct DeliveryTag>;

}  // namespace zs
