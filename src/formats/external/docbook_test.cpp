#include "formats/external/docbook.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace zs::formats {
namespace {

constexpr char const* kBook = R"(<?xml version="1.0"?><book><bookinfo><title/></bookinfo><chapter><title/>
<informaltable frame='none' colsep='0' rowsep='0'>
 <tgroup cols='1'><colspec colwidth='432.00pt'/><tbody>
  <row>
   <entry>
一、示例任务
   </entry>
  </row>
 </tbody></tgroup>
 <tgroup cols='3'><tbody>
  <row>
   <entry>
1
   </entry>
   <entry>
甲局
乙局
   </entry>
   <entry>

   </entry>
  </row>
 </tbody></tgroup>
</informaltable></chapter></book>)";

TEST_CASE("a line that ends inside an entry ends in the cell, blanks around the entry do not") {
    auto const html = html_of_docbook(kBook);
    CHECK(contains(html, "<td>甲局<br>乙局</td>"));
    CHECK(contains(html, "<td></td>"));
}

TEST_CASE("a row of one cell is as wide as its table, the others are as they were") {
    auto const html = html_of_docbook(kBook);
    CHECK(contains(html, "<td colspan=\"3\">一、示例任务</td>"));
    CHECK(contains(html, "<td>1</td>"));
}

TEST_CASE("a table of one column has no wide rows") {
    auto const html = html_of_docbook(
        "<informaltable><tgroup cols='1'><row><entry>\n甲\n</entry></row></tgroup></informaltable>");
    CHECK(contains(html, "<td>甲</td>"));
    CHECK(contains(html, "</table></body>"));
}

}  // namespace
}  // namespace zs::formats
