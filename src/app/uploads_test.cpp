#include "app/uploads.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "app/evidence_files.h"
#include "app/text_reader.h"
#include "app/use_case_test.h"
#include "base/digest.h"
#include "store/content_store.h"
#include "store/database.h"

using namespace zs;
using namespace zs::app;

namespace {

/// A unit with a contact, who uploads.
struct Library : Workplace {
    Library() {
        auto const made = database.write([](store::Connection& connection) -> Result<void> {
            connection.execute_script(
                "INSERT INTO jurisdictions (level, name, path) VALUES ('district', '示例区', '/1/');"
                "INSERT INTO organisations (jurisdiction_id, name, position, revision) VALUES (1, "
                "'区水务局', 1, 1);"
                "INSERT INTO users (user_name, display_name, role, disabled, password_hash, created_at, "
                "must_change_password) VALUES ('lianluo', '联络人', 'reader', 0, '', '2024-01-01T00:00:00Z', "
                "0);"
                "INSERT INTO memberships (user_id, organisation_id, role, starts_on, created_by, created_at) "
                "VALUES (1, 1, 'contact', '2024-01-01', 'admin', '2024-01-01T00:00:00Z');");
            return {};
        });
        REQUIRE(made.ok());
    }

    Upload create(std::string const& content) {
        return uploads.create({{1}, "材料.txt", static_cast<std::int64_t>(content.size())}, contact).take();
    }
    Result<Upload> send(UploadId id, std::int64_t offset, std::string const& piece) {
        ASSIGN_OR_RETURN(auto const incoming, uploads.begin_piece(id, offset, contact));
        RETURN_IF_ERROR(incoming->append(piece));
        return uploads.keep(id, *incoming, hex(sha256(piece)), contact);
    }
    static NewEvidence record_of(std::string const& content) {
        return {hex(sha256(content)), "材料", {}, {}};
    }

    Caller contact{{1}, "lianluo", Role::reader};
    std::vector<ContentId> stored;
    UploadBounds bounds{.max_organisation_bytes = 1000, .reserve_bytes = 0, .max_open = 3};
    Uploads uploads{database, files, clock, [this](ContentId id) { stored.push_back(id); }, bounds};
    EvidenceFiles library{database, files, clock};
    TextReader reader{database, files, [this](std::string_view, std::string const&) { return document; }};
};

std::size_t files_in(std::filesystem::path const& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file in pieces becomes one file under its digest, and nothing else stays") {
    Library place;
    std::string const content = "第一段，第二段。";
    auto const upload = place.create(content);
    CHECK(place.send(upload.id, 0, content.substr(0, 6))->received_bytes == 6);
    CHECK_FALSE(place.uploads.finish(upload.id, Library::record_of(content), place.contact).ok());
    CHECK(place.send(upload.id, 6, content.substr(6)).ok());
    auto const evidence = place.uploads.finish(upload.id, Library::record_of(content), place.contact);
    REQUIRE(evidence.ok());
    CHECK(place.files.read(hex(sha256(content))).value() == content);
    CHECK(evidence->content.sm3 == sm3_label(content));
    CHECK(files_in(place.folder.path() / "uploads") == 0);
    CHECK(place.stored.size() == 1);
    CHECK(place.uploads.finish(upload.id, Library::record_of(content), place.contact)->id == evidence->id);
}

TEST_CASE("whoever begins later takes over, and what the first one writes counts for nothing") {
    Library place;
    std::string const content = "甲乙丙丁";
    auto const upload = place.create(content);
    auto const first = place.uploads.begin_piece(upload.id, 0, place.contact).take();
    REQUIRE(first->append(content.substr(0, 3)).ok());
    REQUIRE(place.send(upload.id, 0, content).ok());
    CHECK(first->append("xyz").error().code == ErrorCode::conflict);
    CHECK_FALSE(place.uploads.keep(upload.id, *first, hex(sha256(content.substr(0, 3))), place.contact).ok());
    CHECK(place.uploads.finish(upload.id, Library::record_of(content), place.contact).ok());
}

TEST_CASE("a quota counts what is under way, and gives it back when it is given up") {
    Library place;
    auto const upload = place.create(std::string(900, 'x'));
    CHECK(place.uploads.create({{1}, "b.txt", 200}, place.contact).error().code == ErrorCode::too_large);
    REQUIRE(place.uploads.cancel(upload.id, place.contact).ok());
    CHECK(place.uploads.create({{1}, "b.txt", 200}, place.contact).ok());
}

TEST_CASE("uploads that nobody went on with are removed after a week, with their bytes") {
    Library place;
    auto const upload = place.create("甲乙");
    REQUIRE(place.send(upload.id, 0, "甲").ok());
    place.clock.advance(std::chrono::hours(6 * 24));
    place.uploads.remove_unknown();
    CHECK(place.uploads.find(upload.id, place.contact).ok());
    place.clock.advance(std::chrono::hours(2 * 24));
    place.uploads.remove_unknown();
    CHECK_FALSE(place.uploads.find(upload.id, place.contact).ok());
    CHECK(files_in(place.folder.path() / "uploads") == 0);
}

TEST_CASE("an upload whose bytes are gone, as after restoring a backup, begins anew") {
    Library place;
    auto const upload = place.create("甲乙");
    REQUIRE(place.send(upload.id, 0, "甲").ok());
    std::filesystem::remove(place.folder.path() / "uploads" / upload.name);
    std::filesystem::path const stranger = place.folder.path() / "uploads" / "nobody-knows";
    std::ofstream(stranger) << "x";
    place.uploads.remove_unknown();
    CHECK(place.uploads.find(upload.id, place.contact)->received_bytes == 0);
    CHECK_FALSE(std::filesystem::exists(stranger));
}

TEST_CASE("text is read once for a content, searchable for each record; a reader that fails twice is told") {
    Library place;
    place.document = documents::Document{.blocks = {documents::Paragraph{"案卷评查发现问题三处。"}}};
    std::vector<EvidenceId> ids;
    for (int i = 0; i < 2; ++i) {
        auto const upload = place.create("同一份");
        REQUIRE(place.send(upload.id, 0, "同一份").ok());
        ids.push_back(place.uploads.finish(upload.id, Library::record_of("同一份"), place.contact)->id);
    }
    REQUIRE(!place.stored.empty());
    place.reader.process(place.stored.front());
    CHECK(place.library.list({.q = "评查"}, {}, place.contact)->total == 2);
    CHECK(place.library.list({.q = "查评"}, {}, place.contact)->total == 0);
    auto const detail = place.library.find(ids[0], place.contact);
    REQUIRE(detail->like.size() == 1);
    CHECK(detail->like[0].evidence.id == ids[1]);
    CHECK(detail->like[0].likeness == 1.0);
}
