#include "formats/encoding/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <optional>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr char const* kGb18030 = "GB18030";
constexpr char const* kBig5 = "BIG5-HKSCS";
auto const kNoConverter = reinterpret_cast<iconv_t>(-1);

class Converter {
  public:
    explicit Converter(char const* from) : handle_(iconv_open("UTF-8", from)) {}
    ~Converter() {
        if (handle_ != kNoConverter) iconv_close(handle_);
    }
    Converter(Converter const&) = delete;
    Converter& operator=(Converter const&) = delete;
    [[nodiscard]] iconv_t get() const { return handle_; }

  private:
    iconv_t handle_;
};

void note_replacement(DecodedText& out) {
    if (out.replaced++ == 0) out.first_replaced = out.text.size();
    out.text += kReplacement;
}

DecodedText from_utf8(std::string_view bytes) {
    DecodedText out;
    out.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t start = at;
        char32_t c = next_code_point(bytes, at);
        if (c == 0xFFFD && bytes.substr(start, at - start) != kReplacement) {
            note_replacement(out);
        } else {
            out.text.append(bytes.substr(start, at - start));
        }
    }
    return out;
}

char32_t unit_at(std::string_view bytes, std::size_t at, Encoding encoding) {
    auto first = static_cast<unsigned char>(bytes[at]);
    auto second = static_cast<unsigned char>(bytes[at + 1]);
    return encoding == Encoding::utf16le ? static_cast<char32_t>(first | (second << 8U))
                                         : static_cast<char32_t>((first << 8U) | second);
}

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

DecodedText from_utf16(std::string_view bytes, Encoding encoding) {
    DecodedText out;
    out.encoding = encoding;
    out.text.reserve(bytes.size() * 3 / 2);
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        char32_t unit = unit_at(bytes, at, encoding);
        at += 2;
        bool paired = is_high_surrogate(unit) && at + 1 < bytes.size() &&
                      is_low_surrogate(unit_at(bytes, at, encoding));
        if (paired) {
            append_utf8(out.text,
                        0x10000 + ((unit - 0xD800) << 10U) + (unit_at(bytes, at, encoding) - 0xDC00));
            at += 2;
        } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
            note_replacement(out);
        } else {
            append_utf8(out.text, unit);
        }
    }
    if (at < bytes.size()) note_replacement(out);
    return out;
}

/// GB18030 or Big5 through iconv. A byte that starts no character is replaced and skipped.
std::optional<DecodedText> from_two_bytes(std::string_view bytes, Encoding encoding) {
    Converter converter(encoding == Encoding::big5 ? kBig5 : kGb18030);
    if (converter.get() == kNoConverter) return std::nullopt;
    DecodedText out;
    out.encoding = encoding;
    out.guessed = true;
    std::string buffer(1U << 16U, '\0');
    char* input = const_cast<char*>(bytes.data());  // iconv's prototype; it does not write there
    std::size_t left = bytes.size();
    while (left > 0) {
        char* output = buffer.data();
        std::size_t room = buffer.size();
        std::size_t done = iconv(converter.get(), &input, &left, &output, &room);
        bool damaged = done == static_cast<std::size_t>(-1) && errno != E2BIG;
        out.text.append(buffer.data(), buffer.size() - room);
        if (!damaged) continue;
        note_replacement(out);
        iconv(converter.get(), nullptr, nullptr, nullptr, nullptr);
        ++input;
        --left;
    }
    return out;
}

/// Those of the source; replacements not counted.
std::size_t multibyte_characters(std::string_view utf8) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t start = at;
        char32_t c = next_code_point(utf8, at);
        if (at - start > 1 && c != 0xFFFD) ++count;
    }
    return count;
}

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || c == 0x7F;
}

/// Characters that Chinese or English office text is made of.
bool is_usual(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
           (c >= 0x4E00 && c < 0x9FB0) || (c >= 0x3000 && c < 0x3020) || (c >= 0xFF01 && c < 0xFF5F) ||
           (c >= 0x2010 && c < 0x2030) || c == 0xA0;
}

/// Share of usual characters among the first 64 K code units, if read as `encoding`.
double plausibility_of_utf16(std::string_view bytes, Encoding encoding) {
    std::size_t units = std::min<std::size_t>(bytes.size() / 2, 1U << 16U);
    if (units == 0) return 0;
    std::size_t usual = 0;
    for (std::size_t i = 0; i < units; ++i) {
        if (is_usual(unit_at(bytes, 2 * i, encoding))) ++usual;
    }
    return static_cast<double>(usual) / static_cast<double>(units);
}

std::optional<Encoding> guess_utf16(std::string_view bytes) {
    if (bytes.size() < 4) return std::nullopt;
    double little = plausibility_of_utf16(bytes, Encoding::utf16le);
    double big = plausibility_of_utf16(bytes, Encoding::utf16be);
    if (std::max(little, big) < 0.9 || little == big) return std::nullopt;
    return little > big ? Encoding::utf16le : Encoding::utf16be;
}

/// How often the characters come that every Chinese text is full of, in simplified and traditional writing.
double share_of_common(std::string_view utf8) {
    constexpr std::u32string_view kCommon =
        U"的一是不在有人和了中大上小下年月日行政工作法制度要以及用由成自主部分全公地方子到定出生可能者位前如"
        U"其加面重理立合同本市、，。";
    constexpr std::size_t kEnough = 1U << 15U;
    std::size_t common = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < utf8.size() && all < kEnough;) {
        char32_t c = next_code_point(utf8, at);
        if (c < 0x80) continue;
        ++all;
        if (kCommon.find(c) != std::u32string_view::npos) ++common;
    }
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

/// Text that is mostly damage, or full of control characters, is no text.
bool is_plausible(DecodedText const& decoded) {
    std::size_t characters = 0;
    std::size_t controls = 0;
    for (std::size_t at = 0; at < decoded.text.size(); ++characters) {
        if (is_control(next_code_point(decoded.text, at))) ++controls;
    }
    return decoded.replaced * 50 <= characters && controls * 50 <= characters;
}

/// Of GB18030 and Big5 the one that reads like Chinese. GB18030 gives nearly any bytes a meaning, so Big5
/// must read much better.
std::optional<DecodedText> from_mainland_or_taiwan(std::string_view bytes) {
    constexpr double kChinese = 0.08;
    auto gb18030 = from_two_bytes(bytes, Encoding::gb18030);
    double const share = gb18030 ? share_of_common(gb18030->text) : 0;
    if (share >= kChinese) return gb18030;
    auto big5 = from_two_bytes(bytes, Encoding::big5);
    bool better = big5 && is_plausible(*big5) && share_of_common(big5->text) > std::max(kChinese, 3 * share);
    return better ? big5 : gb18030;
}

Error no_text() {
    return {
        ErrorCode::malformed_document,
        "认不出文字编码：内容不是 UTF-8、UTF-16、GB18030 或 Big5 文本。请用原来的软件打开，另存为 .docx 或 "
        "UTF-8 文本后再导入。",
        "",
        {}};
}

Result<DecodedText> checked(DecodedText decoded) {
    if (!is_plausible(decoded)) return no_text();
    return decoded;
}

std::string lower(std::string_view name) {
    std::string out;
    for (char c : name) {
        if (c != '-' && c != '_' && c != ' ')
            out.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    return out;
}

bool starts_with_mark(std::string_view bytes) {
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") ||
           bytes.starts_with("\xFE\xFF");
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return checked(from_utf8(bytes.substr(3)));
    if (bytes.starts_with("\xFF\xFE")) return checked(from_utf16(bytes.substr(2), Encoding::utf16le));
    if (bytes.starts_with("\xFE\xFF")) return checked(from_utf16(bytes.substr(2), Encoding::utf16be));
    bool has_nul = bytes.find('\0') != std::string_view::npos;
    if (!has_nul && is_valid_utf8(bytes)) return checked(DecodedText{.text = std::string(bytes)});
    if (auto encoding = guess_utf16(bytes)) {
        DecodedText decoded = from_utf16(bytes, *encoding);
        decoded.guessed = true;
        return checked(std::move(decoded));
    }
    // A few flipped bits must not turn UTF-8 into mojibake: GB18030 text hardly ever holds valid UTF-8
    // sequences.
    DecodedText utf8 = from_utf8(bytes);
    if (utf8.replaced * 10 > multibyte_characters(utf8.text)) {
        auto chinese = from_mainland_or_taiwan(bytes);
        if (chinese && chinese->replaced < utf8.replaced && is_plausible(*chinese))
            return std::move(*chinese);
    }
    return checked(std::move(utf8));
}

Result<DecodedText> decode_text_as(std::string_view bytes, std::string_view charset) {
    std::string name = lower(charset);
    bool chinese =
        name == "gb18030" || name == "gbk" || name == "gb2312" || name == "cp936" || name == "xgbk";
    bool big5 = name == "big5" || name == "big5hkscs" || name == "cp950";
    if (starts_with_mark(bytes) || !(chinese || big5)) return decode_text(bytes);
    if (bytes.find('\0') == std::string_view::npos && is_valid_utf8(bytes))
        return decode_text(bytes);  // a false label
    auto decoded = from_two_bytes(bytes, big5 ? Encoding::big5 : Encoding::gb18030);
    if (!decoded || !is_plausible(*decoded)) return decode_text(bytes);
    decoded->guessed = false;
    return std::move(*decoded);
}

char const* to_string(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf16le: return "UTF-16 LE";
        case Encoding::utf16be: return "UTF-16 BE";
        case Encoding::gb18030: return "GB18030";
        case Encoding::big5: return "Big5";
    }
    return "";
}

PreloadedEncodings::PreloadedEncodings()
    : gb18030_(iconv_open("UTF-8", kGb18030)), big5_(iconv_open("UTF-8", kBig5)) {}

PreloadedEncodings::~PreloadedEncodings() {
    for (void* handle : {gb18030_, big5_}) {
        if (handle != kNoConverter) iconv_close(handle);
    }
}

}  // namespace zs::formats
