#pragma once

#include <cstddef>

namespace zs {

/// Bounds for reading one untrusted file. Every parser takes one; going over a bound is Error{too_large}.
struct Limits {
    std::size_t max_file_bytes = 64U << 20;       ///< the file as it arrives
    std::size_t max_expanded_bytes = 512U << 20;  ///< all parts of a container together, inflated
    std::size_t max_part_bytes = 256U << 20;      ///< one part, inflated
    double max_expansion_ratio = 200.0;           ///< inflated : deflated, for parts over 1 MiB
    std::size_t max_entries = 4'096;              ///< entries of a container
    int max_depth = 64;                 ///< nested elements that we walk; nested tables count eight each
    std::size_t max_cells = 2'000'000;  ///< cells of all tables together
    std::size_t max_text_bytes = 128U << 20;  ///< text of the resulting Document
    int max_seconds = 60;                     ///< processor time of the reading child
    std::size_t max_memory_bytes = std::size_t{1}
                                   << 30;  ///< address space of the reading child, above its start
};

}  // namespace zs
