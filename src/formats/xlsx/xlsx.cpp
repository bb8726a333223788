#include "formats/xlsx/xlsx.h"

#include "formats/container/zip.h"
#include "formats/xlsx/workbook.h"

namespace zs::formats {

Result<documents::Document> read_xlsx(std::string_view bytes, Limits const& limits) {
    ASSIGN_OR_RETURN(Archive archive, Archive::open(bytes, limits));
    ASSIGN_OR_RETURN(Workbook workbook, read_workbook(archive, limits));
    documents::Document document;
    document.format = documents::Format::xlsx;
    Budget budget;
    for (auto const& sheet : workbook.sheets) {
        if (!sheet.part.empty())
            RETURN_IF_ERROR(read_sheet(archive, workbook, sheet, limits, budget, document));
    }
    return document;
}

}  // namespace zs::formats
