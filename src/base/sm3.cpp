#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/digest.h"

// SM3, GB/T 32905-2016. Ours, because the first digest from OpenSSL 3 loads its configuration and providers,
// which costs more than reading a whole document; digest_test.cpp compares the two.
namespace zs {
namespace {

constexpr std::size_t kBlock = 64;
using State = std::array<std::uint32_t, 8>;

std::uint32_t load_big_endian(char const* at) {
    std::uint32_t word = 0;
    for (int i = 0; i < 4; ++i)
        word = (word << 8U) | static_cast<unsigned char>(at[i]);
    return word;
}

std::array<std::uint32_t, 68> expanded(char const* block) {
    std::array<std::uint32_t, 68> w{};
    for (std::size_t j = 0; j < 16; ++j)
        w[j] = load_big_endian(block + 4 * j);
    for (std::size_t j = 16; j < w.size(); ++j) {
        std::uint32_t const x = w[j - 16] ^ w[j - 9] ^ std::rotl(w[j - 3], 15);
        w[j] = x ^ std::rotl(x, 15) ^ std::rotl(x, 23) ^ std::rotl(w[j - 13], 7) ^ w[j - 6];
    }
    return w;
}

void compress(State& state, char const* block) {
    auto const w = expanded(block);
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t j = 0; j < 64; ++j) {
        bool const early = j < 16;
        std::uint32_t const constant = std::rotl(early ? 0x79CC4519U : 0x7A879D8AU, static_cast<int>(j % 32));
        std::uint32_t const ss1 = std::rotl(std::rotl(a, 12) + e + constant, 7);
        std::uint32_t const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
        std::uint32_t const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
        std::uint32_t const tt1 = ff + d + (ss1 ^ std::rotl(a, 12)) + (w[j] ^ w[j + 4]);
        std::uint32_t const tt2 = gg + h + ss1 + w[j];
        d = c;
        c = std::rotl(b, 9);
        b = a;
        a = tt1;
        h = g;
        g = std::rotl(f, 19);
        f = e;
        e = tt2 ^ std::rotl(tt2, 9) ^ std::rotl(tt2, 17);
    }
    State const mixed = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] ^= mixed[i];
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    State state = {0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
                   0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E};
    std::uint64_t const bits = std::uint64_t{bytes.size()} * 8;
    for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock))
        compress(state, bytes.data());
    std::array<char, 2 * kBlock> last{};
    if (!bytes.empty()) std::memcpy(last.data(), bytes.data(), bytes.size());
    last[bytes.size()] = '\x80';
    std::size_t const end = bytes.size() + 9 <= kBlock ? kBlock : 2 * kBlock;
    for (std::size_t i = 0; i < 8; ++i)
        last[end - 1 - i] = static_cast<char>((bits >> (8 * i)) & 0xFFU);
    for (std::size_t at = 0; at < end; at += kBlock)
        compress(state, last.data() + at);
    Digest256 out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::uint8_t>((state[i / 4] >> (24 - 8 * (i % 4))) & 0xFFU);
    return out;
}

}  // namespace zs
