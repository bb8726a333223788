#pragma once

#include <string>

#include "store/audit_record.h"

namespace zs::app {

/// "修改了指标 26" – one line for people; unknown actions are shown as they are.
std::string summary_of(store::AuditRecord const& record);

}  // namespace zs::app
