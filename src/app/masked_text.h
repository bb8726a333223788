#pragma once

#include <string>
#include <string_view>

namespace zs::app {

/// The text without telephone numbers of people, identity numbers and private mailboxes: their beginning and
/// end stay, so that one can be told from another. Full-width digits are digits here.
std::string without_personal_data(std::string_view text);
/// "王**"; names of organisations stay.
std::string masked_name(std::string_view name);

}  // namespace zs::app
