#include "base/start_program.h"

#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <array>

namespace zs {
namespace {

class FileActions {
  public:
    explicit FileActions(std::vector<GivenFile> const& files) {
        posix_spawn_file_actions_init(&actions_);
        int number = 0;
        for (auto const& file : files) {
            if (file.descriptor >= 0) {
                posix_spawn_file_actions_adddup2(&actions_, file.descriptor, number);
            } else {
                posix_spawn_file_actions_addopen(&actions_, number, file.path.c_str(), file.flags, 0600);
            }
            ++number;
        }
        posix_spawn_file_actions_addclosefrom_np(&actions_, number);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(FileActions const&) = delete;
    FileActions& operator=(FileActions const&) = delete;
    [[nodiscard]] posix_spawn_file_actions_t const* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

class Attributes {
  public:
    explicit Attributes(bool own_group) {
        posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setpgroup(&attributes_, 0);
        auto const flags =
            POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (own_group ? POSIX_SPAWN_SETPGROUP : 0);
        posix_spawnattr_setflags(&attributes_, static_cast<short>(flags));
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes_); }
    Attributes(Attributes const&) = delete;
    Attributes& operator=(Attributes const&) = delete;
    [[nodiscard]] posix_spawnattr_t const* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_{};
};

}  // namespace

pid_t start_program(ProgramStart const& start) {
    FileActions const actions(start.files);
    Attributes const attributes(start.own_group);
    std::vector<char*> words;
    words.reserve(start.words.size() + 1);
    for (auto const& word : start.words)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    std::array<char*, 1> nothing = {nullptr};
    char** environment = start.with_environment ? environ : nothing.data();
    pid_t child = -1;
    int const trouble = start.program.empty() ? posix_spawn(&child, "/proc/self/exe", actions.get(),
                                                            attributes.get(), words.data(), environment)
                                              : posix_spawnp(&child, start.program.c_str(), actions.get(),
                                                             attributes.get(), words.data(), environment);
    return trouble == 0 ? child : -1;
}

}  // namespace zs
