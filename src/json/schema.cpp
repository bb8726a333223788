#include "json/schema.h"

#include "base/error.h"

namespace zs::json {

std::string SchemaBuilder::add(std::string name, std::string schema) {
    auto const [at, inserted] = components_.emplace(name, schema);
    ENSURE(inserted || at->second == schema);
    return R"({"$ref":"#/components/schemas/)" + name + R"("})";
}

namespace detail {

std::string simple_schema(char const* type, Rule const* rule, char const* min_word, char const* max_word) {
    std::string text = R"({"type":")" + std::string(type) + '"';
    auto const bound = [&](char const* word, std::int64_t value) {
        if (word != nullptr && value != kNoBound)
            text += ",\"" + std::string(word) + "\":" + std::to_string(value);
    };
    auto const words = [&](char const* word, std::string_view value) {
        if (value.empty()) return;
        text += ",\"" + std::string(word) + "\":";
        append_string(text, value);
    };
    if (rule != nullptr) {
        bound(min_word, rule->min);
        bound(max_word, rule->max);
        words("format", rule->format);
        words("description", rule->description);
    }
    return text + "}";
}

}  // namespace detail

}  // namespace zs::json
