#include <algorithm>

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"
#include "campaign/checks/remarks.h"
#include "json/codec.h"

namespace zs::campaign {

std::span<EmbeddedFile const> embedded_files();

namespace {

struct Entry {
    std::vector<std::string_view> ids;  ///< what it may tell
    CheckFunction run;
};

std::vector<Entry> const& entries() {
    static std::vector<Entry> const kEntries = {
        {{"part_missing", "reason_missing"}, check_presence},
        {{"over_length", "over_usual_length", "under_length"}, check_length},
        {{"too_many_cases", "too_few_cases"}, check_cases},
        {{"contact_missing", "contact_malformed"}, check_contacts},
        {{"address_malformed", "address_internal"}, check_addresses},
        {{"outside_window"}, check_window},
        {{"wrong_genre"}, check_genre},
        {{"file_empty", "file_unreadable", "file_scan"}, check_files},
        {{"duplicate"}, check_duplicates},
        {{"personal_data"}, check_personal_data},
        {{"figure_contradicted", "rate_wrong"}, check_figures},
    };
    return kEntries;
}

std::vector<Check> read_checks() {
    std::vector<Check> out;
    for (EmbeddedFile const& file : embedded_files()) {
        auto decoded = json::decode<std::vector<Check>>(file.bytes);
        ENSURE(decoded.ok());
        for (auto& check : *decoded)
            out.push_back(std::move(check));
    }
    return out;
}

}  // namespace

std::span<Check const> checks() {
    static std::vector<Check> const kChecks = read_checks();
    return kChecks;
}

Check const* find_check(std::string_view id) {
    for (auto const& check : checks()) {
        if (check.id == id) return &check;
    }
    return nullptr;
}

void Remarks::add(std::string_view check, std::string_view part, std::string message) {
    auto const* known = find_check(check);
    ENSURE(known != nullptr);
    out_.push_back(
        {known->id, known->grade, known->name, std::string(part), std::move(message), known->advice});
}

std::vector<Remark> check_filing(Filing const& filing) {
    std::vector<Remark> out;
    Remarks remarks(out);
    for (auto const& entry : entries())
        entry.run(filing, remarks);
    // What was written before somebody chose “不涉及” is not filed, and the page does not show it.
    if (filing.content.not_involved)
        std::erase_if(out, [](Remark const& remark) { return !remark.part.empty(); });
    std::stable_sort(out.begin(), out.end(),
                     [](Remark const& a, Remark const& b) { return a.grade < b.grade; });
    return out;
}

bool is_blocked(std::vector<Remark> const& remarks) {
    return std::any_of(remarks.begin(), remarks.end(),
                       [](Remark const& remark) { return remark.grade == Grade::blocks; });
}

std::string part_name(FormPart const& part) {
    return "第 " + part.key + " 部分";
}

std::string excerpt(std::string_view text, std::size_t characters) {
    auto const all = to_utf32(collapse_white_space(text));
    if (all.size() <= characters) return to_utf8(all);
    return to_utf8(std::u32string_view(all).substr(0, characters)) + "…";
}

std::vector<FiledFile const*> files_of(Filing const& filing, std::string_view part) {
    std::vector<FiledFile const*> out;
    for (auto const& file : filing.files) {
        if (file.part == part) out.push_back(&file);
    }
    return out;
}

}  // namespace zs::campaign
