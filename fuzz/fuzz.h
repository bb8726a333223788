#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "documents/document.h"
#include "formats/container/zip.h"

namespace zs::fuzz {

/// Small enough that a slow input is a finding.
inline Limits limits() {
    Limits out;
    out.max_cells = 20'000;
    out.max_text_bytes = 4U << 20U;
    out.max_expanded_bytes = 8U << 20U;
    out.max_memory_bytes = 256U << 20U;
    return out;
}

inline std::string_view bytes(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// The parts of an input, separated by NUL, in front of `names`: a fuzzer changes XML, not compressed bytes.
inline std::string packed(std::string_view input, std::vector<std::string> const& names) {
    formats::ArchiveWriter out;
    for (auto const& name : names) {
        std::size_t end = input.find('\0');
        out.add(name, std::string(input.substr(0, end)));
        input = end == std::string_view::npos ? std::string_view() : input.substr(end + 1);
    }
    return out.finish();
}

/// What every reader promises about a Document.
inline void check(documents::Document const& document) {
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            if (!is_valid_utf8(paragraph->text)) std::abort();
            continue;
        }
        auto const& table = std::get<documents::Table>(block);
        documents::grid_of(table);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            for (auto const& cell : table.rows[row].cells) {
                bool inside = cell.column >= 0 && cell.column + cell.column_span <= table.column_count &&
                              cell.row_span >= 1 && cell.column_span >= 1 &&
                              row + static_cast<std::size_t>(cell.row_span) <= table.rows.size();
                if (!inside || !is_valid_utf8(cell.text)) std::abort();
            }
        }
    }
}

}  // namespace zs::fuzz
