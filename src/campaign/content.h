#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/described.h"
#include "json/describe.h"

namespace zs::campaign {

/// How long a statement usually is, and how long it may be where the request does not say.
inline constexpr int kUsualCharacters = 500;
inline constexpr int kMostCharacters = 1'000;

/// One thing that is asked for, as the page shows it. Its key is its place in the request: "1", "2" …
struct FormPart {
    std::string key;
    catalogue::PartKind kind = catalogue::PartKind::statement;
    std::string text;
    bool required = true;
    std::optional<std::string> since;  ///< what is filed must be from these days
    std::optional<std::string> until;
    int max_chars = kMostCharacters;
    std::optional<int> usual_chars;  ///< longer is told, not refused
    std::optional<int> min_chars;
    std::optional<int> max_cases;
    std::optional<int> exact_cases;
    std::optional<int> min_cases;
    bool needs_contact = false;
    bool needs_url = false;
};
ZS_WIRE(FormPart, key, kind, text, required, since, until, max_chars, usual_chars, min_chars, max_cases,
        exact_cases, min_cases, needs_contact, needs_url);

struct Form {
    std::string text;  ///< the request's own words; empty where the document asks for nothing in particular
    std::vector<FormPart> parts;
};
ZS_WIRE(Form, text, parts);

/// The days that everything filed in a campaign must be from.
struct Window {
    std::optional<std::string> since;
    std::optional<std::string> until;
};

/// From the parts of a material request; without one, a statement with whatever proves it.
Form form_of(catalogue::MaterialRequest const* request, Window const& window);
std::vector<std::string> keys_of(Form const& form);

struct CaseEntry {
    std::string title;
    std::string text;
    std::string contact;
    std::string phone;
};
ZS_WIRE(CaseEntry, title, text, contact, phone);

/// What answers one part. A statement has text, cases have entries, lists and tables rows (the first is the
/// heading), addresses are of the web; documents are linked evidence.
struct Answer {
    std::string part;
    std::string text;
    std::vector<CaseEntry> cases;
    std::vector<std::string> addresses;
    std::vector<std::vector<std::string>> rows;
};
ZS_WIRE(Answer, part, text, cases, addresses, rows);
ZS_WIRE_RULES(Answer, {.field = "text", .max = 20'000}, {.field = "cases", .max = 100},
              {.field = "addresses", .max = 100}, {.field = "rows", .max = 2'000});

struct Content {
    bool not_involved = false;  ///< 不涉及本部门职责
    std::string not_involved_reason;
    bool open_to_public = false;
    std::vector<Answer> answers;
};
ZS_WIRE(Content, not_involved, not_involved_reason, open_to_public, answers);
ZS_WIRE_RULES(Content, {.field = "not_involved_reason", .max = 500}, {.field = "answers", .max = 100});

/// Null if the part is not answered at all.
Answer const* answer_to(Content const& content, std::string_view part);
bool is_empty(Answer const& answer);

/// A file that is linked to a part, by its own digest.
struct LinkedFile {
    std::string part;
    std::string digest;
};

/// Of everything a submission holds, linked files included: what an approval is for.
std::string digest_of(Content const& content, std::vector<LinkedFile> files);
/// The keys of the form's parts whose answer differs, and all of them if 不涉及 was set or taken back.
std::vector<std::string> changed_parts(Form const& form, Content const& before, Content const& after);

/// Characters as the limits count them: without white space.
std::size_t counted_characters(std::string_view text);

}  // namespace zs::campaign
