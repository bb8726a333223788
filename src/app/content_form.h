#pragma once

#include "catalogue/catalogue.h"
#include "json/describe.h"

/// What the digest of a published catalogue covers, in a form that never changes: digests stand in the audit
/// chain, so a field that the model gains later must not alter them. `limits` and `plan` are read from these
/// texts and need no digest of their own.
namespace zs::app::content_v1 {

struct Clause {
    std::string text;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
};

struct Item {
    std::string number;
    std::string level1;
    std::optional<std::string> level2;
    std::string text;
    std::string text_digest;
    catalogue::Effect effect = catalogue::Effect::none;
    bool applicable = true;
    std::vector<std::string> lead_units;
    std::vector<std::string> responsible_units;
    std::string units_text;
    std::vector<Clause> clauses;
    std::optional<std::string> deadline;
    std::vector<std::string> methods;
    catalogue::Source source;
    double confidence = 1.0;
};

struct List {
    std::string name;
    catalogue::ListKind kind = catalogue::ListKind::indicator;
    std::optional<int> declared_count;
    std::vector<Item> items;
};

struct MaterialPart {
    std::string text;
    catalogue::PartKind kind = catalogue::PartKind::document;
    std::optional<std::string> since;
    std::optional<std::string> until;
    std::optional<int> max_cases;
    std::optional<int> max_chars;
    bool needs_contact = false;
    bool needs_url = false;
};

struct MaterialRequest {
    std::string id;
    std::vector<std::string> items;
    bool not_required = false;
    std::string text;
    std::vector<MaterialPart> parts;
};

struct Content {
    std::string schema = "zhunsheng.catalogue/1";
    std::string title;
    std::optional<std::string> jurisdiction;
    std::optional<std::string> issuer;
    std::optional<std::string> document_number;
    std::optional<std::string> issued_on;
    std::vector<List> lists;
    std::vector<MaterialRequest> material_requests;
    std::vector<std::string> findings;  ///< always empty: findings are settled after publication, too
};

ZS_WIRE(Clause, text, lead_units, responsible_units);
ZS_WIRE(Item, number, level1, level2, text, text_digest, effect, applicable, lead_units, responsible_units,
        units_text, clauses, deadline, methods, source, confidence);
ZS_WIRE(List, name, kind, declared_count, items);
ZS_WIRE(MaterialPart, text, kind, since, until, max_cases, max_chars, needs_contact, needs_url);
ZS_WIRE(MaterialRequest, id, items, not_required, text, parts);
ZS_WIRE(Content, schema, title, jurisdiction, issuer, document_number, issued_on, lists, material_requests,
        findings);

Content content_of(catalogue::Catalogue catalogue);

}  // namespace zs::app::content_v1
