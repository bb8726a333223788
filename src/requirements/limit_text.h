#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/recognise/word_lists.h"

namespace zs::requirements {

/// The words of data/vocabulary/limits.txt, by key.
catalogue::recognise::WordList const& limit_words(std::string_view key);
/// Those of data/vocabulary/limit_subjects.txt.
catalogue::recognise::WordList const& subject_list(std::string_view key);

/// A piece of a text between commas; `sentence` counts what full stops, semicolons and brackets part.
struct Phrase {
    std::size_t begin = 0;
    std::size_t end = 0;
    int sentence = 0;
};

/// An item's text, parted into phrases. Positions count code points and are the same in both writings.
class LimitText {
  public:
    explicit LimitText(std::string_view text);

    std::u32string written;
    std::u32string folded;      ///< half-width digits, letters and ，；：（）％
    std::vector<bool> passive;  ///< in a title, a document number or a quoted name: holds no limit
    std::vector<Phrase> phrases;

    /// Index of the phrase that holds the position.
    [[nodiscard]] std::size_t phrase_at(std::size_t at) const;
    [[nodiscard]] std::u32string_view part(std::size_t begin, std::size_t end) const {
        return std::u32string_view(folded).substr(begin, end - begin);
    }
    [[nodiscard]] std::string as_written(std::size_t begin, std::size_t end) const;

  private:
    void mark_passive();
    void part_phrases();
};

}  // namespace zs::requirements
