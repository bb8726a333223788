#include "app/trouble.h"

#include "store/statement.h"

namespace zs::app {

std::optional<Error> error_of(std::exception const& failure) {
    auto const* const database = dynamic_cast<store::DatabaseError const*>(&failure);
    if (database == nullptr) return std::nullopt;
    switch (database->trouble()) {
        case store::DatabaseTrouble::unavailable:
            return Error{
                ErrorCode::unavailable, "数据库暂时连接不上，请稍后再试；刚才的修改请刷新后核对。", {}, {}};
        case store::DatabaseTrouble::full:
            return Error{ErrorCode::unavailable, "磁盘已满，没有保存，请联系管理员清理后再试。", {}, {}};
        case store::DatabaseTrouble::constraint:
        case store::DatabaseTrouble::other: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace zs::app
