#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zs::formats::pdf {

class Value;
using Array = std::vector<Value>;
using Dictionary = std::map<std::string, Value, std::less<>>;

/// One object of a PDF file (ISO 32000-1, 7.3), or an operator of a content stream (`keyword`). Copies are
/// cheap: arrays and dictionaries are shared and not changed after parsing.
class Value {
  public:
    enum class Kind { null, boolean, number, string, name, array, dictionary, stream, reference, keyword };

    Kind kind = Kind::null;
    double number = 0;  ///< of a number; 1 for true; the object's number of a reference
    std::string text;   ///< of a string, name or keyword
    std::shared_ptr<Array const> items;
    std::shared_ptr<Dictionary const> entries;  ///< of a dictionary or stream
    std::size_t stream_at = 0;                  ///< first byte of a stream's data in the file
    int object = 0;                             ///< of a stream: its object's number (it is part of the key)
    int generation = 0;

    [[nodiscard]] bool is(Kind what) const { return kind == what; }
    [[nodiscard]] bool is_name(std::string_view name) const { return kind == Kind::name && text == name; }
    [[nodiscard]] int integer() const;  ///< 0 unless a number; clamped
    /// Entry of a dictionary or stream, or null. References are not followed: File::get does that.
    [[nodiscard]] Value const& operator[](std::string_view key) const;
    [[nodiscard]] Array const& array() const;  ///< empty unless an array
    [[nodiscard]] Dictionary const& dictionary() const;
};

}  // namespace zs::formats::pdf
