#pragma once

#include <string>

#include "api/router.h"

namespace zs::api {

/// The OpenAPI 3.1 document of the router's own table.
std::string openapi_document(Router const& router);

}  // namespace zs::api
