#include "app/exported_file.h"

#include "base/temporary_file.h"

namespace zs::app {

ExportedFile exported_file(TemporaryFile& file, std::string file_name, std::string media_type) {
    auto content = file.finish();
    return {std::move(file_name), std::move(media_type), std::move(content.source), content.size_bytes};
}

}  // namespace zs::app
