#include "catalogue/recognise/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/text.h"
#include "catalogue/recognise/affinity.h"
#include "catalogue/recognise/record.h"

namespace zs::catalogue::recognise {
namespace {

constexpr int kFurthestBack = 6;  // items a heading may stand behind its first one
constexpr int kChoices = kFurthestBack + 1;
constexpr double kWordsWeight = 2.0;
constexpr double kWordsWeightAtPage = 10.0;  // words alone tell whether a heading came a page late
constexpr double kPlacedConfidence = 0.9;
constexpr double kNever = std::numeric_limits<double>::infinity();

/// Where a heading stands: the first item that begins after it, and whether it stands inside one.
struct Stand {
    int natural = 0;      ///< first item of the group if the heading tops it
    bool inside = false;  ///< item natural - 1 goes on after the heading
    bool spread = false;  ///< items stand between its pieces
    bool late = false;    ///< stands at the top of a page, or behind the first item of one
    double centre = 0;    ///< of its pieces, in heights of items
    int page_begin = 0;   ///< items of the page it stands on
    int page_end = 0;
};

class Grouper {
  public:
    Grouper(PieceTable const& table, Assembly& assembly)
        : table_(table), records_(assembly.records), affinity_(texts(assembly)) {
        double height = 0;
        for (auto const& found : records_) {
            tops_.push_back(height);
            height += 20.0 + static_cast<double>(length_in_characters(found.record.text));
        }
        tops_.push_back(height);
    }

    /// In rows: outer headings of this table stand below the first row of their group, so inner ones may too.
    void expect_late_headings(std::vector<FoundHeading> const& outer, std::vector<FoundHeading> const& inner);
    /// First item of every heading.
    std::vector<int> place(std::vector<FoundHeading> const& headings);
    Stand stand_of(FoundHeading const& heading) const;

  private:
    /// Headings from one on: the cheapest way to place them, and where the next one stands in it.
    struct Placement {
        double cost = kNever;
        int next = 0;  ///< items that the next heading stands behind its first one
    };
    using Placements = std::array<Placement, kChoices>;
    static std::vector<std::string> texts(Assembly const& assembly) {
        std::vector<std::string> out;
        for (auto const& found : assembly.records)
            out.push_back(found.record.text);
        return out;
    }
    double height_at(int piece) const;
    int row_of(int piece) const { return table_.pieces[static_cast<std::size_t>(piece)].row; }
    bool may_begin(Stand const& stand, int begin) const;
    double layout_cost(Stand const& stand, int begin, int end) const;
    double words_cost(FoundHeading const& heading, FoundHeading const* before, int begin,
                      Stand const& stand) const;
    Placement best_placement(std::size_t k, int begin, std::vector<FoundHeading> const& headings,
                             std::vector<Stand> const& stands, Placements const& later) const;

    PieceTable const& table_;
    std::vector<FoundRecord> const& records_;
    Affinity affinity_;
    bool headings_come_late_ = false;
    std::vector<double> tops_;  ///< height of the top of every item, and of the end
};

/// Height of a piece among the items: between two of them or in the middle of one.
double Grouper::height_at(int piece) const {
    for (std::size_t r = 0; r < records_.size(); ++r) {
        if (piece < records_[r].first_piece) return tops_[r];
        if (piece < records_[r].last_piece) return (tops_[r] + tops_[r + 1]) / 2;
    }
    return tops_.back();
}

Stand Grouper::stand_of(FoundHeading const& heading) const {
    int first = heading.pieces.front();
    int last = heading.pieces.back();
    Stand stand;
    auto count = static_cast<int>(records_.size());
    if (table_.rows) {
        int row = row_of(first);
        while (stand.natural < count &&
               row_of(records_[static_cast<std::size_t>(stand.natural)].last_piece) < row) {
            ++stand.natural;
        }
        stand.late = stand.natural < count &&
                     records_[static_cast<std::size_t>(stand.natural)].break_piece >= 0 &&
                     headings_come_late_;
        return stand;
    }
    while (stand.natural < count && records_[static_cast<std::size_t>(stand.natural)].first_piece < first)
        ++stand.natural;
    stand.inside =
        stand.natural > 0 && records_[static_cast<std::size_t>(stand.natural) - 1].last_piece > first;
    for (auto const& found : records_)
        stand.spread = stand.spread || (found.last_piece > first && found.first_piece < last);
    double sum = 0;
    for (int piece : heading.pieces)
        sum += height_at(piece);
    stand.centre = sum / static_cast<double>(heading.pieces.size());
    stand.page_end = count;
    for (int r = 0; r < count; ++r) {
        int page = records_[static_cast<std::size_t>(r)].break_piece;
        if (page >= 0 && page <= first) stand.page_begin = r;
        if (page > last) {
            stand.page_end = r;
            break;
        }
    }
    stand.late = stand.page_begin > 0 && stand.natural - stand.page_begin <= 1 && stand.natural > 0 &&
                 records_[static_cast<std::size_t>(stand.natural) - 1].text_first;
    return stand;
}

/// A heading stands above its first item, in the middle of its items, or a page late.
bool Grouper::may_begin(Stand const& stand, int begin) const {
    if (begin == stand.natural) return true;
    if (begin > stand.natural) return false;
    if (stand.spread || stand.inside) return true;
    return stand.late && begin + 2 >= stand.natural;
}

double Grouper::layout_cost(Stand const& stand, int begin, int end) const {
    int back = stand.natural - begin;
    if (table_.rows) return back == 0 ? 0 : 1.0 + 0.5 * back;
    double top = back > 0 ? kNever : stand.spread ? 1.0 : stand.inside ? 0.5 : 0.0;
    if (stand.inside && back == 1) top = 0.5;
    if (stand.late && !stand.spread && !stand.inside && back > 0) return 1.0 + 0.3 * back;
    bool other_page = begin < stand.page_begin;
    int from = std::max(begin, stand.page_begin);
    int to = std::min(end, stand.page_end);
    if (to <= from) return std::min(top, 3.0);
    double upper = tops_[static_cast<std::size_t>(from)];
    double lower = tops_[static_cast<std::size_t>(to)];
    double off = std::abs(stand.centre - (upper + lower) / 2) / (lower - upper);
    double centred = 0.3 + 8 * off + (stand.spread || stand.inside ? 0 : 0.8) + (other_page ? 0.4 : 0);
    return std::min(top, centred);
}

double Grouper::words_cost(FoundHeading const& heading, FoundHeading const* before, int begin,
                           Stand const& stand) const {
    bool page = stand.late && !stand.spread && !stand.inside;
    double weight = page ? kWordsWeightAtPage : kWordsWeight;
    auto core = [](FoundHeading const& from) { return compact_of(from.text).substr(from.mark.length); };
    std::u32string mine = core(heading);
    std::u32string other = before == nullptr ? std::u32string() : core(*before);
    double cost = 0;
    for (int r = begin; r < stand.natural; ++r) {
        auto text = static_cast<std::size_t>(r);
        double gain = affinity_.between(text, mine) - (other.empty() ? 0 : affinity_.between(text, other));
        cost -= weight * gain;
    }
    return cost;
}

/// The cheapest way to place heading k with first item `begin`, the later ones as `later` says.
Grouper::Placement Grouper::best_placement(std::size_t k, int begin,
                                           std::vector<FoundHeading> const& headings,
                                           std::vector<Stand> const& stands, Placements const& later) const {
    FoundHeading const* before = k > 0 ? &headings[k - 1] : nullptr;
    double words = words_cost(headings[k], before, begin, stands[k]);
    if (k + 1 == headings.size())
        return {words + layout_cost(stands[k], begin, static_cast<int>(records_.size())), 0};
    Placement best;
    for (int follow = 0; follow < kChoices; ++follow) {
        double rest = later[static_cast<std::size_t>(follow)].cost;
        int end = stands[k + 1].natural - follow;
        if (rest == kNever || end < begin) continue;
        double cost = rest + words + layout_cost(stands[k], begin, end) + (end == begin ? 2.0 : 0);
        if (cost < best.cost) best = {cost, follow};
    }
    return best;
}

std::vector<int> Grouper::place(std::vector<FoundHeading> const& headings) {
    std::size_t n = headings.size();
    std::vector<Stand> stands;
    for (auto const& heading : headings)
        stands.push_back(stand_of(heading));
    // best[k][b]: headings k … placed, heading k beginning with item natural - b
    std::vector<Placements> best(n + 1);
    for (std::size_t k = n; k-- > 0;) {
        for (int back = 0; back < kChoices; ++back) {
            int begin = stands[k].natural - back;
            if (begin < 0 || !may_begin(stands[k], begin)) continue;
            best[k][static_cast<std::size_t>(back)] = best_placement(k, begin, headings, stands, best[k + 1]);
        }
    }
    auto cheaper = [](Placement const& a, Placement const& b) { return a.cost < b.cost; };
    std::vector<int> begins;
    auto back =
        static_cast<std::size_t>(std::min_element(best[0].begin(), best[0].end(), cheaper) - best[0].begin());
    for (std::size_t k = 0; k < n; ++k) {
        begins.push_back(stands[k].natural - static_cast<int>(back));
        back = static_cast<std::size_t>(best[k][back].next);
    }
    return begins;
}

/// Inner headings that count from 1 again: each begins an outer group.
std::vector<std::size_t> restarts_of(std::vector<FoundHeading> const& headings) {
    std::vector<std::size_t> restarts;
    for (std::size_t k = 0; k < headings.size(); ++k) {
        if (k == 0 || headings[k].mark.number <= headings[k - 1].mark.number) {
            if (headings[k].mark.number == 1 || k == 0) restarts.push_back(k);
        }
    }
    return restarts;
}

void Grouper::expect_late_headings(std::vector<FoundHeading> const& outer,
                                   std::vector<FoundHeading> const& inner) {
    std::vector<std::size_t> restarts = restarts_of(inner);
    if (!table_.rows || restarts.size() != outer.size()) return;
    for (std::size_t k = 0; k < outer.size(); ++k) {
        if (outer[k].pieces.front() > inner[restarts[k]].pieces.front()) headings_come_late_ = true;
    }
}

void write_level(std::vector<FoundRecord>& records, std::vector<FoundHeading> const& headings,
                 std::vector<int> const& begins, std::string Record::*level) {
    for (std::size_t k = 0; k < headings.size(); ++k) {
        int end = k + 1 < headings.size() ? begins[k + 1] : static_cast<int>(records.size());
        for (int r = begins[k]; r < end; ++r)
            records[static_cast<std::size_t>(r)].record.*level = headings[k].text;
    }
}

/// Items above the place of their heading: layout and words gave them to it, so they are less certain; where
/// the heading came a page late, words alone decided, and the user is told.
void doubt_placed(Grouper const& grouper, std::vector<FoundHeading> const& headings,
                  std::vector<int> const& begins, std::vector<FoundRecord>& records) {
    for (std::size_t k = 0; k < headings.size(); ++k) {
        Stand const stand = grouper.stand_of(headings[k]);
        if (begins[k] >= stand.natural) continue;
        for (int r = begins[k]; r < stand.natural; ++r) {
            Record& record = records[static_cast<std::size_t>(r)].record;
            record.confidence = std::min(record.confidence, kPlacedConfidence);
        }
        if (!stand.late || stand.inside || stand.spread) continue;
        Record& first = records[static_cast<std::size_t>(begins[k])].record;
        std::string const& last = records[static_cast<std::size_t>(stand.natural) - 1].record.number;
        first.doubts.push_back(
            doubt("heading_placed",
                  fmt::format("标题“{}”在原文里排在第 {} 项之后，按内容从第 {} 项起归入；请对照原文件核对。",
                              headings[k].text, last, first.number),
                  first.place));
    }
}

}  // namespace

void assign_headings(PieceTable const& table, Assembly& assembly) {
    if (assembly.records.empty()) return;
    Grouper grouper(table, assembly);
    grouper.expect_late_headings(assembly.level1, assembly.level2);
    std::vector<int> inner = grouper.place(assembly.level2);
    std::vector<int> outer;
    std::vector<std::size_t> restarts = restarts_of(assembly.level2);
    if (restarts.size() == assembly.level1.size()) {
        for (std::size_t k : restarts)
            outer.push_back(inner[k]);
    } else {
        outer = grouper.place(assembly.level1);
    }
    doubt_placed(grouper, assembly.level1, outer, assembly.records);
    doubt_placed(grouper, assembly.level2, inner, assembly.records);
    write_level(assembly.records, assembly.level1, outer, &Record::level1);
    write_level(assembly.records, assembly.level2, inner, &Record::level2);
}

}  // namespace zs::catalogue::recognise
