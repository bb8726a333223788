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
constexpr double kHopeless = 9;  // a reading this much dearer than the best is given up

/// A reading of the pieces up to one of them.
struct Reading {
    double cost = 0;
    int back = -1;  ///< node of the reading it goes on from
    Label label;
    Context context;
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
    explicit Labeller(PieceTable const& table) : costs_(table), count_(table.pieces.size()) {}

    std::vector<Label> label() {
        nodes_.push_back({});
        std::vector<int> beam = {0};
        for (std::size_t piece = 0; piece < count_; ++piece)
            beam = advance(beam, static_cast<int>(piece));
        return trace(best_end(beam));
    }

  private:
    std::vector<int> advance(std::vector<int> const& beam, int piece);
    int best_end(std::vector<int> const& beam) const;
    std::vector<Label> trace(int node) const;

    LabelCosts costs_;
    std::size_t count_;
    std::vector<Reading> nodes_;
    std::vector<Step> steps_;
};

std::vector<int> Labeller::advance(std::vector<int> const& beam, int piece) {
    std::unordered_map<std::uint64_t, Reading> best;
    for (int node : beam) {
        Context context = nodes_[static_cast<std::size_t>(node)].context;
        double cost = nodes_[static_cast<std::size_t>(node)].cost;
        costs_.enter_piece(context, piece);
        costs_.find_steps(context, piece, steps_);
        for (Step const& step : steps_) {
            Reading next;
            next.cost = cost + step.cost;
            next.back = node;
            next.context = context;
            costs_.take(step, piece, next.context);
            next.label = {step.slot, step.kind == StepKind::go_on, next.context.label_record};
            auto [at, added] = best.try_emplace(key_of(next.context), next);
            if (!added && next.cost < at->second.cost) at->second = next;
        }
    }
    double lowest = std::numeric_limits<double>::infinity();
    for (auto const& [key, reading] : best)
        lowest = std::min(lowest, reading.cost);
    std::vector<Reading> readings;
    readings.reserve(best.size());
    for (auto& [key, reading] : best) {
        if (reading.cost <= lowest + kHopeless) readings.push_back(reading);
    }
    auto cheaper = [](Reading const& a, Reading const& b) { return a.cost < b.cost; };
    if (readings.size() > kBeamWidth) {
        std::nth_element(readings.begin(), readings.begin() + kBeamWidth, readings.end(), cheaper);
        readings.resize(kBeamWidth);
    }
    std::vector<int> next_beam;
    for (auto& reading : readings) {
        next_beam.push_back(static_cast<int>(nodes_.size()));
        nodes_.push_back(reading);
    }
    return next_beam;
}

int Labeller::best_end(std::vector<int> const& beam) const {
    int best = beam.front();
    double lowest = 0;
    bool first = true;
    for (int node : beam) {
        Reading const& reading = nodes_[static_cast<std::size_t>(node)];
        double cost = reading.cost + costs_.closing(reading.context);
        if (first || cost < lowest) {
            best = node;
            lowest = cost;
            first = false;
        }
    }
    return best;
}

std::vector<Label> Labeller::trace(int node) const {
    std::vector<Label> labels(count_);
    for (std::size_t i = count_; i > 0; --i) {
        Reading const& reading = nodes_[static_cast<std::size_t>(node)];
        labels[i - 1] = reading.label;
        node = reading.back;
    }
    return labels;
}

}  // namespace

std::vector<Label> label_pieces(PieceTable const& table) {
    return Labeller(table).label();
}

}  // namespace zs::catalogue::recognise
