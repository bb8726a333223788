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
    auto const if_range = request.header("If-Range");
    auto const range = if_range.empty() || if_range == tag
                           ? parse_byte_range(request.header("Range"), file.size_bytes)
                           : std::nullopt;
    if (range && range->size == 0) {
        response.status = 416;
        response.add("Content-Range", fmt::format("bytes */{}", file.size_bytes));
        return;
    }
    if (range) {
        response.status = 206;
        response.add("Content-Range", fmt::format("bytes {}-{}/{}", range->from,
                                                  range->from + range->size - 1, file.size_bytes));
        ranged->seek(range->from);
    }
    auto const size = range ? range->size : file.size_bytes;
    response.source = std::make_unique<FirstBytes>(std::move(file.content), size);
    response.source_size = size;
}

}  // namespace zs::api
