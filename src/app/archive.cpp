#include "app/archive.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <functional>
#include <optional>
#include <unordered_map>

#include "app/sync.h"
#include "base/digest.h"
#include "formats/container/zip_reader.h"
#include "formats/container/zip_stream.h"
#include "json/codec.h"

namespace zs::app {

ZS_WIRE(ArchiveEntry, name, size_bytes, sha256);

namespace {

constexpr std::string_view kSchema = "zhunsheng.backup/1";
constexpr char const* kManifestName = "manifest.json";
constexpr std::int64_t kMaxManifestBytes = 256LL << 20;

struct Manifest {
    std::string schema;
    std::string version;
    std::string created_at;
    std::vector<ArchiveEntry> entries;
};
ZS_WIRE(Manifest, schema, version, created_at, entries);

constexpr std::size_t kBlock = 1U << 18U;

[[noreturn]] void fail(std::string const& doing) {
    throw std::runtime_error("backup: " + doing);
}

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using NewFile = std::unique_ptr<std::FILE, CloseFile>;

/// One that was not there.
NewFile open_new(std::filesystem::path const& path) {
    NewFile file(std::fopen(path.c_str(), "wbx"));
    if (!file) fail("cannot create " + path.string());
    return file;
}

Error damaged(std::string const& what) {
    return {ErrorCode::malformed_document, "备份文件已损坏或不完整，请换一份备份。", what, {}};
}

/// Names come from a file that anybody may have written: only those we write are unpacked.
bool is_ours(std::string const& name) {
    if (name == "zhunsheng.db") return true;
    if (name.size() != 6 + 64 || !name.starts_with("files/")) return false;
    return std::all_of(name.begin() + 6, name.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// With ZIP64 minizip does without the last record, and so would not see that a file has lost its end.
bool has_its_end(std::filesystem::path const& path) {
    constexpr std::string_view kBegin = "PK\x05\x06";
    constexpr std::streamoff kEndRecord = 22;  // APPNOTE 4.3.16; ours have no comment
    std::ifstream file(path, std::ios::binary);
    file.seekg(-kEndRecord, std::ios::end);
    std::array<char, kBegin.size()> begin{};
    file.read(begin.data(), begin.size());
    return file && std::string_view(begin.data(), begin.size()) == kBegin;
}

/// Entries by their names.
class Reader {
  public:
    static std::optional<Reader> open(std::filesystem::path const& path) {
        auto container = formats::ZipReader::of_file(path);
        if (!container || !has_its_end(path)) return std::nullopt;
        Reader out(std::move(*container));
        bool const whole = out.container_.each([&out](formats::ZipEntry entry) {
            auto name = entry.name;
            out.entries_.emplace(std::move(name), std::move(entry));
        });
        return whole ? std::optional(std::move(out)) : std::nullopt;
    }

    /// False if the entry is missing, does not inflate, or holds more than `max_bytes`.
    bool read(std::string const& name, std::int64_t max_bytes,
              std::function<void(std::string_view)> const& sink) {
        auto const found = entries_.find(name);
        if (found == entries_.end()) return false;
        std::int64_t total = 0;
        bool const sound = container_.stream(found->second, [&](std::string_view piece) {
            total += static_cast<std::int64_t>(piece.size());
            if (total <= max_bytes) sink(piece);
            return total <= max_bytes;
        });
        return sound && total <= max_bytes;
    }

  private:
    explicit Reader(formats::ZipReader container) : container_(std::move(container)) {}

    formats::ZipReader container_;
    std::unordered_map<std::string, formats::ZipEntry> entries_;
};

Result<void> unpack(Reader& reader, ArchiveEntry const& entry, std::filesystem::path const& folder) {
    if (!is_ours(entry.name)) return damaged(entry.name);
    auto const path = folder / entry.name;
    std::ofstream out(path, std::ios::binary);
    Sha256 digest;
    bool const complete = reader.read(entry.name, entry.size_bytes, [&](std::string_view bytes) {
        digest.add(bytes);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    });
    out.close();
    if (!out) fail("cannot write " + path.string());
    if (!complete || hex(digest.finish()) != entry.sha256) return damaged(entry.name);
    sync_file(path);
    return {};
}

}  // namespace

struct ArchiveWriter::State {
    explicit State(std::filesystem::path const& target) : path(target), file(open_new(target)) {}

    void put(std::string_view bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
            fail("cannot write " + path.string());
    }

    std::filesystem::path path;
    NewFile file;
    formats::ZipStream zip{[this](std::string_view bytes) { put(bytes); }, formats::ZipSize::large};
    std::vector<ArchiveEntry> entries;
};

ArchiveWriter::ArchiveWriter(std::filesystem::path const& path) : state_(std::make_unique<State>(path)) {}

ArchiveWriter::~ArchiveWriter() {
    if (!state_->file) return;
    std::error_code nothing_more_to_do;
    std::filesystem::remove(state_->path, nothing_more_to_do);  // it is not finished
}

void ArchiveWriter::add(std::string const& name, std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    Sha256 digest;
    ArchiveEntry entry{name, 0, ""};
    std::string block(kBlock, '\0');
    state_->zip.begin(name);
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        auto const piece = std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount()));
        digest.add(piece);
        state_->zip.append(piece);
        entry.size_bytes += file.gcount();
    }
    if (!file.eof()) fail("cannot read " + path.string());
    entry.sha256 = hex(digest.finish());
    state_->entries.push_back(std::move(entry));
}

void ArchiveWriter::finish(std::string const& created_at) {
    state_->zip.add(kManifestName,
                    json::encode(Manifest{std::string(kSchema), ZS_VERSION, created_at, state_->entries}));
    state_->zip.finish();
    if (std::fclose(state_->file.release()) != 0) fail("cannot write " + state_->path.string());
    sync_file(state_->path);
}

Result<void> unpack_archive(std::filesystem::path const& archive, std::filesystem::path const& folder) {
    auto reader = Reader::open(archive);
    if (!reader) return damaged(archive.string());
    std::string text;
    if (!reader->read(kManifestName, kMaxManifestBytes, [&](std::string_view bytes) { text += bytes; })) {
        return damaged(kManifestName);
    }
    auto const manifest = json::decode<Manifest>(text, json::UnknownKeys::ignore);
    if (!manifest.ok() || manifest->schema != kSchema) return damaged(kManifestName);
    std::filesystem::create_directories(folder / "files");
    bool has_database = false;
    for (auto const& entry : manifest->entries) {
        RETURN_IF_ERROR(unpack(*reader, entry, folder));
        has_database = has_database || entry.name == "zhunsheng.db";
    }
    if (!has_database) return damaged("zhunsheng.db");
    return {};
}

}  // namespace zs::app
