#include "json/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/text.h"

namespace zs::json {

namespace {

constexpr std::size_t kMaxErrors = 100;  // enough to mend a request by; a hostile one must not cost memory

char const* name_of(Kind kind) {
    switch (kind) {
        case Kind::null: return "空值";
        case Kind::boolean: return "是否（true 或 false）";
        case Kind::integer: return "整数";
        case Kind::number: return "数";
        case Kind::string: return "文字";
        case Kind::array: return "数组";
        case Kind::object: return "对象";
    }
    return "";
}

std::int64_t measure(Node node) {
    switch (node.kind()) {
        case Kind::string: return static_cast<std::int64_t>(length_in_characters(node.string()));
        case Kind::array: return static_cast<std::int64_t>(node.size());
        case Kind::integer: return node.integer();
        case Kind::null:
        case Kind::boolean:
        case Kind::number:
        case Kind::object: break;
    }
    return kNoBound;
}

/// Whether the bytes of a text tell it already: a character has one to four.
bool is_surely_within(Node node, Rule const& rule) {
    if (node.kind() != Kind::string) return false;
    auto const bytes = static_cast<std::int64_t>(node.string().size());
    return (rule.max == kNoBound || bytes <= rule.max) && (rule.min == kNoBound || bytes / 4 >= rule.min);
}

char const* measured_in(Kind kind) {
    if (kind == Kind::string) return " 个字";
    return kind == Kind::array ? " 项" : "";
}

}  // namespace

void Decoder::fail(std::string message) {
    if (errors_.size() < kMaxErrors) errors_.push_back({path_.empty() ? "/" : path_, std::move(message)});
}

Error Decoder::error() && {
    Error error{ErrorCode::invalid_input, "提交的内容有误，请按各项提示修改后再试", errors_.front().path, {}};
    error.fields = std::move(errors_);
    return error;
}

bool Decoder::expect(Node node, Kind kind) {
    if (node.kind() == kind) return true;
    fail(fmt::format("应为{}，实为{}", name_of(kind), name_of(node.kind())));
    return false;
}

bool Decoder::read_integer(Node node, std::int64_t min, std::int64_t max, std::int64_t& out) {
    if (!expect(node, Kind::integer)) return false;
    out = node.integer();
    if (max < min) max = std::numeric_limits<std::int64_t>::max();  // of an unsigned type of 64 bits
    if (out >= min && out <= max) return true;
    fail(fmt::format("应在 {} 与 {} 之间", min, max));
    return false;
}

/// PostgreSQL keeps no zero byte in a text, and no text that a person writes has one.
bool Decoder::check_text(std::string_view text) {
    if (text.find('\0') == std::string_view::npos) return true;
    fail("含有不可见的空字符（U+0000），请删去后再试");
    return false;
}

void Decoder::check_bounds(Node node, Rule const& rule) {
    if (is_surely_within(node, rule)) return;
    auto const value = measure(node);
    if (value == kNoBound) return;
    auto const* const unit = measured_in(node.kind());
    if (rule.min != kNoBound && value < rule.min) fail(fmt::format("不得少于 {}{}", rule.min, unit));
    if (rule.max != kNoBound && value > rule.max) fail(fmt::format("不得超过 {}{}", rule.max, unit));
}

void Decoder::refuse_unknown(Node object, std::vector<std::string_view> const& known) {
    for (std::size_t i = 0; i < object.size(); ++i) {
        if (std::find(known.begin(), known.end(), object.key(i)) != known.end()) continue;
        auto const mark = enter(object.key(i));
        fail("没有此项，请删去或改正名称");
        leave(mark);
    }
}

std::size_t Decoder::enter(std::string_view key) {
    auto const mark = path_.size();
    path_ += '/';
    for (char const c : key) {  // RFC 6901
        if (c == '~') {
            path_ += "~0";
        } else if (c == '/') {
            path_ += "~1";
        } else {
            path_ += c;
        }
    }
    return mark;
}

std::size_t Decoder::enter(std::size_t index) {
    auto const mark = path_.size();
    path_ += '/';
    path_ += std::to_string(index);
    return mark;
}

}  // namespace zs::json
