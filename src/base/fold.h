#pragma once

namespace zs {

/// fold_width (text.h) of one character.
constexpr char32_t folded(char32_t c) {
    if (c < 0x2018) return c;
    if (c >= 0x3003 && c < 0xFF01) return c;
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
    switch (c) {
        case U'。': return U'.';
        case U'“':
        case U'”': return U'"';
        case U'‘':
        case U'’': return U'\'';
        case 0x3000: return U' ';
        default: return c;
    }
}

}  // namespace zs
