#pragma once

#include <optional>

#include "catalogue/catalogue.h"
#include "documents/document.h"

namespace zs::requirements {

/// The plan in the prose around the tables: stages with dates and what is to be handed in, mechanisms
/// (tasks and ways of working), groups and the rules of filling in. Nothing where the prose has none of them.
/// Dates without a year are put into the year of the document.
std::optional<catalogue::Plan> plan_of(documents::Document const& document,
                                       catalogue::Catalogue const& catalogue);

/// What a rule of filling in sets for all requests: 截止时间为2021年6月底, 一般不超过500字，最多不超过1000字.
struct RuleTerms {
    std::optional<std::string> until;
    std::optional<int> usual_chars;
    std::optional<int> max_chars;
};
RuleTerms terms_of(catalogue::PlanRule const& rule);

/// What a part of a request asks for once the rules of the plan are applied: the day until which 2020年以来
/// reaches, and how long a statement may be.
catalogue::MaterialPart with_rules(catalogue::MaterialPart part, catalogue::Plan const& plan);

}  // namespace zs::requirements
