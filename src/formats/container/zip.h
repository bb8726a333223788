#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/limits.h"

namespace zs::formats {

/// A zip container held in memory, opened with suspicion: names with path tricks, names that occur twice,
/// encrypted or overlapping entries and too many entries are refused at once; inflated bytes are counted
/// while reading.
class Archive {
  public:
    /// `bytes` must outlive the Archive.
    static Result<Archive> open(std::string_view bytes, Limits const& limits);

    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;

    /// One part, whole. Errors: malformed_document (missing, damaged), too_large; `where` is the part's name.
    Result<std::string> read(std::string_view name);

    /// One part in pieces of up to 64 KiB; `take` returns false to stop early.
    Result<void> stream(std::string_view name, std::function<bool(std::string_view)> const& take);

  private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Part names in the directory of a zip container, read without trust and without opening it; none if
/// unreadable.
std::vector<std::string> peek_names(std::string_view bytes);

/// Writes a zip container to memory. Entries keep their order.
class ArchiveWriter {
  public:
    void add(std::string name, std::string content);
    /// Throws std::runtime_error when memory or zlib fails.
    [[nodiscard]] std::string finish() const;

  private:
    struct Entry {
        std::string name;
        std::string content;
    };
    std::vector<Entry> entries_;
};

}  // namespace zs::formats
