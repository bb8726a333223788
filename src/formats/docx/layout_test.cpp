#include "formats/docx/layout.h"

#include <doctest/doctest.h>

#include <string>

namespace zs::formats {
namespace {

std::string without_layout(std::string xml) {
    drop_layout(xml);
    return xml;
}

TEST_CASE("what only says how a text looks goes, what the reader asks for stays") {
    CHECK(
        without_layout(
            R"(<w:tr w:rsidR="00C5"><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr>)"
            R"(<w:tcW w:w="640" w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr></w:tc></w:tr>)") ==
        R"(<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr></w:tc></w:tr>)");
    CHECK(
        without_layout(R"(<w:p w:rsidR="1"/><w:r w:rsidRPr="2"><w:rPr><w:sz w:val="24" /><w:vanish/></w:rPr>)"
                       R"(<w:t xml:space="preserve"> 一 </w:t></w:r>)") ==
        R"(<w:p/><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> 一 </w:t></w:r>)");
}

TEST_CASE("nothing goes that has a content, another prefix or another name") {
    for (std::string const xml :
         {"<w:b>文字</w:b>", "<a:b/><m:sz/>", "<w:szX/><w:tab/><w:br/>", "<b/>", ""}) {
        CHECK(without_layout(xml) == xml);
    }
    std::string same = "<w:t>一</w:t>";
    CHECK_FALSE(drop_layout(same));
}

TEST_CASE("a bracket in a value ends no tag") {
    for (std::string const xml :
         {R"(<w:rFonts w:ascii=">"/>)", R"(<w:rFonts w:ascii="a>b" w:hint="c"/>)", "<w:sz w:val='>'/>"}) {
        CHECK(without_layout(xml + "<w:t/>").ends_with("<w:t/>"));
        CHECK(without_layout("<w:r>" + xml + "<w:t/>").starts_with("<w:r><w:"));
    }
}

TEST_CASE(
    "behind a comment, a CDATA section or a declaration everything stays: it may only look like a tag") {
    std::string const hidden = "<w:t><![CDATA[<w:sz/>]]></w:t><!-- <w:sz/> --><w:sz/>";
    CHECK(without_layout("<w:sz/>" + hidden) == hidden);
}

TEST_CASE("a text that is cut anywhere keeps what cannot be told") {
    std::string const whole =
        R"(<w:p w:rsidR="1"><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t>一</w:t></w:r></w:p>)";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        std::string const cut = whole.substr(0, size);
        CHECK(without_layout(cut).size() <= cut.size());
    }
    CHECK(without_layout("<w:sz w:val=\"2") == "<w:sz w:val=\"2");
    CHECK(without_layout("<w:") == "<w:");
    CHECK(without_layout("<w:r>>") == "<w:r>>");
}

}  // namespace
}  // namespace zs::formats
