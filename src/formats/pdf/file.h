#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/limits.h"
#include "formats/pdf/value.h"

namespace zs::formats::pdf {

class Decryption;

/// The objects of a PDF file. The cross-reference table is not read: every object is found where it stands,
/// and the last of a number wins, which is also right for files that were saved incrementally or damaged.
/// `bytes` must outlive the File.
class File {
  public:
    static Result<File> open(std::string_view bytes, Limits const& limits);
    File(File&&) noexcept;
    ~File();

    /// The object itself, with references followed (a loop of references ends in null).
    Value const& resolve(Value const& value);
    /// Entry of a dictionary or stream, resolved.
    Value const& get(Value const& dictionary, std::string_view key) { return resolve(dictionary[key]); }
    /// The data of a stream with all its filters undone; pictures and unknown filters give nothing.
    Result<std::string> data(Value const& stream);
    Value const& catalog() const { return catalog_; }

  private:
    struct Entry {
        std::size_t at = 0;  ///< in the file, or in the object stream
        int container = 0;   ///< number of the object stream, 0 for the file itself
        bool loaded = false;
        bool loading = false;
        Value value;
    };

    File(std::string_view bytes, Limits const& limits);
    void index_objects();
    std::size_t index_object(std::size_t keyword_at);
    void note_trailer(std::size_t at);
    Result<void> index_object_streams();
    Result<void> find_catalog();
    void load(int number, Entry& entry);
    Value parse_at(int number, std::size_t at);
    [[nodiscard]] std::string_view raw(Value const& stream);
    Result<std::string> unfiltered(std::string_view name, Value const& parameters, std::string bytes,
                                   std::size_t most);

    std::string_view bytes_;
    Limits limits_;
    std::map<int, Entry> entries_;
    std::map<int, std::string> object_streams_;  ///< expanded, by object number
    Dictionary trailer_;
    Value catalog_;
    std::unique_ptr<Decryption> decryption_;
    std::size_t expanded_ = 0;
    std::size_t next_endobj_ = 0;  ///< found ahead while indexing, so that each byte is searched once
    std::size_t next_stream_ = 0;
};

}  // namespace zs::formats::pdf
