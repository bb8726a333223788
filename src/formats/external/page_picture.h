#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "formats/positioned/page.h"

namespace zs::formats {

/// A page in shades of grey, as pdftoppm -gray writes it (PGM, P5).
struct PagePicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> shades;  ///< row by row; 0 is black

    [[nodiscard]] bool dark(int x, int y) const {
        return shades[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)] < 140;
    }
};

/// Errors: malformed_document for anything but a whole PGM of a sensible size.
Result<PagePicture> read_pgm(std::string_view bytes);
std::string write_pgm(PagePicture const& picture);

/// The straight lines of tables in pixels: dark runs far longer than a stroke of a character, also where a
/// scan is slightly askew or thin lines are broken.
std::vector<Rule> rules_of(PagePicture const& picture);
/// Paints the lines white, so that recognition sees characters only.
void erase(PagePicture& picture, std::vector<Rule> const& rules);

}  // namespace zs::formats
