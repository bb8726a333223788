#include "catalogue/recognise/passages.h"

#include "base/text.h"
#include "catalogue/recognise/lines.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kShortLine = 30;  // characters; a shorter line without a stop is a line of its own
constexpr std::size_t kLongestPassage = 6000;  // bytes
constexpr std::size_t kLongestBracket = 200;

/// A line that goes on with the one above: words broken by the width of a page.
bool goes_on(std::string const& above, std::string_view line) {
    if (above.size() > kLongestPassage) return false;
    std::u32string before = compact_of(above);
    std::u32string here = compact_of(line);
    auto open = before.find_last_of(U"（【");
    bool closed = open == std::u32string::npos || before.find_first_of(U"）】", open) != std::u32string::npos;
    if (!closed && before.size() - open < kLongestBracket) return true;
    if (here.empty() || read_mark(here) || read_assignment_line(line)) return false;
    bool opens = here.front() == U'（' || here.front() == U'【';
    return !ends_sentence(before) && before.size() > kShortLine && !opens;
}

}  // namespace

std::vector<Passage> passages_of(std::vector<documents::Paragraph const*> const& paragraphs) {
    std::vector<Passage> passages;
    for (TextLine const& line : text_lines(paragraphs)) {
        if (line.blank) continue;
        std::string text;
        for (auto const& cell : line.cells)
            text += (text.empty() || cell.empty() ? "" : " ") + cell;
        if (trim(text).empty()) continue;
        if (!passages.empty() && goes_on(passages.back().text, text)) {
            passages.back().text += text;
            passages.back().place.end_line = line.end_line;
            continue;
        }
        Passage passage;
        passage.text = text;
        passage.place.line = line.line;
        passage.place.end_line = line.end_line;
        passages.push_back(std::move(passage));
    }
    for (Passage& passage : passages) {
        passage.mark = read_mark(compact_of(passage.text));
        if (auto assignment = read_assignment_line(passage.text)) {
            passage.assignment = *assignment;
            passage.only_assigns = true;
            continue;
        }
        AssignedText taken = take_assignments(passage.text);
        passage.text = taken.text;
        passage.assignment = taken.assignment;
    }
    return passages;
}

}  // namespace zs::catalogue::recognise
