#include "ledger/encoding.h"

#include <iconv.h>

#include <array>

#include "base/text.h"

namespace zs::ledger {
namespace {

class Converter {
  public:
    Converter(char const* to, char const* from) : handle_(::iconv_open(to, from)) {}
    ~Converter() {
        if (usable()) ::iconv_close(handle_);
    }
    Converter(Converter const&) = delete;
    Converter& operator=(Converter const&) = delete;

    [[nodiscard]] bool usable() const {
        return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT: iconv's own sentinel
    }
    /// `instead` stands for each byte that cannot be converted.
    std::string convert(std::string_view text, std::string_view instead) const {
        std::string out;
        auto* from = const_cast<char*>(text.data());  // NOLINT: iconv takes char**, and does not write
        std::size_t left = text.size();
        std::array<char, 512> block{};
        while (left > 0) {
            char* to = block.data();
            std::size_t room = block.size();
            auto const before = left;
            auto const status = ::iconv(handle_, &from, &left, &to, &room);
            out.append(block.data(), block.size() - room);
            if (status != static_cast<std::size_t>(-1) || left == 0) continue;
            if (before != left && room < 8) continue;  // the block was full
            out += instead;
            ++from;
            --left;
        }
        return out;
    }

  private:
    iconv_t handle_;
};

}  // namespace

std::string to_utf8_text(std::string_view bytes) {
    if (is_valid_utf8(bytes)) return std::string(bytes);
    Converter const converter("UTF-8", "GB18030");
    if (!converter.usable()) return "\xEF\xBF\xBD";
    auto out = converter.convert(bytes, "\xEF\xBF\xBD");
    return is_valid_utf8(out) ? out : "\xEF\xBF\xBD";
}

std::string to_gb18030(std::string_view utf8) {
    Converter const converter("GB18030", "UTF-8");
    return converter.usable() ? converter.convert(utf8, "") : std::string();
}

}  // namespace zs::ledger
