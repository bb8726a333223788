#include "formats/html/hiding_styles.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr std::size_t kMostRules = 10'000;

std::string without_comments(std::string_view sheet) {
    std::string out;
    while (!sheet.empty()) {
        std::size_t open = sheet.find("/*");
        out += sheet.substr(0, open);
        if (open == std::string_view::npos) break;
        std::size_t close = sheet.find("*/", open + 2);
        sheet = close == std::string_view::npos ? std::string_view() : sheet.substr(close + 2);
    }
    return out;
}

/// Where the block that opens at `open` closes.
std::size_t end_of_block(std::string_view sheet, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < sheet.size(); ++at) {
        if (sheet[at] == '{') ++depth;
        if (sheet[at] == '}' && --depth == 0) return at;
    }
    return sheet.size();
}

/// "p", ".note", "p.note", "#menu": nothing that depends on what stands around the element.
bool is_simple(std::string_view selector) {
    std::size_t marks = 0;
    for (char c : selector) {
        bool name = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ||
                    static_cast<unsigned char>(c) >= 0x80;
        if (c == '.' || c == '#') {
            ++marks;
        } else if (!name) {
            return false;
        }
    }
    return !selector.empty() && marks <= 1;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

/// Element names compare without regard to case, classes and ids do not.
std::string normal(std::string_view selector) {
    std::size_t mark = std::min(selector.find_first_of(".#"), selector.size());
    return lower(selector.substr(0, mark)) + std::string(selector.substr(mark));
}

/// The last value the declarations give the property, without "!important".
std::optional<std::string> value_of(std::string_view declarations, std::string_view property) {
    std::optional<std::string> value;
    while (!declarations.empty()) {
        std::size_t end = std::min(declarations.find(';'), declarations.size());
        std::string_view one = declarations.substr(0, end);
        std::size_t colon = one.find(':');
        if (colon != std::string_view::npos && lower(trim(one.substr(0, colon))) == property) {
            std::string_view given = one.substr(colon + 1);
            value = lower(trim(given.substr(0, given.find('!'))));
        }
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
    }
    return value;
}

}  // namespace

void HidingStyles::add_rule(std::string_view selectors, std::string_view declarations) {
    auto display = value_of(declarations, "display");
    auto visibility = value_of(declarations, "visibility");
    if (!display && !visibility) return;
    while (!selectors.empty()) {
        std::size_t end = std::min(selectors.find(','), selectors.size());
        std::string_view selector = trim(selectors.substr(0, end));
        selectors.remove_prefix(std::min(end + 1, selectors.size()));
        if (!is_simple(selector) || hidden_.size() >= kMostRules) continue;
        Effect& effect = hidden_[normal(selector)];
        if (display) effect.no_display = *display == "none";
        if (visibility) effect.invisible = *visibility == "hidden";
    }
}

void HidingStyles::load(std::string_view sheet) {
    std::string const plain = replace_all(replace_all(without_comments(sheet), "<!--", ""), "-->", "");
    std::string_view rest = plain;
    while (!rest.empty()) {
        std::size_t open = rest.find('{');
        if (open == std::string_view::npos) return;
        std::string_view selectors = rest.substr(0, open);
        // "@import …;" stands alone; "@media …" holds for other media than the one that is read.
        if (std::size_t stop = selectors.rfind(';'); stop != std::string_view::npos)
            selectors.remove_prefix(stop + 1);
        std::size_t close = end_of_block(rest, open);
        selectors = trim(selectors);
        if (!selectors.starts_with('@')) add_rule(selectors, rest.substr(open + 1, close - open - 1));
        rest.remove_prefix(std::min(close + 1, rest.size()));
    }
}

bool HidingStyles::has(std::string const& selector) const {
    auto found = hidden_.find(selector);
    return found != hidden_.end() && (found->second.no_display || found->second.invisible);
}

bool HidingStyles::hides(std::string_view tag, std::string_view id, std::string_view classes) const {
    std::string const name = lower(tag);
    if (has(name)) return true;
    if (!id.empty() && (has("#" + std::string(id)) || has(name + "#" + std::string(id)))) return true;
    while (!classes.empty()) {
        std::size_t begin = std::min(classes.find_first_not_of(" \t\r\n\f"), classes.size());
        classes.remove_prefix(begin);
        std::size_t end = std::min(classes.find_first_of(" \t\r\n\f"), classes.size());
        std::string const word(classes.substr(0, end));
        classes.remove_prefix(end);
        if (!word.empty() && (has("." + word) || has(name + "." + word))) return true;
    }
    return false;
}

}  // namespace zs::formats
