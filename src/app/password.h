#pragma once

#include <semaphore>
#include <string>

namespace zs::app {

enum class PasswordCost {
    interactive,  ///< argon2id, 64 MiB, about a tenth of a second
    testing,      ///< the least that libsodium allows
};

/// Argon2id hashes. At most two are computed at a time: each needs 64 MiB.
class PasswordHasher {
  public:
    explicit PasswordHasher(PasswordCost cost = PasswordCost::interactive);

    std::string hash(std::string const& password);
    bool verify(std::string const& hash, std::string const& password);
    /// Takes as long as verify(), so that an answer does not tell whether a user exists.
    void verify_nothing(std::string const& password);

  private:
    PasswordCost cost_;
    std::counting_semaphore<2> places_{2};
};

/// `count` bytes nobody can guess.
std::string random_bytes(std::size_t count);

}  // namespace zs::app
