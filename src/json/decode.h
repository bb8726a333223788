#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "json/node.h"
#include "json/traits.h"

/// JSON text to described structs. Every error is reported, each with its JSON pointer, not only the first.
namespace zs::json {

enum class UnknownKeys { refuse, ignore };

/// Collects what is wrong and where. Required = not optional; an integer written 1.0 is no integer.
class Decoder {
  public:
    explicit Decoder(UnknownKeys unknown) : unknown_(unknown) {}

    template <class T>
    void read(Node node, T& out);

    void fail(std::string message);
    [[nodiscard]] bool failed() const { return !errors_.empty(); }
    /// One Error with all the fields.
    [[nodiscard]] Error error() &&;

  private:
    template <class T>
    void read_struct(Node node, T& out);
    template <class T>
    void read_vector(Node node, T& out);
    template <class T>
    void read_map(Node node, T& out);
    template <class T>
    void read_enum(Node node, T& out);
    template <class T>
    void read_field(Node object, char const* name, Rule const* rule, T& out);
    bool expect(Node node, Kind kind);
    bool read_integer(Node node, std::int64_t min, std::int64_t max, std::int64_t& out);
    bool check_text(std::string_view text);
    void check_bounds(Node node, Rule const& rule);
    void refuse_unknown(Node object, std::vector<std::string_view> const& known);

    std::size_t enter(std::string_view key);
    std::size_t enter(std::size_t index);
    void leave(std::size_t mark) { path_.resize(mark); }

    UnknownKeys unknown_;
    std::string path_;
    std::vector<FieldError> errors_;
};

template <class T>
Result<T> decode(std::string_view text, UnknownKeys unknown = UnknownKeys::refuse) {
    ASSIGN_OR_RETURN(auto document, Document::parse(text));
    Decoder decoder(unknown);
    T value{};
    decoder.read(document.root(), value);
    if (decoder.failed()) return std::move(decoder).error();
    return value;
}

template <class T>
void Decoder::read(Node node, T& out) {
    if constexpr (std::is_same_v<T, bool>) {
        if (expect(node, Kind::boolean)) out = node.boolean();
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t value = 0;
        if (read_integer(node, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), value)) {
            out = static_cast<T>(value);
        }
    } else if constexpr (IsId<T>::value) {
        read(node, out.value);
    } else if constexpr (std::is_floating_point_v<T>) {
        if (node.kind() == Kind::integer || expect(node, Kind::number)) out = static_cast<T>(node.number());
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (expect(node, Kind::string) && check_text(node.string())) out = node.string();
    } else if constexpr (IsOptional<T>::value) {
        if (node.kind() != Kind::null) read(node, out.emplace());
    } else if constexpr (IsSettable<T>::value) {
        out.given = true;
        read(node, out.value);
    } else if constexpr (IsVector<T>::value) {
        read_vector(node, out);
    } else if constexpr (IsMap<T>::value) {
        read_map(node, out);
    } else if constexpr (DescribedEnum<T>) {
        read_enum(node, out);
    } else {
        static_assert(Described<T>, "describe the type with ZS_WIRE");
        read_struct(node, out);
    }
}

template <class T>
void Decoder::read_vector(Node node, T& out) {
    if (!expect(node, Kind::array)) return;
    out.reserve(node.size());
    for (std::size_t i = 0; i < node.size(); ++i) {
        auto const mark = enter(i);
        typename T::value_type element{};
        read(node.at(i), element);
        out.push_back(std::move(element));
        leave(mark);
    }
}

template <class T>
void Decoder::read_map(Node node, T& out) {
    if (!expect(node, Kind::object)) return;
    for (std::size_t i = 0; i < node.size(); ++i) {
        auto const mark = enter(node.key(i));
        if (check_text(node.key(i))) read(node.at(i), out[std::string(node.key(i))]);
        leave(mark);
    }
}

template <class T>
void Decoder::read_enum(Node node, T& out) {
    if (!expect(node, Kind::string)) return;
    if (auto const value = enum_value<T>(node.string())) {
        out = *value;
        return;
    }
    std::string names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
        if (!names.empty()) names += "、";
        names += enumerator.name;
    });
    fail("应为下列之一：" + names);
}

template <class T>
void Decoder::read_struct(Node node, T& out) {
    if (!expect(node, Kind::object)) return;
    std::vector<std::string_view> known;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
        using Member = decltype(member);
        known.push_back(Member::name);
        if (may_lack<T>(Member::name) && !node.has(Member::name)) return;
        read_field(node, Member::name, rule_for<T>(Member::name), out.*Member::pointer);
    });
    if (unknown_ == UnknownKeys::refuse) refuse_unknown(node, known);
}

template <class T>
void Decoder::read_field(Node object, char const* name, Rule const* rule, T& out) {
    auto const mark = enter(name);
    if (object.has(name)) {
        auto const before = errors_.size();
        read(object[name], out);
        if (rule != nullptr && errors_.size() == before) check_bounds(object[name], *rule);
    } else if constexpr (!IsOptional<T>::value && !IsSettable<T>::value) {
        fail("缺少此项，请补上");
    }
    leave(mark);
}

}  // namespace zs::json
