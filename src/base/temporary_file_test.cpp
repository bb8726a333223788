#include "base/temporary_file.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "base/exchange.h"
#include "base/scratch_folder.h"

using namespace zs;

namespace {

std::string all_of(ByteSource& source) {
    std::string out;
    std::vector<char> block(1000);
    while (auto const count = source.read(block))
        out.append(block.data(), count);
    return out;
}

}  // namespace

TEST_CASE("a temporary file is read back whole and never has a name") {
    ScratchFolder folder;
    std::string const line(777, 'x');
    std::string wanted;
    TemporaryFile file(folder.path());
    for (int i = 0; i < 300; ++i) {
        file.write(line);
        wanted += line;
    }
    auto const content = file.finish();
    CHECK(content.size_bytes == wanted.size());
    CHECK(all_of(*content.source) == wanted);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("what others write to a temporary file by its path is in it") {
    ScratchFolder folder;
    TemporaryFile file(folder.path());
    std::ofstream(file.path(), std::ios::binary) << "by name";
    auto const content = file.finish();
    CHECK(content.size_bytes == 7);
    CHECK(all_of(*content.source) == "by name");
}
