#pragma once

#include <string>
#include <vector>

#include "app/caller.h"
#include "app/report_facts.h"
#include "base/error.h"
#include "store/report.h"

namespace zs {
class Clock;
}
namespace zs::store {
class Database;
}

namespace zs::app {

/// A placeholder with its meaning and what it stands for today.
struct ReportValue {
    std::string name;
    std::string meaning;
    std::string value;
    bool counted = false;
};

struct ReportListView {
    std::string name;
    std::string meaning;
    struct Column {
        std::string name;
        std::string meaning;
    };
    std::vector<Column> columns;
};

struct ReportOverview {
    std::vector<ReportValue> values;
    std::vector<ReportListView> lists;
    store::ReportNotes notes;
    store::ReportWords drafted;  ///< sections made from what is known, to go on from
    bool may_manage = false;
};

/// What reports of a campaign are made from: numbers that can be followed to their rows, and words.
class Reports {
  public:
    Reports(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

    Result<ReportOverview> overview(CampaignId id, store::ExportOptions const& options,
                                    Caller const& who) const;
    Result<FactRows> rows_behind(CampaignId id, store::ExportOptions const& options, std::string const& field,
                                 PageRequest page, Caller const& who) const;
    Result<store::ReportNotes> save(CampaignId id, store::ReportWords words, std::int64_t revision,
                                    Caller const& who);

  private:
    store::Database& database_;
    Clock const& clock_;
};

}  // namespace zs::app
