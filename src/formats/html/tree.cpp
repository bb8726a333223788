#include "formats/html/tree.h"

#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <csetjmp>
#include <cstdlib>
#include <unordered_map>

namespace zs::formats {

struct HtmlTree::Block {
    Block* previous;
    Block* next;
    std::size_t bytes;
    std::size_t padding;  // keeps what follows aligned to 16
};

namespace {

struct Pool {
    HtmlTree::Block* blocks = nullptr;
    std::size_t used = 0;
    std::size_t most = 0;
    std::jmp_buf full;
};

/// Gumbo does not test for nullptr, so running out jumps straight out of it; only C frames are left behind.
void* take(void* data, std::size_t size) {
    auto* pool = static_cast<Pool*>(data);
    std::size_t bytes = size + sizeof(HtmlTree::Block);
    auto* block =
        pool->used + bytes > pool->most ? nullptr : static_cast<HtmlTree::Block*>(std::malloc(bytes));
    if (block == nullptr) std::longjmp(pool->full, 1);
    *block = {nullptr, pool->blocks, bytes, 0};
    if (pool->blocks != nullptr) pool->blocks->previous = block;
    pool->blocks = block;
    pool->used += bytes;
    return block + 1;
}

void give_back(void* data, void* memory) {
    if (memory == nullptr) return;
    auto* pool = static_cast<Pool*>(data);
    auto* block = static_cast<HtmlTree::Block*>(memory) - 1;
    if (block->previous != nullptr) block->previous->next = block->next;
    if (block->next != nullptr) block->next->previous = block->previous;
    if (pool->blocks == block) pool->blocks = block->next;
    pool->used -= block->bytes;
    std::free(block);
}

/// No object with a destructor lives in this frame: longjmp would skip it.
GumboNode const* parse(Pool& pool, char const* text, std::size_t length) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = &pool;
    options.max_errors = 0;
    if (setjmp(pool.full) != 0) return nullptr;
    return gumbo_parse_with_options(&options, text, length)->root;
}

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool is_name_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '-';
}

std::string name_at(std::string_view html, std::size_t at) {
    std::string name;
    for (; at < html.size() && is_name_character(html[at]) && name.size() < 32; ++at)
        name.push_back(lower(html[at]));
    return name;
}

/// Elements that never nest in themselves without another element in between, or hold nothing.
bool nests(std::string const& name) {
    static constexpr std::string_view kFlat[] = {
        "p",  "li",  "td",  "th",   "tr",    "tbody", "thead", "tfoot", "dt",  "dd",    "option", "br",
        "hr", "img", "col", "meta", "input", "link",  "area",  "base",  "wbr", "param", "source"};
    return std::find(std::begin(kFlat), std::end(kFlat), name) == std::end(kFlat);
}

std::size_t find_end_tag(std::string_view html, std::size_t at, std::string const& name) {
    for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2)) {
        if (name_at(html, at + 2) == name) return at;
    }
    return html.size();
}

}  // namespace

HtmlTree::HtmlTree(std::string_view html, std::size_t max_bytes) {
    Pool pool;
    pool.most = max_bytes;
    root_ = parse(pool, html.data(), html.size());
    blocks_ = pool.blocks;
}

HtmlTree::~HtmlTree() {
    while (blocks_ != nullptr) {
        Block* next = blocks_->next;
        std::free(blocks_);
        blocks_ = next;
    }
}

std::size_t nesting_bound(std::string_view html) {
    // Inside SVG and MathML a script is markup like any other.
    bool foreign =
        html.find("<svg") != std::string_view::npos || html.find("<SVG") != std::string_view::npos ||
        html.find("<math") != std::string_view::npos || html.find("<MATH") != std::string_view::npos;
    std::unordered_map<std::string, std::size_t> open;
    std::size_t depth = 0;
    std::size_t most = 0;
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        bool end = at + 1 < html.size() && html[at + 1] == '/';
        std::string name = name_at(html, at + (end ? 2 : 1));
        ++at;
        if (name.empty() || !nests(name)) continue;
        if (!foreign && !end && (name == "script" || name == "style")) {
            at = find_end_tag(html, at, name);
            continue;
        }
        std::size_t& count = open[name];
        if (!end) {
            ++count;
            most = std::max(most, ++depth);
        } else if (count > 0) {
            --count;
            --depth;
        }
    }
    return most;
}

std::string_view attribute_of(HtmlNode const& element, char const* name) {
    GumboAttribute const* found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute_of(HtmlNode const& element, char const* name) {
    return gumbo_get_attribute(&element.v.element.attributes, name) != nullptr;
}

bool has_style(HtmlNode const& element, std::string_view declaration) {
    std::string_view style = attribute_of(element, "style");
    if (style.empty()) return false;
    std::string plain;
    for (char c : style) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0) plain.push_back(lower(c));
    }
    return plain.find(declaration) != std::string::npos;
}

}  // namespace zs::formats
