#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/recognise/word_lists.h"
#include "requirements/prose.h"

namespace zs::requirements {

/// The words of data/vocabulary/plan.txt, by key.
catalogue::recognise::WordList const& plan_words(std::string_view key);
bool has_plan_word(std::string_view text, std::string_view key);

/// The stages under a heading (实施步骤), or announced in a sentence (计划在4月底前完成).
/// `year`: of the document, for dates without one.
std::vector<catalogue::PlanStage> stages_of(std::vector<ProseParagraph> const& prose,
                                            std::optional<int> year);

}  // namespace zs::requirements
