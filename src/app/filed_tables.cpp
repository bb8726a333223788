#include "app/filed_tables.h"

#include "app/submission_desk.h"
#include "campaign/table_rows.h"
#include "store/database.h"

namespace zs::app {

Result<void> FiledTables::check(SubmissionId id, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<void> {
        RETURN_IF_ERROR(desk_for(connection, clock_, who, id, Right::file));
        return {};
    });
}

Result<std::vector<std::vector<std::string>>> FiledTables::rows(std::string_view bytes,
                                                                std::string const& file_name) const {
    ASSIGN_OR_RETURN(auto const document, read_(bytes, file_name));
    return campaign::table_rows(document);
}

}  // namespace zs::app
