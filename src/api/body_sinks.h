#pragma once

#include <memory>
#include <string>

#include "app/files.h"
#include "base/exchange.h"

namespace zs::api {

/// A body that is small: kept in memory, opened in the confined child.
struct MemorySink final : ByteSink {
    std::string bytes;

    Result<void> write(std::string_view piece) override {
        bytes += piece;
        return {};
    }
};

/// A body that goes to the disk while it arrives.
struct FileSink final : ByteSink {
    std::unique_ptr<app::IncomingFile> file;

    Result<void> write(std::string_view piece) override { return file->append(piece); }
};

}  // namespace zs::api
