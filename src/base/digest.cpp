#include "base/digest.h"

#include <gcrypt.h>

#include <algorithm>

#include "base/error.h"

namespace zs {
namespace {

/// libgcrypt wants to be begun; it does so quickly and reads no configuration.
void begin_library() {
    static bool const begun = [] {
        ENSURE(gcry_check_version(GCRYPT_VERSION) != nullptr);
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0);  // digests of documents: no secrets
        return gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) == 0;
    }();
    ENSURE(begun);
}

int algorithm_of(DigestKind kind) {
    return kind == DigestKind::sm3 ? GCRY_MD_SM3 : GCRY_MD_SHA256;
}

Digest256 digest(DigestKind kind, std::string_view bytes) {
    begin_library();
    Digest256 out{};
    gcry_md_hash_buffer(algorithm_of(kind), out.data(), bytes.data(), bytes.size());
    return out;
}

}  // namespace

Digest256 sm3(std::string_view bytes) {
    return digest(DigestKind::sm3, bytes);
}

Digest256 sha256(std::string_view bytes) {
    return digest(DigestKind::sha256, bytes);
}

struct RunningDigest::State {
    gcry_md_hd_t handle = nullptr;

    State() = default;
    ~State() { gcry_md_close(handle); }
    State(State const&) = delete;
    State& operator=(State const&) = delete;
};

RunningDigest::RunningDigest(DigestKind kind) : state_(std::make_unique<State>()) {
    begin_library();
    ENSURE(gcry_md_open(&state_->handle, algorithm_of(kind), 0) == 0);
}

RunningDigest::~RunningDigest() = default;
RunningDigest::RunningDigest(RunningDigest&&) noexcept = default;
RunningDigest& RunningDigest::operator=(RunningDigest&&) noexcept = default;

RunningDigest::RunningDigest(RunningDigest const& other) : state_(std::make_unique<State>()) {
    ENSURE(gcry_md_copy(&state_->handle, other.state_->handle) == 0);
}

RunningDigest& RunningDigest::operator=(RunningDigest const& other) {
    return *this = RunningDigest(other);
}

void RunningDigest::add(std::string_view bytes) {
    gcry_md_write(state_->handle, bytes.data(), bytes.size());
}

Digest256 RunningDigest::finish() {
    Digest256 out{};
    auto const* const bytes = gcry_md_read(state_->handle, 0);
    ENSURE(bytes != nullptr);
    std::copy_n(bytes, out.size(), out.begin());
    return out;
}

std::string hex(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(bytes.size() * 2, 0);  // written by place
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto const byte = static_cast<unsigned char>(bytes[i]);
        out[2 * i] = kDigits[byte >> 4U];
        out[2 * i + 1] = kDigits[byte & 0xFU];
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
