#include "formats/pdf/decryption.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace zs::formats::pdf {
namespace {

constexpr unsigned char kPadding[] = {0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E,
                                      0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68,
                                      0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A};
constexpr std::size_t kBlock = 16;

unsigned char const* raw(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string digest(EVP_MD const* kind, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), out.data(), &length, kind, nullptr) != 1) return {};
    return {reinterpret_cast<char const*>(out.data()), length};
}

std::string rc4(std::string_view key, std::string_view bytes) {
    std::array<std::uint8_t, 256> box{};
    std::iota(box.begin(), box.end(), std::uint8_t{0});
    for (std::size_t i = 0, j = 0; i < 256 && !key.empty(); ++i) {
        j = (j + box[i] + raw(key)[i % key.size()]) & 0xFFU;
        std::swap(box[i], box[j]);
    }
    std::string out(bytes);
    std::size_t i = 0;
    std::size_t j = 0;
    for (char& c : out) {
        i = (i + 1) & 0xFFU;
        j = (j + box[i]) & 0xFFU;
        std::swap(box[i], box[j]);
        c = static_cast<char>(static_cast<unsigned char>(c) ^ box[(box[i] + box[j]) & 0xFFU]);
    }
    return out;
}

enum class Way { decrypt, encrypt };

/// AES in CBC mode without padding; whole blocks only.
std::string aes(Way way, std::string_view key, std::string_view vector, std::string_view bytes) {
    std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)> context(EVP_CIPHER_CTX_new(),
                                                                       EVP_CIPHER_CTX_free);
    bytes = bytes.substr(0, bytes.size() / kBlock * kBlock);
    std::string out(bytes.size() + kBlock, '\0');
    int length = 0;
    auto const* kind = key.size() == 32 ? EVP_aes_256_cbc() : EVP_aes_128_cbc();
    bool done = context && EVP_CipherInit_ex(context.get(), kind, nullptr, raw(key), raw(vector),
                                             way == Way::encrypt ? 1 : 0) == 1;
    done = done && EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
           EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length, raw(bytes),
                            static_cast<int>(bytes.size())) == 1;
    out.resize(done ? static_cast<std::size_t>(length) : 0);
    return out;
}

/// The key of revisions 2 to 4 for the empty user password (algorithm 2).
std::string key_of(Value const& encrypt, std::string_view first_id, int revision, std::size_t length,
                   bool with_metadata, std::string const& owner) {
    std::string seed(reinterpret_cast<char const*>(kPadding), sizeof kPadding);
    seed += owner.substr(0, 32);
    auto permissions = static_cast<std::uint32_t>(static_cast<std::int64_t>(encrypt["P"].number));
    for (unsigned shift : {0U, 8U, 16U, 24U})
        seed.push_back(static_cast<char>((permissions >> shift) & 0xFFU));
    seed += first_id;
    if (revision >= 4 && !with_metadata) seed.append(4, '\xFF');
    std::string key = digest(EVP_md5(), seed);
    for (int i = 0; revision >= 3 && i < 50; ++i)
        key = digest(EVP_md5(), std::string_view(key).substr(0, length));
    return key.substr(0, length);
}

/// Whether the key opens the file (algorithms 4 and 5): /U is known text, encrypted with it.
bool opens(std::string const& key, std::string const& user, std::string_view first_id, int revision) {
    std::string known(reinterpret_cast<char const*>(kPadding), sizeof kPadding);
    if (revision < 3) return rc4(key, known) == user.substr(0, 32);
    std::string expected = rc4(key, digest(EVP_md5(), known + std::string(first_id)));
    for (int i = 1; i <= 19; ++i) {
        std::string turned = key;
        for (char& c : turned)
            c = static_cast<char>(c ^ i);
        expected = rc4(turned, expected);
    }
    return expected == user.substr(0, 16);
}

/// The hash of revision 6 (ISO 32000-2, algorithm 2.B), for the empty password.
std::string hash_6(std::string_view salt) {
    std::string hash = digest(EVP_sha256(), salt);
    for (int round = 0;; ++round) {
        std::string repeated;
        for (int i = 0; i < 64; ++i)
            repeated += hash;
        std::string mixed = aes(Way::encrypt, std::string_view(hash).substr(0, 16),
                                std::string_view(hash).substr(16, 16), repeated);
        if (mixed.empty()) return {};
        int sum = 0;
        for (std::size_t i = 0; i < 16; ++i)
            sum += raw(mixed)[i];
        hash = digest(sum % 3 == 0 ? EVP_sha256() : sum % 3 == 1 ? EVP_sha384() : EVP_sha512(), mixed);
        if (round >= 63 && raw(mixed)[mixed.size() - 1] <= round - 31) break;
    }
    return hash.substr(0, 32);
}

std::string key_of_6(std::string const& user, std::string const& wrapped, int revision) {
    if (user.size() < 48 || wrapped.size() < 32) return {};
    auto hashed = [&](std::size_t at) {
        std::string salt = user.substr(at, 8);
        return revision >= 6 ? hash_6(salt) : digest(EVP_sha256(), salt);
    };
    if (hashed(32) != user.substr(0, 32)) return {};
    return aes(Way::decrypt, hashed(40), std::string(kBlock, '\0'), wrapped.substr(0, 32));
}

}  // namespace

std::unique_ptr<Decryption> Decryption::open(Value const& encrypt, std::string_view first_id,
                                             Get const& get) {
    if (!get(encrypt, "Filter").is_name("Standard")) return nullptr;
    int version = get(encrypt, "V").integer();
    int revision = get(encrypt, "R").integer();
    auto out = std::make_unique<Decryption>();
    std::size_t length = version == 1 ? 5 : static_cast<std::size_t>(get(encrypt, "Length").integer()) / 8;
    if (version >= 4) {
        Value const& name = get(encrypt, "StmF");
        Value const& method = get(get(get(encrypt, "CF"), name.text), "CFM");
        bool plain = name.kind == Value::Kind::null || name.is_name("Identity") || method.is_name("None");
        out->cipher_ = plain ? Cipher::none : method.is_name("V2") ? Cipher::rc4 : Cipher::aes;
        if (version == 4) length = 16;
    }
    if (length < 5 || length > 16) length = version == 1 ? 5 : length == 0 ? 5 : 16;
    std::string user = get(encrypt, "U").text;
    if (version >= 5) {
        out->whole_key_ = true;
        out->key_ = key_of_6(user, get(encrypt, "UE").text, revision);
        return out->key_.size() == 32 ? std::move(out) : nullptr;
    }
    Value const& metadata = get(encrypt, "EncryptMetadata");
    bool with_metadata = !metadata.is(Value::Kind::boolean) || metadata.number != 0;
    out->key_ = key_of(encrypt, first_id, revision, length, with_metadata, get(encrypt, "O").text);
    if (version < 1 || !opens(out->key_, user, first_id, revision)) return nullptr;
    return out;
}

std::string Decryption::stream(std::string_view bytes, int object, int generation) const {
    if (cipher_ == Cipher::none) return std::string(bytes);
    std::string key = key_;
    if (!whole_key_) {
        for (unsigned shift : {0U, 8U, 16U})
            key.push_back(static_cast<char>((static_cast<unsigned>(object) >> shift) & 0xFFU));
        for (unsigned shift : {0U, 8U})
            key.push_back(static_cast<char>((static_cast<unsigned>(generation) >> shift) & 0xFFU));
        if (cipher_ == Cipher::aes) key += "sAlT";
        key = digest(EVP_md5(), key).substr(0, std::min<std::size_t>(key_.size() + 5, 16));
    }
    if (cipher_ == Cipher::rc4) return rc4(key, bytes);
    if (bytes.size() < 2 * kBlock || (key.size() != 16 && key.size() != 32)) return {};
    std::string out = aes(Way::decrypt, key, bytes.substr(0, kBlock), bytes.substr(kBlock));
    auto padding = out.empty() ? 0U : static_cast<unsigned char>(out.back());
    if (padding >= 1 && padding <= kBlock && padding <= out.size()) out.resize(out.size() - padding);
    return out;
}

}  // namespace zs::formats::pdf
