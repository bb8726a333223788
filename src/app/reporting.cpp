#include "app/reporting.h"

#include "app/template_tasks.h"

namespace zs::app {

Reporting::Reporting(store::Database& database, FileStore const& files, Clock const& clock)
    : reports(database, clock),
      templates(database, files, confined_template_work(), clock),
      exports(database, files, templates, clock) {}

}  // namespace zs::app
