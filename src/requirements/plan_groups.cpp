#include "requirements/plan_groups.h"

#include <algorithm>

#include "base/text.h"
#include "requirements/plan_stages.h"

namespace zs::requirements {
namespace {

using catalogue::PlanGroup;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::starts_with;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string;
using std::u32string_view;

constexpr auto npos = u32string_view::npos;
constexpr std::size_t kLongestName = 12;

bool is_group_name(u32string_view text) {
    return text.size() >= 3 && text.size() <= kLongestName &&
           !word_at_end(text, plan_words("group_ends")).empty() && !has(text, U"各") && !has(text, U"本组") &&
           word_at_start(text, plan_words("group_makers")).empty();
}

std::vector<u32string> names_in(u32string_view text) {
    std::vector<u32string> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !has(U"、，,；;和", text.substr(i, 1))) continue;
        if (i > begin) out.emplace_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    return out;
}

PlanGroup* find(std::vector<PlanGroup>& groups, std::string const& name) {
    auto const found =
        std::find_if(groups.begin(), groups.end(), [&](PlanGroup const& each) { return each.name == name; });
    return found == groups.end() ? nullptr : &*found;
}

/// (综合协调组、文稿材料组、…): at least two, all of them groups.
void add_enumerated(ProseParagraph const& paragraph, std::vector<PlanGroup>& out) {
    u32string const text = to_utf32(paragraph.text);
    for (std::size_t open = text.find_first_of(U"(（：:"); open != npos;
         open = text.find_first_of(U"(（：:", open + 1)) {
        std::size_t const close = text.find_first_of(U")）。；", open);
        if (close == npos) return;
        auto const names = names_in(u32string_view(text).substr(open + 1, close - open - 1));
        if (names.size() < 2 || !std::all_of(names.begin(), names.end(), is_group_name)) continue;
        for (auto const& name : names) {
            PlanGroup group;
            group.name = to_utf8(name);
            group.source = paragraph.source;
            if (find(out, group.name) == nullptr) out.push_back(std::move(group));
        }
    }
}

/// What stands behind "牵头单位：", up to the end of the sentence.
u32string behind_label(u32string_view text, std::string_view key) {
    for (auto word = first_word(text, plan_words(key)); word.at != npos;
         word = first_word(text, plan_words(key), word.at + word.length)) {
        std::size_t const at = word.at + word.length;
        if (at >= text.size() || !has(U"：:", text.substr(at, 1))) continue;
        std::size_t const end = std::min(text.find_first_of(U"；;。", at), text.size());
        return u32string(text.substr(at + 1, end - at - 1));
    }
    return {};
}

void add_described(std::vector<ProseParagraph> const& prose, std::size_t at, std::vector<PlanGroup>& out) {
    auto const& paragraph = prose[at];
    u32string title = to_utf32(paragraph.title);
    title = title.substr(0, title.find_first_of(U"(（：:"));
    if (paragraph.level < 2 || !is_group_name(title)) return;
    std::string text = paragraph.text;
    std::size_t const end = section_end(prose, at);
    for (std::size_t i = at + 1; i < end; ++i)
        text += prose[i].title + prose[i].text;
    u32string const words = to_utf32(text);
    PlanGroup group;
    group.name = to_utf8(title);
    group.source = paragraph.source;
    if (auto const leader = behind_label(words, "leader"); !leader.empty()) group.leader = to_utf8(leader);
    for (auto const& member : names_in(behind_label(words, "members")))
        group.members.push_back(to_utf8(member));
    if (auto const duty = behind_label(words, "duties"); !duty.empty()) group.duties.push_back(to_utf8(duty));
    if (find(out, group.name) == nullptr) out.push_back(std::move(group));
}

/// 材料组，由甲局牵头，乙局、丙局配合，负责收集材料: a sentence of its own.
PlanGroup in_sentence(u32string_view name, u32string_view words) {
    PlanGroup group;
    group.name = to_utf8(name);
    std::size_t const led = words.find(U"牵头");
    std::size_t const from = words.find(U'由') < led ? words.find(U'由') + 1 : 0;
    u32string_view const leader = words.substr(from, led - from);
    std::size_t const begin = leader.find_first_not_of(U"，,：:（(");
    if (begin != npos) group.leader = to_utf8(leader.substr(begin));
    u32string_view rest = words.substr(led + 2);
    auto const joins = first_word(rest, plan_words("joins_in"));
    std::size_t const duty = rest.find(U"负责");
    if (joins.at != npos && (duty == npos || joins.at < duty)) {
        for (auto const& member : names_in(rest.substr(0, joins.at)))
            group.members.push_back(to_utf8(member));
    }
    if (duty != npos && duty + 2 < rest.size()) {
        u32string_view const task = rest.substr(duty + 2);
        if (!starts_with(task, U"人")) group.duties.push_back(to_utf8(task));
    }
    return group;
}

void add_in_sentences(ProseParagraph const& paragraph, std::vector<PlanGroup>& out) {
    u32string const text = to_utf32(paragraph.text);
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t const end = std::min(text.find_first_of(U"。；;", begin), text.size());
        u32string_view const sentence = u32string_view(text).substr(begin, end - begin);
        begin = end + 1;
        std::size_t const at = sentence.find_first_of(U"，,：:由（(");
        if (at == npos || !is_group_name(sentence.substr(0, at)) || !has(sentence, U"牵头")) continue;
        PlanGroup group = in_sentence(sentence.substr(0, at), sentence.substr(at));
        group.source = paragraph.source;
        if (group.leader && find(out, group.name) == nullptr) out.push_back(std::move(group));
    }
}

/// A sentence that a group's name begins: 督查督办组每月开展….
void add_duties(ProseParagraph const& paragraph, std::vector<PlanGroup>& groups) {
    u32string const text = to_utf32(paragraph.text);
    for (auto& group : groups) {
        u32string const name = to_utf32(group.name);
        for (std::size_t at = text.find(name); at != npos; at = text.find(name, at + 1)) {
            bool const begins = at == 0 || has(U"。；;，,", text.substr(at - 1, 1));
            std::size_t const from = at + name.size();
            std::size_t const end = std::min(text.find_first_of(U"。；;", from), text.size());
            bool const enumerated = from < text.size() && has(U"、)）", text.substr(from, 1));
            if (!begins || enumerated || end <= from) continue;
            group.duties.push_back(to_utf8(u32string_view(text).substr(from, end - from)));
        }
    }
}

}  // namespace

std::vector<PlanGroup> groups_of(std::vector<ProseParagraph> const& prose) {
    std::vector<PlanGroup> out;
    for (std::size_t i = 0; i < prose.size(); ++i) {
        add_enumerated(prose[i], out);
        add_described(prose, i, out);
    }
    for (auto const& paragraph : prose)
        add_duties(paragraph, out);
    for (auto const& paragraph : prose)
        add_in_sentences(paragraph, out);
    return out;
}

}  // namespace zs::requirements
