#include "app/trouble.h"

#include <cerrno>
#include <system_error>

#include "store/statement.h"

namespace zs::app {

namespace {

Error full() {
    return {ErrorCode::storage_full,
            "服务器磁盘已满，这次修改没有保存，以前保存的都在；请联系管理员腾出空间后再试。",
            "",
            {}};
}

Error broken() {
    return {ErrorCode::storage_failed,
            "服务器磁盘读写出错，这次修改没有保存；请联系管理员检查磁盘，恢复后刷新页面核对再试。",
            "",
            {}};
}

std::optional<Error> error_of_file(std::error_code const& code) {
    if (code.category() != std::generic_category() && code.category() != std::system_category())
        return std::nullopt;
    switch (code.value()) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return full();
        case EIO:
        case EROFS: return broken();
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Error> error_of(std::exception const& failure) {
    auto const* const file = dynamic_cast<std::system_error const*>(&failure);
    if (file != nullptr) return error_of_file(file->code());
    auto const* const database = dynamic_cast<store::DatabaseError const*>(&failure);
    if (database == nullptr) return std::nullopt;
    switch (database->trouble()) {
        case store::DatabaseTrouble::unavailable:
            return Error{
                ErrorCode::unavailable, "数据库暂时连接不上，请稍后再试；刚才的修改请刷新后核对。", {}, {}};
        case store::DatabaseTrouble::full: return full();
        case store::DatabaseTrouble::broken: return broken();
        case store::DatabaseTrouble::constraint:
        case store::DatabaseTrouble::other: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace zs::app
