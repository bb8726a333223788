#include "lint/pair_index.h"

#include <algorithm>
#include <utility>

#include "lint/context.h"

namespace zs::lint {
namespace {

constexpr std::size_t kBits = 14;
constexpr std::size_t kBuckets = std::size_t{1} << kBits;

std::size_t bucket_of(std::uint64_t pair) {
    return static_cast<std::size_t>((pair * 0x9E3779B97F4A7C15U) >> (64U - kBits));
}

}  // namespace

PairIndex::PairIndex(std::vector<Entry> const& entries) : begins_(kBuckets + 1, 0) {
    std::vector<std::uint32_t> last(kBuckets, UINT32_MAX);  // the entry that a bucket was given last
    auto const each = [&](auto take) {
        std::fill(last.begin(), last.end(), UINT32_MAX);
        for (std::uint32_t at = 0; at < entries.size(); ++at) {
            for (std::uint64_t pair : entries[at].pairs) {
                std::size_t const bucket = bucket_of(pair);
                if (std::exchange(last[bucket], at) != at) take(bucket, at);
            }
        }
    };
    each([&](std::size_t bucket, std::uint32_t) { ++begins_[bucket + 1]; });
    for (std::size_t i = 1; i < begins_.size(); ++i)
        begins_[i] += begins_[i - 1];
    entries_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    each([&](std::size_t bucket, std::uint32_t at) { entries_[next[bucket]++] = at; });
}

std::span<std::uint32_t const> PairIndex::entries_with(std::uint64_t pair) const {
    std::size_t const bucket = bucket_of(pair);
    return std::span(entries_).subspan(begins_[bucket], begins_[bucket + 1] - begins_[bucket]);
}

}  // namespace zs::lint
