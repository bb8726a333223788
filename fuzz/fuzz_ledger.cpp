#include "calendar/work_calendar.h"
#include "fuzz.h"
#include "ledger/report.h"
#include "ledger/run.h"

/// Any bytes as a ledger of three columns: the answer is the same from one piece and from small pieces, read
/// by two workers.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static auto const calendar = zs::calendar::WorkCalendar::national().take();
    static auto const measures = zs::ledger::parse_measures(
        R"([{"name":"a","within":{"from":"a","to":"b","limit":7},"group_by":"c"},{"name":"b","sum":{"field":"b"}}])");
    std::string const text = "a,b,c\n" + std::string(zs::fuzz::bytes(data, size));
    zs::ledger::TextSource const source(text);
    std::string answers[2];
    for (unsigned threads : {1U, 2U}) {
        zs::ledger::RunOptions options;
        options.threads = threads;
        options.task_bytes = threads == 1 ? text.size() : 16;
        auto const got = zs::ledger::measure_ledger(source, *measures, calendar, options);
        if (got.ok()) answers[threads - 1] = zs::ledger::as_json(*got);
    }
    if (answers[0] != answers[1]) std::abort();
    return 0;
}
