#include "main/reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "app/recognition.h"
#include "base/text.h"
#include "catalogue/interchange.h"
#include "formats/confined/confined.h"
#include "formats/confined/in_place.h"
#include "formats/confined/troubles.h"
#include "formats/registry.h"
#include "main/load_catalogue.h"
#include "requirements/complete.h"

namespace zs {
namespace {

constexpr int kWithRecognition = 4;  // times the memory and time that reading alone may take

bool is_catalogue(std::string_view bytes) {
    bytes = trim(bytes.substr(0, 4096));
    return bytes.starts_with('{') && contains(bytes, "zhunsheng.catalogue/");
}

/// A catalogue of an older program, or of another one, has no limits yet.
Result<catalogue::Catalogue> read_json(std::string_view bytes) {
    ASSIGN_OR_RETURN(auto catalogue, catalogue::from_json(bytes));
    requirements::complete(documents::Document{}, catalogue);
    return catalogue;
}

/// A file before it is understood: the bytes of a catalogue in JSON, or a document, which its child may still
/// be reading.
struct Opened {
    Reading reading;
    std::string json;
    std::optional<formats::ConfinedReading> child;
};

Opened open_bytes(std::string const& path, Result<std::string> bytes) {
    if (!bytes) return {{path, bytes.error(), std::nullopt}, {}, {}};
    Reading reading{path, documents::Document{}, std::nullopt};
    if (is_catalogue(*bytes)) return {std::move(reading), bytes.take(), {}};
    return {std::move(reading), {}, formats::ConfinedReading(*bytes, path, Limits{})};
}

/// As many children read side by side as there are processors; what recognition needs is loaded meanwhile.
std::vector<Opened> open_files(std::span<std::string const> paths, std::size_t processors) {
    std::vector<Opened> batch;
    for (std::size_t done = 0; done < paths.size(); ++done) {
        while (batch.size() < std::min(paths.size(), done + processors))
            batch.push_back(open_bytes(paths[batch.size()], read_whole_file(paths[batch.size()])));
        if (done == 0) app::prepare_recognition();
        if (auto& child = batch[done].child) batch[done].reading.document = child->finish();
    }
    return batch;
}

/// Of what was opened and read.
void understand(Opened& opened) {
    auto& reading = opened.reading;
    if (!reading.document.ok()) return;
    reading.catalogue = opened.json.empty() ? app::read_catalogue(*reading.document) : read_json(opened.json);
}

std::string error_line(std::string const& path, Error const& error) {
    std::string where =
        error.where.empty() || error.where == path ? std::string() : fmt::format("（{}）", error.where);
    return fmt::format("{}：错误：{}{}\n", path, error.message, where);
}

Reading read_in_place(std::string const& path, std::string_view bytes, int unreadable) {
    Reading reading{path, formats::unavailable(path), std::nullopt};
    Limits limits;
    limits.max_memory_bytes *= kWithRecognition;
    limits.max_seconds *= kWithRecognition;
    if (!formats::confine_this_process(bytes, limits,
                                       {error_line(path, formats::died(path)),
                                        error_line(path, formats::out_of_time(path)), unreadable}))
        return reading;
    try {
        auto prepared = std::async(std::launch::async, app::prepare_recognition);
        reading.document = formats::read_document(bytes, path, Limits{});
        prepared.get();
        if (reading.document.ok()) reading.catalogue = app::read_catalogue(*reading.document);
    } catch (std::exception const& thrown) {
        reading.document = formats::thrown_while_reading(thrown, path);
    }
    return reading;
}

}  // namespace

Reading read_last_file(std::string const& path, int unreadable) {
    auto bytes = read_whole_file(path);
    if (bytes.ok() && !is_catalogue(*bytes) && formats::can_be_read_in_place(*bytes, path))
        return read_in_place(path, *bytes, unreadable);
    Opened opened = open_bytes(path, std::move(bytes));
    if (opened.child) opened.reading.document = opened.child->finish();
    understand(opened);
    return std::move(opened.reading);
}

std::vector<Reading> read_batch(std::span<std::string const> paths) {
    std::size_t const processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<Opened> batch = open_files(paths, processors);
    std::atomic<std::size_t> next = 0;
    auto work = [&batch, &next] {
        for (std::size_t i = next++; i < batch.size(); i = next++)
            understand(batch[i]);
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(processors, batch.size()); ++i)
        others.push_back(std::async(std::launch::async, work));
    work();
    for (auto& other : others)
        other.get();
    std::vector<Reading> out;
    for (auto& opened : batch)
        out.push_back(std::move(opened.reading));
    return out;
}

void print_error(std::string const& path, Error const& error) {
    fmt::print(stderr, "{}", error_line(path, error));
}

}  // namespace zs
