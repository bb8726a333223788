#pragma once

#include <string_view>

namespace zs::catalogue::recognise {

/// 0.0–1.0: how much a cell reads as a time by which something is done ("6月底前", "长期坚持", "2024-06-30").
double deadline_likeness(std::u32string_view compact);

}  // namespace zs::catalogue::recognise
