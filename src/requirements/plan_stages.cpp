#include "requirements/plan_stages.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/date_window.h"

namespace zs::requirements {
namespace {

using catalogue::PlanStage;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::read_date;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string;
using std::u32string_view;

constexpr auto npos = u32string_view::npos;

struct Days {
    std::optional<std::string> since;
    std::optional<std::string> until;
};

bool starts_month(u32string_view text, std::size_t at) {
    std::size_t i = at;
    while (i < text.size() && i - at < 2 && text[i] >= U'0' && text[i] <= U'9')
        ++i;
    return i > at && i < text.size() && text[i] == U'月' && (at == 0 || !is_digit(text[at - 1]));
}

/// Dates with the year of the one before, or of the document, written into those without one.
u32string with_years(u32string_view text, std::optional<int> year) {
    u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (auto const date = read_date(text, i)) year = parse_number(date->first.substr(0, 4));
        bool const bare = starts_month(text, i) && (i == 0 || text[i - 1] != U'年');
        if (bare && year) out += to_utf32(std::to_string(*year) + "年");
        out += text[i];
    }
    return out;
}

/// 2022年9月-10月, 2022年8月底前
Days days_of(u32string_view text, std::optional<int> year) {
    u32string const dated = with_years(text, year);
    Days out;
    for (std::size_t i = 0; i < dated.size();) {
        auto const date = read_date(dated, i);
        if (!date) {
            ++i;
            continue;
        }
        bool const before = starts_with(u32string_view(dated).substr(date->end), U"前") ||
                            starts_with(u32string_view(dated).substr(date->end), U"之前");
        if (!before && !out.since) out.since = date->first;
        out.until = date->last;
        i = date->end;
    }
    return out;
}

/// "自查自评(2022年8月底前)": the name and what stands in brackets.
std::pair<std::string, u32string> name_and_remark(std::string const& title) {
    u32string const text = to_utf32(title);
    std::size_t const open = std::min(text.find(U'('), text.find(U'（'));
    if (open == npos) return {title, {}};
    return {to_utf8(text.substr(0, open)), text.substr(open + 1)};
}

std::string joined(std::vector<ProseParagraph> const& prose, std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
        if (!prose[i].title.empty()) out += prose[i].title + "。";
        out += prose[i].text;
    }
    return out;
}

void add_once(std::vector<std::string>& out, std::string text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
}

/// What one phrase asks for: 填写《…统计表》, 完成本单位自查报告.
std::string deliverable_in(u32string_view phrase) {
    auto const verb = first_word(phrase, plan_words("deliver"));
    if (verb.at == npos) return {};
    u32string_view thing = phrase.substr(verb.at + verb.length);
    thing = thing.substr(0, thing.find(U'并'));
    std::size_t end = 0;
    for (auto word = first_word(thing, plan_words("deliverables")); word.at != npos;
         word = first_word(thing, plan_words("deliverables"), word.at + word.length)) {
        end = word.at + word.length;
        if (end < thing.size() && thing[end] == U'》') ++end;
    }
    constexpr std::size_t kLongest = 40;
    if (end == 0 || end > kLongest) return {};
    thing = thing.substr(0, end);
    for (u32string_view const skip : {U"了", U"好", U"涉及", U"包括"}) {
        if (starts_with(thing, skip)) thing.remove_prefix(skip.size());
    }
    bool const names_it = thing.size() > 2 && !starts_with(thing, U"的");
    return names_it ? to_utf8(thing) : std::string();
}

std::vector<std::string> deliverables_of(std::string const& text) {
    std::vector<std::string> out;
    u32string const words = to_utf32(text);
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        char32_t const c = i < words.size() ? words[i] : U'。';
        if (c == U'(' || c == U'（') ++depth;
        if ((c == U')' || c == U'）') && depth > 0) --depth;
        if (depth > 0 || !has(U"，,；;。", u32string_view(&c, 1))) continue;
        add_once(out, deliverable_in(u32string_view(words).substr(begin, i - begin)));
        begin = i + 1;
    }
    return out;
}

PlanStage stage_of(std::vector<ProseParagraph> const& prose, std::size_t at, std::size_t end,
                   std::optional<int> year) {
    PlanStage out;
    auto const [name, remark] = name_and_remark(prose[at].title);
    out.name = name;
    Days days = days_of(remark, year);
    out.text = prose[at].text + joined(prose, at + 1, end);
    if (!days.until && remark.empty()) days = days_of(to_utf32(prose[at].title), year);
    out.since = days.since;
    out.until = days.until;
    out.deliverables = deliverables_of(out.text);
    out.source = prose[at].source;
    out.source.end_line = prose[end - 1].source.end_line;
    return out;
}

void add_section(std::vector<ProseParagraph> const& prose, std::size_t at, std::optional<int> year,
                 std::vector<PlanStage>& out) {
    std::size_t const end = section_end(prose, at);
    bool any = false;
    for (std::size_t i = at + 1; i < end; ++i) {
        if (prose[i].level != prose[at].level + 1 || prose[i].title.empty()) continue;
        out.push_back(stage_of(prose, i, section_end(prose, i), year));
        any = true;
    }
    if (!any) out.push_back(stage_of(prose, at, end, year));
}

/// 人民满意度测评计划在4月底前完成: the words before, without their attributes.
void add_announced(ProseParagraph const& paragraph, std::optional<int> year, std::vector<PlanStage>& out) {
    u32string const text = to_utf32(paragraph.text);
    for (auto word = first_word(text, plan_words("planned")); word.at != npos;
         word = first_word(text, plan_words("planned"), word.at + word.length)) {
        std::size_t const begin = text.find_last_of(U"，。；,;", word.at);
        std::size_t const end = std::min(text.find_first_of(U"，。；,;", word.at), text.size());
        std::size_t const from = begin == npos ? 0 : begin + 1;
        u32string_view name = u32string_view(text).substr(from, word.at - from);
        name = name.substr(0, name.find(U'将'));
        std::size_t const of = name.rfind(U'的');
        if (of != npos) name = name.substr(of + 1);
        u32string_view const rest = u32string_view(text).substr(word.at, end - word.at);
        Days const days = days_of(rest, year);
        if (name.empty() || !days.until || !has(rest, U"完成")) continue;
        PlanStage stage;
        stage.name = to_utf8(name);
        stage.since = days.since;
        stage.until = days.until;
        stage.text = to_utf8(u32string_view(text).substr(from, end - from));
        stage.source = paragraph.source;
        out.push_back(std::move(stage));
    }
}

}  // namespace

catalogue::recognise::WordList const& plan_words(std::string_view key) {
    static catalogue::recognise::Vocabulary const kWords("plan.txt");
    return kWords[key];
}

bool has_plan_word(std::string_view text, std::string_view key) {
    return first_word(to_utf32(text), plan_words(key)).length > 0;
}

std::vector<PlanStage> stages_of(std::vector<ProseParagraph> const& prose, std::optional<int> year) {
    std::vector<PlanStage> out;
    for (std::size_t i = 0; i < prose.size(); ++i) {
        auto const& paragraph = prose[i];
        bool const named = (paragraph.heading || !paragraph.title.empty()) && paragraph.level > 0;
        if (named && has_plan_word(paragraph.title, "stages"))
            add_section(prose, i, year, out);
        else if (paragraph.level == 0 && !paragraph.heading)
            add_announced(paragraph, year, out);
    }
    return out;
}

}  // namespace zs::requirements
