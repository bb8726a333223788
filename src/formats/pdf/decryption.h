#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "formats/pdf/value.h"

namespace zs::formats::pdf {

/// Opens files that anybody may open: those encrypted with an empty user password, to forbid printing or
/// copying (ISO 32000-1, 7.6; revisions 2 to 4 and 6).
class Decryption {
  public:
    using Get = std::function<Value const&(Value const&, std::string_view)>;
    /// Nothing if a password is needed or the method is unknown. `encrypt` is the trailer's dictionary,
    /// `first_id` the first string of /ID.
    static std::unique_ptr<Decryption> open(Value const& encrypt, std::string_view first_id, Get const& get);

    [[nodiscard]] std::string stream(std::string_view bytes, int object, int generation) const;

  private:
    enum class Cipher { none, rc4, aes };
    Cipher cipher_ = Cipher::rc4;
    bool whole_key_ = false;  ///< revision 5 and later: one key for all objects
    std::string key_;
};

}  // namespace zs::formats::pdf
