#include "formats/confined/document_codec.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto document = zs::formats::decode_answer(zs::fuzz::bytes(data, size), zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    return 0;
}
