#pragma once

#include <map>
#include <string>
#include <vector>

#include "lint/context.h"

namespace zs::lint {

/// A cell of a line of the document as written, and without its blanks.
struct Piece {
    std::string raw;
    std::u32string compact;
    catalogue::Source source;
    std::size_t line = 0;  ///< index of the document line it stands in
};

/// The cells of all lines that hold something; markup is left out.
std::vector<Piece> pieces_of(std::vector<DocumentLine> const& lines);

/// The lines of a plain text by their number.
std::map<int, std::string const*> numbered_lines(std::vector<DocumentLine> const& lines);

/// "第 3、8 项", all of them.
std::string numbers_of(std::vector<Entry const*> const& entries);

}  // namespace zs::lint
