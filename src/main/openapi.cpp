#include "main/openapi.h"

#include <cstdio>

#include "api/endpoints.h"
#include "api/openapi.h"
#include "api/report_endpoints.h"
#include "json/write.h"

namespace zs {

int openapi_command(Arguments const&) {
    api::Router router;
    api::add_endpoints(router, nullptr);
    api::add_report_endpoints(router, nullptr);
    api::add_campaign_export_endpoints(router, nullptr);
    std::puts(json::indented(api::openapi_document(router)).c_str());
    return 0;
}

}  // namespace zs
