#include "formats/confined/troubles.h"

#include <fmt/format.h>

#include <new>
#include <string>

namespace zs::formats {

Error unavailable(std::string_view file_name) {
    return {ErrorCode::unavailable,
            "暂时无法启动读取进程，请稍后再试；如反复出现，请联系管理员检查内存和进程数。",
            std::string(file_name),
            {}};
}

Error died(std::string_view file_name) {
    return {ErrorCode::malformed_document,
            "读取这个文件的进程意外中止，文件可能已损坏或含有攻击内容，没有导入任何内容。请用 WPS、Word 或 "
            "Excel 打开原件另存一份再导入。",
            std::string(file_name),
            {}};
}

Error out_of_time(std::string_view file_name) {
    return {ErrorCode::too_large,
            "读取这个文件用时过长，已停止。请删去多余内容或拆成几个文件后再导入。",
            std::string(file_name),
            {}};
}

Error thrown_while_reading(std::exception const& thrown, std::string_view file_name) {
    if (dynamic_cast<std::bad_alloc const*>(&thrown) != nullptr) {
        return {ErrorCode::too_large,
                "读取这个文件需要的内存过多，已停止。请删去多余内容或拆成几个文件后再导入。",
                std::string(file_name),
                {}};
    }
    return {ErrorCode::internal,
            "读取文件时出错，请用 WPS、Word 或 Excel 打开后另存一份再导入。",
            fmt::format("{}: {}", file_name, thrown.what()),
            {}};
}

}  // namespace zs::formats
