#include "app/messages.h"

#include <fmt/format.h>

namespace zs::app::messages {

Error no_such(std::string const& what) {
    return {ErrorCode::not_found, fmt::format("找不到这个{}，可能已被删除，请刷新页面。", what), "", {}};
}

Error forbidden() {
    return {ErrorCode::permission_denied, "您的岗位不能进行此操作，请联系创建办。", "", {}};
}

Error stale() {
    return {ErrorCode::conflict, "内容已被他人修改，请刷新页面，核对后重新保存。", "", {}};
}

Error published() {
    return {ErrorCode::conflict, "指标体系已经发布，内容不能再改；如需调整，请导入新的版本。", "", {}};
}

Error invalid(std::string const& path, std::string const& message) {
    return {ErrorCode::invalid_input, message, path, {{path, message}}};
}

Error wrong_password() {
    return invalid("/old_password", "原密码不对，请重新输入。");
}

Error same_password() {
    return invalid("/new_password", "新密码与原密码相同，请换一个。");
}

Error wrong_log_in() {
    return {ErrorCode::unauthenticated, "用户名或密码不对，请重新输入；忘记密码请联系管理员重设。", "", {}};
}

Error throttled(std::chrono::seconds wait) {
    auto const later = wait < std::chrono::minutes(1) ? fmt::format("{} 秒", wait.count())
                                                      : fmt::format("{} 分钟", (wait.count() + 59) / 60);
    return {ErrorCode::unavailable, fmt::format("密码输错次数过多，请 {}后再试。", later), "", {}};
}

Error logged_out() {
    return {ErrorCode::unauthenticated, "尚未登录或登录已失效，请重新登录。", "", {}};
}

Error name_taken(std::string const& user_name) {
    return {
        ErrorCode::conflict, fmt::format("用户名“{}”已有人使用，请换一个。", user_name), "/user_name", {}};
}

Error last_administrator() {
    return {ErrorCode::conflict, "这是最后一名可用的管理员，请先指定另一名管理员。", "", {}};
}

Error interrupted() {
    return {ErrorCode::unavailable, "处理这个文件时程序中断了，请重新导入。", "", {}};
}

Error too_large(std::int64_t max_bytes) {
    return {ErrorCode::too_large, fmt::format("文件超过 {} MB，请拆分后再导入。", max_bytes >> 20), "", {}};
}

Error disk_full() {
    return {ErrorCode::storage_full,
            "服务器磁盘空间不足，已收到的部分都保留着；请联系管理员腾出空间后继续上传。",
            "",
            {}};
}

Error over_quota(std::int64_t max_bytes) {
    return {
        ErrorCode::too_large,
        fmt::format("本单位的材料已接近上限 {} GB，请先撤回不用的材料，或请管理员调整。", max_bytes >> 30),
        "",
        {}};
}

Error taken_over() {
    return {ErrorCode::conflict, "这个文件正从另一个页面上传，请在那里继续，或刷新页面后重试。", "", {}};
}

Error more_than_announced() {
    return {ErrorCode::too_large, "收到的内容比登记的文件大，文件可能已被改动，请重新选择文件上传。", "", {}};
}

Error damaged_piece() {
    return {ErrorCode::invalid_input, "这一段在传送途中损坏，请重新发送。", "?sha256", {}};
}

Error unexpected() {
    return {ErrorCode::internal, "处理这个文件时出现内部错误，请把文件交给系统维护人员查看。", "", {}};
}

}  // namespace zs::app::messages
