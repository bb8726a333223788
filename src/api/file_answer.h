#pragma once

#include "api/call.h"
#include "app/exported_file.h"

namespace zs::api {

Download to_download(app::ExportedFile&& file);

/// The content of a file as the body of an answer: whole, or the part that was asked for where it has a
/// digest, so that a download which broke off goes on where it stopped and never mixes two files.
void put_file(Response& response, Download&& file, Request const& request);

}  // namespace zs::api
