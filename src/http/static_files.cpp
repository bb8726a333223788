#include "http/static_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/byte_range.h"
#include "base/percent.h"
#include "http/message.h"

namespace zs::http {

namespace {

constexpr std::string_view kImmutable = "public, max-age=31536000, immutable";
constexpr std::string_view kRevalidate = "no-cache";   // kept, but asked about each time
constexpr std::uint64_t kWholeFileBytes = 256U << 10;  // larger ones are sent in blocks

struct MediaType {
    std::string_view extension;
    std::string_view type;
};
constexpr std::array kMediaTypes{
    MediaType{".html", "text/html; charset=utf-8"},
    MediaType{".js", "text/javascript; charset=utf-8"},
    MediaType{".css", "text/css; charset=utf-8"},
    MediaType{".json", "application/json"},
    MediaType{".svg", "image/svg+xml"},
    MediaType{".png", "image/png"},
    MediaType{".ico", "image/x-icon"},
    MediaType{".woff2", "font/woff2"},
    MediaType{".txt", "text/plain; charset=utf-8"},
    MediaType{".webmanifest", "application/manifest+json"},
};

std::string_view media_type(std::string_view path) {
    for (auto const& one : kMediaTypes) {
        if (path.ends_with(one.extension)) return one.type;
    }
    return "application/octet-stream";
}

/// An open regular file.
class File {
  public:
    static std::optional<File> open(std::string const& path) {
        int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (descriptor < 0) return std::nullopt;
        File file(descriptor);
        if (::fstat(descriptor, &file.status_) != 0 || !S_ISREG(file.status_.st_mode)) return std::nullopt;
        return file;
    }
    File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), status_(other.status_) {}
    File& operator=(File&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(status_, other.status_);
        return *this;
    }
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

    [[nodiscard]] std::uint64_t size() const { return static_cast<std::uint64_t>(status_.st_size); }
    /// Changes with the content: a new build writes new files.
    [[nodiscard]] std::string tag(std::string_view suffix) const {
        auto const nanoseconds = status_.st_mtim.tv_sec * 1'000'000'000 + status_.st_mtim.tv_nsec;
        return fmt::format("\"{:x}-{:x}{}\"", size(), nanoseconds, suffix);
    }
    std::size_t read(std::uint64_t at, std::span<char> into) const {
        auto const count = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(at));
        ENSURE(count >= 0);
        return static_cast<std::size_t>(count);
    }

  private:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
    struct stat status_ {};
};

class FilePart final : public ByteSource {
  public:
    FilePart(File file, ByteRange range) : file_(std::move(file)), range_(range) {}

    std::size_t read(std::span<char> into) override {
        auto const wanted = std::min<std::uint64_t>(into.size(), range_.size);
        auto const count = file_.read(range_.from, into.first(static_cast<std::size_t>(wanted)));
        ENSURE(count > 0 || range_.size == 0);  // the file became shorter meanwhile
        range_.from += count;
        range_.size -= count;
        return count;
    }

  private:
    File file_;
    ByteRange range_;
};

Response failure(int status) {
    Response response;
    response.status = status;
    response.add("Content-Type", "text/plain; charset=utf-8").add("Cache-Control", "no-store");
    response.body = std::string(reason_of(status)) + "\n";
    return response;
}

bool has_tag(std::string_view field, std::string_view tag) {
    return field == "*" || field.find(tag) != std::string_view::npos;
}

struct Chosen {
    File file;
    std::string_view coding;  ///< empty: as it is
};

/// The file, or what was packed beforehand for a client that takes it.
std::optional<Chosen> choose(std::string const& path, Request const& request) {
    auto const accept = request.header("Accept-Encoding");
    if (request.header("Range").empty()) {
        for (auto const& [coding, extension] : {std::pair{"br", ".br"}, std::pair{"gzip", ".gz"}}) {
            if (!accepts_coding(accept, coding)) continue;
            if (auto file = File::open(path + extension)) return Chosen{std::move(*file), coding};
        }
    }
    auto file = File::open(path);
    if (!file) return std::nullopt;
    return Chosen{std::move(*file), {}};
}

void put_content(Response& response, File file, ByteRange range) {
    if (range.size > kWholeFileBytes) {
        response.source = std::make_unique<FilePart>(std::move(file), range);
        response.source_size = range.size;
        return;
    }
    response.body.resize(static_cast<std::size_t>(range.size));
    response.body.resize(file.read(range.from, response.body));
}

Response respond(Chosen chosen, std::string_view path, Request const& request) {
    Response response;
    auto const tag = chosen.file.tag(chosen.coding);
    response.add("ETag", tag).add("Vary", "Accept-Encoding");
    response.add("Cache-Control", path.starts_with("/assets/") ? kImmutable : kRevalidate);
    if (has_tag(request.header("If-None-Match"), tag)) {
        response.status = 304;
        return response;
    }
    response.add("Content-Type", media_type(path)).add("Accept-Ranges", "bytes");
    if (!chosen.coding.empty()) response.add("Content-Encoding", chosen.coding);
    auto const part = asked_part(request, tag, chosen.file.size());
    if (part.status == 416) {
        auto refused = failure(416);
        refused.add("Content-Range", part.content_range);
        return refused;
    }
    response.status = part.status;
    if (!part.content_range.empty()) response.add("Content-Range", part.content_range);
    put_content(response, std::move(chosen.file), part.range);
    return response;
}

}  // namespace

bool is_safe_path(std::string_view decoded) {
    if (!decoded.starts_with('/') || decoded.find('\0') != std::string_view::npos) return false;
    if (decoded.find('\\') != std::string_view::npos) return false;
    return decoded.find("/.") == std::string_view::npos && decoded.find("//") == std::string_view::npos;
}

Response StaticFiles::serve(Request const& request) const {
    if (request.method != "GET" && request.method != "HEAD") {
        auto response = failure(405);
        response.add("Allow", "GET, HEAD");
        return response;
    }
    auto decoded = percent_decode(request.path, PlusSign::plus);
    if (!decoded || !is_safe_path(*decoded)) return failure(404);
    auto path = decoded->ends_with('/') ? *decoded + "index.html" : *decoded;
    auto chosen = choose(root_.string() + path, request);
    if (!chosen && !path.starts_with("/assets/")) {
        path = "/index.html";
        chosen = choose(root_.string() + path, request);
    }
    if (!chosen) return failure(404);
    return respond(std::move(*chosen), path, request);
}

}  // namespace zs::http
