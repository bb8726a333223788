#include "http/static_files.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

namespace zs::http {

namespace {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() : path(fs::temp_directory_path() / ("zs_static_" + std::to_string(::getpid()))) {
        fs::create_directories(path / "assets");
        put("index.html", "<html>");
        put("assets/a-1.js", "0123456789");
        put("assets/a-1.js.br", "packed");
        put(".secret", "secret");
        put("assets/large.bin", std::string(1'000'000, 'l'));
    }
    ~Folder() { fs::remove_all(path); }
    void put(char const* name, std::string const& content) const { std::ofstream(path / name) << content; }
    fs::path path;
};

Response ask(Folder const& folder, std::string_view path, std::vector<HeaderField> headers = {}) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.headers = std::move(headers);
    return StaticFiles(folder.path).serve(request);
}

bool has(Response const& response, std::string const& line) {
    return response.fields.find(line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("addresses of pages get index.html, which is asked about each time; assets are kept for good") {
    Folder const folder;
    for (char const* path : {"/", "/index.html", "/catalogues/3"}) {
        auto const page = ask(folder, path);
        CHECK(page.body == "<html>");
        CHECK(has(page, "Cache-Control: no-cache"));
        CHECK(has(page, "Content-Type: text/html; charset=utf-8"));
    }
    CHECK(has(ask(folder, "/assets/a-1.js"), "Cache-Control: public, max-age=31536000, immutable"));
    CHECK(ask(folder, "/assets/gone.js").status == 404);
}

TEST_CASE("a file packed beforehand goes to those who take it") {
    Folder const folder;
    auto const packed = ask(folder, "/assets/a-1.js", {{"Accept-Encoding", "gzip, br"}});
    CHECK(packed.body == "packed");
    CHECK(has(packed, "Content-Encoding: br"));
    CHECK(ask(folder, "/assets/a-1.js", {{"Accept-Encoding", "gzip"}}).body == "0123456789");
}

TEST_CASE("nothing outside the folder and nothing hidden is served") {
    Folder const folder;
    for (char const* path : {"/../etc/passwd", "/%2e%2e/etc/passwd", "/.secret", "/assets/..%2f.secret",
                             "//etc/passwd", "/a%00b", "/assets\\..\\x"}) {
        CAPTURE(path);
        CHECK(ask(folder, path).status == 404);
    }
}

TEST_CASE("what the client has already is not sent again") {
    Folder const folder;
    auto const first = ask(folder, "/index.html");
    auto const from = first.fields.find("ETag: ") + 6;
    auto const tag = first.fields.substr(from, first.fields.find('\r', from) - from);
    auto const second = ask(folder, "/index.html", {{"If-None-Match", tag}});
    CHECK(second.status == 304);
    CHECK(second.body.empty());
    CHECK(ask(folder, "/index.html", {{"If-None-Match", "\"other\""}}).status == 200);
}

TEST_CASE("a range of bytes is cut out; one outside the file is refused") {
    Folder const folder;
    auto const part = ask(folder, "/assets/a-1.js", {{"Range", "bytes=2-4"}, {"Accept-Encoding", "br"}});
    CHECK(part.status == 206);
    CHECK(part.body == "234");
    CHECK(has(part, "Content-Range: bytes 2-4/10"));
    CHECK(ask(folder, "/assets/a-1.js", {{"Range", "bytes=-3"}}).body == "789");
    CHECK(ask(folder, "/assets/a-1.js", {{"Range", "bytes=7-"}}).body == "789");
    CHECK(ask(folder, "/assets/a-1.js", {{"Range", "bytes=10-"}}).status == 416);
    CHECK(ask(folder, "/assets/a-1.js", {{"Range", "bytes=1-2"}, {"If-Range", "\"old\""}}).status == 200);
    CHECK(ask(folder, "/assets/a-1.js", {{"Range", "lines=1-2"}}).body == "0123456789");
}

TEST_CASE("a large file is sent in blocks") {
    Folder const folder;
    auto const large = ask(folder, "/assets/large.bin");
    REQUIRE(large.source);
    CHECK(large.source_size == 1'000'000);
    std::vector<char> block(70'000);
    std::size_t total = 0;
    while (auto const count = large.source->read(block))
        total += count;
    CHECK(total == 1'000'000);
}

}  // namespace zs::http
