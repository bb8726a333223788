#include "store/search_text.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/database.h"
#include "store/schema.h"
#include "store/scratch_database.h"
#include "store/search_sql.h"

using namespace zs;
using namespace zs::store;

namespace {

std::string terms_of(std::string const& text, TermsFor purpose) {
    std::string out;
    auto const form = search_form(text);
    for (auto const& term : search_terms(form, purpose)) {
        if (!out.empty()) out += term.same_position ? "=" : "|";
        out += form.substr(term.from, term.to - term.from);
    }
    return out;
}

/// A table with one row; what finds it?
struct Indexed {
    explicit Indexed(std::string const& text) {
        migrate(database);
        auto const put = database.write([&](Connection& connection) -> Result<void> {
            put_search(connection, connection.search_sql(), 1, text, "");
            return {};
        });
        REQUIRE(put.ok());
    }
    bool finds(std::string const& query) {
        return database.read([&](Connection& connection) {
            auto const& sql = connection.search_sql();
            auto const expression = sql.expression(query);
            return !expression.empty() && connection.value<int>(sql.count, expression) == 1;
        });
    }
    ScratchDatabase scratch;
    Database database{scratch.driver()};
};

}  // namespace

TEST_CASE("Chinese is cut into pairs, words and numbers stay whole") {
    CHECK(terms_of("行政执法", TermsFor::index) == "行政|政执|执法=法");
    CHECK(terms_of("行政执法", TermsFor::query) == "行政|政执|执法");
    CHECK(terms_of("法", TermsFor::index) == "法");
    CHECK(terms_of("2023年 GB2312", TermsFor::index) == "2023|年|gb2312");
    CHECK(terms_of("５日", TermsFor::query) == "5|日");
    CHECK(terms_of("，。（）", TermsFor::index).empty());
}

TEST_CASE("blanks inside Chinese text do not part it") {
    CHECK(search_form("行 政复议工\n作 ABC 甲") == "行政复议工作 abc 甲");
}

TEST_CASE("what stands in the text is found, and nothing else") {
    Indexed text("加强领导、落实责任，2023年底前行 政执法达到５０%。");
    for (char const* query : {"执法", "行政执法", "法", "领导", "领导、落实", "落实责任", "2023", "2023年",
                              "50", "年底前", "执法 领导", "责任，2023"}) {
        CAPTURE(query);
        CHECK(text.finds(query));
    }
    for (char const* query :
         {"法执", "领导落实", "202", "3", "执法 复议", "律", "", " ", "，", "\"", "执\"法*"}) {
        CAPTURE(query);
        CHECK_FALSE(text.finds(query));
    }
}

TEST_CASE("every two characters that stand side by side are found") {
    std::string const text = "建立健全重大行政决策程序制度规范合法性审查流程";
    Indexed indexed(text);
    for (std::size_t at = 0; at + 6 <= text.size(); at += 3) {
        CAPTURE(text.substr(at, 6));
        CHECK(indexed.finds(text.substr(at, 6)));
        CHECK(indexed.finds(text.substr(at, 3)));
    }
}

TEST_CASE("a query cannot break out of its quotation marks") {
    Indexed text("甲乙丙");
    for (char const* query : {"甲\" OR \"丁", "text:甲", "甲 NOT 乙", "(甲", "甲^2", "{text}: 甲"}) {
        CAPTURE(query);
        CHECK_NOTHROW(static_cast<void>(text.finds(query)));
    }
    CHECK_FALSE(text.finds("丁\" OR \"甲乙"));
}

TEST_CASE("highlights are offsets a browser can slice with") {
    using Ranges = std::vector<std::pair<int, int>>;
    CHECK(highlights("严格执法。执法证件", search_phrases("执法")) == Ranges{{2, 4}, {5, 7}});
    CHECK(highlights("行 政执法", search_phrases("行政")) == Ranges{{0, 3}});
    CHECK(highlights("𠮷执法", search_phrases("执法")) == Ranges{{2, 4}});  // one character, two units
    CHECK(highlights("2023年和3年", search_phrases("3")) == Ranges{{6, 7}});
    CHECK(highlights("甲乙丙", search_phrases("甲乙 乙丙")) == Ranges{{0, 3}});
    CHECK(highlights("甲乙丙", search_phrases("丁")).empty());
}
