#include "lint/data.h"

#include <algorithm>
#include <span>

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

namespace zs::lint {

std::span<EmbeddedFile const> embedded_files();

std::string_view data_file(std::string_view name) {
    for (EmbeddedFile const& file : embedded_files()) {
        if (file.name == name) return file.bytes;
    }
    ENSURE(false && "a file of data/lint");
    return {};
}

std::vector<std::string_view> data_lines(std::string_view name) {
    std::vector<std::string_view> lines;
    std::string_view rest = data_file(name);
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const line = trim(rest.substr(0, end));
        if (!line.empty() && line.front() != '#') lines.push_back(line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

}  // namespace zs::lint
