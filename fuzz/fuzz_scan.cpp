#include "formats/scan/scan.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto document = zs::formats::read_scan(zs::fuzz::bytes(data, size), zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    return 0;
}
