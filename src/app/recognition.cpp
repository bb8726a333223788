#include "app/recognition.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "catalogue/recognise/defect_rules.h"
#include "catalogue/recognise/recognise.h"
#include "catalogue/recognise/record.h"
#include "formats/confined/confined.h"
#include "lint/rule.h"
#include "requirements/complete.h"

namespace zs::app {
namespace {

void append(std::vector<catalogue::Finding> found, catalogue::Catalogue& catalogue) {
    std::move(found.begin(), found.end(), std::back_inserter(catalogue.findings));
}

bool same_row(catalogue::Source const& a, catalogue::Source const& b) {
    return a.table && a.table == b.table && a.row == b.row;
}

/// What recognition of a picture was not sure of becomes a doubt of the item it stands in.
void tell_doubts(documents::Document const& document, catalogue::Catalogue& catalogue) {
    constexpr double kDoubtful = 0.5;
    for (auto const& notice : document.notices) {
        if (notice.code != "uncertain_text") continue;
        auto finding = catalogue::recognise::finding("uncertain_text", notice.message);
        finding.source = catalogue::recognise::to_source(notice.place);
        for (auto& list : catalogue.lists) {
            for (auto& item : list.items) {
                if (finding.number || !same_row(item.source, finding.source)) continue;
                finding.list = list.name;
                finding.number = item.number;
                item.confidence = std::min(item.confidence, kDoubtful);
            }
        }
        catalogue.findings.push_back(std::move(finding));
    }
}

Result<catalogue::Catalogue> recognised(documents::Document const& document) {
    ASSIGN_OR_RETURN(auto catalogue, catalogue::recognise::recognise(document));
    tell_doubts(document, catalogue);
    return catalogue;
}

}  // namespace

ImportSteps import_steps() {
    return {
        [](std::string_view bytes, std::string const& file_name) {
            return formats::read_document_confined(bytes, file_name, Limits{});
        },
        recognise_document,
    };
}

Result<catalogue::Catalogue> read_catalogue(documents::Document const& document) {
    ASSIGN_OR_RETURN(auto catalogue, recognised(document));
    // Side by side: neither asks for what the other finds.
    auto completion = std::async(std::launch::async, [&document, &catalogue] {
        return requirements::completion_of(document, catalogue);
    });
    auto found = lint::check({catalogue, nullptr, {}, lint::Stage::reading});
    requirements::add(completion.get(), catalogue);
    append(std::move(found), catalogue);
    return catalogue;
}

Result<catalogue::Catalogue> recognise_document(documents::Document const& document,
                                                catalogue::Catalogue const* base) {
    ASSIGN_OR_RETURN(auto catalogue, recognised(document));
    requirements::complete(document, catalogue);
    append(lint::check({catalogue, base, lines_of(document)}), catalogue);
    return catalogue;
}

void prepare_recognition() {
    catalogue::recognise::prepare();
    requirements::prepare();
    lint::rules();
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
