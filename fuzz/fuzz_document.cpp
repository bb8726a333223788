#include "formats/registry.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto document = zs::formats::read_document(zs::fuzz::bytes(data, size), "input", zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    if (!document.ok() && !document.error().where.starts_with("input")) std::abort();
    return 0;
}
