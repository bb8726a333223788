#include "catalogue/recognise/labels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>

#include "base/text.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/label_costs.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kBeamWidth = 32;
constexpr std::size_t kMostTrails = 3'000'000;  // a longer text gets a narrower beam
constexpr double kHopeless = 9;                 // a reading this much dearer than the best is given up

/// A reading of the pieces up to one of them. What was taken before stands in the trail.
struct Reading {
    double cost = 0;
    int back = -1;  ///< trail of the reading it goes on from
    int trail = 0;  ///< its own
    Label label;
    Context context;
};

struct Trail {
    int back = -1;
    Label label;
};

/// Readings that differ in nothing a later piece could notice have the same key.
std::uint64_t key_of(Context const& context) {
    std::uint64_t key = static_cast<std::uint64_t>(context.last_number + 2);
    auto mix = [&key](std::uint64_t value) { key = key * 1099511628211ULL + value; };
    mix(context.filled);
    for (Slot slot : {Slot::level1, Slot::level2, Slot::materials}) {
        mix(static_cast<std::uint64_t>(context.last_piece[static_cast<std::size_t>(slot)] + 1));
    }
    for (Slot slot : {Slot::text, Slot::lead, Slot::responsible, Slot::methods}) {
        mix(static_cast<std::uint64_t>(
            context.has(slot) ? context.last_piece[static_cast<std::size_t>(slot)] + 1 : 0));
    }
    mix(static_cast<std::uint64_t>(context.row_order + 1));
    mix(context.record_in_row ? 1 : 0);
    mix(context.ended ? 1 : 0);
    return key;
}

/// A way for a reading to take the next piece.
struct Candidate {
    double cost = 0;
    std::size_t from = 0;  ///< place in the beam
    Step step;
};

/// Key → place in a vector; keeps its memory from piece to piece.
class KeyIndex {
  public:
    void clear(std::size_t most) { slots_.assign(std::bit_ceil(2 * most + 1), Entry{}); }

    /// The place of the key; `next` if it is new.
    std::size_t place_of(std::uint64_t key, std::size_t next) {
        std::size_t const mask = slots_.size() - 1;
        std::size_t at = (key ^ (key >> 32U)) & mask;
        while (slots_[at].used && slots_[at].key != key)
            at = (at + 1) & mask;
        if (!slots_[at].used) slots_[at] = {key, next, true};
        return slots_[at].place;
    }

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::size_t place = 0;
        bool used = false;
    };
    std::vector<Entry> slots_;
};

class Labeller {
  public:
    Labeller(PieceTable const& table, CellOrder order) : costs_(table, order), count_(table.pieces.size()) {
        std::size_t room = kMostTrails / std::max<std::size_t>(count_, 1);
        width_ = std::clamp<std::size_t>(room, 2, kBeamWidth);
    }

    double cost() const { return cost_; }

    /// Nothing if every reading costs more than `bound`.
    std::optional<std::vector<Label>> label(double bound);

  private:
    void find_candidates(std::vector<Reading> const& beam, int piece);
    std::vector<Reading> advance(std::vector<Reading> const& beam, int piece);
    /// Returns the cost of the best.
    double keep_best(std::vector<Reading>& readings);
    int best_end(std::vector<Reading> const& beam);
    std::vector<Label> trace(int trail) const;

    LabelCosts costs_;
    std::size_t count_;
    std::size_t width_ = kBeamWidth;
    double cost_ = 0;  ///< of the reading found
    std::vector<Trail> trails_;
    std::vector<Step> steps_;
    std::vector<Context> entered_;  ///< of each reading of the beam
    std::vector<Candidate> candidates_;
    KeyIndex index_;
};

std::optional<std::vector<Label>> Labeller::label(double bound) {
    trails_.push_back({});
    std::vector<Reading> beam(1);
    for (std::size_t piece = 0; piece < count_; ++piece) {
        beam = advance(beam, static_cast<int>(piece));
        if (keep_best(beam) > bound) return std::nullopt;
    }
    int const end = best_end(beam);
    if (cost_ > bound) return std::nullopt;
    return trace(end);
}

/// All ways to take the piece that are not hopeless from the start: most are, and they cost no context.
void Labeller::find_candidates(std::vector<Reading> const& beam, int piece) {
    candidates_.clear();
    entered_.clear();
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < beam.size(); ++i) {
        entered_.push_back(beam[i].context);
        costs_.enter_piece(entered_.back(), piece);
        costs_.find_steps(entered_.back(), piece, steps_);
        for (Step const& step : steps_) {
            double cost = beam[i].cost + step.cost;
            lowest = std::min(lowest, cost);
            if (cost <= lowest + kHopeless) candidates_.push_back({cost, i, step});
        }
    }
    std::erase_if(candidates_, [lowest](Candidate const& each) { return each.cost > lowest + kHopeless; });
}

std::vector<Reading> Labeller::advance(std::vector<Reading> const& beam, int piece) {
    find_candidates(beam, piece);
    index_.clear(candidates_.size());
    std::vector<Reading> readings;
    readings.reserve(candidates_.size());
    for (Candidate const& candidate : candidates_) {
        Reading next;
        next.cost = candidate.cost;
        next.back = beam[candidate.from].trail;
        next.context = entered_[candidate.from];
        costs_.take(candidate.step, piece, next.context);
        next.label = {candidate.step.slot, candidate.step.kind == StepKind::go_on, next.context.label_record};
        std::size_t at = index_.place_of(key_of(next.context), readings.size());
        if (at == readings.size()) {
            readings.push_back(next);
        } else if (next.cost < readings[at].cost) {
            readings[at] = next;
        }
    }
    return readings;
}

double Labeller::keep_best(std::vector<Reading>& readings) {
    auto cheaper = [](Reading const& a, Reading const& b) { return a.cost < b.cost; };
    double lowest = std::min_element(readings.begin(), readings.end(), cheaper)->cost;
    std::erase_if(readings, [lowest](Reading const& reading) { return reading.cost > lowest + kHopeless; });
    if (readings.size() > width_) {
        auto end = readings.begin() + static_cast<std::ptrdiff_t>(width_);
        std::nth_element(readings.begin(), end, readings.end(), cheaper);
        readings.resize(width_);
    }
    for (Reading& reading : readings) {
        reading.trail = static_cast<int>(trails_.size());
        trails_.push_back({reading.back, reading.label});
    }
    return lowest;
}

int Labeller::best_end(std::vector<Reading> const& beam) {
    Reading const* best = nullptr;
    double lowest = std::numeric_limits<double>::infinity();
    for (Reading const& reading : beam) {
        double cost = reading.cost + costs_.closing(reading.context);
        if (best != nullptr && cost >= lowest) continue;
        best = &reading;
        lowest = cost;
    }
    cost_ = lowest;
    return best->trail;
}

std::vector<Label> Labeller::trace(int trail) const {
    std::vector<Label> labels(count_);
    for (std::size_t i = count_; i > 0; --i) {
        Trail const& here = trails_[static_cast<std::size_t>(trail)];
        labels[i - 1] = here.label;
        trail = here.back;
    }
    return labels;
}

}  // namespace

std::vector<Label> label_pieces(PieceTable const& table) {
    Labeller any(table, CellOrder::any);
    std::vector<Label> labels = *any.label(std::numeric_limits<double>::infinity());
    if (table.rows) return labels;
    // Most tables keep the order of their columns; what tells is which reading explains the pieces better.
    Labeller ordered(table, CellOrder::header);
    if (auto better = ordered.label(any.cost())) return std::move(*better);
    return labels;
}

}  // namespace zs::catalogue::recognise
