#include "formats/container/zip_reader.h"

#include <doctest/doctest.h>

#include <map>
#include <vector>

#include "formats/container/zip_stream.h"

namespace zs::formats {
namespace {

std::string zip_of(std::vector<std::pair<std::string, std::string>> const& entries) {
    std::string out;
    ZipStream zip([&out](std::string_view piece) { out += piece; });
    for (auto const& [name, content] : entries)
        zip.add(name, content);
    zip.finish();
    return out;
}

ZipEntry entry_named(ZipReader& reader, std::string const& name) {
    ZipEntry out;
    CHECK(reader.each([&](ZipEntry entry) {
        if (entry.name == name) out = std::move(entry);
    }));
    REQUIRE(out.name == name);
    return out;
}

std::string streamed(ZipReader& reader, ZipEntry const& entry) {
    std::string out;
    CHECK(reader.stream(entry, [&out](std::string_view piece) {
        out += piece;
        return true;
    }));
    return out;
}

std::string const kLong = [] {
    std::string out;
    for (int i = 0; i < 40'000; ++i)
        out += "第" + std::to_string(i * 7 % 1'000) + "项";
    return out;
}();

}  // namespace

TEST_CASE("an entry read at once and one read in pieces are the same, in any order and more than once") {
    auto const bytes = zip_of({{"一.xml", kLong}, {"empty", ""}, {"folder/b", "短"}});
    auto reader = ZipReader::of_bytes(bytes);
    REQUIRE(reader);
    CHECK(reader->count() == 3);
    auto const folder = entry_named(*reader, "folder/b");
    auto const large = entry_named(*reader, "一.xml");
    CHECK(reader->read(folder) == "短");
    CHECK(reader->read(large) == kLong);
    CHECK(streamed(*reader, large) == kLong);
    CHECK(streamed(*reader, folder) == "短");
    CHECK(reader->read(entry_named(*reader, "empty")) == "");
}

TEST_CASE("who has enough stops, and may begin anew") {
    auto const bytes = zip_of({{"a", kLong}});
    auto reader = ZipReader::of_bytes(bytes);
    REQUIRE(reader);
    auto const entry = entry_named(*reader, "a");
    std::size_t pieces = 0;
    CHECK(reader->stream(entry, [&pieces](std::string_view piece) {
        CHECK(kLong.substr(pieces * piece.size(), piece.size()) == piece);
        return ++pieces < 2;
    }));
    CHECK(pieces == 2);
    CHECK(streamed(*reader, entry) == kLong);
}

TEST_CASE("content that is not what the directory says is no content, however it is read") {
    auto const bytes = zip_of({{"a", kLong}});
    auto reader = ZipReader::of_bytes(bytes);
    REQUIRE(reader);
    auto const entry = entry_named(*reader, "a");
    auto const is_refused = [&](std::string const& changed) {
        auto other = ZipReader::of_bytes(changed);
        if (!other) return true;
        ZipEntry said;
        if (!other->each([&said](ZipEntry found) { said = std::move(found); })) return true;
        return !other->read(said) && !other->stream(said, [](std::string_view) { return true; });
    };
    CHECK_FALSE(is_refused(bytes));
    auto const changed_at = [&](std::size_t at) {
        std::string out = bytes;
        out[at] = static_cast<char>(out[at] ^ 1);
        return out;
    };
    CHECK(is_refused(changed_at(entry.record + 16)));  // checksum
    CHECK(is_refused(changed_at(entry.record + 24)));  // size of the content: one byte more or less
    CHECK(is_refused(changed_at(100)));                // the content itself
    CHECK(is_refused(bytes.substr(0, bytes.size() - 30)));
}

TEST_CASE("bytes without a directory are no container") {
    CHECK_FALSE(ZipReader::of_bytes(""));
    CHECK_FALSE(ZipReader::of_bytes("PK"));
    CHECK_FALSE(ZipReader::of_bytes(std::string(100'000, 'P')));
    CHECK_FALSE(ZipReader::of_file("tests"));
}

}  // namespace zs::formats
