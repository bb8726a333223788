#include "formats/html/flow.h"

#include "base/text.h"

namespace zs::formats {
namespace {

bool collapses(char32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_wide(char32_t c) {
    return is_cjk(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

}  // namespace

void TextFlow::add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t start = at;
        char32_t c = next_code_point(text, at);
        if (collapses(c)) {
            bool line = c == '\n' || c == '\r';
            if (pending_ == Pending::none) pending_ = line ? Pending::source_line : Pending::blank;
            continue;
        }
        bool joined = pending_ == Pending::source_line && is_wide(last_) && is_wide(c);
        if (pending_ != Pending::none && !joined && !text_.empty() && text_.back() != '\n')
            text_.push_back(' ');
        pending_ = Pending::none;
        text_.append(text.substr(start, at - start));
        last_ = c;
    }
}

void TextFlow::add_verbatim(std::string_view text) {
    pending_ = Pending::none;
    text_ += text;
    last_ = 0;
}

void TextFlow::line_break() {
    pending_ = Pending::none;
    text_.push_back('\n');
    last_ = 0;
}

std::string TextFlow::take() {
    pending_ = Pending::none;
    last_ = 0;
    std::string out;
    for (auto const& line : split_lines(text_)) {
        auto shown = trim(line);
        if (shown.empty() && out.empty()) continue;
        out.append(shown);
        out.push_back('\n');
    }
    while (out.ends_with('\n'))
        out.pop_back();
    text_.clear();
    return out;
}

}  // namespace zs::formats
