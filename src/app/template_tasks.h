#pragma once

#include <span>

#include "app/report_templates.h"
#include "formats/confined/task.h"

namespace zs::app {

/// The server's way with templates from outside: each is opened in a confined child.
TemplateWork confined_template_work();
/// What that child can be asked to do; main() hands it to run_confined_child.
std::span<formats::ConfinedTask const> template_tasks();
/// The same work in this process, for tests.
TemplateWork template_work_here();

}  // namespace zs::app
