#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "app/application.h"
#include "base/clock.h"
#include "main/data_commands.h"
#include "main/data_place.h"
#include "main/options.h"

namespace zs {
namespace {

constexpr std::string_view kUsageText =
    "zhunsheng user add 用户名 [--role administrator|editor|reader] [--name 姓名] [--generate] [--data "
    "目录]\n"
    "      zhunsheng user passwd 用户名 [--generate] [--data 目录]\n"
    "      zhunsheng user list [--data 目录]";

/// No echo while it lives.
class SilentTerminal {
  public:
    SilentTerminal() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    SilentTerminal(SilentTerminal const&) = delete;
    SilentTerminal& operator=(SilentTerminal const&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

std::string ask(char const* prompt) {
    bool const is_terminal = ::isatty(STDIN_FILENO) == 1;
    if (is_terminal) fmt::print(stderr, "{}", prompt);
    std::string line;
    {
        SilentTerminal silent;
        std::getline(std::cin, line);
    }
    if (is_terminal) fmt::print(stderr, "\n");
    return line;
}

Result<std::string> new_password(Options const& options) {
    if (options.has("--generate")) return app::random_password();
    auto password = ask("新密码：");
    if (::isatty(STDIN_FILENO) == 1 && ask("再输一次：") != password) {
        return Error{ErrorCode::invalid_input, "两次输入的密码不一样，请重来。", "", {}};
    }
    return password;
}

std::optional<store::Role> role_named(std::string const& name) {
    if (name == "administrator") return store::Role::administrator;
    if (name == "editor") return store::Role::editor;
    if (name == "reader") return store::Role::reader;
    return std::nullopt;
}

void print_generated(Options const& options, std::string const& password) {
    if (options.has("--generate")) fmt::print("密码：{}\n", password);
}

Result<int> add(app::Application& application, Options const& options) {
    auto const role = role_named(options.value("--role", "editor"));
    if (!role || options.rest().size() != 2) return report_usage(kUsageText);
    auto const& name = options.rest()[1];
    ASSIGN_OR_RETURN(auto const password, new_password(options));
    ASSIGN_OR_RETURN(
        auto const user,
        application.accounts().create({name, options.value("--name", name), *role, password}, app::Caller{}));
    fmt::print("已新建用户 {}（{}），首次登录时须设置自己的密码\n", user.user_name,
               options.value("--role", "editor"));
    print_generated(options, password);
    return 0;
}

Result<int> change_password(app::Application& application, Options const& options) {
    if (options.rest().size() != 2) return report_usage(kUsageText);
    ASSIGN_OR_RETURN(auto const user, application.accounts().find(options.rest()[1]));
    ASSIGN_OR_RETURN(auto const password, new_password(options));
    app::UserChange change;
    change.password = password;
    RETURN_IF_ERROR(application.accounts().change(user.id, change, app::Caller{}));
    fmt::print("已更换 {} 的密码，其现有登录全部失效，下次登录时须设置自己的密码\n", user.user_name);
    print_generated(options, password);
    return 0;
}

Result<int> list(app::Application& application) {
    ASSIGN_OR_RETURN(auto const users, application.accounts().list({0, kMaxPageLimit}));
    for (auto const& user : users.rows) {
        char const* const role = user.role == store::Role::administrator ? "administrator"
                                 : user.role == store::Role::editor      ? "editor"
                                                                         : "reader";
        fmt::print("{}\t{}\t{}{}\n", user.user_name, role, user.display_name,
                   user.disabled ? "\t（已停用）" : "");
    }
    return 0;
}

Result<int> run(Options const& options) {
    SystemClock const clock;
    ASSIGN_OR_RETURN(auto const application, app::Application::open(data_place(options), clock));
    auto const& verb = options.rest().front();
    if (verb == "add") return add(*application, options);
    if (verb == "passwd") return change_password(*application, options);
    if (verb == "list") return list(*application);
    return report_usage(kUsageText);
}

}  // namespace

int user_command(Arguments const& arguments) {
    auto const options =
        Options::parse(arguments, {"--data", "--database", "--role", "--name"}, {"--generate"});
    if (!options || options->rest().empty()) return report_usage(kUsageText);
    auto const status = run(*options);
    return status.ok() ? *status : report_failure(status.error());
}

}  // namespace zs
