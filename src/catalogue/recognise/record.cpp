#include "catalogue/recognise/record.h"

#include <algorithm>

#include "catalogue/recognise/defect_rules.h"

namespace zs::catalogue::recognise {

documents::Place join_places(documents::Place const& first, documents::Place const& last) {
    documents::Place joined = first;
    if (joined.line == 0 || (last.line > 0 && last.line < joined.line)) joined.line = last.line;
    joined.end_line = std::max(first.end_line, last.end_line);
    return joined;
}

Source to_source(documents::Place const& place) {
    Source source;
    if (place.line > 0) {
        source.line = place.line;
        source.end_line = std::max(place.line, place.end_line);
        return source;
    }
    if (place.page > 0) source.page = place.page;
    if (place.table > 0) source.table = place.table;
    if (place.row > 0) source.row = place.row;
    if (!place.sheet.empty()) source.sheet = place.sheet;
    return source;
}

Finding doubt(std::string_view rule, std::string message, documents::Place const& place) {
    Finding out = finding(rule, std::move(message));
    out.source = to_source(place);
    return out;
}

}  // namespace zs::catalogue::recognise
