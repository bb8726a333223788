#include "formats/ofd/ofd.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string file = zs::fuzz::packed(zs::fuzz::bytes(data, size),
                                        {"OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml",
                                         "Doc_0/Pages/Page_1/Content.xml", "Doc_0/Tpls/Tpl_0/Content.xml"});
    auto document = zs::formats::read_ofd(file, zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    return 0;
}
