#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"

namespace zs::formats {

/// What a process says on descriptor 2, and the status it ends with, when something kills it.
struct LastWords {
    std::string died;
    std::string out_of_time;
    int status = 1;
};

/// Whether this process can read the file by itself: no other program has to turn it into something readable,
/// or to recognise the text of its pictures, first.
bool can_be_read_in_place(std::string_view bytes, std::string_view file_name);

/// Confines this process for good, as a reading child is, but for threads of its own and its descriptors 1
/// and 2: for a program that has one file left to read, tells what it found, and ends (docs/decisions/0030).
/// To be called by its only thread, before it reads these bytes (registry.h). False when it cannot be
/// confined: the file must not be touched then.
bool confine_this_process(std::string_view bytes, Limits const& limits, LastWords const& words);

}  // namespace zs::formats
