#include "formats/confined/sandbox.h"

#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <optional>

#include "base/digest.h"
#include "formats/encoding/encoding.h"

namespace zs::formats {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // sanitizers map terabytes and open files when they report
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

bool limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
    rlimit value{soft, hard};
    return setrlimit(resource, &value) == 0;
}

/// Bytes of address space in use, 0 if unknown.
rlim_t address_space() {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen("/proc/self/statm", "re"), std::fclose);
    unsigned long pages = 0;
    if (!file || std::fscanf(file.get(), "%lu", &pages) != 1) return 0;
    return static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

bool set_limits(Limits const& limits, Confined who) {
    auto seconds = static_cast<rlim_t>(limits.max_seconds);
    bool done = limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_CPU, seconds, seconds + 1);
    if (!kSanitized) {
        rlim_t most = address_space() + limits.max_memory_bytes;
        done = done && limit(RLIMIT_AS, most, most) && limit(RLIMIT_NOFILE, 0, 0);
    }
    if (who == Confined::process) return done;  // its output may be a file; a thread counts as a process
    return done && limit(RLIMIT_FSIZE, 0, 0) && (kSanitized || limit(RLIMIT_NPROC, 0, 0));
}

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};

/// Memory may be mapped, but never as code.
bool allow_memory(scmp_filter_ctx filter) {
    bool done = true;
    for (int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                                        scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0}) == 0;
    }
    return done;
}

bool allow_writing(scmp_filter_ctx filter, scmp_datum_t descriptor) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                            scmp_arg_cmp{0, SCMP_CMP_EQ, descriptor, 0}) == 0;
}

/// The C library asks for a thread by clone3 first, whose arguments no filter can see, then by clone.
bool allow_threads(scmp_filter_ctx filter) {
    constexpr scmp_datum_t kThread = CLONE_VM | CLONE_SIGHAND | CLONE_THREAD;
    bool done = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
                seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                                 scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, kThread, kThread}) == 0;
    for (int call :
         {SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(rt_sigaction), SCMP_SYS(sched_getaffinity)})
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    return done;
}

bool allow_calls(scmp_filter_ctx filter) {
    bool done = true;
    for (int call : {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(futex),
                     SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
                     SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(getpid),
                     SCMP_SYS(gettid)}) {
        done = done && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    }
    // The C library copes with files that it cannot open (tables of an encoding, say); dying would be no
    // better.
    for (int call : {SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(newfstatat), SCMP_SYS(fstat), SCMP_SYS(close),
                     SCMP_SYS(lseek)}) {
        done = done && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    }
    return done;
}

bool filter_calls(Confined who) {
    bool const whole = who == Confined::process;
    std::unique_ptr<void, Release> filter(seccomp_init(whole ? SCMP_ACT_TRAP : SCMP_ACT_KILL_PROCESS));
    if (!filter || !allow_memory(filter.get()) || !allow_calls(filter.get()) ||
        !allow_writing(filter.get(), 1))
        return false;
    if (whole && (!allow_threads(filter.get()) || !allow_writing(filter.get(), 2))) return false;
    return seccomp_load(filter.get()) == 0;
}

}  // namespace

void use_files_before_sandbox(std::string_view bytes) {
    sm3({});
    static std::optional<PreloadedEncodings> encodings;
    if (!bytes.starts_with("PK") && !encodings) encodings.emplace();
}

bool sandbox_is_whole() {
    return !kSanitized;
}

bool enter_sandbox(Limits const& limits, Confined who) {
    bool done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return done && set_limits(limits, who) && (kSanitized || filter_calls(who));
}

}  // namespace zs::formats
