#include "app/exports.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "app/use_case_test.h"
#include "catalogue/interchange.h"
#include "formats/registry.h"

using namespace zs;
using namespace zs::app;

namespace {

std::string all_of(ExportedFile const& file) {
    std::string out;
    std::string block(100, '\0');
    while (auto const count = file.content->read(block))
        out.append(block, 0, count);
    CHECK(out.size() == file.size_bytes);
    return out;
}

std::size_t files_in(std::filesystem::path const& folder) {
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("every export is a file of its own that leaves nothing behind") {
    Workplace place;
    auto const id = place.import(Workplace::sample());
    auto const before = files_in(place.folder.path());
    {
        auto const json = place.exports.catalogue_file(id, ExportFormat::json);
        auto const csv = place.exports.catalogue_file(id, ExportFormat::csv);
        auto const xlsx = place.exports.catalogue_file(id, ExportFormat::xlsx);
        REQUIRE(json.ok());
        REQUIRE(csv.ok());
        REQUIRE(xlsx.ok());
        CHECK(files_in(place.folder.path()) == before);
        // What was asked for is what is sent, whatever happens to the catalogue meanwhile.
        REQUIRE(place.catalogues.remove(id, place.editor).ok());
        CHECK(all_of(*json) == catalogue::to_json(Workplace::sample()));
        CHECK(all_of(*csv).starts_with("\xEF\xBB\xBF"));
        CHECK(formats::read_document(all_of(*xlsx), "x", Limits{}).ok());
    }
    CHECK(files_in(place.folder.path()) == before);
    CHECK(place.exports.catalogue_file(id, ExportFormat::json).error().code == ErrorCode::not_found);
}
