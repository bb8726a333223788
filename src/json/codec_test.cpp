#include "json/codec.h"

#include <doctest/doctest.h>

#include <map>

#include "json/schema.h"

namespace zs::json {

namespace {

enum class Colour { red, green };
ZS_WIRE_ENUM(Colour, red, green);

struct Part {
    std::string name;
    std::optional<std::int64_t> weight;
};
ZS_WIRE(Part, name, weight);
ZS_WIRE_RULES(Part, {.field = "name", .min = 2, .max = 4}, {.field = "weight", .min = 1});

struct Whole {
    int count = 0;
    bool ready = false;
    double ratio = 0;
    Colour colour = Colour::red;
    std::vector<Part> parts;
    std::map<std::string, int> by_name;
};
ZS_WIRE(Whole, count, ready, ratio, colour, parts, by_name);

struct Change {
    Settable<std::string> name;
};
ZS_WIRE(Change, name);

constexpr std::string_view kWhole =
    R"({"count":3,"ready":true,"ratio":0.5,"colour":"green","parts":[{"name":"ab","weight":null}],"by_name":{"x":1}})";

}  // namespace

TEST_CASE("what was encoded is decoded, and the other way round") {
    auto const whole = decode<Whole>(kWhole);
    REQUIRE(whole.ok());
    CHECK(whole->colour == Colour::green);
    CHECK(encode(*whole) == kWhole);
}

TEST_CASE("control characters, quotes and backslashes are escaped, Chinese is not") {
    CHECK(encode(std::string("a\"\\\n\x01准")) == "\"a\\\"\\\\\\n\\u0001准\"");
}

TEST_CASE("a text with a zero byte is refused, with its place") {
    auto const whole = decode<Whole>(
        R"({"count":1,"ready":true,"ratio":0,"colour":"red","parts":[{"name":"a\u0000","weight":1}],"by_name":{"x\u0000":1}})");
    REQUIRE_FALSE(whole.ok());
    REQUIRE(whole.error().fields.size() == 2);
    CHECK(whole.error().fields[0].path == "/parts/0/name");
    CHECK(whole.error().fields[1].message == "含有不可见的空字符（U+0000），请删去后再试");
}

TEST_CASE("an escape is found at every place of a long text") {
    for (char const bad : {'"', '\\', '\n', '\x1f'}) {
        for (std::size_t at = 0; at < 40; ++at) {
            std::string text = "准绳 ~\x7f!0123456789准绳准绳准绳准绳准绳准绳准绳";
            std::string rest = text.substr(at);
            std::string const before = text.substr(0, at);
            text = before + bad + rest;
            auto const encoded = encode(text);
            CHECK(encoded.size() == text.size() + (bad == '\x1f' ? 7 : 3));
            CHECK(encoded.starts_with('"' + before + '\\'));
        }
    }
    CHECK(encode(std::string("准绳准绳准绳 0123456789")) == "\"准绳准绳准绳 0123456789\"");
}

TEST_CASE("an absent optional is nothing; an absent field that is required is an error with its path") {
    auto const part = decode<Part>(R"({"name":"ab"})");
    REQUIRE(part.ok());
    CHECK_FALSE(part->weight.has_value());
    auto const bad = decode<Part>(R"({})");
    REQUIRE_FALSE(bad.ok());
    CHECK(bad.error().fields.at(0).path == "/name");
}

TEST_CASE("all errors are reported at once, each with its JSON pointer") {
    auto const bad = decode<Whole>(
        R"({"count":1.0,"ready":"yes","ratio":2,"colour":"blue","parts":[{"name":"ab"},{"name":"a","weight":0,"a/b~":1}]})");
    REQUIRE_FALSE(bad.ok());
    std::vector<std::string> paths;
    for (auto const& field : bad.error().fields)
        paths.push_back(field.path);
    CHECK(paths == std::vector<std::string>{"/count", "/ready", "/colour", "/parts/1/name", "/parts/1/weight",
                                            "/parts/1/a~1b~0", "/by_name"});
}

TEST_CASE("unknown keys are refused unless asked to be ignored") {
    constexpr std::string_view text = R"({"name":"ab","colour":1})";
    CHECK_FALSE(decode<Part>(text).ok());
    CHECK(decode<Part>(text, UnknownKeys::ignore).ok());
}

TEST_CASE("an integer out of the field's range is refused") {
    auto const bad = decode<Whole>(
        R"({"count":3000000000,"ready":true,"ratio":1,"colour":"red","parts":[],"by_name":{"x":99999999999999999999}})");
    REQUIRE_FALSE(bad.ok());
    CHECK(bad.error().fields.size() == 2);
}

TEST_CASE("a change request tells absent from null from a value") {
    CHECK_FALSE(decode<Change>("{}")->name.given);
    auto const cleared = decode<Change>(R"({"name":null})");
    CHECK(cleared->name.given);
    CHECK_FALSE(cleared->name.value.has_value());
    CHECK(decode<Change>(R"({"name":"x"})")->name.value == "x");
}

TEST_CASE("indented text keeps its strings and empty containers") {
    CHECK(indented(R"({"a":[1,{}],"b,{":"\\\"x:,"})") ==
          "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b,{\": \"\\\\\\\"x:,\"\n}");
}

TEST_CASE("broken, deep and wrongly encoded texts are refused") {
    CHECK_FALSE(decode<Part>("{\"name\":").ok());
    CHECK_FALSE(decode<Part>(std::string(1000, '[')).ok());
    CHECK_FALSE(decode<Part>("{\"name\":\"\xff\xfe\"}").ok());
    CHECK_FALSE(decode<Part>("{\"name\":\"ab\"} x").ok());
    CHECK_FALSE(decode<Part>("").ok());
}

TEST_CASE("a schema names what is required, bounded and nullable, and refers to components") {
    SchemaBuilder builder;
    CHECK(builder.schema<Whole>(Direction::out) == R"({"$ref":"#/components/schemas/Whole"})");
    CHECK(builder.components().at("Colour") == R"({"type":"string","enum":["red","green"]})");
    CHECK(builder.components().at("Part") ==
          R"({"type":"object","properties":{"name":{"type":"string","minLength":2,"maxLength":4},)"
          R"("weight":{"anyOf":[{"type":"integer","minimum":1},{"type":"null"}]}},)"
          R"("required":["name","weight"],"additionalProperties":false})");
    SchemaBuilder incoming;
    (void)incoming.schema<Part>(Direction::in);
    CHECK(incoming.components().at("Part").find(R"("required":["name"])") != std::string::npos);
}

}  // namespace zs::json
