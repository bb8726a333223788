#pragma once

#include <cstddef>
#include <string_view>

#include "formats/pdf/value.h"

namespace zs::formats::pdf {

/// Reads objects and operators from bytes: of the file, of a content stream, of a CMap. Never fails: what is
/// no object is skipped, and arrays and dictionaries nested deeper than `max_depth` end there.
class Lexer {
  public:
    explicit Lexer(std::string_view bytes, std::size_t at = 0, int max_depth = 64)
        : bytes_(bytes), at_(at), max_depth_(max_depth) {}

    /// The next object or keyword. At the end a null while done() is true. `12 0 R` is a reference only where
    /// `references` was asked for.
    Value next(bool references = false);
    [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }
    [[nodiscard]] std::size_t at() const { return at_; }
    void move_to(std::size_t at) { at_ = at; }
    void skip_blanks();

  private:
    Value read(bool references, int depth);
    Value read_number_or_reference(bool references);
    double read_number();
    Value read_literal_string();
    void read_escape(std::string& out);
    Value read_hex_string();
    Value read_name();
    Value read_keyword();
    Value read_array(bool references, int depth);
    Value read_dictionary(bool references, int depth);
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
    }

    std::string_view bytes_;
    std::size_t at_;
    int max_depth_;
};

bool is_blank(char c);
bool is_delimiter(char c);

}  // namespace zs::formats::pdf
