#include "catalogue/diff/overlap.h"

#include <algorithm>

namespace zs::catalogue::diff {
namespace {

constexpr std::size_t kLength = 3;
constexpr unsigned kBits = 21;  // of a code point
constexpr std::size_t kFewestSlots = 256;

std::uint64_t pack(std::u32string_view characters) {
    std::uint64_t code = 0;
    for (char32_t const c : characters)
        code = (code << kBits) | c;
    return code;
}

/// Counts the characters that common grams cover, without a jump that depends on the text.
class Cover {
  public:
    void next(bool common) {
        left_ = common ? kLength : left_ - (left_ > 0 ? 1 : 0);
        count_ += left_ > 0 ? 1 : 0;
    }
    /// `behind` characters stand behind the place of the last gram.
    [[nodiscard]] std::size_t count(std::size_t behind) const {
        return count_ + std::min(behind, left_ > 0 ? left_ - 1 : 0);
    }

  private:
    std::size_t left_ = 0;
    std::size_t count_ = 0;
};

double share_of(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Grammed grammed(std::u32string_view characters) {
    Grammed out{characters.size(), {}};
    if (characters.empty()) return out;
    if (characters.size() < kLength) {
        out.grams.push_back(pack(characters));
        return out;
    }
    out.grams.resize(characters.size() - (kLength - 1));
    constexpr std::uint64_t kWhole = (std::uint64_t{1} << (kLength * kBits)) - 1;
    std::uint64_t code = pack(characters.substr(0, kLength - 1));
    for (std::size_t at = 0; at < out.grams.size(); ++at) {
        code = ((code << kBits) | characters[at + kLength - 1]) & kWhole;
        out.grams[at] = code;
    }
    return out;
}

std::size_t GramTable::place_of(std::uint64_t code) const {
    std::size_t at = static_cast<std::size_t>((code * 0x9E3779B97F4A7C15U) >> shift_);
    // One jump, nearly always the same way, and not one for "empty" and one for "found".
    while (((slots_[at].code == 0) | (slots_[at].code == code)) == 0)
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

void GramTable::grow() {
    auto const old = std::move(slots_);
    slots_.assign(std::max(kFewestSlots, old.size() * 4), {});
    shift_ = 64;
    for (std::size_t count = slots_.size(); count > 1; count /= 2)
        --shift_;
    for (Slot const& slot : old) {
        if (slot.code != 0) slots_[place_of(slot.code)] = slot;
    }
}

std::uint32_t GramTable::add(std::uint64_t gram) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[place_of(gram + 1)];
    if (slot.code == 0) slot = {gram + 1, static_cast<std::uint32_t>(size_++)};
    return slot.number;
}

std::uint32_t GramTable::find(std::uint64_t gram) const {
    if (slots_.empty()) return kNone;
    Slot const& slot = slots_[place_of(gram + 1)];
    return slot.code == 0 ? kNone : slot.number;
}

void OverlapMeter::take(Numbered const& text) {
    text_ = text;
    ++text_turn_;
    for (std::uint32_t const number : text.grams) {
        if (number != GramTable::kNone) present_[number] = text_turn_;
    }
}

Overlap OverlapMeter::over(Numbered const& before) {
    ++turn_;
    Cover first;
    for (std::uint32_t const number : before.grams) {
        bool const common = present_[place(number)] == text_turn_;
        met_[place(number)] = turn_;
        first.next(common);
    }
    Cover second;
    for (std::uint32_t const number : text_.grams)
        second.next(number != GramTable::kNone && met_[place(number)] == turn_);
    auto const a = first.count(before.size - before.grams.size());
    auto const b = second.count(text_.size - text_.grams.size());
    return {share_of(a, before.size), share_of(b, text_.size), share_of(a + b, before.size + text_.size)};
}

void OverlapMeter::mark_common(Numbered const& before, std::span<std::uint8_t> marks) const {
    for (std::size_t at = 0; at < before.grams.size(); ++at) {
        if (present_[place(before.grams[at])] != text_turn_) continue;
        for (std::size_t i = at; i < std::min(at + kLength, marks.size()); ++i)
            marks[i] = 1;
    }
}

Overlap overlap(Grammed const& before, Grammed const& after) {
    GramTable table;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(before.grams.size() + after.grams.size());
    for (std::uint64_t const gram : before.grams)
        numbers.push_back(table.add(gram));
    for (std::uint64_t const gram : after.grams)
        numbers.push_back(table.find(gram));
    auto const all = std::span<std::uint32_t const>(numbers);
    OverlapMeter meter(table.size());
    meter.take({after.size, all.subspan(before.grams.size())});
    return meter.over({before.size, all.first(before.grams.size())});
}

}  // namespace zs::catalogue::diff
