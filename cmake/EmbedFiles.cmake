# The build-time half of zs_embed: writes OUTPUT from FILES.
set(entries "")
set(arrays "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ ${file} bytes HEX)
  file(RELATIVE_PATH name ${ROOT} ${file})
  string(LENGTH "${bytes}" size)
  math(EXPR size "${size} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(APPEND arrays "constexpr unsigned char kFile${index}[] = {${bytes}0};\n")
  string(APPEND entries
    "    {\"${name}\", {reinterpret_cast<char const*>(kFile${index}), ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUTPUT}
"#include <array>
#include \"base/embedded.h\"
namespace zs::${MODULE} {
namespace {
${arrays}
std::array<EmbeddedFile, ${index}> const kFiles = {{
${entries}}};
}  // namespace
std::span<EmbeddedFile const> embedded_files();
std::span<EmbeddedFile const> embedded_files() { return kFiles; }
}  // namespace zs::${MODULE}
")
