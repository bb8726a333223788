#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace zs::formats {

enum class Encoding { utf8, utf16le, utf16be, gb18030, big5 };

struct DecodedText {
    std::string text;  ///< valid UTF-8, without byte order mark
    Encoding encoding = Encoding::utf8;
    bool guessed = false;            ///< neither marked nor plain UTF-8
    std::size_t replaced = 0;        ///< damaged characters, now U+FFFD
    std::size_t first_replaced = 0;  ///< byte of `text` where the first of them stands
};

/// Decodes by byte order mark, then as UTF-8, then as UTF-16, GB18030 and Big5 by plausibility.
/// A few damaged bytes are replaced and counted; bytes that are no text at all are malformed_document.
Result<DecodedText> decode_text(std::string_view bytes);

/// Decodes with a declared encoding (a charset name as in HTML); an unknown or implausible name falls back to
/// the above.
Result<DecodedText> decode_text_as(std::string_view bytes, std::string_view charset);

char const* to_string(Encoding encoding);

/// Keeps the GB18030 and Big5 tables of the C library loaded while it lives, so that decoding opens no file.
class PreloadedEncodings {
  public:
    PreloadedEncodings();
    ~PreloadedEncodings();
    PreloadedEncodings(PreloadedEncodings const&) = delete;
    PreloadedEncodings& operator=(PreloadedEncodings const&) = delete;

  private:
    void* gb18030_;
    void* big5_;
};

}  // namespace zs::formats
