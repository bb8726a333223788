#include "formats/xlsx/xlsx.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string file = zs::fuzz::packed(zs::fuzz::bytes(data, size),
                                        {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                         "xl/workbook.xml", "xl/_rels/workbook.xml.rels"});
    auto document = zs::formats::read_xlsx(file, zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    return 0;
}
