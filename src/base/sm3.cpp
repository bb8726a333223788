#include <bit>
#include <cstring>

#include "base/digest.h"

// GB/T 32905-2016, in our own hands: OpenSSL loads its providers and builds its tables of algorithms before
// the first digest, which costs more than all digests of a document. digest_test.cpp compares the two.
namespace zs {
namespace {

constexpr std::size_t kBlock = 64;
using State = std::array<std::uint32_t, 8>;

constexpr State kStart = {0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
                          0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E};

constexpr std::uint32_t p0(std::uint32_t x) {
    return x ^ std::rotl(x, 9) ^ std::rotl(x, 17);
}
constexpr std::uint32_t p1(std::uint32_t x) {
    return x ^ std::rotl(x, 15) ^ std::rotl(x, 23);
}

/// The constants of 5.3.2, turned as each round wants them.
constexpr std::array<std::uint32_t, 64> kTurned = [] {
    std::array<std::uint32_t, 64> turned{};
    for (int j = 0; j < 64; ++j)
        turned[static_cast<std::size_t>(j)] = std::rotl(j < 16 ? 0x79CC4519U : 0x7A879D8AU, j % 32);
    return turned;
}();

std::uint32_t big_endian(char const* bytes) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return std::endian::native == std::endian::little ? __builtin_bswap32(value) : value;
}

/// Clause 5.3.2: sixteen words of a block to sixty-eight.
std::array<std::uint32_t, 68> expanded(char const* block) {
    std::array<std::uint32_t, 68> w{};
    for (std::size_t j = 0; j < 16; ++j)
        w[j] = big_endian(block + 4 * j);
    for (std::size_t j = 16; j < w.size(); ++j)
        w[j] = p1(w[j - 16] ^ w[j - 9] ^ std::rotl(w[j - 3], 15)) ^ std::rotl(w[j - 13], 7) ^ w[j - 6];
    return w;
}

/// A round of clause 5.3.3. Registers are not moved along: the next round takes them in the next order.
template <class Ff, class Gg>
constexpr auto round_of(Ff ff, Gg gg) {
    return [ff, gg](std::uint32_t a, std::uint32_t& b, std::uint32_t c, std::uint32_t& d, std::uint32_t e,
                    std::uint32_t& f, std::uint32_t g, std::uint32_t& h, std::uint32_t turned,
                    std::uint32_t w, std::uint32_t w4) {
        std::uint32_t const a12 = std::rotl(a, 12);
        std::uint32_t const ss1 = std::rotl(a12 + e + turned, 7);
        d += ff(a, b, c) + (ss1 ^ a12) + (w ^ w4);
        h = p0(h + gg(e, f, g) + ss1 + w);
        b = std::rotl(b, 9);
        f = std::rotl(f, 19);
    };
}

constexpr auto kParity = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) { return x ^ y ^ z; };
constexpr auto kMajority = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    return (x & y) | ((x | y) & z);
};
constexpr auto kChoice = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) { return ((y ^ z) & x) ^ z; };
constexpr auto kEarlyRound = round_of(kParity, kParity);
constexpr auto kLateRound = round_of(kMajority, kChoice);

/// Clause 5.3.3.
void compress(State& state, char const* block) {
    auto const w = expanded(block);
    std::uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    std::uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    auto const four = [&]<class Round>(Round const& round, std::size_t j) {
        round(a, b, c, d, e, f, g, h, kTurned[j], w[j], w[j + 4]);
        round(d, a, b, c, h, e, f, g, kTurned[j + 1], w[j + 1], w[j + 5]);
        round(c, d, a, b, g, h, e, f, kTurned[j + 2], w[j + 2], w[j + 6]);
        round(b, c, d, a, f, g, h, e, kTurned[j + 3], w[j + 3], w[j + 7]);
    };
    for (std::size_t j = 0; j < 16; j += 4)
        four(kEarlyRound, j);
    for (std::size_t j = 16; j < 64; j += 4)
        four(kLateRound, j);
    State const mixed = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i)
        state[i] ^= mixed[i];
}

void put_big_endian(std::uint64_t value, std::size_t count, std::uint8_t* to) {
    for (std::size_t i = 0; i < count; ++i)
        to[i] = static_cast<std::uint8_t>(value >> (8 * (count - 1 - i)));
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    State state = kStart;
    std::uint64_t const bits = std::uint64_t{bytes.size()} * 8;
    for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock))
        compress(state, bytes.data());
    // Clause 5.2: a one, zeros, the length in bits.
    std::array<char, 2 * kBlock> last{};
    bytes.copy(last.data(), bytes.size());
    last[bytes.size()] = '\x80';
    std::size_t const padded = bytes.size() + 9 > kBlock ? 2 * kBlock : kBlock;
    put_big_endian(bits, 8, reinterpret_cast<std::uint8_t*>(last.data()) + padded - 8);
    for (std::size_t at = 0; at < padded; at += kBlock)
        compress(state, last.data() + at);
    Digest256 out{};
    for (std::size_t i = 0; i < state.size(); ++i)
        put_big_endian(state[i], 4, out.data() + 4 * i);
    return out;
}

}  // namespace zs
