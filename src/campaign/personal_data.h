#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zs::campaign {

enum class PersonalKind { phone, identity, mailbox };

/// A stretch of a text that names a person's own number or mailbox.
struct PersonalData {
    PersonalKind kind = PersonalKind::phone;
    std::size_t begin = 0;  ///< in bytes
    std::size_t end = 0;
};

/// Mobile numbers, identity numbers whose check digit is right, and mailboxes at providers for private
/// people. Office telephones, hotlines, document and case numbers are none.
std::vector<PersonalData> personal_data_in(std::string_view text);

/// A mobile number, or a telephone with or without area code and extension.
bool is_phone(std::string_view text);

}  // namespace zs::campaign
