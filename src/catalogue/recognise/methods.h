#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zs::catalogue::recognise {

/// The methods of a cell, in order, without repetition. Known ones (data/vocabulary/methods.txt) are also
/// found run together or broken by a line end; of other fields' methods every piece of the list is one.
std::vector<std::string> read_methods(std::string_view cell);

/// 0.0–1.0: the share of the cell that is made of known methods.
double method_likeness(std::string_view cell);

}  // namespace zs::catalogue::recognise
