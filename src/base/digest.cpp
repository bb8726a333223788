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

EVP_MD const* sm3_algorithm() {
    static EVP_MD const* const algorithm = fetched("SM3");
    return algorithm;
}

EVP_MD const* sha256_algorithm() {
    static EVP_MD const* const algorithm = fetched("SHA256");
    return algorithm;
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    return digest(sm3_algorithm(), bytes);
}

Digest256 sha256(std::string_view bytes) {
    return digest(sha256_algorithm(), bytes);
}

struct RunningDigest::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

RunningDigest::RunningDigest(DigestKind kind) : state_(std::make_unique<State>()) {
    auto const* const algorithm = kind == DigestKind::sm3 ? sm3_algorithm() : sha256_algorithm();
    ENSURE(EVP_DigestInit_ex(state_->context.get(), algorithm, nullptr) == 1);
}

RunningDigest::~RunningDigest() = default;
RunningDigest::RunningDigest(RunningDigest&&) noexcept = default;
RunningDigest& RunningDigest::operator=(RunningDigest&&) noexcept = default;

RunningDigest::RunningDigest(RunningDigest const& other) : state_(std::make_unique<State>()) {
    ENSURE(EVP_MD_CTX_copy_ex(state_->context.get(), other.state_->context.get()) == 1);
}

RunningDigest& RunningDigest::operator=(RunningDigest const& other) {
    ENSURE(EVP_MD_CTX_copy_ex(state_->context.get(), other.state_->context.get()) == 1);
    return *this;
}

void RunningDigest::add(std::string_view bytes) {
    ENSURE(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1);
}

Digest256 RunningDigest::finish() {
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
