#pragma once

#include <string>
#include <vector>

#include "app/pack_plan.h"
#include "campaign/content.h"
#include "report/plain_document.h"
#include "store/report.h"

namespace zs::app {

/// What a unit filed for these items, as a document: facts of the filing, then each part of the form with its
/// answer.
report::PlainDocument narrative_of(store::PackedSubmission const& filed,
                                   std::vector<store::PackedItem> const& items, campaign::Form const& form,
                                   PersonalText personal);
/// 1、2、3.1
std::string numbers_of(std::vector<store::PackedItem> const& items);

struct PackSummary {
    std::string campaign;
    std::string day;
    store::Audience audience = store::Audience::internal;
    std::int64_t tasks = 0;  ///< not withdrawn
    std::vector<store::ReportTask> missing;
};

/// What is in the pack, what is not and why, and which tasks have not been accepted.
report::PlainDocument completeness_of(PackPlan const& plan, PackSummary const& summary);

}  // namespace zs::app
