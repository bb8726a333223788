#include "base/digest.h"

#include <openssl/evp.h>

#include "base/error.h"

namespace zs {
namespace {

/// Fetched once: OpenSSL 3 looks an algorithm up anew for each digest otherwise, which costs more than the
/// digest.
EVP_MD* fetched(char const* name) {
    EVP_MD* algorithm = EVP_MD_fetch(nullptr, name, nullptr);
    ENSURE(algorithm != nullptr);
    return algorithm;
}

Digest256 digest(EVP_MD const* algorithm, std::string_view bytes) {
    Digest256 out{};
    unsigned size = 0;
    ENSURE(EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, algorithm, nullptr) == 1);
    ENSURE(size == out.size());
    return out;
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    static EVP_MD const* const algorithm = fetched("SM3");
    return digest(algorithm, bytes);
}

Digest256 sha256(std::string_view bytes) {
    static EVP_MD const* const algorithm = fetched("SHA256");
    return digest(algorithm, bytes);
}

struct Sha256::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    ENSURE(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    ENSURE(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

Digest256 Sha256::finish() {
    Digest256 out{};
    unsigned size = 0;
    ENSURE(EVP_DigestFinal_ex(state_->context.get(), out.data(), &size) == 1);
    ENSURE(size == out.size());
    return out;
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
