#include "base/digest.h"

#include <openssl/evp.h>

#include "base/error.h"

namespace zs {
namespace {

Digest256 digest(EVP_MD const* algorithm, std::string_view bytes) {
    Digest256 out{};
    unsigned size = 0;
    ENSURE(EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) == 1);
    ENSURE(size == out.size());
    return out;
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    return digest(EVP_sm3(), bytes);
}

Digest256 sha256(std::string_view bytes) {
    return digest(EVP_sha256(), bytes);
}

std::string hex(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        out.push_back(kDigits[byte >> 4U]);
        out.push_back(kDigits[byte & 0xFU]);
    }
    return out;
}

std::string hex(Digest256 const& digest) {
    return hex(std::string_view(reinterpret_cast<char const*>(digest.data()), digest.size()));
}

std::string sm3_label(std::string_view bytes) {
    return "sm3:" + hex(sm3(bytes));
}

}  // namespace zs
