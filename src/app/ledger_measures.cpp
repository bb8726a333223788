#include "app/ledger_measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/measure_proposals.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/clock.h"
#include "ledger/measure.h"
#include "store/catalogue_store.h"
#include "store/database.h"
#include "store/item_store.h"
#include "store/ledger_store.h"

namespace zs::app {
namespace {

Result<ledger::Measure> parse_definition(std::string const& definition) {
    ASSIGN_OR_RETURN(auto measures, ledger::parse_measures("[" + definition + "]"));
    return std::move(measures.front());
}

MeasureProposal confirmed(store::Connection& connection, LedgerMeasure&& measure) {
    MeasureProposal out;
    out.id = measure.id;
    out.item_id = measure.item_id;
    if (measure.item_id) {
        if (auto const item = store::ItemStore(connection).find(*measure.item_id)) {
            out.item_number = item->content.number;
            out.item_text = item->content.text;
        }
    }
    auto const* kind = ledger::find_kind(measure.kind);
    out.kind = measure.kind;
    out.kind_title = kind == nullptr ? "" : kind->title;
    out.name = std::move(measure.name);
    if (auto const parsed = parse_definition(measure.definition); parsed.ok() && parsed->target)
        out.target = parsed->target->text;
    out.definition = std::move(measure.definition);
    out.confirmed_by = std::move(measure.confirmed_by);
    return out;
}

}  // namespace

bool catalogue_exists(store::Connection& connection, CatalogueId id) {
    return store::CatalogueStore(connection).find(id).has_value();
}

Result<void> check_mapping(LedgerMapping const& mapping, ledger::Kind const& kind) {
    if (mapping.fields.size() != mapping.headings.size())
        return messages::invalid("/fields", "每一列都要有对应的字段，不用的列留空。");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < mapping.fields.size(); ++i) {
        auto const& field = mapping.fields[i];
        if (field.empty()) continue;
        auto const where = fmt::format("/fields/{}", i);
        bool const known = std::any_of(kind.fields.begin(), kind.fields.end(),
                                       [&](auto const& one) { return one.key == field; });
        if (!known) return messages::invalid(where, "这种台账没有这个字段。");
        if (!seen.insert(field).second) return messages::invalid(where, "有两列对应同一个字段，请改正一列。");
    }
    if (seen.empty()) return messages::invalid("/fields", "请至少指明一列的字段。");
    return {};
}

std::vector<std::string> definitions_of(store::Connection& connection, store::Ledger const& ledger) {
    std::vector<std::string> out;
    std::set<std::string> names;
    if (ledger.catalogue_id) {
        for (auto& one : store::LedgerStore(connection).measures(*ledger.catalogue_id)) {
            if (one.kind != ledger.kind || !names.insert(one.name).second) continue;
            out.push_back(std::move(one.definition));
        }
    }
    auto const shipped = ledger::parse_measures(ledger::shipped_measures(ledger.kind));
    if (!shipped.ok()) return out;
    for (auto const& measure : *shipped) {
        if (names.insert(measure.name).second) out.push_back(ledger::measure_json(measure));
    }
    return out;
}

std::vector<std::string> stored_definitions(std::vector<store::LedgerResult> const& results) {
    std::vector<std::string> out;
    for (auto const& one : results) {
        if (out.empty() || out.back() != one.definition) out.push_back(one.definition);
    }
    return out;
}

std::optional<std::string> result_of_measure(std::vector<store::LedgerResult> const& results,
                                             std::string const& measure) {
    auto const found =
        std::find_if(results.begin(), results.end(), [&](auto const& one) { return one.measure == measure; });
    return found == results.end() ? std::nullopt : std::optional(found->definition);
}

Result<std::vector<MeasureProposal>> LedgerMeasures::list(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<std::vector<MeasureProposal>> {
        if (!catalogue_exists(connection, id)) return messages::no_such("指标体系");
        std::vector<MeasureProposal> out;
        std::set<std::pair<std::int64_t, std::string>> known;
        for (auto& one : store::LedgerStore(connection).measures(id)) {
            known.emplace(one.item_id ? one.item_id->value : 0, one.name);
            out.push_back(confirmed(connection, std::move(one)));
        }
        for (auto const& item : store::ItemStore(connection).all(id)) {
            for (auto& proposal : proposals_of(item)) {
                if (!known.contains({item.id.value, proposal.name})) out.push_back(std::move(proposal));
            }
        }
        return out;
    });
}

Result<LedgerMeasure> LedgerMeasures::confirm(CatalogueId id, std::optional<ItemId> item_id,
                                              std::string const& definition, Caller const& who) {
    ASSIGN_OR_RETURN(auto const measure, parse_definition(definition));
    auto const* kind = measure.ledger_kind ? ledger::find_kind(*measure.ledger_kind) : nullptr;
    if (kind == nullptr) return messages::invalid("/definition", "指标要写明台账种类（ledger_kind）。");
    return database_.write([&](auto& connection) -> Result<LedgerMeasure> {
        if (!catalogue_exists(connection, id)) return messages::no_such("指标体系");
        if (item_id) {
            auto const item = store::ItemStore(connection).find(*item_id);
            if (!item || item->catalogue_id != id) return messages::no_such("指标");
        }
        LedgerMeasure out{{},
                          id,
                          item_id,
                          {},
                          kind->key,
                          measure.name,
                          ledger::measure_json(measure),
                          who.user_name,
                          iso_time(clock_.now())};
        out.id = store::LedgerStore(connection).save_measure(out);
        record(connection, clock_, who.user_name, "measure.confirmed", subject_of("measure", out.id),
               Facts().add("catalogue_id", id.value).add("name", out.name).add("definition", out.definition));
        return out;
    });
}

Result<void> LedgerMeasures::remove(LedgerMeasureId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<void> {
        store::LedgerStore ledgers(connection);
        auto const found = ledgers.find_measure(id);
        if (!found) return messages::no_such("量化指标");
        ledgers.remove_measure(id);
        record(connection, clock_, who.user_name, "measure.removed", subject_of("measure", id),
               Facts().add("catalogue_id", found->catalogue_id.value).add("name", found->name));
        return {};
    });
}

}  // namespace zs::app
