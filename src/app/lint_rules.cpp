#include "app/lint_rules.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/content_digest.h"
#include "app/edit_guard.h"
#include "app/messages.h"
#include "app/trail.h"
#include "base/text.h"
#include "lint/lint.h"
#include "lint/outcome.h"
#include "lint/rule.h"
#include "requirements/complete.h"
#include "store/database.h"
#include "store/finding_store.h"
#include "store/item_store.h"
#include "store/lint_switch_store.h"
#include "store/relation_store.h"
#include "store/source_store.h"

namespace zs::app {
namespace {

using store::Finding;
using store::FindingState;

constexpr std::string_view kSwitchedOff = "规则已停用：";

RuleState state_of(std::string const& rule, std::vector<Finding> const& findings,
                   std::vector<store::LintSwitch> const& switches) {
    auto text = lint::rule_text(rule);
    RuleState out{rule, std::move(text.name), std::move(text.why), std::move(text.advice), text.severity};
    for (auto const& finding : findings) {
        if (finding.content.rule != rule) continue;
        ++out.finding_count;
        if (finding.state == FindingState::open) ++out.open_count;
    }
    for (auto const& one : switches) {
        if (one.rule != rule) continue;
        out.off = true;
        out.reason = one.reason;
        out.decided_by = one.decided_by;
        out.decided_at = one.decided_at;
    }
    return out;
}

std::vector<RuleState> states_of(store::Connection& connection, CatalogueId id) {
    auto const findings = store::FindingStore(connection).all(id);
    auto const switches = store::LintSwitchStore(connection).all(id);
    std::vector<std::string> rules;
    for (auto const& rule : lint::rules())
        rules.push_back(rule.id);
    for (auto const& finding : findings) {
        if (std::find(rules.begin(), rules.end(), finding.content.rule) == rules.end())
            rules.push_back(finding.content.rule);
    }
    std::vector<RuleState> out;
    for (auto const& rule : rules)
        out.push_back(state_of(rule, findings, switches));
    return out;
}

void set_state(store::FindingStore& findings, Finding& finding, FindingState state,
               std::optional<std::string> reason, Caller const& who, std::string const& now) {
    finding.state = state;
    finding.reason = std::move(reason);
    bool const decided = state != FindingState::open;
    finding.decided_by = decided ? std::optional(who.user_name) : std::nullopt;
    finding.decided_at = decided ? std::optional(now) : std::nullopt;
    findings.set_decision(finding);
}

/// The findings of a rule follow its switch.
void follow_switch(store::Connection& connection, CatalogueId id, std::string const& rule,
                   std::optional<std::string> const& off_reason, Caller const& who, std::string const& now) {
    store::FindingStore findings(connection);
    for (auto& finding : findings.all(id)) {
        if (finding.content.rule != rule) continue;
        bool const by_switch = finding.reason && finding.reason->starts_with(kSwitchedOff);
        if (off_reason && finding.state == FindingState::open) {
            set_state(findings, finding, FindingState::dismissed, std::string(kSwitchedOff) + *off_reason,
                      who, now);
        } else if (!off_reason && finding.state == FindingState::dismissed && by_switch) {
            set_state(findings, finding, FindingState::open, std::nullopt, who, now);
        }
    }
}

/// The document beside the catalogue, as far as it was stored.
std::vector<lint::DocumentLine> stored_lines(store::Connection& connection, CatalogueId id) {
    std::vector<lint::DocumentLine> lines;
    store::SourceStore sources(connection);
    for (PageRequest page{0, kMaxPageLimit};; page.offset += page.limit) {
        auto const blocks = sources.page(id, page);
        for (auto const& block : blocks.rows)
            lines.push_back({block.text, block.source});
        if (page.offset + page.limit >= blocks.total) return lines;
    }
}

/// The catalogue it is checked against, where one was chosen.
std::optional<catalogue::Catalogue> base_of(store::Connection& connection, CatalogueId id) {
    auto const base_id = store::RelationStore(connection).find(id, store::Relation::base);
    if (!base_id) return std::nullopt;
    auto base = interchange_of(connection, *base_id);
    if (base) requirements::complete(documents::Document{}, *base);
    return base;
}

/// What makes a finding found now the one that was stored.
std::string key_of(catalogue::Finding const& finding) {
    return finding.rule + "\n" + finding.list.value_or("") + "\n" + finding.number.value_or("") + "\n" +
           finding.message;
}

/// Only rules of lint are run again: the recogniser's doubts are about the reading. A total that only the
/// document's words state is the recogniser's, though the rule has lint's name.
bool is_lints(catalogue::Finding const& finding) {
    return lint::find_rule(finding.rule) != nullptr && !(finding.rule == "count_mismatch" && !finding.list);
}

std::optional<ItemId> item_of(store::Connection& connection, CatalogueId id,
                              catalogue::Finding const& finding) {
    if (!finding.number) return std::nullopt;
    for (auto const& item : store::ItemStore(connection).all(id)) {
        bool const list = !finding.list || item.list_name == *finding.list;
        bool const place = item.content.source.line == finding.source.line &&
                           item.content.source.table == finding.source.table &&
                           item.content.source.row == finding.source.row;
        if (item.content.number == *finding.number && list && place) return item.id;
    }
    return std::nullopt;
}

}  // namespace

LintRules::LintRules(store::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

Result<std::vector<RuleState>> LintRules::list(CatalogueId id) const {
    return database_.read([&](auto& connection) -> Result<std::vector<RuleState>> {
        if (!store::CatalogueStore(connection).find(id)) return messages::no_such("指标体系");
        return states_of(connection, id);
    });
}

Result<RuleState> LintRules::set(CatalogueId id, std::string const& rule, bool off,
                                 std::optional<std::string> const& reason, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<RuleState> {
        RETURN_IF_ERROR(draft_of(connection, id));
        auto const before = states_of(connection, id);
        auto const known = std::find_if(before.begin(), before.end(),
                                        [&](RuleState const& state) { return state.rule == rule; });
        if (known == before.end()) return messages::no_such("规则");
        auto const why = std::string(trim(reason.value_or("")));
        if (off && why.empty()) return messages::invalid("/reason", "请写明停用这条规则的理由。");
        auto const now = iso_time(clock_.now());
        store::LintSwitchStore switches(connection);
        switches.remove(id, rule);
        if (off) switches.insert({id, rule, why, who.user_name, now});
        follow_switch(connection, id, rule, off ? std::optional(why) : std::nullopt, who, now);
        store::CatalogueStore(connection).grow_revision(id);
        record(connection, clock_, who.user_name, off ? "rule.switched_off" : "rule.switched_on",
               subject_of("catalogue", id),
               Facts().add("rule", rule).add("reason", why).add("open_before", known->open_count));
        return state_of(rule, store::FindingStore(connection).all(id), switches.all(id));
    });
}

Result<std::int64_t> LintRules::run_again(CatalogueId id, Caller const& who) {
    return database_.write([&](auto& connection) -> Result<std::int64_t> {
        RETURN_IF_ERROR(draft_of(connection, id));
        std::set<std::string> without;
        for (auto const& one : store::LintSwitchStore(connection).all(id))
            without.insert(one.rule);
        auto catalogue = interchange_of(connection, id);
        ENSURE(catalogue.has_value());
        requirements::complete(documents::Document{}, *catalogue);  // the store keeps no limits
        std::map<std::string, catalogue::Finding> found;
        auto const base = base_of(connection, id);
        for (auto& finding :
             lint::check({*catalogue, base ? &*base : nullptr, stored_lines(connection, id)}, without)) {
            auto key = key_of(finding);
            found.emplace(std::move(key), std::move(finding));
        }
        store::FindingStore findings(connection);
        auto const now = iso_time(clock_.now());
        std::int64_t settled = 0;
        for (auto& stored : findings.all(id)) {
            bool const still = found.erase(key_of(stored.content)) > 0;
            if (still || stored.state != FindingState::open || !is_lints(stored.content)) continue;
            set_state(findings, stored, FindingState::settled, "重新检查时已无此问题", who, now);
            ++settled;
        }
        for (auto const& [key, content] : found) {
            Finding finding;
            finding.catalogue_id = id;
            finding.item_id = item_of(connection, id, content);
            finding.content = content;
            findings.insert(finding);
        }
        store::CatalogueStore(connection).grow_revision(id);
        record(connection, clock_, who.user_name, "catalogue.checked", subject_of("catalogue", id),
               Facts().add("settled", settled).add("added", found.size()));
        return findings.page({id, std::nullopt, FindingState::open}, {0, 1}).total;
    });
}

}  // namespace zs::app
