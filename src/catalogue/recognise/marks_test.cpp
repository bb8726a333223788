#include "catalogue/recognise/marks.h"

#include <doctest/doctest.h>

using namespace zs::catalogue::recognise;

TEST_CASE("marks are told by style and number") {
    CHECK(read_mark(U"三、园林绿化").style == MarkStyle::chinese);
    CHECK(read_mark(U"三、园林绿化").number == 3);
    CHECK(read_mark(U"（十二）公园").style == MarkStyle::chinese_bracket);
    CHECK(read_mark(U"4.道路").style == MarkStyle::arabic);
    CHECK(read_mark(U"（7）桥梁").style == MarkStyle::arabic_bracket);
    CHECK(read_mark(U"A.5.1Policies").style == MarkStyle::dotted);
    CHECK_FALSE(read_mark(U"12.4%以上"));
    CHECK_FALSE(read_mark(U"一网通办"));
}

TEST_CASE("a number cell holds a number and nothing else") {
    CHECK(read_number_cell(" （3） ") == "3");
    CHECK(read_number_cell("12.") == "12");
    CHECK(read_number_cell("A.5.1") == "A.5.1");
    CHECK(read_number_cell("3个") == "");
}

TEST_CASE("a remark in brackets behind the full stop ends the sentence too") {
    CHECK(ends_sentence(U"按期完成。（附照片）"));
    CHECK(ends_sentence(U"做到“应修尽修”。”"));
    CHECK_FALSE(ends_sentence(U"按期完成（附照片）"));
}

TEST_CASE("white space goes between Chinese characters and stays between Latin words") {
    CHECK(clean_text("绿地率 达\n到 30 %") == "绿地率达到30%");
    CHECK(clean_text("Keep  a\nlist") == "Keep a list");
}
