#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto archive = zs::formats::Archive::open(zs::fuzz::bytes(data, size), zs::fuzz::limits());
    if (!archive.ok()) return 0;
    std::size_t total = 0;
    for (auto const& name : archive->names()) {
        auto part = archive->read(name);
        if (part.ok()) total += part->size();
    }
    if (total > zs::fuzz::limits().max_expanded_bytes) std::abort();
    return 0;
}
