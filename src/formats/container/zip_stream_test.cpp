#include "formats/container/zip_stream.h"

#include <doctest/doctest.h>

#include "formats/container/zip.h"

namespace zs::formats {

TEST_CASE("a container for any size is read like a small one") {
    std::string large;
    ZipStream zip([&large](std::string_view piece) { large += piece; }, ZipSize::large);
    zip.begin("一/1-1 说明.txt");
    zip.append("第一");
    zip.append("第二");
    zip.add("空.txt", "");
    zip.finish();
    CHECK(large.find("PK\x06\x06") != std::string::npos);  // the end record of ZIP64
    auto archive = Archive::open(large, Limits{});
    REQUIRE(archive.ok());
    CHECK(archive->read("一/1-1 说明.txt").value() == "第一第二");
    CHECK(archive->read("空.txt").value().empty());
}

TEST_CASE("a file for Word and Excel has nothing of ZIP64 in it") {
    std::string small;
    ZipStream zip([&small](std::string_view piece) { small += piece; });
    zip.add("a.txt", "x");
    zip.finish();
    CHECK(small.find("PK\x06\x06") == std::string::npos);
}

}  // namespace zs::formats
