#include "app/reports.h"

#include "app/report_access.h"
#include "app/report_fields.h"
#include "app/trail.h"
#include "store/database.h"
#include "store/report_store.h"

namespace zs::app {

Result<ReportOverview> Reports::overview(CampaignId id, store::ExportOptions const& options,
                                         Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<ReportOverview> {
        auto const scope = scope_of(connection, clock_, who);
        ASSIGN_OR_RETURN(auto const campaign, campaign_to_report(connection, scope, id));
        ReportFacts const facts(connection, campaign, options, today(clock_));
        std::vector<std::string> wanted;
        for (auto const& field : report_fields())
            wanted.emplace_back(field.name);
        bool const manages = scope.may(Right::manage, place_of(campaign));
        auto const data = facts.collect(wanted, manages ? PersonalText::shown : PersonalText::hidden);
        ReportOverview out;
        for (auto const& field : report_fields()) {
            auto const at = data.fields.find(field.name);
            if (at != data.fields.end())
                out.values.push_back(
                    {std::string(field.name), std::string(field.meaning), at->second, field.counted});
        }
        for (auto const& list : report_lists()) {
            auto& made = out.lists.emplace_back();
            made.name = list.name;
            made.meaning = list.meaning;
            for (auto const& column : list.columns)
                made.columns.push_back({std::string(column.name), std::string(column.meaning)});
        }
        out.may_manage = manages;
        if (manages) {
            out.notes = store::ReportStore(connection).notes(id);
            out.drafted = facts.drafted();
        }
        return out;
    });
}

Result<FactRows> Reports::rows_behind(CampaignId id, store::ExportOptions const& options,
                                      std::string const& field, PageRequest page, Caller const& who) const {
    return database_.read([&](auto& connection) -> Result<FactRows> {
        ASSIGN_OR_RETURN(auto const campaign,
                         campaign_to_report(connection, scope_of(connection, clock_, who), id));
        ReportFacts const facts(connection, campaign, options, today(clock_));
        auto rows = facts.rows_behind(field, clamped(page));
        if (!rows) return messages::invalid("?field", "没有这个可以数的数字，请从数字页里选。");
        return std::move(*rows);
    });
}

Result<store::ReportNotes> Reports::save(CampaignId id, store::ReportWords words, std::int64_t revision,
                                         Caller const& who) {
    return database_.write([&](auto& connection) -> Result<store::ReportNotes> {
        ASSIGN_OR_RETURN(
            auto const campaign,
            campaign_to_report(connection, scope_of(connection, clock_, who), id, Right::manage));
        store::ReportStore reports(connection);
        auto const before = reports.notes(id);
        if (before.revision != revision) return messages::stale();
        store::ReportNotes now{std::move(words), revision + 1, who.user_name, iso_time(clock_.now())};
        reports.put_notes(id, now);
        record(connection, clock_, who.user_name, "report.words_saved", subject_of("campaign", id),
               Facts().add("name", campaign.name).add_changes(before.words, now.words));
        return now;
    });
}

}  // namespace zs::app
