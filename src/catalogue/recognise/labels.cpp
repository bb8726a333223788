#include "catalogue/recognise/labels.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <unordered_map>

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

class Labeller {
  public:
    explicit Labeller(PieceTable const& table) : costs_(table), count_(table.pieces.size()) {
        std::size_t room = kMostTrails / std::max<std::size_t>(count_, 1);
        width_ = std::clamp<std::size_t>(room, 2, kBeamWidth);
    }

    std::vector<Label> label() {
        trails_.push_back({});
        std::vector<Reading> beam(1);
        for (std::size_t piece = 0; piece < count_; ++piece) {
            beam = advance(beam, static_cast<int>(piece));
            keep_best(beam);
        }
        return trace(best_end(beam));
    }

  private:
    std::vector<Reading> advance(std::vector<Reading> const& beam, int piece);
    void keep_best(std::vector<Reading>& readings);
    int best_end(std::vector<Reading> const& beam) const;
    std::vector<Label> trace(int trail) const;

    LabelCosts costs_;
    std::size_t count_;
    std::size_t width_ = kBeamWidth;
    std::vector<Trail> trails_;
    std::vector<Step> steps_;
};

std::vector<Reading> Labeller::advance(std::vector<Reading> const& beam, int piece) {
    std::unordered_map<std::uint64_t, Reading> best;
    for (Reading const& from : beam) {
        Context context = from.context;
        costs_.enter_piece(context, piece);
        costs_.find_steps(context, piece, steps_);
        for (Step const& step : steps_) {
            Reading next;
            next.cost = from.cost + step.cost;
            next.back = from.trail;
            next.context = context;
            costs_.take(step, piece, next.context);
            next.label = {step.slot, step.kind == StepKind::go_on, next.context.label_record};
            auto [at, added] = best.try_emplace(key_of(next.context), next);
            if (!added && next.cost < at->second.cost) at->second = next;
        }
    }
    std::vector<Reading> readings;
    readings.reserve(best.size());
    for (auto const& [key, reading] : best)
        readings.push_back(reading);
    return readings;
}

void Labeller::keep_best(std::vector<Reading>& readings) {
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
}

int Labeller::best_end(std::vector<Reading> const& beam) const {
    Reading const* best = nullptr;
    double lowest = std::numeric_limits<double>::infinity();
    for (Reading const& reading : beam) {
        double cost = reading.cost + costs_.closing(reading.context);
        if (best != nullptr && cost >= lowest) continue;
        best = &reading;
        lowest = cost;
    }
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
    return Labeller(table).label();
}

}  // namespace zs::catalogue::recognise
