// Reading in-process: ours against the floor, a bare inflate and SAX pass over the same word/document.xml
// that keeps the text and nothing else. Both in turns; prints one JSON object. What is done between the bytes
// and the JSON is what `zhunsheng read` does. Usage: bench_formats FILE.docx RUNS

#include <expat.h>
#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/short_life.h"
#include "catalogue/interchange.h"
#include "catalogue/recognise/recognise.h"
#include "formats/registry.h"
#include "lint/lint.h"
#include "requirements/complete.h"

namespace {

[[noreturn]] void fail(char const* what) {
    std::fprintf(stderr, "bench_formats: %s\n", what);
    std::exit(1);
}

struct Seen {
    std::size_t xml_bytes = 0;
    std::size_t elements = 0;
    std::string text;
};

void on_start(void* user, XML_Char const* /*name*/, XML_Char const** /*attributes*/) {
    ++static_cast<Seen*>(user)->elements;
}

void on_text(void* user, XML_Char const* text, int size) {
    static_cast<Seen*>(user)->text.append(text, static_cast<std::size_t>(size));
}

Seen bare_pass(std::string const& bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (archive == nullptr) fail("not a zip");
    zip_file_t* part = zip_fopen(archive, "word/document.xml", 0);
    if (part == nullptr) fail("no word/document.xml");
    Seen seen;
    XML_Parser const parser = XML_ParserCreate(nullptr);
    XML_SetUserData(parser, &seen);
    XML_SetStartElementHandler(parser, on_start);
    XML_SetCharacterDataHandler(parser, on_text);
    zip_stat_t entry{};
    zip_stat(archive, "word/document.xml", 0, &entry);
    seen.xml_bytes = entry.size;
    void* const xml = XML_GetBuffer(parser, static_cast<int>(entry.size));
    if (zip_fread(part, xml, entry.size) != static_cast<zip_int64_t>(entry.size)) fail("truncated");
    if (XML_ParseBuffer(parser, static_cast<int>(entry.size), 1) == XML_STATUS_ERROR) fail("broken XML");
    XML_ParserFree(parser);
    zip_fclose(part);
    zip_discard(archive);
    return seen;
}

/// Of this thread's processor time: a busy machine does not count.
double milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds_of(auto&& work) {
    double const begin = milliseconds_now();
    work();
    return milliseconds_now() - begin;
}

double median(std::vector<double>& samples) {
    std::sort(samples.begin(), samples.end());
    return samples[samples.size() / 2];
}

/// Time from the start to the end of each step.
struct Steps {
    std::vector<double> read;
    std::vector<double> recognised;
    std::vector<double> completed;
    std::vector<double> told;
    std::vector<double> written;
};

void full_pass(std::string const& bytes, Steps& steps) {
    double const begin = milliseconds_now();
    auto const document = zs::formats::read_document(bytes, "items.docx", zs::Limits{});
    if (!document.ok()) fail(document.error().message.c_str());
    steps.read.push_back(milliseconds_now() - begin);
    auto catalogue = zs::catalogue::recognise::recognise(document.value());
    if (!catalogue.ok()) fail(catalogue.error().message.c_str());
    steps.recognised.push_back(milliseconds_now() - begin);
    zs::requirements::complete(*document, *catalogue);
    steps.completed.push_back(milliseconds_now() - begin);
    auto found = zs::lint::check({*catalogue, nullptr, {}, zs::lint::Stage::reading});
    std::move(found.begin(), found.end(), std::back_inserter(catalogue->findings));
    steps.told.push_back(milliseconds_now() - begin);
    if (zs::catalogue::to_json(catalogue.value()).empty()) fail("no JSON");
    steps.written.push_back(milliseconds_now() - begin);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) fail("usage: bench_formats FILE.docx RUNS");
    zs::begin_short_life();  // as `zhunsheng read` does; the bare pass gains by it, too
    std::ifstream file(argv[1], std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    std::vector<double> bare;
    Steps ours;
    Seen seen;
    for (int run = 0; run < std::atoi(argv[2]); ++run) {
        bare.push_back(milliseconds_of([&] { seen = bare_pass(bytes); }));
        full_pass(bytes, ours);
    }
    std::printf(
        "{\"bare_ms\":%.4f,\"read_document_ms\":%.4f,\"recognise_ms\":%.4f,\"complete_ms\":%.4f,\"told_ms\":%"
        ".4f,"
        "\"finished_ms\":%.4f,\"file_bytes\":%zu,\"xml_bytes\":%zu,\"elements\":%zu,\"text_bytes\":%zu}\n",
        median(bare), median(ours.read), median(ours.recognised), median(ours.completed), median(ours.told),
        median(ours.written), bytes.size(), seen.xml_bytes, seen.elements, seen.text.size());
}
