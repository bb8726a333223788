#include "formats/container/zip.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "formats/container/zip_reader.h"

namespace zs::formats {
namespace {

constexpr std::uint64_t kRatioFrom = 1U << 20U;  // small parts may be as repetitive as they like

Error damaged(std::string where) {
    return {
        ErrorCode::malformed_document,
        "压缩包结构已损坏或不完整。请重新下载或让发件人重发，或用 WPS、Word、Excel 打开后另存一份再导入。",
        std::move(where),
        {}};
}

Error dangerous(std::string what, std::string where) {
    return {
        ErrorCode::malformed_document,
        fmt::format("压缩包{}，可能是伪造的文件，已拒绝读取。请用 WPS、Word、Excel 打开原件另存一份再导入。",
                    what),
        std::move(where),
        {}};
}

Error too_large(std::string what, std::string where) {
    return {ErrorCode::too_large,
            fmt::format("{}，已停止读取。请删去多余内容或拆成几个文件后再导入。", what),
            std::move(where),
            {}};
}

Error missing(std::string_view name) {
    return {ErrorCode::malformed_document,
            "文件缺少必要的部分，请用 WPS、Word 或 Excel 打开后另存一份再导入。",
            std::string(name),
            {}};
}

/// Part names compare without regard to the case of ASCII letters (ECMA-376 part 2, 9.1.1.4).
std::string folded(std::string_view name) {
    std::string out(name);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_path_trick(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
    if (name.find('\0') != std::string_view::npos || name.find(':') == 1) return true;
    for (std::size_t start = 0; start <= name.size();) {
        std::size_t end = std::min(name.find('/', start), name.size());
        auto part = name.substr(start, end - start);
        if (part == ".." || part == ".") return true;
        start = end + 1;
    }
    return false;
}

std::string printable(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
    return name;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8U * i);
    }
    return value;
}

constexpr std::size_t kHeader = 30;     // APPNOTE 4.3.7, before the content, without the name
constexpr std::size_t kRecord = 46;     // 4.3.12, in the directory, without the name
constexpr std::size_t kEndRecord = 22;  // 4.3.16, without the comment

std::size_t end_record(std::string_view bytes) {
    std::size_t end = bytes.rfind("PK\x05\x06");
    return end == std::string_view::npos || end + kEndRecord > bytes.size() ? std::string_view::npos : end;
}

/// Where an entry is in the container, its header included.
struct Place {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

/// By what the directory says (4.3.12); the whole container where it says nothing that can be.
Place place_of(ZipEntry const& entry, std::string_view bytes) {
    if (entry.record + kRecord > bytes.size()) return {0, bytes.size()};
    std::uint64_t const from = little_endian(bytes, entry.record + 42, 4);
    return {from, from + kHeader + entry.name.size() + entry.packed_bytes};
}

bool overlap(std::vector<Place> places) {
    std::sort(places.begin(), places.end(), [](auto const& a, auto const& b) { return a.from < b.from; });
    return std::adjacent_find(places.begin(), places.end(),
                              [](auto const& a, auto const& b) { return a.to > b.from; }) != places.end();
}

}  // namespace

std::vector<std::string> peek_names(std::string_view bytes) {
    std::vector<std::string> names;
    std::size_t end = end_record(bytes);
    if (end == std::string_view::npos) return names;
    std::size_t at = little_endian(bytes, end + 16, 4);
    while (at + kRecord <= bytes.size() && bytes.substr(at, 4) == "PK\x01\x02") {
        std::size_t name = little_endian(bytes, at + 28, 2);
        if (at + kRecord + name > bytes.size()) break;
        names.emplace_back(bytes.substr(at + kRecord, name));
        at += kRecord + name + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    }
    return names;
}

struct Archive::State {
    ZipReader container;
    Limits limits;
    std::unordered_map<std::string, ZipEntry> entries;
    std::vector<std::string> names;
    std::uint64_t expanded = 0;

    Result<void> index(std::string_view bytes);
    Result<void> add(ZipEntry entry);
    [[nodiscard]] ZipEntry const* find(std::string_view name) const {
        auto found = entries.find(folded(name));
        return found == entries.end() ? nullptr : &found->second;
    }
    Result<void> check_growth(ZipEntry const& entry, std::uint64_t part, std::string_view name) const;
};

Result<void> Archive::State::add(ZipEntry entry) {
    auto const name = entry.name;
    if (is_path_trick(name)) return dangerous("里有不正常的文件名", printable(name));
    if (entry.is_encrypted) {
        return Error{ErrorCode::unsupported,
                     "文件已加密。请用 WPS、Word 或 Excel 打开，取消密码后另存，再导入。",
                     name,
                     {}};
    }
    if (!entry.is_stored && !entry.is_deflated) {
        return Error{ErrorCode::unsupported,
                     "压缩方式不受支持。请用 WPS、Word 或 Excel 打开后另存一份再导入。",
                     name,
                     {}};
    }
    names.push_back(name);
    if (!entries.emplace(folded(name), std::move(entry)).second) {
        return dangerous("里有重名的部分", name);
    }
    return {};
}

Result<void> Archive::State::index(std::string_view bytes) {
    auto const count = container.count();
    if (count == 0) return damaged("");
    if (count > limits.max_entries) return too_large(fmt::format("压缩包里的部分多达 {} 个", count), "");
    Result<void> outcome;
    std::vector<Place> places;
    bool const whole = container.each([&](ZipEntry entry) {
        places.push_back(place_of(entry, bytes));
        if (outcome.ok()) outcome = add(std::move(entry));
    });
    RETURN_IF_ERROR(outcome);
    if (!whole || overlap(std::move(places))) return damaged("压缩包目录");
    return {};
}

Result<void> Archive::State::check_growth(ZipEntry const& entry, std::uint64_t part,
                                          std::string_view name) const {
    if (part > limits.max_part_bytes || expanded > limits.max_expanded_bytes) {
        return too_large("文件解压后过大", std::string(name));
    }
    bool bomb =
        part > kRatioFrom &&
        static_cast<double>(part) > limits.max_expansion_ratio * static_cast<double>(entry.packed_bytes + 1);
    if (bomb) return too_large("文件的压缩比异常，像是压缩炸弹", std::string(name));
    return {};
}

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes, Limits const& limits) {
    auto container = ZipReader::of_bytes(bytes);
    if (!container) return damaged("压缩包目录");
    std::unique_ptr<State> state(new State{.container = std::move(*container), .limits = limits});
    RETURN_IF_ERROR(state->index(bytes));
    return Archive(std::move(state));
}

bool Archive::has(std::string_view name) const {
    return state_->find(name) != nullptr;
}

std::vector<std::string> Archive::names() const {
    return state_->names;
}

Result<void> Archive::stream(std::string_view name, std::function<bool(std::string_view)> const& take) {
    ZipEntry const* const entry = state_->find(name);
    if (entry == nullptr) return missing(name);
    std::uint64_t part = 0;
    Result<void> growth;
    bool const sound = state_->container.stream(*entry, [&](std::string_view piece) {
        part += piece.size();
        state_->expanded += piece.size();
        growth = state_->check_growth(*entry, part, name);
        return growth.ok() && take(piece);
    });
    RETURN_IF_ERROR(growth);
    if (!sound) return damaged(std::string(name));
    return {};
}

Result<std::string> Archive::read(std::string_view name) {
    ZipEntry const* const entry = state_->find(name);
    if (entry == nullptr) return missing(name);
    state_->expanded += entry->plain_bytes;
    RETURN_IF_ERROR(state_->check_growth(*entry, entry->plain_bytes, name));
    auto content = state_->container.read(*entry);
    if (!content) return damaged(std::string(name));
    return std::move(*content);
}

}  // namespace zs::formats
