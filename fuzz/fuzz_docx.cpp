#include "formats/docx/docx.h"
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string file = zs::fuzz::packed(zs::fuzz::bytes(data, size),
                                        {"word/document.xml", "word/numbering.xml", "word/styles.xml",
                                         "word/footnotes.xml", "word/_rels/document.xml.rels"});
    auto document = zs::formats::read_docx(file, zs::fuzz::limits());
    if (document.ok()) zs::fuzz::check(*document);
    return 0;
}
