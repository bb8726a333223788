#include "formats/pdf/filters.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "formats/pdf/lexer.h"

namespace zs::formats::pdf {
namespace {

constexpr std::size_t kPiece = 64U << 10U;
constexpr int kLzwClear = 256;
constexpr int kLzwEnd = 257;
constexpr std::size_t kLzwCodes = 4096;

struct Inflater {
    z_stream state{};
    bool ready = false;
    explicit Inflater(int window) { ready = inflateInit2(&state, window) == Z_OK; }
    ~Inflater() {
        if (ready) inflateEnd(&state);
    }
    Inflater(Inflater const&) = delete;
    Inflater& operator=(Inflater const&) = delete;
};

Expansion inflate_with(int window, std::string_view bytes, std::size_t most, std::string& out) {
    Inflater inflater(window);
    if (!inflater.ready) return Expansion::done;
    auto& state = inflater.state;
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    state.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 0x7FFFFFFF));
    std::vector<char> piece(std::clamp<std::size_t>(4 * bytes.size(), 1024, kPiece));
    while (true) {
        state.next_out = reinterpret_cast<Bytef*>(piece.data());
        state.avail_out = static_cast<uInt>(piece.size());
        int status = inflate(&state, Z_NO_FLUSH);
        std::size_t got = piece.size() - state.avail_out;
        if (out.size() + got > most) return Expansion::too_large;
        out.append(piece.data(), got);
        if (status != Z_OK || (got == 0 && state.avail_in == 0)) return Expansion::done;
    }
}

int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int by_left = std::abs(guess - left);
    int by_up = std::abs(guess - up);
    int by_corner = std::abs(guess - corner);
    if (by_left <= by_up && by_left <= by_corner) return left;
    return by_up <= by_corner ? up : corner;
}

void undo_png_row(int kind, std::string& row, std::string const& before, std::size_t pixel) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        int left = i >= pixel ? static_cast<unsigned char>(row[i - pixel]) : 0;
        int up = static_cast<unsigned char>(before[i]);
        int corner = i >= pixel ? static_cast<unsigned char>(before[i - pixel]) : 0;
        int add = 0;
        if (kind == 1) add = left;
        if (kind == 2) add = up;
        if (kind == 3) add = (left + up) / 2;
        if (kind == 4) add = paeth(left, up, corner);
        row[i] = static_cast<char>(static_cast<unsigned char>(row[i]) + add);
    }
}

}  // namespace

Expansion inflate_to(std::string_view bytes, std::size_t most, std::string& out) {
    auto ending = inflate_with(MAX_WBITS, bytes, most, out);
    // Some producers leave the two bytes of the header damaged.
    if (out.empty() && bytes.size() > 2) ending = inflate_with(-MAX_WBITS, bytes.substr(2), most, out);
    return ending;
}

Expansion lzw_to(std::string_view bytes, std::size_t most, bool early_change, std::string& out) {
    std::vector<std::string> words(kLzwCodes);
    for (int i = 0; i < 256; ++i)
        words[static_cast<std::size_t>(i)] = std::string(1, static_cast<char>(i));
    std::size_t next = 258;
    unsigned width = 9;
    std::uint32_t held = 0;
    unsigned held_bits = 0;
    std::string before;
    for (char c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        held_bits += 8;
        if (held_bits < width) continue;
        auto code = static_cast<std::size_t>((held >> (held_bits - width)) & ((1U << width) - 1U));
        held_bits -= width;
        if (code == kLzwEnd) break;
        if (code == kLzwClear) {
            next = 258;
            width = 9;
            before.clear();
            continue;
        }
        if (code > next || (code == next && before.empty())) break;  // damaged
        std::string word = code < next ? words[code] : before + before[0];
        if (out.size() + word.size() > most) return Expansion::too_large;
        out += word;
        if (!before.empty() && next < kLzwCodes) words[next++] = before + word[0];
        before = std::move(word);
        std::size_t limit = next + (early_change ? 1 : 0);
        width = limit >= 2048 ? 12 : limit >= 1024 ? 11 : limit >= 512 ? 10 : 9;
    }
    return Expansion::done;
}

Expansion run_length_to(std::string_view bytes, std::size_t most, std::string& out) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        auto length = static_cast<unsigned char>(bytes[at++]);
        if (length == 128 || at >= bytes.size()) break;
        if (length < 128) {
            out += bytes.substr(at, length + 1U);
            at += length + 1U;
        } else {
            out.append(257U - length, bytes[at++]);
        }
        if (out.size() > most) return Expansion::too_large;
    }
    return Expansion::done;
}

std::string ascii_hex(std::string_view text) {
    std::string closed = "<" + std::string(text.substr(0, text.find('>'))) + ">";
    return Lexer(closed).next().text;
}

std::string ascii_85(std::string_view text) {
    std::string out;
    std::array<std::uint32_t, 5> group{};
    std::size_t filled = 0;
    auto flush = [&] {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 5; ++i)
            value = value * 85 + (i < filled ? group[i] : 84);
        for (std::size_t i = 0; i + 1 < filled; ++i)
            out.push_back(static_cast<char>((value >> (24 - 8 * i)) & 0xFFU));
        filled = 0;
    };
    for (char c : text) {
        if (c == '~') break;
        if (c == 'z' && filled == 0) {
            out.append(4, '\0');
        } else if (c >= '!' && c <= 'u') {
            group[filled++] = static_cast<std::uint32_t>(c - '!');
            if (filled == 5) flush();
        }
    }
    if (filled > 1) flush();
    return out;
}

std::string undo_predictor(std::string bytes, Predictor const& predictor) {
    bool sane = predictor.colors >= 1 && predictor.colors <= 32 && predictor.bits >= 1 &&
                predictor.bits <= 16 && predictor.columns >= 1 && predictor.columns <= 1'000'000;
    if (predictor.kind < 2 || !sane) return bytes;
    auto bits = static_cast<std::size_t>(predictor.colors) * static_cast<std::size_t>(predictor.bits);
    std::size_t pixel = std::max<std::size_t>(1, bits / 8);
    std::size_t width = (bits * static_cast<std::size_t>(predictor.columns) + 7) / 8;
    std::string out;
    std::string before(width, '\0');
    bool png = predictor.kind >= 10;
    for (std::size_t at = 0; at < bytes.size(); at += width + (png ? 1 : 0)) {
        int kind = png ? bytes[at] : 1;
        std::string row = bytes.substr(at + (png ? 1 : 0), width);
        row.resize(width);
        if (!png) std::fill(before.begin(), before.end(), '\0');
        undo_png_row(kind, row, before, pixel);
        out += row;
        before = std::move(row);
    }
    return out;
}

}  // namespace zs::formats::pdf
