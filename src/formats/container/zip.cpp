#include "formats/container/zip.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace zs::formats {
namespace {

constexpr std::size_t kChunk = 64U << 10U;
constexpr std::uint64_t kRatioFrom = 1U << 20U;  // small parts may be as repetitive as they like

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using FileHandle = std::unique_ptr<zip_file_t, CloseFile>;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using ZipHandle = std::unique_ptr<zip_t, Discard>;

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

struct Entry {
    zip_uint64_t index = 0;
    std::uint64_t packed_bytes = 0;
    std::uint64_t expanded_bytes = 0;
};

constexpr std::size_t kEndRecord = 22;  // APPNOTE 4.3.16, without the comment

std::size_t end_record(std::string_view bytes) {
    std::size_t end = bytes.rfind("PK\x05\x06");
    return end == std::string_view::npos || end + kEndRecord > bytes.size() ? std::string_view::npos : end;
}

/// Mail gateways and downloads append line ends and zeros, which libzip takes for damage.
std::string_view without_trailing_bytes(std::string_view bytes) {
    std::size_t end = end_record(bytes);
    if (end == std::string_view::npos) return bytes;
    return bytes.substr(0, end + kEndRecord + little_endian(bytes, end + 20, 2));
}

}  // namespace

/// libzip hands names out as C strings and so hides what follows a NUL; the central directory does not.
std::vector<std::string> peek_names(std::string_view bytes) {
    std::vector<std::string> names;
    std::size_t end = end_record(bytes);
    if (end == std::string_view::npos) return names;
    std::size_t at = little_endian(bytes, end + 16, 4);
    while (at + 46 <= bytes.size() && bytes.substr(at, 4) == "PK\x01\x02") {
        std::size_t name = little_endian(bytes, at + 28, 2);
        if (at + 46 + name > bytes.size()) break;
        names.emplace_back(bytes.substr(at + 46, name));
        at += 46 + name + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
    }
    return names;
}

struct Archive::State {
    ZipHandle archive;
    Limits limits;
    std::unordered_map<std::string, Entry> entries;
    std::vector<std::string> names;
    std::uint64_t expanded = 0;

    Result<void> index();
    Result<void> add(zip_uint64_t index);
    [[nodiscard]] Entry const* find(std::string_view name) const {
        auto found = entries.find(folded(name));
        return found == entries.end() ? nullptr : &found->second;
    }
    Result<void> check_growth(Entry const& entry, std::uint64_t part, std::string_view name) const;
};

Result<void> Archive::State::add(zip_uint64_t index) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || stat.name == nullptr) return damaged("");
    std::string name = stat.name;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return Error{ErrorCode::unsupported,
                     "文件已加密。请用 WPS、Word 或 Excel 打开，取消密码后另存，再导入。",
                     name,
                     {}};
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
        return Error{ErrorCode::unsupported,
                     "压缩方式不受支持。请用 WPS、Word 或 Excel 打开后另存一份再导入。",
                     name,
                     {}};
    }
    names.push_back(name);
    if (!entries.emplace(folded(name), Entry{index, stat.comp_size, stat.size}).second) {
        return dangerous("里有重名的部分", name);
    }
    return {};
}

Result<void> Archive::State::index() {
    zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count <= 0) return damaged("");
    if (static_cast<std::size_t>(count) > limits.max_entries) {
        return too_large(fmt::format("压缩包里的部分多达 {} 个", count), "");
    }
    for (zip_int64_t i = 0; i < count; ++i)
        RETURN_IF_ERROR(add(static_cast<zip_uint64_t>(i)));
    return {};
}

Result<void> Archive::State::check_growth(Entry const& entry, std::uint64_t part,
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

Result<Archive> Archive::open(std::string_view file, Limits const& limits) {
    std::string_view bytes = without_trailing_bytes(file);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return damaged("");
    auto state = std::make_unique<State>();
    state->archive.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!state->archive) {
        zip_source_free(source);
        return damaged("压缩包目录");
    }
    for (auto const& name : peek_names(bytes)) {
        if (is_path_trick(name)) return dangerous("里有不正常的文件名", printable(name));
    }
    state->limits = limits;
    RETURN_IF_ERROR(state->index());
    return Archive(std::move(state));
}

bool Archive::has(std::string_view name) const {
    return state_->find(name) != nullptr;
}

std::vector<std::string> Archive::names() const {
    return state_->names;
}

Result<void> Archive::stream(std::string_view name, std::function<bool(std::string_view)> const& take) {
    Entry const* entry = state_->find(name);
    if (entry == nullptr) {
        return Error{ErrorCode::malformed_document,
                     "文件缺少必要的部分，请用 WPS、Word 或 Excel 打开后另存一份再导入。",
                     std::string(name),
                     {}};
    }
    FileHandle file(zip_fopen_index(state_->archive.get(), entry->index, 0));
    if (!file) return damaged(std::string(name));
    std::string buffer(kChunk, '\0');
    std::uint64_t part = 0;
    while (true) {
        zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) return damaged(std::string(name));
        if (got == 0) return {};
        part += static_cast<std::uint64_t>(got);
        state_->expanded += static_cast<std::uint64_t>(got);
        RETURN_IF_ERROR(state_->check_growth(*entry, part, name));
        if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(got)))) return {};
    }
}

Result<std::string> Archive::read(std::string_view name) {
    std::string out;
    if (Entry const* entry = state_->find(name)) {
        // The declared size is only a wish; one that is far from the truth must not reserve memory.
        out.reserve(static_cast<std::size_t>(
            std::min<std::uint64_t>(entry->expanded_bytes, entry->packed_bytes * 40 + 64)));
    }
    RETURN_IF_ERROR(stream(name, [&out](std::string_view piece) {
        out.append(piece);
        return true;
    }));
    return out;
}

}  // namespace zs::formats
