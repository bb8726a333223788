#include "requirements/limits.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "requirements/demands.h"
#include "requirements/limit_context.h"
#include "requirements/limit_dates.h"
#include "requirements/limit_marks.h"
#include "requirements/limit_text.h"
#include "requirements/quantities.h"

namespace zs::requirements {
namespace {

using catalogue::Limit;
using catalogue::LimitMark;
using catalogue::recognise::first_word;
using catalogue::recognise::has;
using catalogue::recognise::is_word;
using catalogue::recognise::word_at_end;
using catalogue::recognise::word_at_start;
using std::u32string_view;

constexpr std::size_t kMarkReach = 8;  // 均达100%: the number says it already

/// A limit and the place of its words.
struct Hit {
    std::size_t begin = 0;
    std::size_t end = 0;
    Limit limit;
};

bool is_duration(std::string const& unit) {
    return unit == "working_day" || unit == "day" || unit == "hour" || unit == "minute" || unit == "week" ||
           unit == "month" || unit == "quarter" || unit == "year";
}

bool has_object(std::string const& unit) {
    return unit == "person" || unit == "times" || unit == "period" || unit == "item" || unit == "class_hour";
}

/// 2026年: says when, not what.
bool is_year(std::string const& subject) {
    static constexpr std::string_view kDigits = "0123456789";
    auto const end = subject.find_first_not_of(kDigits);
    return end == 4 && (subject.substr(end) == "年" || subject.substr(end) == "年度");
}

/// 时限由20个工作日 (压缩为8个工作日), 1月15日至 (3月1日): what stood before, and where a range begins.
std::string without_begin(std::string const& subject) {
    std::u32string const text = to_utf32(subject);
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const from =
            (text[i] == U'由' || text[i] == U'从') && i + 1 < text.size() && is_digit(text[i + 1]);
        if (from && i > 0) return to_utf8(std::u32string_view(text).substr(0, i));
    }
    return subject;
}

/// Reads one item; remembers what later phrases of a sentence leave out.
class ItemReader {
  public:
    explicit ItemReader(catalogue::Item const& item) : item_(item), text_(item.text) {}

    std::vector<Limit> read() {
        if (text_.phrases.empty()) return {};
        add_last_days();
        add_quantities();
        add_marked();
        add_named_values();
        add_zeros();
        std::stable_sort(hits_.begin(), hits_.end(),
                         [](Hit const& a, Hit const& b) { return a.begin < b.begin; });
        std::vector<Limit> out;
        for (std::size_t i = 0; i < hits_.size(); ++i)
            complete(i);
        for (std::size_t i = 0; i < hits_.size();)
            i += share_out(i);
        for (auto& hit : hits_)
            out.push_back(std::move(hit.limit));
        return out;
    }

  private:
    void add_last_days();
    void add_quantities();
    void add_marked();
    void add_named_values();
    void add_named_value(std::size_t at, std::size_t from, char const* comparator);
    void add_zeros();
    std::size_t share_out(std::size_t first);
    void complete(std::size_t index);
    void complete_quantity(Hit& hit, std::size_t floor);
    void complete_duration(Hit& hit, std::size_t floor);
    void complete_date(Hit& hit);
    void complete_mark(Hit& hit, std::size_t floor);
    [[nodiscard]] std::size_t floor_of(std::size_t index) const;
    [[nodiscard]] std::string tail_of(Hit const& hit) const;
    [[nodiscard]] bool says_a_number(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::string carried(Hit const& hit) const;

    [[nodiscard]] Phrase phrase_of(Hit const& hit) const { return text_.phrases[text_.phrase_at(hit.begin)]; }

    catalogue::Item const& item_;
    LimitText text_;
    std::vector<Hit> hits_;
    std::string holder_;       ///< who or what the last limit of the sentence was about
    std::string start_event_;  ///< the last one of the sentence
    int sentence_ = -1;
};

void ItemReader::add_last_days() {
    for (auto& day : last_days_of(text_)) {
        Hit hit{day.begin, day.end, {}};
        hit.limit.comparator = "≤";
        hit.limit.unit = "date";
        hit.limit.date = std::move(day.date);
        hit.limit.per = std::move(day.per);
        if (!hit.limit.per && hit.limit.date->size() == 5) hit.limit.per = per_before(text_, day.begin);
        hits_.push_back(std::move(hit));
    }
}

void ItemReader::add_quantities() {
    auto const quantities = quantities_of(text_, covered_by_dates(text_));
    for (std::size_t i = 0; i < quantities.size(); ++i) {
        auto demand = demand_of(text_, quantities, i);
        if (!demand) continue;
        Hit hit{demand->begin, demand->end, {}};
        hit.limit.comparator = std::move(demand->comparator);
        hit.limit.value = quantities[i].value;
        hit.limit.value_to = quantities[i].to;
        hit.limit.unit = quantities[i].unit;
        hit.limit.reference = std::move(demand->reference);
        if (demand->counts_back) {
            std::string event = subject_words(text_, phrase_of(hit).begin, demand->begin);
            if (!event.empty()) hit.limit.end_event = std::move(event);
        }
        hits_.push_back(std::move(hit));
    }
}

bool ItemReader::says_a_number(std::size_t begin, std::size_t end) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](Hit const& hit) {
        if (hit.limit.mark != LimitMark::stated || hit.limit.unit != "%" || !hit.limit.value) return false;
        if (text_.phrase_at(hit.begin) != text_.phrase_at(begin)) return false;
        return (hit.begin >= begin && hit.begin <= end + kMarkReach) || hit.end == begin ||
               (hit.begin < begin && hit.end > begin);
    });
}

void ItemReader::add_marked() {
    for (auto const& demand : marked_demands_of(text_)) {
        bool const again = !hits_.empty() && hits_.back().limit.mark == LimitMark::universal &&
                           text_.phrase_at(hits_.back().begin) == text_.phrase_at(demand.begin);
        if (!demand.absence && (again || says_a_number(demand.begin, demand.end))) continue;
        Hit hit{demand.begin, demand.end, {}};
        hit.limit.comparator = "=";
        hit.limit.value = demand.absence ? 0 : 100;
        hit.limit.unit = demand.absence ? "times" : "%";
        hit.limit.mark = demand.absence ? LimitMark::absence : LimitMark::universal;
        hits_.push_back(std::move(hit));
    }
}

/// 不高于上一年度全国…平均值. Few items have a phrase that ends in the name of a value.
void ItemReader::add_named_values() {
    auto const& values = limit_words("named_values");
    bool const any = std::any_of(text_.phrases.begin(), text_.phrases.end(), [&](Phrase const& phrase) {
        return !word_at_end(text_.part(phrase.begin, phrase.end), values).empty();
    });
    if (!any) return;
    for (auto const& [key, comparator] :
         {std::pair{"at_least", "≥"}, {"at_most", "≤"}, {"above", ">"}, {"below", "<"}, {"reaches", "≥"}}) {
        for (auto at = first_word(text_.folded, limit_words(key)); at.at != u32string_view::npos;
             at = first_word(text_.folded, limit_words(key), at.at + at.length))
            add_named_value(at.at, at.at + at.length, comparator);
    }
}

/// The comparing word stands from `at` to `from`.
void ItemReader::add_named_value(std::size_t at, std::size_t from, char const* comparator) {
    Phrase const phrase = text_.phrases[text_.phrase_at(at)];
    if (text_.passive[at] || from >= phrase.end) return;
    bool const taken = std::any_of(hits_.begin(), hits_.end(),
                                   [&](Hit const& hit) { return hit.begin < phrase.end && hit.end > at; });
    bool const inner =
        at > 0 && has(U"不", text_.part(at - 1, at)) && (comparator[0] == '>' || comparator[0] == '<');
    if (taken || inner || word_at_end(text_.part(from, phrase.end), limit_words("named_values")).empty())
        return;
    Hit hit{at, phrase.end, {}};
    hit.limit.comparator = comparator;
    hit.limit.reference = text_.as_written(from, phrase.end);
    bool const share = !word_at_end(text_.part(phrase.begin, at), subject_list("share_ends")).empty();
    hit.limit.unit = share ? "%" : "";
    hits_.push_back(std::move(hit));
}

/// 逾期率为0: no unit, and no occurrence that is named.
void ItemReader::add_zeros() {
    u32string_view const folded = text_.folded;
    for (std::size_t i = 1; i + 1 < folded.size(); ++i) {
        if (text_.passive[i] || !has(U"0零", folded.substr(i, 1)) || !has(U"为是", folded.substr(i - 1, 1)))
            continue;
        if (!has(U",。;、)", folded.substr(i + 1, 1))) continue;
        Phrase const phrase = text_.phrases[text_.phrase_at(i)];
        u32string_view const head = text_.part(std::min(phrase.begin, i - 1), i - 1);
        if (word_at_end(head, subject_list("share_ends")).empty()) continue;
        Hit hit{i - 1, i + 1, {}};
        hit.limit.comparator = "=";
        hit.limit.value = 0;
        hit.limit.unit = "%";
        hits_.push_back(std::move(hit));
    }
}

/// 回访率、办结率分别达到95%和90%: the numbers behind the first are compared like it, and each has its own
/// subject. Returns how many limits belong together.
std::size_t ItemReader::share_out(std::size_t first) {
    static catalogue::recognise::WordList const kJoints{U"、", U"和", U"与", U"及", U"以及"};
    std::size_t count = 1;
    while (first + count < hits_.size()) {
        Hit const& last = hits_[first + count - 1];
        Hit const& next = hits_[first + count];
        bool const joined = last.end < next.begin && is_word(text_.part(last.end, next.begin), kJoints);
        if (!joined || next.limit.unit != last.limit.unit || next.limit.mark != LimitMark::stated) break;
        ++count;
    }
    Hit const& head = hits_[first];
    bool const bare = is_digit(text_.folded[head.begin]) || is_numeral(text_.folded[head.begin]);
    if (count == 1 || bare || !head.limit.value) return count;
    Phrase const phrase = text_.phrases[text_.phrase_at(head.begin)];
    auto const subjects = subjects_of(text_, phrase.begin, head.begin);
    for (std::size_t i = 0; i < count; ++i) {
        Limit& limit = hits_[first + i].limit;
        bool const whole = limit.unit == "%" && limit.value == 100;
        if (i > 0 && limit.comparator == "=" && !whole)
            limit.comparator = head.limit.comparator == "=" ? "≥" : head.limit.comparator;
        limit.subject = subjects.size() == count ? subjects[i] : head.limit.subject;
    }
    return count;
}

std::size_t ItemReader::floor_of(std::size_t index) const {
    std::size_t floor = phrase_of(hits_[index]).begin;
    for (std::size_t i = 0; i < index; ++i) {
        // 均 before the number does not part its subject from it.
        if (hits_[i].limit.mark == LimitMark::stated && hits_[i].end <= hits_[index].begin)
            floor = std::max(floor, hits_[i].end);
    }
    return floor;
}

/// What stands behind a limit in its phrase, up to the next limit's words.
std::string ItemReader::tail_of(Hit const& hit) const {
    std::size_t from = hit.end;
    std::size_t to = std::max(phrase_of(hit).end, from);
    for (auto const& next : hits_) {
        if (next.begin < hit.end || next.begin >= to || next.limit.mark != LimitMark::stated) continue;
        if (next.begin == from) {  // 1次不少于7天的培训
            from = next.end;
            continue;
        }
        u32string_view const between = text_.part(from, next.begin);
        std::size_t const joint = between.find_last_of(U"、且并和");
        to = joint == u32string_view::npos ? next.begin : from + joint;
    }
    return subject_words(text_, from, std::max(from, to));
}

std::string ItemReader::carried(Hit const& hit) const {
    return holder_.empty() ? phrase_before(text_, hit.begin) : holder_;
}

void ItemReader::complete_duration(Hit& hit, std::size_t floor) {
    Limit& limit = hit.limit;
    std::size_t const number = hit.begin;
    auto const event = start_event_before(text_, floor, number);
    std::size_t const until = event ? event->begin : number;
    // 1日内签收、3日内反馈: what stands before 、 belongs to the number before.
    bool const listed =
        floor > phrase_of(hit).begin && until > floor && has(U"、和及且并", text_.part(until - 1, until));
    std::string head = listed ? std::string() : without_begin(subject_words(text_, floor, until));
    std::string const tail = tail_of(hit);
    bool const deadline = limit.comparator == "≤" && (event || !tail.empty());
    if (event) limit.start_event = start_event_ = event->words;
    if (deadline && !event && !start_event_.empty()) limit.start_event = start_event_;
    if (deadline && !tail.empty()) limit.end_event = tail;
    if (is_bare_subject(head)) head = phrase_before(text_, hit.begin) + head;
    if (head.empty() && tail.empty()) head = holder_;
    limit.subject = head.empty() ? tail : head;
    if (!limit.subject.empty()) holder_ = limit.subject;
    if (!limit.per && contains(limit.subject, "累计")) limit.per = per_before(text_, hit.begin);
}

void ItemReader::complete_quantity(Hit& hit, std::size_t floor) {
    Limit& limit = hit.limit;
    std::string head = subject_words(text_, floor, hit.begin);
    std::string const tail = tail_of(hit);
    bool const object =
        has_object(limit.unit) || (limit.unit == "%" && (head.empty() || limit.comparator == "="));
    if (is_year(head)) head.clear();
    if (is_bare_subject(head)) head = phrase_before(text_, hit.begin) + head;
    if (head.empty() && (tail.empty() || limit.unit == "%")) head = carried(hit);
    if (!head.empty() || !tail.empty()) holder_ = head.empty() ? tail : head;
    limit.subject = object ? head + tail : head.empty() ? tail : head;
    if (!limit.per && limit.unit != "%") limit.per = per_before(text_, hit.begin);
    if (auto per = per_behind(text_, hit.end)) limit.per = std::move(per);
}

void ItemReader::complete_date(Hit& hit) {
    std::size_t const here = text_.phrase_at(hit.begin);
    Phrase const phrase = text_.phrases[here];
    std::string tail = subject_words(text_, hit.end, phrase.end);
    if (tail.empty() && here + 1 < text_.phrases.size() &&
        text_.phrases[here + 1].sentence == phrase.sentence)
        tail = subject_words(text_, text_.phrases[here + 1].begin, text_.phrases[here + 1].end);
    std::size_t end = hit.begin;
    if (end > phrase.begin && has(U"至到-—~", text_.part(end - 1, end))) {  // 1月15日至
        u32string_view const before = text_.part(phrase.begin, end);
        end = phrase.begin + std::min(before.find_first_of(U"0123456789"), before.size());
    }
    std::string const head = subject_words(text_, phrase.begin, end);
    hit.limit.subject = head + tail;
    if (!tail.empty()) hit.limit.end_event = tail;
}

void ItemReader::complete_mark(Hit& hit, std::size_t floor) {
    bool const absence = hit.limit.mark == LimitMark::absence;
    MarkedDemand const demand{hit.begin, hit.end, absence};
    std::size_t const end = absence ? absence_end(text_, demand) : phrase_of(hit).end;
    std::string head = subject_words(text_, floor, hit.begin);
    std::string tail = subject_words(text_, hit.end, std::max(end, hit.end));
    if (absence) {
        tail = tail.substr(0, tail.find("、零"));                         // 零投诉、零事故
        if (tail.starts_with("一") && tail.size() > 6) tail.erase(0, 3);  // 无一遗漏
        bool const occurs = tail == "发生" && !head.empty();              // 败诉案件零发生
        hit.limit.subject = tail.empty() || occurs ? head : tail;
        hit.end = std::max(hit.end, end);
        return;
    }
    bool const condition = floor < hit.begin && text_.folded[hit.begin - 1] == U'的';
    if (condition) hit.limit.condition = text_.as_written(floor, hit.begin);  // 清单之外的一律取消
    if (head.empty() || condition) head = carried(hit);
    if (tail.starts_with(head)) head.clear();  // 对全部文件开展评估, carried from 文件
    if (!head.empty()) holder_ = head;
    hit.limit.subject = head + tail;
}

void ItemReader::complete(std::size_t index) {
    Hit& hit = hits_[index];
    Phrase const phrase = phrase_of(hit);
    if (phrase.sentence != sentence_) {
        sentence_ = phrase.sentence;
        holder_.clear();
        start_event_.clear();
    }
    std::size_t const floor = floor_of(index);
    if (hit.limit.unit == "date")
        complete_date(hit);
    else if (hit.limit.mark != LimitMark::stated)
        complete_mark(hit, floor);
    else if (is_duration(hit.limit.unit))
        complete_duration(hit, floor);
    else
        complete_quantity(hit, floor);
    if (!hit.limit.condition) hit.limit.condition = condition_of(text_, hit.begin);
    hit.limit.quote = text_.as_written(phrase.begin, std::max(phrase.end, hit.end));
    hit.limit.source = item_.source;
}

}  // namespace

std::vector<Limit> limits_of(catalogue::Item const& item) {
    return ItemReader(item).read();
}

void add_limits(catalogue::Catalogue& catalogue) {
    for (auto& list : catalogue.lists) {
        for (auto& item : list.items)
            item.limits = limits_of(item);
    }
}

}  // namespace zs::requirements
