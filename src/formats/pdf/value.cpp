#include "formats/pdf/value.h"

#include <algorithm>

namespace zs::formats::pdf {
namespace {

Value const kNull;
Array const kNoItems;
Dictionary const kNoEntries;

}  // namespace

int Value::integer() const {
    if (kind != Kind::number && kind != Kind::boolean && kind != Kind::reference) return 0;
    return static_cast<int>(std::clamp(number, -2e9, 2e9));
}

Value const& Value::operator[](std::string_view key) const {
    if (!entries) return kNull;
    auto found = entries->find(key);
    return found == entries->end() ? kNull : found->second;
}

Array const& Value::array() const {
    return items ? *items : kNoItems;
}

Dictionary const& Value::dictionary() const {
    return entries ? *entries : kNoEntries;
}

}  // namespace zs::formats::pdf
