#include "lint/minima.h"

#include "json/codec.h"
#include "lint/data.h"

namespace zs::lint {

ZS_WIRE(Minimum, id, law, article, matter, words, context, unless, comparator, value, date, unit);

std::span<Minimum const> minima() {
    static std::vector<Minimum> const kMinima = [] {
        auto decoded = json::decode<std::vector<Minimum>>(data_file("statutes/minima.json"));
        ENSURE(decoded.ok());
        return std::move(*decoded);
    }();
    return kMinima;
}

}  // namespace zs::lint
