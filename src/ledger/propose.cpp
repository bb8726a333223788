#include "ledger/propose.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "ledger/cells.h"
#include "ledger/header.h"

namespace zs::ledger {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t kSamples = 3;
constexpr double kAlike = 0.5;

struct Choice {
    Kind const* kind = nullptr;
    std::size_t row = 0;
    std::size_t found = 0;
};

std::size_t fields_found(std::vector<std::string> const& headings, Kind const& kind) {
    return static_cast<std::size_t>(std::count_if(
        kind.fields.begin(), kind.fields.end(),
        [&](Field const& field) { return find_column(headings, field.key, &kind).has_value(); }));
}

/// The row and the kind that explain most headings; an earlier row and kind where they are equal.
Choice choose(Rows const& rows, Kind const* wanted) {
    Choice best{wanted != nullptr ? wanted : &kinds().front(), 0, 0};
    for (std::size_t row = 0; row < std::min(rows.size(), kHeadingRows); ++row) {
        for (auto const& kind : kinds()) {
            if (wanted != nullptr && wanted->key != kind.key) continue;
            auto const found = fields_found(rows[row], kind);
            if (found > best.found) best = {&kind, row, found};
        }
    }
    return best;
}

ColumnLook look_of(Rows const& rows, std::size_t from, std::size_t column) {
    ColumnLook out;
    for (std::size_t row = from; row < rows.size(); ++row) {
        if (column >= rows[row].size()) continue;
        auto text = std::string(trim(rows[row][column]));
        if (text.empty()) continue;
        ++out.filled;
        auto const size = text.size();
        text.append(kCellPadding, '\0');
        std::string_view const cell(text.data(), size);
        out.dates += read_day(cell) > kBadDay ? 1 : 0;
        out.numbers += read_decimal(cell, 1) > kBadDecimal ? 1 : 0;
    }
    return out;
}

bool looks_like(ColumnLook const& look, FieldType type) {
    if (look.filled == 0) return true;
    if (type == FieldType::date) return look.dates * 2 > look.filled;
    if (type == FieldType::number || type == FieldType::money) return look.numbers * 2 > look.filled;
    return true;
}

std::set<char32_t> characters(std::string_view text) {
    std::set<char32_t> out;
    for (std::size_t at = 0; at < text.size();)
        out.insert(next_code_point(text, at));
    return out;
}

/// The share of characters that two headings have in common.
double likeness(std::string const& a, std::string const& b) {
    auto const left = characters(a);
    auto const right = characters(b);
    if (left.empty() || right.empty()) return 0;
    auto const common =
        std::count_if(left.begin(), left.end(), [&](char32_t c) { return right.contains(c); });
    return 2.0 * static_cast<double>(common) / static_cast<double>(left.size() + right.size());
}

double likeness(std::string const& heading, Field const& field) {
    auto const bare = bare_heading(heading);
    double best = likeness(bare, field.label);
    for (auto const& synonym : field.synonyms)
        best = std::max(best, likeness(bare, synonym));
    return best;
}

class Proposing {
  public:
    Proposing(Rows const& rows, Choice const& choice) : rows_(rows), choice_(choice) {
        if (rows.empty()) return;
        for (std::size_t column = 0; column < rows[choice.row].size(); ++column) {
            looks_.push_back(look_of(rows, choice.row + 1, column));
            columns_.push_back({rows[choice.row][column], {}, Certainty::none, "", samples(column)});
        }
    }

    std::vector<ProposedColumn> run() {
        for (auto const& field : choice_.kind->fields) {
            if (auto const at =
                    find_column(rows_.empty() ? none_ : rows_[choice_.row], field.key, choice_.kind))
                take(at->index, field, Certainty::heading);
        }
        for (auto const& field : choice_.kind->fields)
            take_alike(field);
        for (auto const& field : choice_.kind->fields)
            take_only_one(field);
        return std::move(columns_);
    }

  private:
    [[nodiscard]] std::vector<std::string> samples(std::size_t column) const {
        std::vector<std::string> out;
        for (std::size_t row = choice_.row + 1; row < rows_.size() && out.size() < kSamples; ++row) {
            if (column < rows_[row].size() && !trim(rows_[row][column]).empty())
                out.push_back(rows_[row][column]);
        }
        return out;
    }
    [[nodiscard]] bool is_taken(Field const& field) const {
        return std::any_of(columns_.begin(), columns_.end(),
                           [&](ProposedColumn const& one) { return one.field == field.key; });
    }
    void take(std::size_t column, Field const& field, Certainty certainty) {
        auto& one = columns_[column];
        if (one.field || is_taken(field)) return;
        one.field = field.key;
        one.certainty = certainty;
        if (!looks_like(looks_[column], field.type))
            one.doubt = field.type == FieldType::date ? "内容大多不像日期" : "内容大多不像数字";
        else if (certainty == Certainty::alike)
            one.doubt = "表头与“" + field.label + "”相近";
        else if (certainty == Certainty::contents)
            one.doubt = "按内容推测";
    }
    void take_alike(Field const& field) {
        if (is_taken(field)) return;
        std::size_t best = columns_.size();
        double most = kAlike;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            double const score = likeness(columns_[i].heading, field);
            if (columns_[i].field || score < most || !looks_like(looks_[i], field.type)) continue;
            best = i;
            most = score + 1e-9;
        }
        if (best < columns_.size()) take(best, field, Certainty::alike);
    }
    /// The last column of dates for the last field of dates.
    void take_only_one(Field const& field) {
        if (field.type != FieldType::date || is_taken(field)) return;
        auto const open =
            std::count_if(choice_.kind->fields.begin(), choice_.kind->fields.end(),
                          [&](Field const& one) { return one.type == FieldType::date && !is_taken(one); });
        std::vector<std::size_t> free;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            bool const dates = looks_[i].filled > 0 && looks_[i].dates == looks_[i].filled;
            if (!columns_[i].field && dates) free.push_back(i);
        }
        if (open == 1 && free.size() == 1) take(free.front(), field, Certainty::contents);
    }

    Rows const& rows_;
    Choice const& choice_;
    std::vector<std::string> const none_;
    std::vector<ColumnLook> looks_;
    std::vector<ProposedColumn> columns_;
};

}  // namespace

Proposal propose(Rows const& rows, Kind const* kind) {
    auto const choice = choose(rows, kind);
    return {choice.kind->key, choice.row, Proposing(rows, choice).run()};
}

}  // namespace zs::ledger
