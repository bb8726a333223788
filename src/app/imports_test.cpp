#include "app/imports.h"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <limits>
#include <thread>

#include "app/use_case_test.h"
#include "store/import_store.h"

using namespace zs;
using namespace zs::app;

namespace {

Import upload(Workplace& place, std::string const& name = "文件.docx") {
    auto incoming = place.imports.begin_upload();
    REQUIRE(incoming->append("some ").ok());
    REQUIRE(incoming->append("bytes").ok());
    auto queued = place.imports.enqueue(name, *incoming, place.editor);
    REQUIRE(queued.ok());
    return queued.take();
}

Import wait_for(Workplace& place, ImportId id) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < end) {
        auto import = place.imports.find(id);
        REQUIRE(import.ok());
        if (import->state == ImportState::ready || import->state == ImportState::failed) return import.take();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    FAIL("the import did not end");
    return {};
}

std::int64_t rows_in(Workplace& place, std::string const& table) {
    return place.database.read([&](store::Connection& connection) {
        return connection.value<std::int64_t>("SELECT count(*) FROM " + table).value_or(-1);
    });
}

}  // namespace

TEST_CASE("an upload is kept under its digest and becomes a draft on a worker") {
    Workplace place;
    place.recognised = Workplace::sample();
    place.imports.start_workers(1);
    auto const queued = upload(place, "C:\\某目录\\文件.docx");
    CHECK(queued.file_name == "文件.docx");
    CHECK(queued.size_bytes == 10);
    CHECK(place.files.read(queued.sha256).value() == "some bytes");
    auto const done = wait_for(place, queued.id);
    CHECK(done.state == ImportState::ready);
    CHECK(done.progress == 1.0);
    REQUIRE(done.catalogue_id.has_value());
    auto const draft = place.catalogues.find(*done.catalogue_id);
    REQUIRE(draft.ok());
    CHECK(draft->summary.item_count == 4);
    CHECK(draft->summary.open_finding_count == 1);
    CHECK(draft->summary.source_file_name == "文件.docx");
    CHECK(draft->material_request_count == 1);
    place.imports.stop_workers();
}

TEST_CASE("a file that cannot be read fails the import with the reader's words, and leaves no draft") {
    Workplace place;
    place.document = Error{ErrorCode::malformed_document, "文件已损坏。", "word/document.xml", {}};
    place.imports.start_workers(1);
    auto const done = wait_for(place, upload(place).id);
    CHECK(done.state == ImportState::failed);
    REQUIRE(done.error.has_value());
    CHECK(done.error->code == ErrorCode::malformed_document);
    CHECK(done.error->message == "文件已损坏。");
    CHECK(done.error->where == "word/document.xml");
    CHECK(rows_in(place, "catalogues") == 0);
}

TEST_CASE("an import that breaks while its draft is written leaves nothing of it") {
    Workplace place;
    auto const rename = [&place](std::string_view sql) {
        REQUIRE(place.database
                    .write([&](auto& connection) -> Result<void> {
                        connection.execute_script(sql);
                        return {};
                    })
                    .ok());
    };
    place.recognised = Workplace::sample();
    rename("ALTER TABLE findings RENAME TO findings_gone");  // what is written last has nowhere to go
    place.imports.start_workers(1);
    auto const done = wait_for(place, upload(place).id);
    CHECK(done.state == ImportState::failed);
    rename("ALTER TABLE findings_gone RENAME TO findings");
    for (char const* table : {"catalogues", "lists", "items", "units", "findings", "item_search"}) {
        CAPTURE(table);
        CHECK(rows_in(place, table) == 0);
    }
    CHECK(place.imports.find(done.id)->error->code == ErrorCode::internal);
}

TEST_CASE("after a crash, queued imports go on and the interrupted one says so") {
    Workplace place;
    place.recognised = Workplace::sample();
    auto const interrupted = upload(place);
    auto const queued = upload(place);
    auto const pretended = place.database.write([&](store::Connection& connection) -> Result<void> {
        store::ImportStore(connection).set_state(interrupted.id, ImportState::recognising, 0.5, std::nullopt);
        return {};
    });
    REQUIRE(pretended.ok());
    Imports restarted(
        place.database, place.files,
        {[&](std::string_view, std::string const&) { return place.document; },
         [&](documents::Document const&, catalogue::Catalogue const*) { return place.recognised; }},
        place.clock);
    restarted.start_workers(1);
    CHECK(wait_for(place, queued.id).state == ImportState::ready);
    auto const failed = wait_for(place, interrupted.id);
    CHECK(failed.state == ImportState::failed);
    CHECK(failed.error->message.find("重新导入") != std::string::npos);
    CHECK(rows_in(place, "catalogues") == 1);
}

TEST_CASE("what is enqueued before the workers begin becomes one draft each") {
    Workplace place;
    place.recognised = Workplace::sample();
    upload(place);
    upload(place);
    place.imports.start_workers(1);
    wait_for(place, upload(place).id);  // one worker: everything before it is done
    CHECK(rows_in(place, "catalogues") == 3);
    place.imports.stop_workers();
}

TEST_CASE("what was queued before the workers start is worked on once") {
    Workplace place;
    place.recognised = Workplace::sample();
    auto const first = upload(place);
    auto const second = upload(place);
    place.imports.start_workers(1);
    CHECK(wait_for(place, first.id).state == ImportState::ready);
    CHECK(wait_for(place, second.id).state == ImportState::ready);
    auto const after = upload(place);  // behind whatever else stands in the queue
    CHECK(wait_for(place, after.id).state == ImportState::ready);
    CHECK(rows_in(place, "catalogues") == 3);
}

TEST_CASE("an upload that is given up leaves no file") {
    Workplace place;
    {
        auto incoming = place.imports.begin_upload();
        REQUIRE(incoming->append("half").ok());
    }
    CHECK(std::filesystem::is_empty(place.folder.path() / "incoming"));
    CHECK(std::filesystem::is_empty(place.folder.path() / "files"));
}

TEST_CASE("what a crash left of an upload is cleared away a day later") {
    Workplace place;
    auto const incoming = place.folder.path() / "incoming";
    std::ofstream(incoming / "old") << "half";
    std::ofstream(incoming / "young") << "half";
    std::filesystem::last_write_time(incoming / "old",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));
    FileStore const reopened(place.folder.path());
    CHECK_FALSE(std::filesystem::exists(incoming / "old"));
    CHECK(std::filesystem::exists(incoming / "young"));
}

TEST_CASE("an upload over the limit is refused while it arrives") {
    Workplace place;
    auto incoming = place.files.begin(8);
    CHECK(incoming->append("12345678").ok());
    CHECK(incoming->append("9").error().code == ErrorCode::too_large);
}

TEST_CASE("a stored file that was changed is not handed out") {
    Workplace place;
    auto const import = upload(place);
    std::filesystem::resize_file(place.files.path_of(import.sha256), 3);
    CHECK(place.files.read(import.sha256).error().code == ErrorCode::internal);
}
