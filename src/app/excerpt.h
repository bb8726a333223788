#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/evidence_files.h"

namespace zs::store {
struct SearchPhrase;
}

namespace zs::app {

/// About a line of the text around the first place where a phrase occurs; nothing if none does.
std::optional<Excerpt> excerpt_of(std::string const& text, std::vector<store::SearchPhrase> const& phrases);

}  // namespace zs::app
