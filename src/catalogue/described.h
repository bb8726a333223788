#pragma once

#include "catalogue/catalogue.h"
#include "json/describe.h"

/// The wire form of the model's types, for whoever encodes them.
namespace zs::catalogue {

ZS_WIRE_ENUM(ListKind, basic, quantitative, extended, negative, additional, indicator);
ZS_WIRE_ENUM(Effect, none, bonus, deduction, veto);
ZS_WIRE_ENUM(Severity, error, warning, note);
ZS_WIRE_ENUM(PartKind, statement, list, cases, table, url, document);

ZS_WIRE(Source, line, end_line, page, table, row, sheet);
ZS_WIRE_OMIT_ABSENT(Source);
ZS_WIRE_ENUM(LimitMark, stated, universal, absence);
ZS_WIRE(Limit, subject, comparator, value, value_to, reference, unit, date, per, start_event, end_event,
        condition, mark, quote, source);
ZS_WIRE_MAY_LACK(Limit, "subject", "mark", "quote", "source");
ZS_WIRE(Clause, text, lead_units, responsible_units);
ZS_WIRE(Item, number, level1, level2, text, text_digest, effect, applicable, lead_units, responsible_units,
        units_text, clauses, deadline, methods, limits, source, confidence);
ZS_WIRE_MAY_LACK(Item, "limits");
ZS_WIRE(List, name, kind, declared_count, items);
ZS_WIRE(MaterialPart, text, kind, since, until, max_cases, exact_cases, min_cases, max_chars, min_chars,
        needs_contact, needs_url);
ZS_WIRE(MaterialRequest, id, items, not_required, text, parts);
ZS_WIRE(PlanStage, name, since, until, text, deliverables, source);
ZS_WIRE(PlanGroup, name, leader, members, duties, source);
ZS_WIRE(PlanRule, name, text, source);
ZS_WIRE(Plan, stages, mechanisms, groups, filling_rules);
ZS_WIRE(Finding, rule, severity, list, number, message, correction, source);
ZS_WIRE(Catalogue, schema, title, jurisdiction, issuer, document_number, issued_on, lists, material_requests,
        plan, findings);

}  // namespace zs::catalogue
