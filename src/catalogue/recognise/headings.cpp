#include "catalogue/recognise/headings.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/front_words.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

struct KindWord {
    std::string_view word;
    ListKind kind;
};
// The first that is found decides: "附加项" before "项".
constexpr std::array<KindWord, 16> kKindWords = {{
    {"附加", ListKind::additional},
    {"加分", ListKind::additional},
    {"减分", ListKind::additional},
    {"扣分项", ListKind::additional},
    {"否决", ListKind::additional},
    {"bonus", ListKind::additional},
    {"veto", ListKind::additional},
    {"负面", ListKind::negative},
    {"禁止", ListKind::negative},
    {"negative", ListKind::negative},
    {"量化", ListKind::quantitative},
    {"quantitative", ListKind::quantitative},
    {"延伸", ListKind::extended},
    {"拓展", ListKind::extended},
    {"提升任务", ListKind::extended},
    {"基础", ListKind::basic},
}};

constexpr std::array<std::string_view, 12> kTitleEnds = {"清单",   "附加项", "加分项", "减分项",
                                                         "否决项", "任务表", "分解表", "指标体系",
                                                         "体系",   "一览表", "台账",   "责任表"};

/// 共13项任务, alone on its line, says no more than （共13项）.
void put_in_brackets(std::u32string& text) {
    constexpr std::size_t kLongest = 12;
    bool const alone =
        text.starts_with(U"共") && text.size() <= kLongest && text.size() > 2 && is_digit(text[1]);
    std::size_t const counter = alone ? text.find_first_of(U"项条个款") : std::u32string::npos;
    if (counter == std::u32string::npos || text.find_first_not_of(U"0123456789", 1) != counter) return;
    text = U"（" + text.substr(0, counter + 1) + U"）";
}

/// "（155项）" → 155, and the text before it.
std::optional<int> take_count(std::u32string& text) {
    put_in_brackets(text);
    if (text.size() < 4 || (text.back() != U'）' && text.back() != U')')) return std::nullopt;
    auto open = text.find_last_of(U"（(");
    if (open == std::u32string::npos) return std::nullopt;
    std::u32string inside = text.substr(open + 1, text.size() - open - 2);
    if (inside.starts_with(U"共")) inside.erase(0, 1);
    std::size_t digits = 0;
    while (digits < inside.size() && is_digit(inside[digits]))
        ++digits;
    std::u32string counter = inside.substr(digits);
    if (digits == 0 || counter.empty() ||
        std::u32string_view(U"项条个款").find(counter[0]) == std::u32string_view::npos ||
        counter.size() > 3) {
        return std::nullopt;
    }
    auto count = parse_number(to_utf8(inside.substr(0, digits)));
    if (count) text.resize(open);
    return count;
}

}  // namespace

ListKind kind_of(std::string_view title) {
    std::string folded = fold_width(title);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (auto const& [word, kind] : kKindWords) {
        if (contains(folded, word)) return kind;
    }
    return ListKind::indicator;
}

ListTitle read_list_title(std::string_view text) {
    std::u32string compact = compact_of(text);
    if (compact.empty() || compact.size() > 60 || ends_sentence(compact)) return {};
    ListTitle title;
    title.declared_count = take_count(compact);
    std::string name = to_utf8(compact);
    bool ends = std::any_of(kTitleEnds.begin(), kTitleEnds.end(),
                            [&](std::string_view end) { return name.ends_with(end); });
    if (!title.declared_count && !ends) return {};
    title.name = name;
    title.kind = kind_of(name);
    return title;
}

Effect effect_of(std::string_view heading) {
    if (contains(heading, "加分") || contains(heading, "奖励项")) return Effect::bonus;
    if (contains(heading, "减分") || contains(heading, "扣分项")) return Effect::deduction;
    if (contains(heading, "否决")) return Effect::veto;
    return Effect::none;
}

bool is_remark(std::string_view text) {
    constexpr std::size_t kEnough = 30;  // bytes
    std::string start;
    for (std::size_t at = 0; at < text.size() && start.size() < kEnough;) {
        char32_t c = next_code_point(text, at);
        if (!is_white_space(c)) append_utf8(start, c);
    }
    start = fold_width(start);
    for (std::string_view word : {"注:", "备注:", "说明:", "填表说明", "注1", "Note:", "Notes:"}) {
        if (start.starts_with(word)) return true;
    }
    return false;
}

bool is_total(std::string_view text) {
    constexpr std::size_t kLongest = 6;  // characters
    if (text.size() > 8 * kLongest) return false;
    std::u32string const compact = compact_of(text);
    if (compact.size() > kLongest) return false;
    for (std::u32string_view word : {U"合计", U"小计", U"总计", U"总分", U"共计"}) {
        if (starts_with(compact, word)) return true;
    }
    return false;
}

bool closes_table(std::string_view text) {
    constexpr std::size_t kLongest = 120;  // bytes
    if (is_remark(text)) return true;
    if (text.size() > kLongest) return false;
    std::u32string compact = compact_of(text);
    return !word_at_start(compact, front_words("below_table")).empty();
}

void HeadingLevels::see(HeadingRow const& row) {
    if (row.mark && (outer_ == MarkStyle::none || row.mark.style < outer_)) outer_ = row.mark.style;
    if (last_.above_heading) {
        if (!last_.mark) ++(row.mark ? plain_above_marked_ : plain_above_plain_);
        if (last_.mark && !row.mark) ++marked_above_plain_;
    }
    last_ = row;
}

// One such pair may be a title that stands in the table.
bool HeadingLevels::plain_is_outer() const {
    return plain_above_marked_ > 1 && plain_above_marked_ > marked_above_plain_;
}

bool HeadingLevels::plain_is_inner() const {
    return marked_above_plain_ > 1 && marked_above_plain_ >= plain_above_marked_;
}

bool HeadingLevels::is_outer(HeadingRow const& row) const {
    if (row.mark) return row.mark.style == outer_ && !plain_is_outer();
    if (outer_ == MarkStyle::none && plain_above_plain_ > 1) return row.above_heading;
    return !plain_is_inner();
}

void HeadingLevels::apply(std::string const& heading, HeadingRow const& row) {
    if (row.mark && (outer_ == MarkStyle::none || row.mark.style < outer_)) outer_ = row.mark.style;
    std::string text = clean_text(heading);
    if (is_outer(row) || (!row.mark && effect_of(heading) != Effect::none)) {
        if (text != level1) level2.clear();
        level1 = text;
    } else {
        level2 = text;
    }
}

}  // namespace zs::catalogue::recognise
