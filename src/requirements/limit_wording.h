#pragma once

#include <string>

#include "catalogue/catalogue.h"

namespace zs::requirements {

/// A limit as people read it: "≥ 40 学时／年", "≤ 3月1日／年", "= 100%（全部）". Without its subject.
std::string wording_of(catalogue::Limit const& limit);

/// 5, 90, 0.5: no trailing zeros.
std::string number_words(double value);

}  // namespace zs::requirements
