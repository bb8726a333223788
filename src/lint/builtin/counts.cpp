#include <fmt/format.h>

#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {

/// Of lists. Totals that only the words of the document state are compared where the document is read.
void check_counts(Context const& context, Report& report) {
    for (auto const& list : context.catalogue.lists) {
        if (!list.declared_count || static_cast<std::size_t>(*list.declared_count) == list.items.size())
            continue;
        report.add_at("count_mismatch", list.items.empty() ? catalogue::Source{} : list.items.front().source,
                      fmt::format("“{}”写明 {} 项，实际读到 {} 项，请核对是否有遗漏或多读。", list.name,
                                  *list.declared_count, list.items.size()),
                      list.name);
    }
}

}  // namespace zs::lint
