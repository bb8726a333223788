#pragma once

#include <string>

namespace zs::formats {

/// Takes out of a WordprocessingML part, before it is parsed, what only says how the text looks: empty
/// elements such as w:sz or w:rFonts, and the attributes of w:p, w:r and w:tr (revision numbers). It is most
/// of what a word processor writes, and nothing that the reader asks for. From the first comment, CDATA
/// section or declaration on everything stays, and so does what is written with another prefix. True if
/// something was taken out.
bool drop_layout(std::string& xml);

}  // namespace zs::formats
