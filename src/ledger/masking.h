#pragma once

#include <string>
#include <string_view>

namespace zs::ledger {

/// Whether a column of that heading holds names of people (当事人, 申请人, 联系人 …).
bool names_people(std::string_view heading);

/// A cell without the personal data in it: numbers of identity cards and telephones keep their beginning and
/// end, the name of a person (in a column of such) its first character. Names of organisations stay.
std::string masked(std::string_view cell, bool is_name);

}  // namespace zs::ledger
