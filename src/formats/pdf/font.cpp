#include "formats/pdf/font.h"

#include <algorithm>

#include "base/text.h"
#include "formats/encoding/encoding.h"
#include "formats/pdf/glyph_names.h"

namespace zs::formats::pdf {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kMostWidths = 200'000;
constexpr double kFullWidth = 1000;
constexpr double kHalfWidth = 500;
constexpr std::string_view kUnknown = "\uFFFD";

bool holds(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

double number_or(Value const& value, double otherwise) {
    return value.is(Kind::number) ? value.number : otherwise;
}

}  // namespace

Result<Font> Font::load(File& file, Value const& dictionary) {
    Font font;
    RETURN_IF_ERROR(font.load_to_unicode(file, dictionary));
    if (file.get(dictionary, "Subtype").is_name("Type0")) {
        RETURN_IF_ERROR(font.load_composite(file, dictionary));
    } else {
        font.load_simple(file, dictionary);
    }
    return font;
}

Result<void> Font::load_to_unicode(File& file, Value const& dictionary) {
    Value const& map = file.get(dictionary, "ToUnicode");
    if (!map.is(Kind::stream)) return {};
    ASSIGN_OR_RETURN(std::string bytes, file.data(map));
    to_unicode_ = CMap::parse(bytes);
    return {};
}

void Font::load_simple(File& file, Value const& dictionary) {
    names_.resize(256);
    for (unsigned code = 32; code < 256; ++code)
        append_utf8(names_[code], from_windows_1252(static_cast<unsigned char>(code)));
    Value const& encoding = file.get(dictionary, "Encoding");
    load_differences(file, file.get(encoding, "Differences"));
    auto first = static_cast<std::uint32_t>(std::clamp(file.get(dictionary, "FirstChar").integer(), 0, 255));
    // Glyph space of a Type 3 font is its own.
    auto const& matrix = file.get(dictionary, "FontMatrix").array();
    double scale = file.get(dictionary, "Subtype").is_name("Type3") && !matrix.empty()
                       ? number_or(file.resolve(matrix[0]), 0.001) * kFullWidth
                       : 1;
    for (auto const& width : file.get(dictionary, "Widths").array()) {
        if (first > 255) break;
        widths_[first++] = number_or(file.resolve(width), kHalfWidth) * scale;
    }
    default_width_ = number_or(file.get(file.get(dictionary, "FontDescriptor"), "MissingWidth"), kHalfWidth);
}

void Font::load_differences(File& file, Value const& list) {
    std::size_t code = 0;
    for (auto const& entry : list.array()) {
        Value const& value = file.resolve(entry);
        if (value.is(Kind::number)) {
            code = static_cast<std::size_t>(std::clamp(value.integer(), 0, 255));
        } else if (value.is(Kind::name) && code < names_.size()) {
            names_[code++] = text_of_glyph(value.text);
        }
    }
}

Result<void> Font::load_composite(File& file, Value const& dictionary) {
    composite_ = true;
    Value const& encoding = file.get(dictionary, "Encoding");
    std::string name = encoding.is(Kind::stream) ? file.get(encoding, "CMapName").text : encoding.text;
    if (encoding.is(Kind::stream)) {
        ASSIGN_OR_RETURN(std::string bytes, file.data(encoding));
        encoding_ = CMap::parse(bytes);
    }
    vertical_ = name.ends_with("-V") || name == "V" || file.get(encoding, "WMode").integer() == 1;
    bool utf16 = holds(name, "UCS2") || holds(name, "UTF16");
    bool gbk = name.starts_with("GBK") || name.starts_with("GB-EUC") || name.starts_with("GBpc");
    codes_ = utf16 ? Codes::utf16 : gbk ? Codes::gbk : Codes::unknown;
    widths_by_code_ = codes_ == Codes::unknown;
    default_width_ = kFullWidth;
    auto const& descendants = file.get(dictionary, "DescendantFonts").array();
    if (descendants.empty()) return {};
    Value const& descendant = file.resolve(descendants.front());
    default_width_ = number_or(file.get(descendant, "DW"), kFullWidth);
    load_cid_widths(file, file.get(descendant, "W"));
    return {};
}

/// "c [w1 w2 …]" and "first last w" (ISO 32000-1, 9.7.4.3).
void Font::load_cid_widths(File& file, Value const& list) {
    auto const& items = list.array();
    for (std::size_t i = 0; i + 1 < items.size() && widths_.size() < kMostWidths;) {
        auto first = static_cast<std::uint32_t>(std::max(0, file.resolve(items[i]).integer()));
        Value const& second = file.resolve(items[i + 1]);
        if (second.is(Kind::array)) {
            for (auto const& width : second.array())
                widths_[first++] = number_or(file.resolve(width), default_width_);
            i += 2;
            continue;
        }
        if (i + 2 >= items.size()) break;
        auto last = static_cast<std::uint32_t>(std::max(0, second.integer()));
        double width = number_or(file.resolve(items[i + 2]), default_width_);
        for (; first <= last && widths_.size() < kMostWidths; ++first)
            widths_[first] = width;
        i += 3;
    }
}

std::uint32_t Font::take(std::string_view& bytes, std::size_t& length) const {
    std::size_t before = bytes.size();
    std::uint32_t code = 0;
    if (!composite_) {
        code = CMap().take(bytes, 1);
    } else if (codes_ == Codes::gbk) {
        bool single = static_cast<unsigned char>(bytes[0]) < 0x81;
        code = CMap().take(bytes, single ? 1 : 2);
    } else {
        code = encoding_.take(bytes, 2);
    }
    length = before - bytes.size();
    return code;
}

std::string Font::text_of(std::uint32_t code, std::string_view bytes) const {
    if (auto const* text = to_unicode_.text(code)) return *text;
    switch (codes_) {
        case Codes::simple: return code < names_.size() ? names_[code] : std::string();
        case Codes::utf16: return from_utf16(bytes);
        case Codes::gbk: {
            auto decoded = decode_text_as(bytes, "gb18030");
            return decoded.ok() ? decoded->text : std::string(kUnknown);
        }
        case Codes::unknown: break;
    }
    return std::string(kUnknown);
}

double Font::width_of(std::uint32_t code, std::string_view text) const {
    if (!widths_by_code_) return text.size() == 1 ? kHalfWidth : default_width_;
    auto found = widths_.find(code);
    return found == widths_.end() ? default_width_ : found->second;
}

std::vector<Shown> Font::decode(std::string_view bytes) const {
    std::vector<Shown> out;
    while (!bytes.empty()) {
        auto rest = bytes;
        std::size_t length = 0;
        std::uint32_t code = take(bytes, length);
        Shown shown;
        shown.text = text_of(code, rest.substr(0, length));
        shown.width = width_of(code, shown.text);
        shown.blank = length == 1 && code == 32;
        out.push_back(std::move(shown));
    }
    return out;
}

}  // namespace zs::formats::pdf
