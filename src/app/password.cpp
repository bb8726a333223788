#include "app/password.h"

#include <sodium.h>

#include <array>

#include "base/error.h"

namespace zs::app {
namespace {

class Turn {
  public:
    explicit Turn(std::counting_semaphore<2>& places) : places_(places) { places_.acquire(); }
    ~Turn() { places_.release(); }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;

  private:
    std::counting_semaphore<2>& places_;
};

}  // namespace

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
    ENSURE(sodium_init() >= 0);
}

std::string PasswordHasher::hash(std::string const& password) {
    Turn const turn(places_);
    bool const testing = cost_ == PasswordCost::testing;
    std::array<char, crypto_pwhash_STRBYTES> out{};
    int const outcome =
        crypto_pwhash_str_alg(out.data(), password.data(), password.size(),
                              testing ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              testing ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13);
    ENSURE(outcome == 0);  // out of memory
    return out.data();
}

bool PasswordHasher::verify(std::string const& hash, std::string const& password) {
    Turn const turn(places_);
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void PasswordHasher::verify_nothing(std::string const& password) {
    static_cast<void>(hash(password));  // costs the same as checking one
}

std::string random_bytes(std::size_t count) {
    ENSURE(sodium_init() >= 0);
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

}  // namespace zs::app
