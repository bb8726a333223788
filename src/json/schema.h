#pragma once

#include <map>
#include <string>
#include <utility>

#include "json/traits.h"
#include "json/write.h"

/// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of described types.
namespace zs::json {

enum class Direction { in, out };

/// Writes the schema of a type; described structs and enums become components and are referred to.
class SchemaBuilder {
  public:
    /// In what comes in, optional fields may be missing; in what goes out they are there and may be null.
    template <class T>
    std::string schema(Direction direction, Rule const* rule = nullptr);

    [[nodiscard]] std::map<std::string, std::string> const& components() const { return components_; }

  private:
    template <class T>
    std::string reference(Direction direction);
    template <class T>
    std::string struct_schema(Direction direction);
    template <class T>
    static std::string enum_schema();
    /// Throws if two types of the same name differ.
    std::string add(std::string name, std::string schema);

    std::map<std::string, std::string> components_;
};

namespace detail {

std::string simple_schema(char const* type, Rule const* rule, char const* min_word, char const* max_word);

}  // namespace detail

template <class T>
std::string SchemaBuilder::schema(Direction direction, Rule const* rule) {
    if constexpr (std::is_same_v<T, bool>) {
        return detail::simple_schema("boolean", rule, nullptr, nullptr);
    } else if constexpr (std::is_integral_v<T> || IsId<T>::value) {
        return detail::simple_schema("integer", rule, "minimum", "maximum");
    } else if constexpr (std::is_floating_point_v<T>) {
        return detail::simple_schema("number", rule, nullptr, nullptr);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return detail::simple_schema("string", rule, "minLength", "maxLength");
    } else if constexpr (IsOptional<T>::value) {
        return R"({"anyOf":[)" + schema<typename T::value_type>(direction, rule) + R"(,{"type":"null"}]})";
    } else if constexpr (IsSettable<T>::value) {
        return schema<decltype(T::value)>(direction, rule);
    } else if constexpr (IsVector<T>::value) {
        auto text = detail::simple_schema("array", rule, "minItems", "maxItems");
        text.pop_back();
        return text + R"(,"items":)" + schema<typename T::value_type>(direction) + "}";
    } else if constexpr (IsMap<T>::value) {
        return R"({"type":"object","additionalProperties":)" + schema<typename T::mapped_type>(direction) +
               "}";
    } else {
        return reference<T>(direction);
    }
}

template <class T>
std::string SchemaBuilder::reference(Direction direction) {
    if constexpr (DescribedEnum<T>) {
        return add(wire_name<T>(), enum_schema<T>());
    } else {
        auto const name = wire_name<T>();
        if (components_.emplace(name, "").second) {  // the empty text stops a type that contains itself
            components_[name] = struct_schema<T>(direction);
        } else if (!components_[name].empty()) {
            add(name, struct_schema<T>(direction));
        }
        return R"({"$ref":"#/components/schemas/)" + name + R"("})";
    }
}

template <class T>
std::string SchemaBuilder::enum_schema() {
    std::string text = R"({"type":"string","enum":)";
    char before = '[';
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        text += before;
        before = ',';
        append_string(text, enumerator.name);
    });
    return text + "]}";
}

template <class T>
std::string SchemaBuilder::struct_schema(Direction direction) {
    std::string properties;
    std::string required;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
        using Member = decltype(member);
        using Field = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;
        if (!properties.empty()) properties += ',';
        append_string(properties, Member::name);
        properties += ':' + schema<Field>(direction, rule_for<T>(Member::name));
        bool const may_miss = direction == Direction::in || omits_absent<T>();
        if ((IsOptional<Field>::value || IsSettable<Field>::value) && may_miss) return;
        if (direction == Direction::in && may_lack<T>(Member::name)) return;
        if (!required.empty()) required += ',';
        append_string(required, Member::name);
    });
    return R"({"type":"object","properties":{)" + properties + R"(},"required":[)" + required +
           R"(],"additionalProperties":false})";
}

}  // namespace zs::json
