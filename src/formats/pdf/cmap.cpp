#include "formats/pdf/cmap.h"

#include <algorithm>

#include "base/text.h"
#include "formats/pdf/lexer.h"

namespace zs::formats::pdf {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kMostMappings = 200'000;
constexpr std::size_t kMostRanges = 256;

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (char c : bytes.substr(0, 4))
        code = (code << 8U) | static_cast<unsigned char>(c);
    return code;
}

/// The text one code further: the last unit counts up.
std::string next_text(std::string utf16, std::uint32_t steps) {
    if (utf16.size() < 2) return utf16;
    std::uint32_t last = code_of(std::string_view(utf16).substr(utf16.size() - 2)) + steps;
    utf16[utf16.size() - 2] = static_cast<char>((last >> 8U) & 0xFFU);
    utf16[utf16.size() - 1] = static_cast<char>(last & 0xFFU);
    return utf16;
}

}  // namespace

std::string from_utf16(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t unit = code_of(bytes.substr(at, 2));
        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.size()) {
            char32_t low = code_of(bytes.substr(at + 2, 2));
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        if (unit >= 0xD800 && unit < 0xE000) unit = 0xFFFD;
        if (unit != 0) append_utf8(out, unit);
    }
    return out;
}

class CMapReader {
  public:
    explicit CMapReader(std::string_view bytes) : lexer_(bytes) {}

    CMap read() {
        while (!lexer_.done()) {
            Value value = lexer_.next();
            if (!value.is(Kind::keyword)) continue;
            if (value.text == "begincodespacerange") read_codespace();
            if (value.text == "beginbfchar") read_characters();
            if (value.text == "beginbfrange") read_ranges();
        }
        return std::move(map_);
    }

  private:
    /// The next string of a section; false at its end.
    bool take(Value& value) {
        value = lexer_.next();
        return value.is(Kind::string);
    }

    void read_codespace() {
        Value first;
        Value last;
        while (take(first) && take(last)) {
            bool sane =
                !first.text.empty() && first.text.size() <= 4 && first.text.size() == last.text.size();
            if (sane && map_.ranges_.size() < kMostRanges)
                map_.ranges_.push_back({first.text.size(), code_of(first.text), code_of(last.text)});
        }
    }

    void put(std::uint32_t code, std::string text) {
        if (map_.texts_.size() < kMostMappings) map_.texts_[code] = std::move(text);
    }

    void read_characters() {
        Value code;
        Value text;
        while (take(code) && take(text))
            put(code_of(code.text), from_utf16(text.text));
    }

    void read_ranges() {
        Value first;
        Value last;
        while (take(first) && take(last)) {
            std::uint32_t from = code_of(first.text);
            std::uint32_t to = std::min<std::uint32_t>(code_of(last.text), from + 0xFFFF);
            Value target = lexer_.next();
            auto const& items = target.array();
            for (std::uint32_t code = from; code <= to && to >= from; ++code) {
                std::uint32_t step = code - from;
                if (target.is(Kind::string)) {
                    put(code, from_utf16(next_text(target.text, step)));
                } else if (step < items.size()) {
                    put(code, from_utf16(items[step].text));
                } else {
                    break;
                }
                if (map_.texts_.size() >= kMostMappings) return;
            }
        }
    }

    Lexer lexer_;
    CMap map_;
};

CMap CMap::parse(std::string_view bytes) {
    return CMapReader(bytes).read();
}

std::uint32_t CMap::take(std::string_view& bytes, std::size_t otherwise) const {
    std::size_t length = otherwise;
    for (auto const& range : ranges_) {
        if (bytes.size() < range.length) continue;
        std::uint32_t code = code_of(bytes.substr(0, range.length));
        if (code >= range.first && code <= range.last) {
            length = range.length;
            break;
        }
    }
    length = std::clamp<std::size_t>(length, 1, std::max<std::size_t>(1, bytes.size()));
    std::uint32_t code = code_of(bytes.substr(0, length));
    bytes.remove_prefix(std::min(length, bytes.size()));
    return code;
}

std::string const* CMap::text(std::uint32_t code) const {
    auto found = texts_.find(code);
    return found == texts_.end() ? nullptr : &found->second;
}

}  // namespace zs::formats::pdf
