#include "campaign/figures/facts.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace zs::campaign::figures {
namespace {

using View = std::u32string_view;

// What is done to what is counted. The longer ones first.
constexpr auto kVerbs = std::to_array<View>(
    {U"出庭应诉", U"调解成功", U"化解成功", U"审查通过", U"办理", U"受理", U"审结", U"办结", U"作出",
     U"开展",     U"组织",     U"举办",     U"召开",     U"审查", U"审核", U"发布", U"制定", U"出台",
     U"修订",     U"修改",     U"废止",     U"清理",     U"查处", U"立案", U"结案", U"移送", U"整改",
     U"完成",     U"建成",     U"新增",     U"聘请",     U"聘任", U"配备", U"评查", U"抽查", U"纠正",
     U"撤销",     U"维持",     U"答复",     U"接待",     U"处理", U"处置", U"收到", U"接到", U"承办",
     U"参加",     U"提供",     U"设立",     U"建立",     U"取消", U"下放", U"承接", U"兑现", U"签订"});
// These name things as often: verbs only where there is no other.
constexpr auto kWeakVerbs =
    std::to_array<View>({U"培训", U"公示", U"公开", U"备案", U"化解", U"调解", U"出庭", U"应诉", U"检查",
                         U"参训", U"参与", U"合格", U"败诉", U"胜诉", U"履行", U"审批", U"许可", U"处罚"});

constexpr auto kFillers = std::to_array<View>(
    {U"共计", U"总计", U"合计", U"累计", U"一共", U"总共", U"我单位", U"本单位", U"我局", U"本局", U"我委",
     U"我办", U"全局", U"全年", U"年度", U"依法", U"先后", U"全部",   U"均",     U"共",   U"已",   U"了"});
// Fillers where a clause begins or ends, but parts of words inside.
constexpr auto kEdges =
    std::to_array<View>({U"现有", U"有", U"对", U"为", U"达到", U"达", U"的", U"主要", U"实现"});
constexpr auto kPlaces = std::to_array<View>(
    {U"全区", U"全县", U"全市", U"全镇", U"全街道", U"我区", U"我县", U"我市", U"辖区内", U"辖区", U"全域"});
// What only qualifies a verb: it names nothing that could be counted.
constexpr auto kAdverbs =
    std::to_array<View>({U"按时", U"按期", U"及时", U"逾期", U"超期", U"当场", U"主动", U"实际", U"成功",
                         U"现场", U"首次", U"直接", U"已经", U"尚未", U"未"});

constexpr std::size_t kMinFactCharacters = 2;
constexpr std::size_t kMaxFactCharacters = 28;

template <std::size_t N>
void erase_words(std::u32string& text, std::array<View, N> const& words, View put = {}) {
    for (auto const word : words) {
        for (auto at = text.find(word); at != std::u32string::npos; at = text.find(word, at + put.size()))
            text.replace(at, word.size(), put);
    }
}

template <std::size_t N>
std::u32string without_words(View text, std::array<View, N> const& words) {
    std::u32string out(text);
    erase_words(out, words);
    return out;
}

std::u32string words_only(View text) {
    std::u32string out;
    for (char32_t const c : text) {
        if (is_cjk(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) out += c;
    }
    return out;
}

template <std::size_t N>
std::u32string take_first(std::u32string& text, std::array<View, N> const& verbs) {
    std::size_t first = std::u32string::npos;
    View verb;
    for (auto const word : verbs) {
        auto const at = text.find(word);
        if (at >= first) continue;  // also npos
        first = at;
        verb = word;
    }
    if (!verb.empty()) text.erase(first, verb.size());
    return std::u32string(verb);
}

std::u32string take_verb(std::u32string& text) {
    auto verb = take_first(text, kVerbs);
    return verb.empty() ? take_first(text, kWeakVerbs) : verb;
}

void trim_edges(std::u32string& text) {
    for (auto const word : kEdges) {
        if (text.starts_with(word)) text.erase(0, word.size());
        if (text.ends_with(word)) text.erase(text.size() - word.size());
    }
}

/// Whether a clause names what it counts, instead of leaning on the one before it.
bool names_something(Subject const& subject) {
    return without_words(subject.rest, kAdverbs).size() >= kMinFactCharacters;
}

std::u32string fact_of(Subject const& subject) {
    return subject.verb + U"|" + subject.rest;
}

/// The last of the same unit that named something, for 其中 and for "按时办结118件".
Counted const* base_for(std::vector<Counted> const& before, Counted const& leaning) {
    for (auto at = before.rbegin(); at != before.rend(); ++at) {
        if (at->amount.unit == leaning.amount.unit && !at->subject.part && names_something(at->subject))
            return &*at;
    }
    return nullptr;
}

/// The fact of a clause, from itself and from what it leans on; "" if that is not certain.
std::u32string settle(Counted& counted, Clause const& clause, std::vector<Counted> const& before) {
    auto& subject = counted.subject;
    auto const* const base = base_for(before, counted);
    bool const listed = clause.before == U'、' && !before.empty();
    if (subject.verb.empty() && listed) subject.verb = before.back().subject.verb;
    if (subject.part || !names_something(subject)) {
        if (base == nullptr || (subject.verb.empty() && subject.rest.empty())) return {};
        return base->fact + U"/" + fact_of(subject);
    }
    return fact_of(subject);
}

bool has_digit(View text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_digit(c); });
}

}  // namespace

Subject subject_of(View before, View after) {
    Subject out;
    std::u32string text(before);
    text += after;
    for (View const part : {View(U"其中"), View(U"包括")}) {
        if (auto const at = text.find(part); at != std::u32string::npos) {
            out.part = true;
            text.erase(0, at + part.size());
        }
    }
    text = words_only(text);
    erase_words(text, kFillers);
    erase_words(text, kPlaces, U"全域");
    trim_edges(text);
    if (!text.ends_with(U'率')) out.verb = take_verb(text);
    trim_edges(text);
    out.rest = std::move(text);
    return out;
}

std::vector<Counted> counted_in(View sentence) {
    std::vector<Counted> out;
    for (auto const& clause : clauses_of(sentence)) {
        auto const amounts = amounts_of(clause.text);
        if (amounts.size() != 1 || is_hedged(clause.text)) continue;
        auto const& amount = amounts[0];
        auto const before = View(clause.text).substr(0, amount.from);
        auto const after = View(clause.text).substr(amount.to);
        if (has_digit(before) || has_digit(after)) continue;
        Counted counted{amount, subject_of(before, after), {}};
        counted.fact = settle(counted, clause, out);
        if (counted.subject.rest.starts_with(U'占')) continue;  // a share of what?
        bool const fits = counted.fact.size() > kMinFactCharacters &&
                          counted.fact.size() <= 2 * kMaxFactCharacters &&
                          counted.subject.rest.size() <= kMaxFactCharacters;
        if (fits) out.push_back(std::move(counted));
    }
    return out;
}

}  // namespace zs::campaign::figures
