#include "catalogue/recognise/units.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/unit_names.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;
constexpr double kGood = 0.6;
constexpr std::size_t kLongestTask = 200;  // characters of a unit and its task without a comma
constexpr std::size_t kLongestLabel = 24;

/// Who does what, as read from one stretch of text.
struct Roles {
    std::vector<u32string> lead;
    std::vector<u32string> responsible;
    u32string task;  ///< words left over that name a task: "制定本部门目录。"
};

void add_new(std::vector<u32string>& names, u32string const& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add_all(std::vector<u32string>& names, std::vector<u32string> const& more) {
    for (auto const& name : more)
        add_new(names, name);
}

u32string_view trimmed(u32string_view text, u32string_view also) {
    auto drop = [&](char32_t c) { return is_white_space(c) || also.find(c) != u32string_view::npos; };
    while (!text.empty() && drop(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && drop(text.back()))
        text.remove_suffix(1);
    return text;
}

/// （按职责分工负责）, （联系人：某某）: a bracket that names nobody who answers for the item.
bool says_no_name(u32string_view inner) {
    return !word_at_start(inner, unit_words("formulas")).empty() ||
           !word_at_start(inner, unit_words("labels_person")).empty();
}

/// "区司法局（牵头）": the bracket is a role, not an alias; it is turned into words behind the name.
u32string with_roles_unbracketed(u32string_view text) {
    u32string out;
    std::size_t from = 0;
    for (BracketGroup const& group : bracket_groups(text)) {
        u32string_view inner = text.substr(group.open + 1, group.close - group.open - 1);
        u32string role = without_white_space(inner);
        bool lead = !word_at_start(role, unit_words("role_lead")).empty() && role.size() <= 4;
        bool other = is_word(role, unit_words("role_other")) || is_word(role, unit_words("labels_other"));
        bool nobody = says_no_name(role);
        if (!group.closed || (!lead && !other && !nobody)) continue;
        out += text.substr(from, group.open - from);
        out += lead ? U"牵头、" : nobody ? U"" : U"、";
        from = group.close + 1;
    }
    return out + u32string(text.substr(std::min(from, text.size())));
}

/// Reads names from left to right and gives them their parts.
class RoleReader {
  public:
    explicit RoleReader(UnitsColumn column) : column_(column) {}

    void read(u32string_view text) {
        std::vector<Fragment> fragments = unit_fragments(text);
        for (Fragment const& fragment : fragments) {
            if (!roles_.task.empty()) break;
            take(fragment, text);
        }
    }

    Roles finish() {
        bool all_lead = column_ == UnitsColumn::lead && !lead_seen_;
        add_all(all_lead ? roles_.lead : roles_.responsible, pending_);
        pending_.clear();
        std::erase_if(roles_.responsible, [&](auto const& name) {
            return std::find(roles_.lead.begin(), roles_.lead.end(), name) != roles_.lead.end();
        });
        return std::move(roles_);
    }

  private:
    void take(Fragment const& fragment, u32string_view text) {
        NameAndFormula parted = part_formula(fragment.text);
        if (find_task(parted.name, text)) return;
        WordAt lead = first_word(parted.formula, unit_words("role_lead"));
        if (lead.at != u32string_view::npos && !starts_with(parted.formula, U"分别")) {
            take_lead(parted.name, fragment.before);
            u32string_view rest = u32string_view(parted.formula).substr(lead.at + lead.length);
            take_rest_of_lead(rest, text);
            return;
        }
        chain_start_ = fragment.before == U'、' || fragment.before == U' ' ? chain_start_ : pending_.size();
        if (!parted.name.empty()) pending_.push_back(parted.name);
        if (starts_with(parted.formula, U"负责")) find_duty(parted.formula, text);
    }

    /// The first 牵头 of a cell takes all before it, a later one only the names strung to it by 、.
    void take_lead(u32string const& name, char32_t before) {
        std::size_t first = !lead_seen_                         ? 0
                            : before == U'、' || before == U' ' ? chain_start_
                                                                : pending_.size();
        first = std::min(first, pending_.size());
        add_all(roles_.responsible,
                {pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(first)});
        add_all(roles_.lead, {pending_.begin() + static_cast<std::ptrdiff_t>(first), pending_.end()});
        add_new(roles_.lead, name);
        pending_.clear();
        chain_start_ = 0;
        lead_seen_ = true;
    }

    /// What follows 牵头 without a comma: "区司法局牵头各镇配合".
    void take_rest_of_lead(u32string_view rest, u32string_view text) {
        for (u32string_view word :
             {u32string_view(U"单位"), u32string_view(U"部门"), u32string_view(U"负责")}) {
            if (starts_with(rest, word)) rest.remove_prefix(word.size());
        }
        rest = trimmed(rest, U"，,、；;。：:");
        if (rest.size() < 2) return;
        if (name_score(part_formula(rest).name) >= kGood) take({u32string(rest), U'，'}, text);
    }

    /// 各部门制定本部门目录: the shortest unit before a verb; the rest of the sentence is the task.
    bool find_task(u32string const& name, u32string_view text) {
        if (name.size() < 4 || name.size() > kLongestTask || name_score(name) >= kGood) return false;
        auto const& verbs = unit_words("verbs");
        for (WordAt verb = first_word(name, verbs, 2); verb.at != u32string_view::npos;
             verb = first_word(name, verbs, verb.at + 1)) {
            u32string_view head = u32string_view(name).substr(0, verb.at);
            if (name_score(head) < kGood) continue;
            pending_.emplace_back(head);
            std::size_t at = text.find(u32string_view(name).substr(verb.at));
            roles_.task = at == u32string_view::npos ? name.substr(verb.at) : u32string(text.substr(at));
            return true;
        }
        return false;
    }

    /// 区财政局负责经费保障
    void find_duty(u32string_view formula, u32string_view text) {
        u32string_view duty = trimmed(formula.substr(2), U"，,、；;。");
        if (duty.size() < 4 || !part_formula(duty).formula.empty()) return;
        std::size_t at = text.find(duty);
        if (at != u32string_view::npos) roles_.task = u32string(text.substr(at));
    }

    UnitsColumn column_;
    Roles roles_;
    std::vector<u32string> pending_;
    std::size_t chain_start_ = 0;
    bool lead_seen_ = false;
};

Roles roles_of(u32string_view text, UnitsColumn column) {
    RoleReader reader(column);
    reader.read(with_roles_unbracketed(trimmed(text, U"，,、；;。：:")));
    return reader.finish();
}

double average_score(std::vector<u32string> const& names) {
    if (names.empty()) return 0.0;
    double sum = 0;
    double weight = 0;
    for (auto const& name : names) {
        sum += name_score(name) * static_cast<double>(name.size());
        weight += static_cast<double>(name.size());
    }
    return sum / weight;
}

/// What a formula says beyond its own words: "负责法制审核的人员不少于5%" is no formula but a sentence.
u32string beyond_formula(u32string formula) {
    constexpr std::size_t kLongestFormula = 6;
    if (formula.size() <= kLongestFormula) return {};
    for (char const* section : {"formulas", "role_lead", "role_other", "labels_lead", "labels_other"}) {
        for (auto const& word : unit_words(section)) {
            for (std::size_t at = formula.find(word); at != u32string::npos; at = formula.find(word)) {
                formula.erase(at, word.size());
            }
        }
    }
    return formula.size() > kLongestFormula ? formula : u32string{};
}

/// Average over every fragment, so that half a sentence between two units counts against the text.
double list_likeness(u32string_view text) {
    std::vector<u32string> names;
    bool role = false;
    for (Fragment const& fragment : unit_fragments(with_roles_unbracketed(trimmed(text, U"，,、；;。：:")))) {
        NameAndFormula parted = part_formula(fragment.text);
        u32string beyond = beyond_formula(parted.formula);
        role = role || (!parted.formula.empty() && beyond.empty() && name_score(parted.name) >= kGood);
        if (!parted.name.empty()) names.push_back(parted.name);
        if (!beyond.empty()) names.push_back(beyond);
    }
    double score = average_score(names);
    if (role) return std::min(1.0, score + 0.1);
    return score < 0.85 && ends_with(trimmed(text, U""), U"。") ? score * 0.6 : score;
}

// ---- labels: 牵头单位：A；责任单位：B

enum class Label { lead, other, person };

struct Section {
    Label label;
    std::size_t begin;  ///< of the label
    std::size_t body;
};

std::optional<Label> label_named(u32string_view word) {
    if (is_word(word, unit_words("labels_lead"))) return Label::lead;
    if (is_word(word, unit_words("labels_other"))) return Label::other;
    if (is_word(word, unit_words("labels_person"))) return Label::person;
    return std::nullopt;
}

std::vector<Section> sections_of(u32string_view text) {
    std::vector<Section> sections;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'：' && text[i] != U':') continue;
        std::size_t window = i > kLongestLabel ? i - kLongestLabel : 0;
        std::size_t begin = text.substr(window, i - window).find_last_of(U"\n；;，,。、）)");
        begin = begin == u32string_view::npos ? window : window + begin + 1;
        std::size_t blank = text.substr(begin, i - begin).find_last_of(U" \u3000");
        u32string_view word = trimmed(text.substr(begin, i - begin), U"【[】]");
        if (!label_named(word) && blank != u32string_view::npos) {
            begin += blank + 1;
            word = trimmed(text.substr(begin, i - begin), U"");
        }
        if (auto label = label_named(word)) sections.push_back({*label, begin, i + 1});
    }
    return sections;
}

std::optional<Roles> labelled_roles(u32string_view text) {
    std::vector<Section> sections = sections_of(text);
    if (sections.empty()) return std::nullopt;
    Roles roles;
    if (sections.front().begin > 1)
        roles = roles_of(text.substr(0, sections.front().begin), UnitsColumn::any);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        std::size_t end = i + 1 < sections.size() ? sections[i + 1].begin : text.size();
        if (sections[i].label == Label::person) continue;
        u32string_view body = text.substr(sections[i].body, end - sections[i].body);
        bool lead = sections[i].label == Label::lead;
        Roles part = roles_of(body, lead ? UnitsColumn::lead : UnitsColumn::responsible);
        add_all(roles.lead, part.lead);
        add_all(roles.responsible, part.responsible);
    }
    return roles;
}

// ---- clauses: text（A、B牵头）、text（C按职责分工负责）

struct Assignment {
    u32string text;
    Roles roles;
};

bool names_an_assignment(u32string_view inner, u32string_view behind) {
    bool role =
        first_word(inner, unit_words("role_lead")).length > 0 || has(inner, U"负责") || has(inner, U"配合");
    if (role) return list_likeness(inner) >= 0.5;
    u32string_view next = trimmed(behind, U" \t");
    bool last = next.empty() || has(U"；;。\n", next.substr(0, 1));
    return last && list_likeness(inner) >= 0.85;
}

bool reads_as_text(u32string_view text) {
    return text.size() >= 4 && list_likeness(text) < 0.5;
}

std::vector<Assignment> clauses_in_brackets(u32string_view text) {
    std::vector<Assignment> found;
    std::size_t from = 0;
    for (BracketGroup const& group : bracket_groups(text)) {
        u32string_view inner = text.substr(group.open + 1, group.close - group.open - 1);
        u32string_view behind = text.substr(std::min(text.size(), group.close + 1));
        if (!names_an_assignment(trimmed(inner, U"。"), behind)) continue;
        u32string_view words = trimmed(text.substr(from, group.open - from), U"、，,；;");
        words = trimmed(words, U"");
        while (!words.empty() && words.front() == U'。')
            words = trimmed(words.substr(1), U"、，,；;");
        bool own = reads_as_text(words);
        if (!own && found.empty()) return {};  // "区司法局（…）": an alias or a role behind a name
        Roles roles = roles_of(inner, UnitsColumn::any);
        if (own) {
            found.push_back({without_white_space(words), std::move(roles)});
        } else {
            add_all(found.back().roles.lead, roles.lead);
            add_all(found.back().roles.responsible, roles.responsible);
        }
        from = group.close + 1;
    }
    return found;
}

std::vector<u32string_view> sentences_of(u32string_view text) {
    std::vector<u32string_view> sentences;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !has(U"。；;\n", text.substr(i, 1))) continue;
        std::size_t end = std::min(text.size(), i + 1);
        if (!trimmed(text.substr(start, end - start), U"。；;").empty())
            sentences.push_back(text.substr(start, end - start));
        start = end;
    }
    return sentences;
}

/// 政办牵头，政办制定目录。各部门制定本部门目录。 — sentences that give each unit its task.
std::vector<Assignment> clauses_in_sentences(u32string_view text) {
    std::vector<Assignment> found;
    std::vector<u32string_view> sentences = sentences_of(text);
    if (sentences.size() < 2) return {};
    for (u32string_view sentence : sentences) {
        RoleReader reader(UnitsColumn::any);
        reader.read(trimmed(sentence, U""));
        Roles roles = reader.finish();
        if (roles.task.empty()) return {};
        u32string task(trimmed(without_white_space(roles.task), U"；;"));
        found.push_back({task, std::move(roles)});
    }
    return found;
}

// ---- the cell

bool says_not_applicable(u32string_view text) {
    constexpr std::size_t kLongest = 14;
    if (text.size() > kLongest) return false;
    for (u32string_view const word :
         {u32string_view(U"无关"), u32string_view(U"不涉及"), u32string_view(U"不适用")}) {
        if (has(text, word)) return true;
    }
    return is_word(text, unit_words("not_applicable"));
}

std::vector<std::string> names_out(std::vector<u32string> const& names) {
    std::vector<std::string> out;
    for (auto const& name : names)
        out.push_back(to_utf8(name));
    return out;
}

UnitsCell cell_of(Roles const& roles) {
    UnitsCell cell;
    cell.lead = names_out(roles.lead);
    cell.responsible = names_out(roles.responsible);
    std::vector<u32string> all = roles.lead;
    add_all(all, roles.responsible);
    cell.confidence = all.empty() ? 1.0 : std::min(1.0, average_score(all) + 0.1);
    return cell;
}

UnitsCell cell_of(std::vector<Assignment> const& clauses) {
    Roles all;
    for (Assignment const& clause : clauses) {
        add_all(all.lead, clause.roles.lead);
        add_all(all.responsible, clause.roles.responsible);
    }
    std::erase_if(all.responsible, [&](auto const& name) {
        return std::find(all.lead.begin(), all.lead.end(), name) != all.lead.end();
    });
    UnitsCell cell = cell_of(all);
    for (Assignment const& clause : clauses) {
        cell.clauses.push_back(
            {to_utf8(clause.text), names_out(clause.roles.lead), names_out(clause.roles.responsible)});
    }
    return cell;
}

u32string_view without_outer_brackets(u32string_view text) {
    std::vector<BracketGroup> groups = bracket_groups(text);
    bool whole = groups.size() == 1 && groups[0].open == 0 && groups[0].close + 1 == text.size();
    return whole ? trimmed(text.substr(1, text.size() - 2), U"") : text;
}

}  // namespace

UnitsCell read_units(std::string_view cell, UnitsColumn column) {
    u32string whole = to_utf32(trim(cell));
    u32string_view text = without_outer_brackets(whole);
    u32string_view bare = trimmed(text, U"。，；");
    UnitsCell out;
    if (bare.empty() || is_word(bare, unit_words("nothing"))) return out;
    out.applicable = !says_not_applicable(bare);
    if (!out.applicable) return out;
    if (auto clauses = clauses_in_brackets(text); !clauses.empty()) return cell_of(clauses);
    if (auto clauses = clauses_in_sentences(text); !clauses.empty()) return cell_of(clauses);
    if (auto roles = labelled_roles(text)) return cell_of(*roles);
    return cell_of(roles_of(text, column));
}

bool concerns_units(std::string_view cell) {
    u32string whole = to_utf32(trim(cell));
    u32string_view bare = trimmed(without_outer_brackets(whole), U"。，；");
    return bare.empty() || is_word(bare, unit_words("nothing")) || !says_not_applicable(bare);
}

double unit_likeness(std::string_view fragment) {
    constexpr std::size_t kLongestCell = 1500;
    u32string whole = to_utf32(trim(fragment));
    u32string_view text = without_outer_brackets(whole);
    if (text.empty() || text.size() > kLongestCell) return 0.0;
    if (says_not_applicable(trimmed(text, U"。"))) return 0.7;
    bool assigns = has(text, U"牵头") || has(text, U"负责");
    if (text.size() > 200 && !assigns) return 0.0;
    if (!sections_of(text).empty()) return 0.9;
    double likeness = list_likeness(text);
    if (likeness < kGood && assigns) {
        if (!clauses_in_brackets(text).empty()) return 0.85;
        if (!clauses_in_sentences(text).empty()) return 0.8;
    }
    return likeness;
}

}  // namespace zs::catalogue::recognise
