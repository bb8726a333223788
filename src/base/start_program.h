#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace zs {

/// What a started program finds under a descriptor: one of ours, or else a path it opens.
struct GivenFile {
    int descriptor = -1;
    std::string path;
    int flags = 0;  ///< of open(2), for the path
};

struct ProgramStart {
    std::string program;             ///< looked up in PATH; empty: this program once more
    std::vector<std::string> words;  ///< its arguments, the first is the name it goes by
    std::vector<GivenFile> files;    ///< the first is its descriptor 0; no other one of ours reaches it
    bool own_group = false;          ///< so that its children end with it
    bool with_environment = false;
};

/// Starts it with no signal blocked or ignored. Its process id, or -1.
pid_t start_program(ProgramStart const& start);

}  // namespace zs
