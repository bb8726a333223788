#include "app/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>

#include "app/sync.h"
#include "base/digest.h"
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

[[noreturn]] void fail(std::string const& doing) {
    throw std::runtime_error("backup: " + doing);
}

ArchiveEntry entry_of(std::string name, std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    Sha256 digest;
    ArchiveEntry out{std::move(name), 0, ""};
    std::string block(1U << 18U, '\0');
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
        out.size_bytes += file.gcount();
    }
    if (!file.eof()) fail("cannot read " + path.string());
    out.sha256 = hex(digest.finish());
    return out;
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

class Reader {
  public:
    explicit Reader(std::filesystem::path const& path) : zip_(zip_open(path.c_str(), ZIP_RDONLY, nullptr)) {}
    ~Reader() {
        if (zip_ != nullptr) zip_discard(zip_);
    }
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    [[nodiscard]] bool is_open() const { return zip_ != nullptr; }

    /// False if the entry is missing, does not inflate, or holds more than `max_bytes`.
    bool read(std::string const& name, std::int64_t max_bytes,
              std::function<void(std::string_view)> const& sink) {
        zip_file_t* file = zip_fopen(zip_, name.c_str(), 0);
        if (file == nullptr) return false;
        std::string block(1U << 18U, '\0');
        std::int64_t total = 0;
        zip_int64_t count = 0;
        while ((count = zip_fread(file, block.data(), block.size())) > 0) {
            total += count;
            if (total > max_bytes) break;
            sink(std::string_view(block).substr(0, static_cast<std::size_t>(count)));
        }
        zip_fclose(file);
        return count == 0;
    }

  private:
    zip_t* zip_;
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
    zip_t* zip = nullptr;
    std::filesystem::path path;
    std::string manifest_json;
    std::vector<ArchiveEntry> entries;
};

ArchiveWriter::ArchiveWriter(std::filesystem::path const& path) : state_(std::make_unique<State>()) {
    state_->path = path;
    state_->zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
    if (state_->zip == nullptr) fail("cannot create " + path.string());
}

ArchiveWriter::~ArchiveWriter() {
    if (state_->zip != nullptr) zip_discard(state_->zip);
}

void ArchiveWriter::add(std::string const& name, std::filesystem::path const& file) {
    state_->entries.push_back(entry_of(name, file));
    zip_source_t* source = zip_source_file(state_->zip, file.c_str(), 0, -1);
    if (source == nullptr || zip_file_add(state_->zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
        fail("cannot add " + file.string());
    }
}

void ArchiveWriter::finish(std::string const& created_at) {
    state_->manifest_json =
        json::encode(Manifest{std::string(kSchema), ZS_VERSION, created_at, state_->entries});
    auto const& json = state_->manifest_json;
    zip_source_t* source = zip_source_buffer(state_->zip, json.data(), json.size(), 0);
    if (source == nullptr || zip_file_add(state_->zip, kManifestName, source, ZIP_FL_ENC_UTF_8) < 0) {
        fail("cannot add the manifest");
    }
    if (zip_close(state_->zip) != 0) fail("cannot write " + state_->path.string());
    state_->zip = nullptr;
    sync_file(state_->path);
}

Result<void> unpack_archive(std::filesystem::path const& archive, std::filesystem::path const& folder) {
    Reader reader(archive);
    if (!reader.is_open()) return damaged(archive.string());
    std::string text;
    if (!reader.read(kManifestName, kMaxManifestBytes, [&](std::string_view bytes) { text += bytes; })) {
        return damaged(kManifestName);
    }
    auto const manifest = json::decode<Manifest>(text, json::UnknownKeys::ignore);
    if (!manifest.ok() || manifest->schema != kSchema) return damaged(kManifestName);
    std::filesystem::create_directories(folder / "files");
    bool has_database = false;
    for (auto const& entry : manifest->entries) {
        RETURN_IF_ERROR(unpack(reader, entry, folder));
        has_database = has_database || entry.name == "zhunsheng.db";
    }
    if (!has_database) return damaged("zhunsheng.db");
    return {};
}

}  // namespace zs::app
