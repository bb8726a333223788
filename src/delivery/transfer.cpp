#include "delivery/transfer.h"

#include <fmt/format.h>

#include "base/process.h"

namespace zs::delivery {
namespace {

/// A value in curl's configuration file.
std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (char c : value) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: out += c;
        }
    }
    return out + "\"";
}

struct Settings {
    std::string text;
    Settings& set(char const* name, std::string_view value) {
        text += fmt::format("{} = {}\n", name, quoted(value));
        return *this;
    }
};

/// What an exit status of curl means to a person. 0 is well.
Result<void> verdict(ProcessEnd const& end, char const* whom) {
    if (end.timed_out || end.status == 28)
        return Error{ErrorCode::unavailable, fmt::format("{}没有及时回答，稍后自动重发。", whom), {}, {}};
    switch (end.status) {
        case 0: return {};
        case 6:
            return Error{
                ErrorCode::unavailable, fmt::format("找不到{}，请核对地址；稍后自动重发。", whom), {}, {}};
        case 35:
        case 51:
        case 58:
        case 60:
        case 64:
        case 77:
            return Error{ErrorCode::invalid_input,
                         fmt::format("与{}的加密连接未能建立，请核对端口、加密方式和证书。", whom),
                         {},
                         {}};
        case 67:
            return Error{
                ErrorCode::invalid_input, fmt::format("{}不接受用户名或密码，请核对。", whom), {}, {}};
        case 3:
        case 1: return Error{ErrorCode::invalid_input, fmt::format("{}的地址不对，请核对。", whom), {}, {}};
        default:
            return Error{ErrorCode::unavailable,
                         fmt::format("{}没有收下（代码 {}），稍后自动重发。", whom, end.status),
                         {},
                         {}};
    }
}

/// `body` is what it sends.
Result<ProcessEnd> curl(Settings const& settings, std::string body) {
    ProcessRun run;
    run.program = "curl";
    // --disable: not the configuration of whoever runs us
    run.arguments = {"--disable", "--config", "/dev/fd/3"};
    run.settings = settings.text;
    run.input = std::move(body);
    run.time = kTransferTime + std::chrono::seconds(5);
    return run_process(run);
}

Settings common() {
    Settings out;
    out.text = "silent\nmax-redirs = 0\n";
    out.set("max-time", std::to_string(kTransferTime.count())).set("connect-timeout", "10");
    return out;
}

}  // namespace

Result<void> send_mail(MailServer const& server, Mail const& mail, Instant now) {
    if (!is_mail_address(mail.recipient) || !is_mail_address(server.sender)) {
        return Error{ErrorCode::invalid_input, "邮箱地址不对，请核对。", {}, {}};
    }
    auto settings = common();
    bool const tls = server.security == MailSecurity::tls;
    settings.set("url", fmt::format("{}://{}:{}", tls ? "smtps" : "smtp", server.host, server.port))
        .set("proto", tls ? "=smtps" : "=smtp")
        .set("mail-from", server.sender)
        .set("mail-rcpt", mail.recipient);
    if (server.security == MailSecurity::starttls) settings.text += "ssl-reqd\n";
    if (!server.user.empty()) settings.set("user", server.user + ":" + server.password);
    settings.set("upload-file", "-");
    ASSIGN_OR_RETURN(auto const end, curl(settings, mail_message(server, mail, now)));
    if (end.status == 55 || end.status == 56) {
        return Error{
            ErrorCode::invalid_input, "邮件服务器不接受这个收件人或发件人，请核对邮箱地址。", {}, {}};
    }
    return verdict(end, "邮件服务器");
}

Result<void> send_to_robot(Robot const& robot, std::string_view text, Instant now) {
    auto const post = robot_post(robot, text, now);
    auto settings = common();
    settings.set("url", post.address)
        .set("proto", "=https,http")
        .set("header", "Content-Type: application/json; charset=utf-8")
        .set("data-binary", "@-");
    ASSIGN_OR_RETURN(auto const end, curl(settings, post.body));
    RETURN_IF_ERROR(verdict(end, "群机器人"));
    return robot_verdict(robot.kind, end.output);
}

}  // namespace zs::delivery
