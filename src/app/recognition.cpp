#include "app/recognition.h"

#include <iterator>

#include "catalogue/recognise/recognise.h"
#include "catalogue/recognise/record.h"
#include "formats/confined/confined.h"
#include "requirements/complete.h"

namespace zs::app {

ImportSteps import_steps() {
    return {
        [](std::string_view bytes, std::string const& file_name) {
            return formats::read_document_confined(bytes, file_name, Limits{});
        },
        recognise_document,
    };
}

Result<catalogue::Catalogue> recognise_document(documents::Document const& document,
                                                catalogue::Catalogue const* base) {
    ASSIGN_OR_RETURN(auto catalogue, catalogue::recognise::recognise(document));
    requirements::complete(document, catalogue);
    auto found = lint::check({catalogue, base, lines_of(document)});
    std::move(found.begin(), found.end(), std::back_inserter(catalogue.findings));
    return catalogue;
}

std::vector<lint::DocumentLine> lines_of(documents::Document const& document) {
    using catalogue::recognise::to_source;
    std::vector<lint::DocumentLine> lines;
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            lines.push_back({paragraph->text, to_source(paragraph->place)});
            continue;
        }
        for (auto const& row : std::get<documents::Table>(block).rows) {
            for (auto const& cell : row.cells)
                lines.push_back({cell.text, to_source(cell.place)});
        }
    }
    return lines;
}

}  // namespace zs::app
