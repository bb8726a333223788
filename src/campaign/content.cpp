#include "campaign/content.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "json/encode.h"

namespace zs::campaign {
namespace {

FormPart form_part(catalogue::MaterialPart const& part, std::size_t place, Window const& window) {
    FormPart out;
    out.key = std::to_string(place + 1);
    out.kind = part.kind;
    out.text = part.text;
    out.since = part.since ? part.since : window.since;
    out.until = part.until ? part.until : window.until;
    out.max_chars = part.max_chars.value_or(kMostCharacters);
    if (part.kind == catalogue::PartKind::statement && out.max_chars > kUsualCharacters)
        out.usual_chars = kUsualCharacters;
    out.min_chars = part.min_chars;
    out.max_cases = part.max_cases;
    out.exact_cases = part.exact_cases;
    out.min_cases = part.min_cases;
    out.needs_contact = part.needs_contact;
    out.needs_url = part.needs_url;
    return out;
}

std::string encoded(Answer const* answer) {
    return answer == nullptr || is_empty(*answer) ? "" : json::encode(*answer);
}

}  // namespace

Form form_of(catalogue::MaterialRequest const* request, Window const& window) {
    Form out;
    if (request != nullptr) out.text = request->text;
    if (request != nullptr && !request->not_required && !request->parts.empty()) {
        for (std::size_t i = 0; i < request->parts.size(); ++i)
            out.parts.push_back(form_part(request->parts[i], i, window));
        return out;
    }
    catalogue::MaterialPart statement;
    statement.kind = catalogue::PartKind::statement;
    statement.text = "情况说明";
    out.parts.push_back(form_part(statement, 0, window));
    catalogue::MaterialPart proof;
    proof.kind = catalogue::PartKind::document;
    proof.text = "佐证材料";
    out.parts.push_back(form_part(proof, 1, window));
    out.parts[0].required = request == nullptr || !request->not_required;
    out.parts[1].required = false;
    return out;
}

std::vector<std::string> keys_of(Form const& form) {
    std::vector<std::string> out;
    for (auto const& part : form.parts)
        out.push_back(part.key);
    return out;
}

Answer const* answer_to(Content const& content, std::string_view part) {
    for (auto const& answer : content.answers) {
        if (answer.part == part) return &answer;
    }
    return nullptr;
}

bool is_empty(Answer const& answer) {
    return trim(answer.text).empty() && answer.cases.empty() && answer.addresses.empty() &&
           answer.rows.empty();
}

std::string digest_of(Content const& content, std::vector<LinkedFile> files) {
    std::sort(files.begin(), files.end(), [](LinkedFile const& a, LinkedFile const& b) {
        return std::tie(a.part, a.digest) < std::tie(b.part, b.digest);
    });
    std::string text = json::encode(content);
    for (auto const& file : files) {
        text += '\n';
        json::append_string(text, file.part);
        json::append_string(text, file.digest);
    }
    return sm3_label(text);
}

std::vector<std::string> changed_parts(Form const& form, Content const& before, Content const& after) {
    bool const whole = before.not_involved != after.not_involved ||
                       before.not_involved_reason != after.not_involved_reason ||
                       before.open_to_public != after.open_to_public;
    std::vector<std::string> out;
    for (auto const& part : form.parts) {
        if (whole || encoded(answer_to(before, part.key)) != encoded(answer_to(after, part.key)))
            out.push_back(part.key);
    }
    return out;
}

std::size_t counted_characters(std::string_view text) {
    return length_in_characters(without_white_space(text));
}

}  // namespace zs::campaign
