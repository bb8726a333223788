#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/pdf/cmap.h"
#include "formats/pdf/file.h"

namespace zs::formats::pdf {

/// One character of a shown string.
struct Shown {
    std::string text;    ///< UTF-8; U+FFFD where the file does not say
    double width = 0;    ///< in thousandths of the font size, along the line
    bool blank = false;  ///< the single byte 32, which word spacing widens
};

/// What is needed of a font to read text: how long codes are, what they mean, how wide they are.
class Font {
  public:
    static Result<Font> load(File& file, Value const& dictionary);
    [[nodiscard]] std::vector<Shown> decode(std::string_view bytes) const;
    [[nodiscard]] bool vertical() const { return vertical_; }

  private:
    /// How a code becomes text where no ToUnicode map knows it.
    enum class Codes { simple, utf16, gbk, unknown };

    Result<void> load_to_unicode(File& file, Value const& dictionary);
    void load_simple(File& file, Value const& dictionary);
    Result<void> load_composite(File& file, Value const& dictionary);
    void load_cid_widths(File& file, Value const& list);
    void load_differences(File& file, Value const& list);
    [[nodiscard]] std::uint32_t take(std::string_view& bytes, std::size_t& length) const;
    [[nodiscard]] std::string text_of(std::uint32_t code, std::string_view bytes) const;
    [[nodiscard]] double width_of(std::uint32_t code, std::string_view text) const;

    CMap to_unicode_;
    CMap encoding_;  ///< embedded CMap of a composite font: only its code lengths count
    Codes codes_ = Codes::simple;
    bool composite_ = false;
    bool vertical_ = false;
    bool widths_by_code_ = true;      ///< false where the character collection numbers glyphs on its own
    std::vector<std::string> names_;  ///< of a simple font: text of each of the 256 codes
    std::map<std::uint32_t, double> widths_;
    double default_width_ = 500;
};

}  // namespace zs::formats::pdf
