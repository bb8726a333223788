#include "ledger/row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <numeric>

namespace zs::ledger {
namespace {

constexpr std::size_t kStretch = 256U << 10U;  // stays in the second-level cache between reading and scanning
constexpr std::size_t kMostBrokenKept = 1'000;

}  // namespace

RowReader::RowReader(Source const& source, std::uint64_t begin, std::uint64_t end, std::size_t columns,
                     Begin how, RowBuffers& buffers)
    : source_(source),
      end_(end),
      columns_(columns),
      buffer_(buffers.text),
      buffer_at_(begin),
      first_row_at_(begin),
      delimiters_(buffers.delimiters),
      rows_(buffers.rows),
      lines_(buffers.lines) {
    if (buffer_.empty()) buffer_.resize(kStretch + kScanPadding + 1);
    rows_.clear();
    lines_.clear();
    if (how == Begin::amid_row) find_first_row();
}

void RowReader::find_first_row() {
    --buffer_at_;  // a row may begin exactly at `begin`
    for (;;) {
        filled_ = source_.read_at(buffer_at_, {buffer_.data(), kStretch});
        auto const* const feed = static_cast<char const*>(std::memchr(buffer_.data(), '\n', filled_));
        if (feed != nullptr || filled_ == 0) {
            consumed_ = feed == nullptr ? 0 : static_cast<std::size_t>(feed - buffer_.data()) + 1;
            first_row_at_ = buffer_at_ + consumed_;
            return;
        }
        buffer_at_ += filled_;
    }
}

RowSpan RowReader::rows(std::size_t from, std::size_t count) const {
    return {text(), &delimiters_, rows_.data() + from, count, columns_ - 1};
}

/// What is not consumed moves to the front; the last line gets its line feed.
void RowReader::fill() {
    std::memmove(buffer_.data(), buffer_.data() + consumed_, filled_ - consumed_);
    buffer_at_ += consumed_;
    filled_ -= consumed_;
    consumed_ = 0;
    if (at_end_) return;
    std::size_t const room = buffer_.size() - kScanPadding - 1 - filled_;
    auto const got = source_.read_at(buffer_at_ + filled_, {buffer_.data() + filled_, room});
    filled_ += got;
    at_end_ = got < room;
    if (at_end_ && filled_ > 0 && buffer_[filled_ - 1] != '\n') buffer_[filled_++] = '\n';
}

void RowReader::grow() {
    buffer_.resize(std::min<std::size_t>(buffer_.size() * 2, kLongestRow + kScanPadding + 1));
}

bool RowReader::next() {
    while (buffer_at_ + consumed_ < end_) {
        fill();
        if (filled_ == 0) return false;
        find_delimiters(text(), delimiters_);
        if (delimiters_.row_count > 0) {
            sort_rows();
            return true;
        }
        if (!at_end_ && buffer_.size() < kLongestRow) {
            grow();
        } else {
            rows_.clear();
            skip_line("引号没有闭合，或者一行超过 1 MiB");
        }
    }
    return false;
}

/// The usual stretch: every row has its cells, on one line. False if one has not; then nothing is settled.
bool RowReader::all_rows_are_good() {
    std::size_t const count = delimiters_.row_count;
    auto const* const ends = delimiters_.row_ends.data();
    if (delimiters_.line_feed_count != count) return false;
    auto const last = delimiters_.before(count - 1);
    if (buffer_at_ + delimiters_.offsets[last] + 1 >= end_) return false;  // rows behind the range
    rows_.resize(count);
    std::uint32_t different = 0;
    std::uint32_t before = 0;
    for (std::size_t row = 0; row < count; ++row) {
        different |= (ends[row] - before) ^ static_cast<std::uint32_t>(columns_);
        rows_[row] = before;
        before = ends[row];
    }
    if (different != 0) return false;
    lines_.resize(count);
    std::iota(lines_.begin(), lines_.end(), line_);
    consumed_ = delimiters_.offsets[ends[count - 1]] + 1;
    line_ += count;
    return true;
}

/// Good rows, blank lines, broken rows. A broken row over several lines is most likely a quote that was never
/// closed: only its first line is put aside, and reading goes on with the second.
void RowReader::sort_rows() {
    if (all_rows_are_good()) return;
    rows_.clear();
    lines_.clear();
    bool const one_line_each = delimiters_.line_feed_count == delimiters_.row_count;
    for (std::size_t row = 0; row < delimiters_.row_count; ++row) {
        auto const before = delimiters_.before(row);
        std::size_t const begin = delimiters_.offsets[before] + 1;
        if (buffer_at_ + begin >= end_) return;
        std::size_t const end = delimiters_.offsets[delimiters_.row_ends[row]];
        auto const cells = delimiters_.row_ends[row] - before;
        auto const feeds = one_line_each ? 0 : std::count(text().begin() + begin, text().begin() + end, '\n');
        if (cells == columns_) [[likely]] {
            rows_.push_back(before);
            lines_.push_back(line_);
        } else if (feeds > 0) {
            return skip_line("引号没有闭合");
        } else if (end - begin > 1 || (end > begin && buffer_[begin] != '\r')) {
            put_aside(line_, fmt::format("有 {} 列，应为 {} 列", cells, columns_));
        }
        consumed_ = end + 1;
        line_ += 1 + static_cast<std::uint64_t>(feeds);
    }
}

void RowReader::skip_line(std::string reason) {
    put_aside(line_, std::move(reason));
    auto const rest = text().substr(consumed_);
    consumed_ += std::min(rest.find('\n'), rest.size() - 1) + 1;
    ++line_;
}

void RowReader::put_aside(std::uint64_t line, std::string reason) {
    ++broken_count_;
    if (broken_.size() < kMostBrokenKept) broken_.push_back({line, std::move(reason)});
}

}  // namespace zs::ledger
