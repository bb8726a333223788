#include "catalogue/recognise/demands.h"

#include <span>

#include "base/text.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/word_lists.h"

namespace zs::catalogue::recognise {
namespace {

using std::u32string;
using std::u32string_view;

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kLongestHeading = 45;
constexpr std::size_t kLongestSection = 20;  // of a general section
constexpr std::size_t kMoreOfSection = 4;
constexpr int kFewestDemands = 5;
constexpr int kFewestOfPlan = 8;
constexpr MarkStyle kLastStyle = MarkStyle::dotted;

WordList const& words(std::string_view key) {
    static Vocabulary const kVocabulary("demands.txt");
    return kVocabulary[key];
}

bool has_word(u32string_view text, WordList const& list) {
    return first_word(text, list).length > 0;
}

/// "《…指标体系（试行）》" → "…指标体系".
u32string_view without_tail(u32string_view text) {
    while (!text.empty()) {
        if (text.back() == U'》' || text.back() == U'”') {
            text.remove_suffix(1);
            continue;
        }
        if (text.back() != U'）' && text.back() != U')') break;
        auto const open = text.find_last_of(U"（(");
        if (open == u32string_view::npos || open == 0) break;
        text = text.substr(0, open);
    }
    return text;
}

enum class Title { none, list, plan };

Title title_of(Passage const& passage) {
    if (passage.mark || passage.only_assigns || passage.text.size() > 4 * kLongestTitle) return Title::none;
    u32string const compact = compact_of(passage.text);
    u32string_view const name = without_tail(compact);
    constexpr std::size_t kShortest = 6;
    if (compact.size() > kLongestTitle || name.size() < kShortest || ends_sentence(compact))
        return Title::none;
    bool const cites = name.find(U'《') != u32string_view::npos && name.find(U'》') == u32string_view::npos;
    if ((cites && name[0] != U'《') || name.find(U'：') != u32string_view::npos ||
        has_word(name, words("no_titles")))
        return Title::none;
    if (!word_at_end(name, words("list_titles")).empty()) return Title::list;
    return word_at_end(name, words("plan_titles")).empty() ? Title::none : Title::plan;
}

std::span<Passage const> stretch(std::vector<Passage> const& passages, DemandList const& list) {
    return {passages.data() + list.begin, list.end - list.begin};
}

/// A paragraph that only says what the more junior ones below it are about.
bool leads_to_juniors(std::span<Passage const> passages, std::size_t at) {
    Passage const& here = passages[at];
    u32string const compact = compact_of(here.text);
    if (compact.size() > kLongestHeading || compact.ends_with(U'：') || compact.ends_with(U':')) return false;
    for (std::size_t i = at + 1; i < passages.size(); ++i) {
        if (!passages[i].mark) continue;
        if (passages[i].mark.style <= here.mark.style) return false;
        bool const part = passages[i].text.ends_with("；") || passages[i].text.ends_with(";");
        return !part;
    }
    return false;
}

/// A junior heading must begin with such words: "（二）考核程序", but not "（二）建立考核结果运用机制".
bool is_general_section(Passage const& heading, bool plan) {
    u32string const compact = compact_of(heading.text);
    u32string_view text = u32string_view(compact).substr(heading.mark.length);
    text = text.substr(0, text.find_first_of(U"。：:"));
    if (text.size() > kLongestSection || text.find(U'分') != u32string_view::npos) return false;
    bool const senior = heading.mark.style <= MarkStyle::chinese;
    auto names = [&](WordList const& list) {
        if (senior) return has_word(text, list);
        std::size_t const word = word_at_start(text, list).size();
        return word > 0 && text.size() <= word + kMoreOfSection;
    };
    return names(words("general")) || (plan && names(words("general_in_plan")));
}

/// What the paragraphs of one style of marks are.
struct StyleCount {
    int all = 0;
    int heads = 0;       ///< headings of more junior ones
    int continuous = 0;  ///< numbered 1 or one more than the last
};

StyleCount count_style(std::span<Passage const> passages, MarkStyle style, bool plan) {
    StyleCount count;
    int last = 0;
    GeneralSections sections(plan);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Mark const& mark = passages[i].mark;
        bool const general = sections.holds(passages[i]);
        if (mark.style != style) continue;
        bool const next = mark.number == 1 || mark.number == last + 1;
        last = mark.number;
        if (general) continue;
        ++count.all;
        count.heads += leads_to_juniors(passages, i) ? 1 : 0;
        count.continuous += next ? 1 : 0;
    }
    return count;
}

/// The most senior style that counts demands and not headings.
MarkStyle style_of_demands(std::span<Passage const> passages, bool plan) {
    int const fewest = plan ? kFewestOfPlan : kFewestDemands;
    for (int style = static_cast<int>(MarkStyle::chinese); style <= static_cast<int>(kLastStyle); ++style) {
        StyleCount const count = count_style(passages, static_cast<MarkStyle>(style), plan);
        if (count.all < fewest || count.heads * 3 > count.all) continue;
        return count.continuous * 5 >= count.all * 4 ? static_cast<MarkStyle>(style) : MarkStyle::none;
    }
    return MarkStyle::none;
}

bool tells_what_was_done(u32string_view text) {
    WordList const& done = words("done");
    for (WordAt found = first_word(text, done); found.length > 0;
         found = first_word(text, done, found.at + found.length)) {
        std::size_t const begin = found.at > 0 ? found.at - 1 : 0;
        if (!has_word(text.substr(begin, found.length + 2), words("not_done"))) return true;
    }
    return false;
}

/// The mood of the points: not what was done; in a plan, what is to be done.
bool demands(std::span<Passage const> passages, DemandList const& list) {
    int points = 0;
    int done = 0;
    int demanded = 0;
    GeneralSections sections(list.plan);
    for (Passage const& passage : passages) {
        if (sections.holds(passage) || passage.mark.style != list.style) continue;
        u32string const text = compact_of(passage.text);
        ++points;
        done += tells_what_was_done(text) ? 1 : 0;
        demanded += has_word(text, words("demanded")) ? 1 : 0;
    }
    int const tolerated = list.plan ? 10 : 5;  // one in so many
    return done * tolerated <= points && (!list.plan || demanded * 2 > points);
}

/// Where the list ends: annexes and what the page says below it.
std::size_t end_of(std::vector<Passage> const& passages, std::size_t begin, std::size_t end) {
    bool marked = false;
    for (std::size_t i = begin; i < end; ++i) {
        marked = marked || passages[i].mark;
        if (marked && !passages[i].mark && closes_table(passages[i].text) && !is_remark(passages[i].text))
            return i;
    }
    return end;
}

}  // namespace

bool GeneralSections::holds(Passage const& passage) {
    if (!passage.mark || (inside_ && passage.mark.style > style_)) return inside_;
    inside_ = is_general_section(passage, plan_);
    style_ = passage.mark.style;
    return inside_;
}

bool is_aside(Passage const& passage) {
    u32string const compact = compact_of(passage.text);
    if (passage.mark) return false;
    return !ends_sentence(compact) || !word_at_start(compact, words("asides")).empty();
}

std::vector<DemandList> demand_lists(std::vector<Passage> const& passages) {
    std::vector<DemandList> lists;
    std::vector<DemandList> titled;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Title const title = title_of(passages[i]);
        if (title == Title::none) continue;
        if (!titled.empty()) titled.back().end = i;
        titled.push_back(
            {clean_text(passages[i].text), i + 1, passages.size(), MarkStyle::none, title == Title::plan});
    }
    for (DemandList& list : titled) {
        list.end = end_of(passages, list.begin, list.end);
        list.style = style_of_demands(stretch(passages, list), list.plan);
        if (list.style != MarkStyle::none && demands(stretch(passages, list), list))
            lists.push_back(std::move(list));
    }
    return lists;
}

}  // namespace zs::catalogue::recognise
