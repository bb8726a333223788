#include "api/file_answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/byte_range.h"
#include "base/error.h"
#include "base/ranged_source.h"

namespace zs::api {
namespace {

class FirstBytes final : public ByteSource {
  public:
    FirstBytes(std::unique_ptr<ByteSource> source, std::uint64_t left)
        : source_(std::move(source)), left_(left) {}

    std::size_t read(std::span<char> into) override {
        if (left_ == 0) return 0;
        auto const wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), left_));
        auto const count = source_->read(into.first(wanted));
        ENSURE(count > 0);  // the file became shorter meanwhile
        left_ -= count;
        return count;
    }

  private:
    std::unique_ptr<ByteSource> source_;
    std::uint64_t left_;
};

}  // namespace

Download to_download(app::ExportedFile&& file) {
    return {
        std::move(file.file_name), std::move(file.media_type), std::move(file.content), file.size_bytes, {}};
}

void put_file(Response& response, Download&& file, Request const& request) {
    auto* const ranged = dynamic_cast<RangedSource*>(file.content.get());
    if (ranged == nullptr || ranged->digest().empty()) {
        response.body = std::move(file.text);
        response.source = std::move(file.content);
        if (response.source) response.source_size = file.size_bytes;
        return;
    }
    auto const tag = fmt::format("\"{}\"", ranged->digest());
    response.add("ETag", tag).add("Accept-Ranges", "bytes");
    auto const part = asked_part(request, tag, file.size_bytes);
    if (!part.content_range.empty()) {
        response.status = part.status;
        response.add("Content-Range", part.content_range);
    }
    if (part.status == 416) return;
    if (part.status == 206) ranged->seek(part.range.from);
    response.source = std::make_unique<FirstBytes>(std::move(file.content), part.range.size);
    response.source_size = part.range.size;
}

}  // namespace zs::api
