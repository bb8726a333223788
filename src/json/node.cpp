#include "json/node.h"

#include <boost/json.hpp>

namespace zs::json {

namespace {

boost::json::value const& as_value(void const* value) {
    return *static_cast<boost::json::value const*>(value);
}

constexpr int kMaxDepth = 64;

}  // namespace

struct Document::Value {
    boost::json::monotonic_resource memory;
    boost::json::value root = boost::json::value(boost::json::storage_ptr(&memory));
};

Document::Document(std::unique_ptr<Value> value) : value_(std::move(value)) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

Result<Document> Document::parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = kMaxDepth;
    auto value = std::make_unique<Value>();
    boost::json::parser parser(boost::json::storage_ptr(&value->memory), options);
    boost::json::error_code code;
    std::size_t const read = parser.write({text.data(), text.size()}, code);
    if (code) {
        return Error{
            ErrorCode::invalid_input,
            "内容不是有效的 JSON，请检查第 " + std::to_string(read + 1) + " 个字节附近：" + code.message(),
            "/",
            {}};
    }
    value->root = parser.release();
    return Document(std::move(value));
}

Node Document::root() const {
    return Node(&value_->root);
}

Kind Node::kind() const {
    switch (as_value(value_).kind()) {
        case boost::json::kind::null: return Kind::null;
        case boost::json::kind::bool_: return Kind::boolean;
        case boost::json::kind::int64: return Kind::integer;
        case boost::json::kind::uint64: return Kind::number;  // beyond the signed range: no integer of ours
        case boost::json::kind::double_: return Kind::number;
        case boost::json::kind::string: return Kind::string;
        case boost::json::kind::array: return Kind::array;
        case boost::json::kind::object: return Kind::object;
    }
    return Kind::null;
}

bool Node::boolean() const {
    return as_value(value_).get_bool();
}
std::int64_t Node::integer() const {
    return as_value(value_).get_int64();
}
double Node::number() const {
    return as_value(value_).to_number<double>();
}

std::string_view Node::string() const {
    auto const& text = as_value(value_).get_string();
    return {text.data(), text.size()};
}

std::size_t Node::size() const {
    auto const& value = as_value(value_);
    return value.is_array() ? value.get_array().size() : value.get_object().size();
}

Node Node::at(std::size_t i) const {
    auto const& value = as_value(value_);
    return value.is_array() ? Node(&value.get_array()[i]) : Node(&(value.get_object().begin() + i)->value());
}

std::string_view Node::key(std::size_t i) const {
    auto const key = (as_value(value_).get_object().begin() + i)->key();
    return {key.data(), key.size()};
}

bool Node::has(std::string_view key) const {
    return as_value(value_).get_object().if_contains({key.data(), key.size()}) != nullptr;
}

Node Node::operator[](std::string_view key) const {
    return Node(as_value(value_).get_object().if_contains({key.data(), key.size()}));
}

}  // namespace zs::json
