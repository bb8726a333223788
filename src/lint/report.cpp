#include "lint/report.h"

#include "base/error.h"
#include "lint/rule.h"

namespace zs::lint {

bool Report::tells(std::string_view rule) const {
    Rule const* known = find_rule(rule);
    ENSURE(known != nullptr);
    return known->at <= stage_ && !without_.contains(known->id);
}

catalogue::Finding* Report::begin(std::string_view rule, std::string message) {
    if (!tells(rule)) return nullptr;
    Rule const* known = find_rule(rule);
    catalogue::Finding& out = findings_.emplace_back();
    out.rule = known->id;
    out.severity = known->severity;
    out.message = std::move(message);
    return &out;
}

void Report::add(std::string_view rule, catalogue::List const& list, catalogue::Item const& item,
                 std::string message, std::optional<std::string> correction) {
    catalogue::Finding* out = begin(rule, std::move(message));
    if (out == nullptr) return;
    ENSURE(!correction || find_rule(rule)->correction != CorrectionKind::none);
    out->list = list.name;
    out->number = item.number;
    out->source = item.source;
    out->correction = std::move(correction);
}

void Report::add_at(std::string_view rule, catalogue::Source const& source, std::string message,
                    std::optional<std::string> list) {
    catalogue::Finding* out = begin(rule, std::move(message));
    if (out == nullptr) return;
    out->list = std::move(list);
    out->source = source;
}

}  // namespace zs::lint
