#include "catalogue/recognise/assemble.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "catalogue/recognise/unit_breaks.h"

namespace zs::catalogue::recognise {
namespace {

RecordCell* cell_of(Record& record, Slot slot) {
    switch (slot) {
        case Slot::lead: return &record.lead;
        case Slot::responsible: return &record.responsible;
        case Slot::deadline: return &record.deadline;
        case Slot::methods: return &record.methods;
        case Slot::materials: return &record.materials;
        default: return nullptr;
    }
}

std::u32string last_line(std::string const& text) {
    return compact_of(std::string_view(text).substr(text.rfind('\n') + 1));
}

class Assembler {
  public:
    Assembler(PieceTable const& table, std::vector<Label> const& labels) : table_(table), labels_(labels) {}

    Assembly assemble() {
        for (std::size_t i = 0; i < labels_.size(); ++i)
            take(static_cast<int>(i));
        for (auto* headings : {&result_.level1, &result_.level2})
            merge_repeated(*headings);
        find_breaks();
        name_numbers();
        return std::move(result_);
    }

  private:
    TextPiece const& at(int piece) const { return table_.pieces[static_cast<std::size_t>(piece)]; }
    void take(int piece);
    void take_heading(int piece, Label const& label);
    void take_cell(int piece, Label const& label);
    void merge_repeated(std::vector<FoundHeading>& headings) const;
    void find_breaks();
    void name_numbers();

    PieceTable const& table_;
    std::vector<Label> const& labels_;
    Assembly result_;
};

void Assembler::take(int piece) {
    Label const& label = labels_[static_cast<std::size_t>(piece)];
    if (label.slot == Slot::none) return;
    if (label.slot == Slot::level1 || label.slot == Slot::level2) {
        take_heading(piece, label);
    } else {
        take_cell(piece, label);
    }
}

void Assembler::take_heading(int piece, Label const& label) {
    auto& headings = label.slot == Slot::level1 ? result_.level1 : result_.level2;
    std::string text = clean_text(at(piece).text);
    if (!label.continues || headings.empty()) {
        headings.push_back({text, at(piece).mark, {piece}});
        return;
    }
    FoundHeading& heading = headings.back();
    std::u32string before = compact_of(heading.text);
    std::u32string const& more = at(piece).compact;
    bool cut_by_page = table_.rows && at(piece).row != at(heading.pieces.back()).row;
    if (cut_by_page && !before.empty() && !more.empty() && before.back() == more.front()) {
        result_.findings.push_back(
            doubt("repeated_character",
                  fmt::format("标题“{}…”在分页处重复了“{}”字，已合并。", to_utf8(before).substr(0, 30),
                              to_utf8(more.substr(0, 1))),
                  {.line = at(piece).line, .end_line = at(piece).line}));
        heading.text = clean_text(heading.text + "\n" + to_utf8(more.substr(1)));
    } else {
        heading.text = clean_text(heading.text + "\n" + text);
    }
    heading.pieces.push_back(piece);
}

void Assembler::take_cell(int piece, Label const& label) {
    auto index = static_cast<std::size_t>(label.record);
    TextPiece const& here = at(piece);
    documents::Place place{.line = here.line, .end_line = here.line};
    while (result_.records.size() <= index) {
        FoundRecord found;
        found.first_piece = piece;
        found.record.place = place;
        result_.records.push_back(std::move(found));
    }
    FoundRecord& found = result_.records[index];
    found.last_piece = std::max(found.last_piece, piece);
    Record& record = found.record;
    if (label.slot != Slot::materials) record.place = join_places(record.place, place);
    if (label.slot == Slot::number) {
        record.number = here.number;
        found.text_first = !record.text.empty();
    } else if (label.slot == Slot::text) {
        record.text =
            record.text.empty() ? clean_text(here.text) : clean_text(record.text + "\n" + here.text);
    } else if (RecordCell* cell = cell_of(record, label.slot)) {
        bool units = label.slot == Slot::lead || label.slot == Slot::responsible;
        if (!cell->text.empty())
            cell->text += units && broken_inside_name(last_line(cell->text), here.compact) ? "" : "\n";
        cell->text += here.text;
        cell->present = true;
    }
}

/// A heading that stands again on a new page, whole or in part, is the same heading.
void Assembler::merge_repeated(std::vector<FoundHeading>& headings) const {
    std::vector<FoundHeading> kept;
    for (auto& heading : headings) {
        bool repeated = false;
        if (!kept.empty() && heading.mark.style == kept.back().mark.style &&
            heading.mark.number == kept.back().mark.number) {
            std::u32string before = compact_of(kept.back().text);
            std::u32string here = compact_of(heading.text);
            repeated = before.starts_with(here) || here.starts_with(before);
            if (repeated && here.size() > before.size()) kept.back().text = heading.text;
        }
        if (!repeated) kept.push_back(std::move(heading));
    }
    headings = std::move(kept);
}

void Assembler::find_breaks() {
    int after = 0;
    for (auto& found : result_.records) {
        for (int piece = after; piece <= found.first_piece; ++piece) {
            if (at(piece).page_break) found.break_piece = piece;
        }
        after = found.last_piece + 1;
    }
}

/// Numbers the document lost: between 7 and 9 stands 8. Without a column of numbers they begin the texts.
void Assembler::name_numbers() {
    auto& records = result_.records;
    for (std::size_t i = 0; i < records.size(); ++i) {
        Record& record = records[i].record;
        if (!record.number.empty()) continue;
        int before = i > 0 ? number_value(records[i - 1].record.number) : 0;
        int after = i + 1 < records.size() ? number_value(records[i + 1].record.number) : -1;
        Mark mark = read_mark(compact_of(record.text));
        if (mark.style >= MarkStyle::arabic && column_of(table_.columns, Role::number) < 0) {
            record.number = std::to_string(mark.number);
            record.text = to_utf8(compact_of(record.text).substr(mark.length));
        } else if (before >= 0 && after == before + 2) {
            record.number = std::to_string(before + 1);
            record.confidence = 0.6;
            record.doubts.push_back(doubt(
                "number_inferred",
                fmt::format("原文没有序号，按前后项推定为第 {} 项，请核对。", record.number), record.place));
        }
    }
}

}  // namespace

Assembly assemble(PieceTable const& table, std::vector<Label> const& labels) {
    return Assembler(table, labels).assemble();
}

}  // namespace zs::catalogue::recognise
