#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zs::formats::pdf {

/// A character map: which bytes of a string make a code, and which text a code stands for.
class CMap {
  public:
    /// A ToUnicode map or an embedded CMap, as a stream's data. At most `kMostMappings` codes are kept.
    static CMap parse(std::string_view bytes);

    /// Takes one code from the front of `bytes`, `otherwise` bytes long where no range says how long codes
    /// are.
    [[nodiscard]] std::uint32_t take(std::string_view& bytes, std::size_t otherwise) const;
    /// UTF-8, or nullptr when the code is not mapped.
    [[nodiscard]] std::string const* text(std::uint32_t code) const;
    [[nodiscard]] bool empty() const { return texts_.empty(); }
    [[nodiscard]] bool has_ranges() const { return !ranges_.empty(); }

  private:
    struct Range {
        std::size_t length;
        std::uint32_t first;
        std::uint32_t last;
    };
    std::vector<Range> ranges_;
    std::map<std::uint32_t, std::string> texts_;
    friend class CMapReader;
};

/// Big-endian UTF-16 as UTF-8; lone surrogates become U+FFFD.
std::string from_utf16(std::string_view bytes);

}  // namespace zs::formats::pdf
