#include "base/byte_range.h"

#include <doctest/doctest.h>

#include "base/exchange.h"

using namespace zs;

TEST_CASE("a range of bytes is what RFC 9110 says it is") {
    auto const range = [](char const* field) { return parse_byte_range(field, 10); };
    CHECK(range("bytes=2-4")->from == 2);
    CHECK(range("bytes=2-4")->size == 3);
    CHECK(range("bytes=7-")->size == 3);
    CHECK(range("bytes=7-99")->size == 3);
    CHECK(range("bytes=-3")->from == 7);
    CHECK(range("bytes=-30")->from == 0);
    CHECK(range("bytes=10-")->size == 0);
    CHECK_FALSE(range("bytes=4-2"));
    CHECK_FALSE(range("bytes=0-1,3-4"));
    CHECK_FALSE(range("bytes=-"));
    CHECK_FALSE(range("lines=1-2"));
}

TEST_CASE("a part is sent only of the content that the client has the rest of") {
    auto const asked = [](std::vector<HeaderField> headers) {
        Request request;
        request.headers = std::move(headers);
        return asked_part(request, "\"a\"", 10);
    };
    auto const part = asked({{"Range", "bytes=2-4"}, {"If-Range", "\"a\""}});
    CHECK(part.status == 206);
    CHECK(part.range.from == 2);
    CHECK(part.range.size == 3);
    CHECK(part.content_range == "bytes 2-4/10");
    auto const other = asked({{"Range", "bytes=2-4"}, {"If-Range", "\"b\""}});
    CHECK(other.status == 200);
    CHECK(other.range.size == 10);
    CHECK(other.content_range.empty());
    CHECK(asked({}).range.size == 10);
    CHECK(asked({{"Range", "bytes=10-"}}).status == 416);
    CHECK(asked({{"Range", "bytes=10-"}}).content_range == "bytes */10");
}
