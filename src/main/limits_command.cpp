#include "main/limits_command.h"

#include <fmt/format.h>

#include "base/text.h"
#include "catalogue/described.h"
#include "json/encode.h"
#include "main/options.h"
#include "main/reading.h"
#include "requirements/limit_wording.h"

namespace zs {
namespace {

using catalogue::Catalogue;
using catalogue::Item;
using catalogue::Limit;
using catalogue::List;

constexpr int kUnreadable = 2;
constexpr int kNoTable = 3;

/// A cell of RFC 4180.
std::string cell(std::string const& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    return "\"" + replace_all(text, "\"", "\"\"") + "\"";
}

template <class Use>
void each_limit(Catalogue const& catalogue, Use use) {
    for (auto const& list : catalogue.lists) {
        for (auto const& item : list.items) {
            for (auto const& limit : item.limits)
                use(list, item, limit);
        }
    }
}

/// One flat object: file, list and number, then the fields of the limit.
void add_json(std::string const& path, Catalogue const& catalogue, std::string& out) {
    each_limit(catalogue, [&](List const& list, Item const& item, Limit const& limit) {
        out += out.size() > 1 ? ",\n{\"file\":" : "\n{\"file\":";
        json::append_json(out, path);
        out += ",\"list\":";
        json::append_json(out, list.name);
        out += ",\"number\":";
        json::append_json(out, item.number);
        out += ',' + json::encode(limit).substr(1);
    });
}

void add_csv(std::string const& path, Catalogue const& catalogue, std::string& out) {
    each_limit(catalogue, [&](List const& list, Item const& item, Limit const& limit) {
        std::string const value = limit.value ? requirements::number_words(*limit.value) : "";
        std::string const to = limit.value_to ? requirements::number_words(*limit.value_to) : "";
        std::string line;
        for (auto const& text :
             {path, list.name, item.number, limit.subject, limit.comparator, value, to, limit.unit,
              limit.date.value_or(""), limit.reference.value_or(""), limit.per.value_or(""),
              limit.start_event.value_or(""), limit.end_event.value_or(""), limit.condition.value_or(""),
              requirements::wording_of(limit), limit.quote})
            line += (line.empty() ? "" : ",") + cell(text);
        out += line + "\r\n";
    });
}

void add_table(Catalogue const& catalogue, std::string& out) {
    List const* before = nullptr;
    int count = 0;
    if (!catalogue.title.empty()) out += catalogue.title + "\n";
    each_limit(catalogue, [&](List const& list, Item const& item, Limit const& limit) {
        if (before != &list) out += list.name.empty() ? "\n" : fmt::format("\n【{}】\n", list.name);
        before = &list;
        ++count;
        out += fmt::format("{:>4}  {}  {}\n      原文：{}\n", item.number, requirements::wording_of(limit),
                           limit.subject, limit.quote);
    });
    out += fmt::format("\n共 {} 项量化要求\n", count);
}

std::string head_of(std::string const& format) {
    if (format == "json") return "[";
    if (format == "csv")
        return "\xEF\xBB\xBF文件,清单,序号,对象,比较,数值,上限,单位,日期,参照值,周期,起算,完成事项,条件,要求,"
               "原文\r\n";
    return "";
}

}  // namespace

int limits_command(Arguments const& arguments) {
    auto const options = Options::parse(arguments, {"--format"});
    std::string const format = options ? options->value("--format", "table") : "";
    if (!options || options->rest().empty() || (format != "json" && format != "table" && format != "csv"))
        return report_usage("zhunsheng limits 文件… [--format table|json|csv]");
    int status = 0;
    std::string out = head_of(format);
    std::span<std::string const> files = options->rest();
    while (!files.empty()) {
        auto const paths = files.first(std::min(kReadingBatch, files.size()));
        files = files.subspan(paths.size());
        for (auto const& reading : read_batch(paths)) {
            bool const read = reading.document.ok() && reading.catalogue->ok();
            if (!read) {
                print_error(reading.path,
                            reading.document.ok() ? reading.catalogue->error() : reading.document.error());
                status = reading.document.ok() && status == 0 ? kNoTable : kUnreadable;
            } else if (format == "json") {
                add_json(reading.path, **reading.catalogue, out);
            } else if (format == "csv") {
                add_csv(reading.path, **reading.catalogue, out);
            } else {
                add_table(**reading.catalogue, out);
            }
        }
    }
    if (format == "json") out += "\n]\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
    return status;
}

}  // namespace zs
