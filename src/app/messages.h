#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/error.h"

/// What users read when a use case says no. All in one place, so that they sound alike.
namespace zs::app::messages {

Error no_such(std::string const& what);  ///< "指标", "文件导入记录"
Error forbidden();                       ///< seen, but not theirs to do
Error stale();                           ///< somebody else changed it in the meantime
Error published();                       ///< a published catalogue does not change
Error invalid(std::string const& path, std::string const& message);
Error wrong_password();
Error same_password();
Error wrong_log_in();
Error throttled(std::chrono::seconds wait);  ///< after wrong passwords
Error logged_out();
Error name_taken(std::string const& user_name);
Error last_administrator();
Error interrupted();
Error too_large(std::int64_t max_bytes);
Error disk_full();
Error over_quota(std::int64_t max_bytes);
Error taken_over();           ///< another page goes on with the same upload
Error more_than_announced();  ///< an upload is longer than it said
Error damaged_piece();
Error unexpected();  ///< of a job; details are in the log

}  // namespace zs::app::messages
