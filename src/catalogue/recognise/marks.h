#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zs::catalogue::recognise {

/// How a heading or a row is numbered, from the outermost style to the innermost.
enum class MarkStyle {
    none,
    part,             ///< 第一章, 第二部分
    chinese,          ///< 一、
    chinese_bracket,  ///< （一）
    arabic,           ///< 1. 1、 1．
    arabic_bracket,   ///< （1） 1） ①
    dotted,           ///< 1.2, A.5.1
};

/// The mark at the beginning of a text; `length` counts its characters in the text without white space.
struct Mark {
    MarkStyle style = MarkStyle::none;
    int number = 0;
    std::size_t length = 0;

    explicit operator bool() const { return style != MarkStyle::none; }
};

/// `compact` has no white space (compact_of).
Mark read_mark(std::u32string_view compact);

/// The number a number cell holds: "12", "（3）", "4.", "A.5.1", "T2-3"; empty if it holds anything else.
std::string read_number_cell(std::string_view cell);
/// The value of a plain number, -1 for "A.5.1" and the like.
int number_value(std::string_view number);

std::u32string compact_of(std::string_view utf8);
/// Wording as kept in the catalogue: no white space around Chinese, single blanks between Latin words.
std::string clean_text(std::string_view utf8);
/// A text that has come to an end: 。；！？ or such a mark before a closing bracket or quotation mark.
bool ends_sentence(std::u32string_view compact);
/// Characters a sentence or a cell does not begin with: closing marks, 、，的 …
bool begins_inside(std::u32string_view compact);
bool is_latin_text(std::u32string_view compact);

}  // namespace zs::catalogue::recognise
