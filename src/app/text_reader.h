#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "documents/document.h"
#include "store/evidence.h"

namespace zs::store {
class Database;
}

namespace zs::app {

class FileStore;

/// Reads stored files in the background, one after the other, so that they can be searched, compared and
/// shown as text. The records are the queue: what a crash interrupted is read again, unless it was
/// interrupted before, because it may be what the program crashed on.
class TextReader {
  public:
    using Read =
        std::function<Result<documents::Document>(std::string_view bytes, std::string const& file_name)>;

    TextReader(store::Database& database, FileStore const& files, Read read);
    ~TextReader();

    void add(store::ContentId id);
    void start_workers(int count);
    void stop_workers();
    /// At once, in the calling thread.
    void process(store::ContentId id);

  private:
    class Runner;
    std::unique_ptr<Runner> runner_;
};

/// All that a document says, line by line; the cells of a row are separated by tabs.
std::string text_of(documents::Document const& document);

}  // namespace zs::app
