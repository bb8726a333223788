#include "formats/pdf/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <vector>

#include "formats/pdf/decryption.h"
#include "formats/pdf/filters.h"
#include "formats/pdf/lexer.h"

namespace zs::formats::pdf {
namespace {

using Kind = Value::Kind;

constexpr int kMostReferences = 32;
constexpr int kMostFilters = 8;
constexpr int kMostObject = 8'388'607;  // ISO 32000-1, annex C
constexpr std::size_t kSmallPart = 1U << 20U;

Value const kNothing;

bool is_decimal(char c) {
    return c >= '0' && c <= '9';
}

/// The number that ends before `end`; moves `end` to where it begins. -1 when there is none.
int number_before(std::string_view bytes, std::size_t& end) {
    std::size_t at = end;
    while (at > 0 && is_blank(bytes[at - 1]))
        --at;
    std::size_t last = at;
    while (at > 0 && last - at < 10 && is_decimal(bytes[at - 1]))
        --at;
    if (at == last) return -1;
    long value = 0;
    for (std::size_t i = at; i < last; ++i)
        value = value * 10 + (bytes[i] - '0');
    end = at;
    return value > kMostObject ? -1 : static_cast<int>(value);
}

Error too_large(std::string where) {
    return {ErrorCode::too_large,
            "PDF 展开后过大，已停止读取。请用 WPS 或 Word 打开后另存为 .docx 再导入。",
            std::move(where),
            {}};
}

}  // namespace

File::File(std::string_view bytes, Limits const& limits) : bytes_(bytes), limits_(limits) {}
File::File(File&&) noexcept = default;
File::~File() = default;

Result<File> File::open(std::string_view bytes, Limits const& limits) {
    File file(bytes, limits);
    file.index_objects();
    auto get = [&file](Value const& from, std::string_view key) -> Value const& {
        return file.get(from, key);
    };
    if (auto encrypt = file.trailer_.find("Encrypt"); encrypt != file.trailer_.end()) {
        Value const& id = file.resolve(file.trailer_["ID"]);
        std::string first_id = id.array().empty() ? "" : file.resolve(id.array().front()).text;
        file.decryption_ = Decryption::open(file.resolve(encrypt->second), first_id, get);
        if (!file.decryption_) {
            return Error{ErrorCode::unsupported,
                         "这个 PDF 设有打开密码或使用了不支持的加密方式。请取消密码后另存，再导入。",
                         "",
                         {}};
        }
    }
    RETURN_IF_ERROR(file.index_object_streams());
    RETURN_IF_ERROR(file.find_catalog());
    return file;
}

/// Every "N G obj" of the file; what lies inside streams is passed over.
void File::index_objects() {
    std::size_t at = 0;
    while (true) {
        std::size_t found = bytes_.find("obj", at);
        std::size_t trailer = bytes_.substr(0, found).find("trailer", at);
        if (trailer != std::string_view::npos) note_trailer(trailer + 7);
        if (found == std::string_view::npos) break;
        bool ends = found >= 3 && bytes_.substr(found - 3, 3) == "end";
        at = ends ? found + 3 : index_object(found);
    }
}

std::size_t File::index_object(std::size_t keyword_at) {
    std::size_t body = keyword_at + 3;
    std::size_t end = keyword_at;
    int generation = number_before(bytes_, end);
    if (generation < 0 || end == 0 || !is_blank(bytes_[end - 1])) return body;
    int number = number_before(bytes_, end);
    if (number < 0) return body;
    entries_[number] = Entry{.at = body};
    if (next_endobj_ < body) next_endobj_ = std::min(bytes_.find("endobj", body), bytes_.size());
    if (next_stream_ < body) next_stream_ = std::min(bytes_.find("stream", body), bytes_.size());
    if (next_stream_ >= next_endobj_) return body;
    auto head = bytes_.substr(body, next_stream_ - body);
    if (head.find("/ObjStm") != std::string_view::npos) object_streams_[number];
    if (head.find("/XRef") != std::string_view::npos) note_trailer(body);
    std::size_t closed = bytes_.find("endstream", next_stream_ + 6);
    return closed == std::string_view::npos ? body : closed + 9;
}

void File::note_trailer(std::size_t at) {
    Value trailer = Lexer(bytes_, at, limits_.max_depth).next(true);
    for (auto const& [key, value] : trailer.dictionary()) {
        if (key == "Root" || key == "Encrypt" || key == "ID") trailer_[key] = value;
    }
}

/// Objects inside object streams. They count where the stream stands, but never replace one that stands in
/// the file itself, which is how incremental updates are written.
Result<void> File::index_object_streams() {
    std::vector<int> containers;
    for (auto const& [number, unused] : object_streams_)
        containers.push_back(number);
    std::sort(containers.begin(), containers.end(),
              [this](int a, int b) { return entries_[a].at < entries_[b].at; });
    for (int container : containers) {
        Value stream = parse_at(container, entries_[container].at);
        if (!stream.is(Kind::stream)) continue;
        ASSIGN_OR_RETURN(object_streams_[container], data(stream));
        int count = get(stream, "N").integer();
        auto first = static_cast<std::size_t>(std::max(0, get(stream, "First").integer()));
        Lexer lexer(object_streams_[container]);
        for (int i = 0; i < count && !lexer.done(); ++i) {
            int number = lexer.next().integer();
            auto offset = static_cast<std::size_t>(std::max(0, lexer.next().integer()));
            auto& entry = entries_[number];
            if (entry.at == 0 || entry.container != 0)
                entry = Entry{.at = first + offset, .container = container};
        }
    }
    return {};
}

Result<void> File::find_catalog() {
    if (auto root = trailer_.find("Root"); root != trailer_.end()) catalog_ = resolve(root->second);
    if (catalog_["Pages"].is(Kind::null)) {
        for (auto& [number, entry] : entries_) {
            load(number, entry);
            if (entry.value["Type"].is_name("Catalog")) catalog_ = entry.value;
        }
    }
    if (catalog_["Pages"].is(Kind::null)) {
        return Error{ErrorCode::malformed_document,
                     "PDF 已损坏或不完整，找不到页面。请重新下载或用 WPS 打开后另存，再导入。",
                     "",
                     {}};
    }
    return {};
}

Value File::parse_at(int number, std::size_t at) {
    Lexer lexer(bytes_, at, limits_.max_depth);
    Value value = lexer.next(true);
    if (!value.is(Kind::dictionary)) return value;
    lexer.skip_blanks();
    if (bytes_.substr(lexer.at(), 6) != "stream") return value;
    std::size_t data_at = lexer.at() + 6;
    if (bytes_.substr(data_at, 2) == "\r\n") {
        data_at += 2;
    } else if (data_at < bytes_.size() && (bytes_[data_at] == '\n' || bytes_[data_at] == '\r')) {
        ++data_at;
    }
    value.kind = Kind::stream;
    value.stream_at = data_at;
    value.object = number;
    return value;
}

void File::load(int number, Entry& entry) {
    if (entry.loaded || entry.loading) return;
    entry.loading = true;
    if (entry.container == 0) {
        entry.value = parse_at(number, entry.at);
    } else {
        auto const& bytes = object_streams_[entry.container];
        if (entry.at < bytes.size()) entry.value = Lexer(bytes, entry.at, limits_.max_depth).next(true);
    }
    entry.loading = false;
    entry.loaded = true;
}

Value const& File::resolve(Value const& value) {
    Value const* at = &value;
    for (int i = 0; at->is(Kind::reference); ++i) {
        auto found = entries_.find(at->integer());
        if (i == kMostReferences || found == entries_.end()) return kNothing;
        load(found->first, found->second);
        at = &found->second.value;
    }
    return *at;
}

std::string_view File::raw(Value const& stream) {
    auto rest = bytes_.substr(std::min(stream.stream_at, bytes_.size()));
    Value const& length = get(stream, "Length");
    auto stated = static_cast<std::size_t>(std::max(0, length.integer()));
    if (length.is(Kind::number) && stated <= rest.size()) {
        auto after = rest.substr(stated, 32);
        std::size_t word = after.find("endstream");
        bool fits = word != std::string_view::npos &&
                    std::all_of(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(word), is_blank);
        if (fits) return rest.substr(0, stated);
    }
    return rest.substr(0, rest.find("endstream"));
}

/// Undoes one filter; a picture gives nothing.
Result<std::string> File::unfiltered(std::string_view name, Value const& parameters, std::string bytes,
                                     std::size_t most) {
    auto or_else = [&](char const* key, int otherwise) {
        Value const& value = get(parameters, key);
        return value.is(Kind::number) || value.is(Kind::boolean) ? value.integer() : otherwise;
    };
    std::string out;
    auto ending = Expansion::done;
    if (name == "FlateDecode" || name == "Fl") {
        ending = inflate_to(bytes, most, out);
    } else if (name == "LZWDecode" || name == "LZW") {
        ending = lzw_to(bytes, most, or_else("EarlyChange", 1) != 0, out);
    } else if (name == "RunLengthDecode" || name == "RL") {
        ending = run_length_to(bytes, most, out);
    } else if (name == "ASCIIHexDecode" || name == "AHx") {
        out = ascii_hex(bytes);
    } else if (name == "ASCII85Decode" || name == "A85") {
        out = ascii_85(bytes);
    } else if (name == "Crypt") {
        out = std::move(bytes);
    }
    if (ending == Expansion::too_large) return too_large("");
    return undo_predictor(std::move(out), {or_else("Predictor", 1), or_else("Colors", 1),
                                           or_else("BitsPerComponent", 8), or_else("Columns", 1)});
}

Result<std::string> File::data(Value const& stream) {
    if (!stream.is(Kind::stream)) return std::string();
    std::string bytes(raw(stream));
    std::size_t const packed = bytes.size();
    if (decryption_ && !stream["Type"].is_name("XRef"))
        bytes = decryption_->stream(bytes, stream.object, stream.generation);
    Value const& filter = get(stream, "Filter");
    Value const& parameters = get(stream, "DecodeParms");
    Array names = filter.is(Kind::array) ? filter.array() : filter.is(Kind::name) ? Array{filter} : Array{};
    auto where = fmt::format("对象 {}", stream.object);
    if (names.size() > kMostFilters) return too_large(where);
    std::size_t most = std::min(limits_.max_part_bytes, limits_.max_expanded_bytes - expanded_);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string const& name = resolve(names[i]).text;
        auto const& all = parameters.array();
        Value const& own =
            parameters.is(Kind::array) ? (i < all.size() ? resolve(all[i]) : kNothing) : parameters;
        auto next = unfiltered(name, own, std::move(bytes), most);
        if (!next.ok()) return too_large(where);
        bytes = next.take();
    }
    bool bomb = bytes.size() > kSmallPart &&
                static_cast<double>(bytes.size()) > limits_.max_expansion_ratio * static_cast<double>(packed);
    expanded_ += bytes.size();
    if (bomb || expanded_ > limits_.max_expanded_bytes) return too_large(where);
    return bytes;
}

}  // namespace zs::formats::pdf
