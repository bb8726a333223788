#include "app/text_reader.h"

#include <mutex>

#include "app/consistency.h"
#include "app/files.h"
#include "app/messages.h"
#include "app/work_queue.h"
#include "base/limits.h"
#include "base/text.h"
#include "campaign/likeness/likeness.h"
#include "store/content_store.h"
#include "store/database.h"
#include "store/evidence_store.h"

namespace zs::app {
namespace {

store::EvidenceSight const kEverything{{true, {}, {}}, {true, {}, {}}, {true, {}, {}}};

constexpr std::int64_t kMaxAttempts = 2;
constexpr std::size_t kMaxKeptCharacters = 400'000;  // of the longest reports in use, four times over

void append_line(std::string& out, std::string_view line) {
    auto const plain = trim(line);
    if (plain.empty()) return;
    out += plain;
    out += '\n';
}

store::ReadText failed(std::string message) {
    store::ReadText out;
    out.reading = store::TextReading::failed;
    out.problem = std::move(message);
    return out;
}

/// The first characters; whether any were cut off.
bool shorten(std::string& text) {
    std::size_t at = 0;
    for (std::size_t characters = 0; at < text.size() && characters < kMaxKeptCharacters; ++characters)
        next_code_point(text, at);
    if (at == text.size()) return false;
    text.resize(at);
    return true;
}

store::ReadText read_text(documents::Document const& document) {
    store::ReadText out;
    out.text = text_of(document);
    out.shortened = shorten(out.text);
    out.characters = static_cast<std::int64_t>(length_in_characters(without_white_space(out.text)));
    if (out.characters == 0) out.reading = store::TextReading::empty;
    auto signature = campaign::signature_of(out.text);
    out.signature = std::move(signature.hex);
    out.bands = std::move(signature.bands);
    return out;
}

}  // namespace

std::string text_of(documents::Document const& document) {
    std::string out;
    for (auto const& block : document.blocks) {
        if (auto const* paragraph = std::get_if<documents::Paragraph>(&block)) {
            append_line(out, paragraph->text);
            continue;
        }
        auto const& table = std::get<documents::Table>(block);
        append_line(out, table.caption);
        for (auto const& row : table.rows) {
            std::string line;
            for (auto const& cell : row.cells)
                line += (line.empty() ? "" : "\t") + collapse_white_space(cell.text);
            append_line(out, line);
        }
    }
    return out;
}

class TextReader::Runner {
  public:
    Runner(store::Database& database, FileStore const& files, Read read)
        : database_(database),
          files_(files),
          read_(std::move(read)),
          queue_([this](std::int64_t id) { process({id}); }) {}

    WorkQueue& queue() { return queue_; }

    void recover() {
        for (auto const id : database_.read(
                 [](store::Connection& connection) { return store::ContentStore(connection).unread(); }))
            queue_.add(id.value);
    }

    void process(store::ContentId id) {
        try {
            auto const begun = begin(id);
            if (begun) keep(id, attempt(*begun));
            return;
        } catch (std::exception const&) {  // the job runner's catch (STYLE §3): one file must not stop others
        }
        try {
            keep(id, failed(messages::unexpected().message));
        } catch (std::exception const&) {  // disk full: the next start finds it unread
        }
    }

  private:
    struct Job {
        store::Content content;
        std::string file_name;
    };

    /// Counts the attempt before it is made. Nothing if it was read meanwhile, or failed by this.
    std::optional<Job> begin(store::ContentId id) {
        std::optional<Job> out;
        auto const written = database_.write([&](store::Connection& connection) -> Result<void> {
            store::ContentStore contents(connection);
            auto const content = contents.find(id);
            if (!content || (content->reading != store::TextReading::queued &&
                             content->reading != store::TextReading::reading))
                return {};
            if (content->attempts >= kMaxAttempts) {
                contents.set_text(id, failed("读取这个文件时程序两次中断，没有提取文字。"));
                return {};
            }
            contents.set_reading(id, content->attempts + 1);
            auto const named = store::EvidenceStore(connection).of_contents({id}, kEverything);
            out = Job{*content, named.empty() ? "" : named.front().file_name};
            return {};
        });
        ENSURE(written.ok());
        return out;
    }

    store::ReadText attempt(Job const& job) {
        if (job.content.size_bytes > static_cast<std::int64_t>(Limits{}.max_file_bytes)) {
            return failed("文件太大，没有提取文字；仍可下载查看。");
        }
        auto const bytes = files_.read(job.content.sha256);
        if (!bytes.ok()) return failed(bytes.error().message);
        auto const document = read_(*bytes, job.file_name);
        if (!document.ok()) return failed(document.error().message);
        return read_text(*document);
    }

    void keep(store::ContentId id, store::ReadText const& read) {
        auto const written = database_.write([&](store::Connection& connection) -> Result<void> {
            store::ContentStore(connection).set_text(id, read);
            store::EvidenceStore evidence(connection);
            evidence.index_content(id);
            for (auto const& one : evidence.of_contents({id}, kEverything))
                index_figures(connection, one, read.text);
            return {};
        });
        ENSURE(written.ok());
    }

    store::Database& database_;
    FileStore const& files_;
    Read read_;
    WorkQueue queue_;  // last: its threads use the rest
};

TextReader::TextReader(store::Database& database, FileStore const& files, Read read)
    : runner_(std::make_unique<Runner>(database, files, std::move(read))) {}

TextReader::~TextReader() = default;

void TextReader::add(store::ContentId id) {
    runner_->queue().add(id.value);
}

void TextReader::start_workers(int count) {
    runner_->recover();
    runner_->queue().start(count);
}

void TextReader::stop_workers() {
    runner_->queue().stop();
}

void TextReader::process(store::ContentId id) {
    runner_->process(id);
}

}  // namespace zs::app
