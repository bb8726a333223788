#include "formats/confined/in_place.h"

#include <unistd.h>

#include <array>
#include <csignal>

#include "formats/confined/sandbox.h"
#include "formats/external/convert.h"
#include "formats/external/recognise_text.h"

namespace zs::formats {
namespace {

LastWords g_words;  // for a signal handler, which is handed nothing

void say_last_words(int signal) {
    std::string const& words = signal == SIGXCPU ? g_words.out_of_time : g_words.died;
    if (write(2, words.data(), words.size()) < 0) _exit(g_words.status);
    _exit(g_words.status);
}

/// On a stack of its own: the other may be what has run out.
bool hear_of_death() {
    static std::array<char, 16384> stack;
    stack_t const other{stack.data(), 0, stack.size()};
    struct sigaction action {};
    action.sa_handler = say_last_words;
    action.sa_flags = SA_ONSTACK;
    bool done = sigaltstack(&other, nullptr) == 0;
    for (int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGXCPU})
        done = done && sigaction(signal, &action, nullptr) == 0;
    return done;
}

}  // namespace

bool can_be_read_in_place(std::string_view bytes, std::string_view file_name) {
    return !needs_conversion(bytes, file_name) && !(bytes.starts_with("%PDF-") && can_recognise_text());
}

bool confine_this_process(std::string_view bytes, Limits const& limits, LastWords const& words) {
    g_words = words;
    use_files_before_sandbox(bytes);
    return (!sandbox_is_whole() || hear_of_death()) && enter_sandbox(limits, Confined::process);
}

}  // namespace zs::formats
