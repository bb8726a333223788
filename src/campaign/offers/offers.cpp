#include "campaign/offers/offers.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>

#include "base/text.h"

namespace zs::campaign {
namespace {

/// Two neighbouring characters.
using Pair = std::uint64_t;

constexpr Pair pair_of(char32_t first, char32_t second) {
    return static_cast<Pair>(first) << 32U | second;
}

constexpr std::size_t kMaxTextCharacters = 4'000;
constexpr double kLeastFit = 0.3;
constexpr double kTitleFits = 0.5;
constexpr double kTextFits = 0.4;

// In nearly every request and every file: they tell nothing.
constexpr auto kCommon = std::to_array<std::u32string_view>(
    {U"情况", U"材料", U"工作", U"开展", U"提供", U"相关", U"有关", U"进行", U"落实",
     U"建设", U"年度", U"以来", U"证明", U"说明", U"报告", U"文件", U"资料", U"佐证",
     U"上传", U"及其", U"等情", U"况说", U"关于", U"通知", U"印发", U"实施"});

bool is_common(Pair pair) {
    return std::any_of(kCommon.begin(), kCommon.end(),
                       [&](auto const& common) { return pair_of(common[0], common[1]) == pair; });
}

/// Calls `visit` for every pair of Chinese characters at the beginning of a text, as often as it is there.
template <class Visit>
void each_pair(std::string_view text, Visit visit) {
    char32_t last = 0;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size() && characters < kMaxTextCharacters; ++characters) {
        char32_t const c = next_code_point(text, at);
        bool const chinese = is_cjk(c);
        if (chinese && last != 0) visit(pair_of(last, c));
        last = chinese ? c : 0;
    }
}

/// The pairs of a text, less the common ones, each once, in their order.
std::vector<Pair> pairs_of(std::string_view text) {
    std::vector<Pair> out;
    each_pair(text, [&](Pair pair) { out.push_back(pair); });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase_if(out, is_common);
    return out;
}

/// What is wanted, held against one candidate after the other: a library has hundreds, of pages each.
class Words {
  public:
    explicit Words(std::string_view text) : pairs_(pairs_of(text)) {
        for (auto const pair : pairs_)
            slots_.set(slot(pair));
    }

    /// The share of the words of `title` that are wanted.
    [[nodiscard]] double share_of(std::string_view title) const {
        auto const theirs = pairs_of(title);
        auto const shared = std::count_if(theirs.begin(), theirs.end(), [this](Pair pair) {
            return std::binary_search(pairs_.begin(), pairs_.end(), pair);
        });
        return share(shared, theirs.size());
    }

    /// The share of what is wanted that `text` has.
    [[nodiscard]] double share_in(std::string_view text) const {
        std::vector<bool> found(pairs_.size());
        each_pair(text, [&](Pair pair) {
            if (!slots_[slot(pair)]) return;  // nearly always
            auto const at = std::lower_bound(pairs_.begin(), pairs_.end(), pair);
            if (at != pairs_.end() && *at == pair)
                found[static_cast<std::size_t>(at - pairs_.begin())] = true;
        });
        return share(std::count(found.begin(), found.end(), true), found.size());
    }

  private:
    static double share(std::ptrdiff_t part, std::size_t whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }
    static std::size_t slot(Pair pair) { return (pair * 0x9E3779B97F4A7C15ULL) >> 52U; }

    std::vector<Pair> pairs_;
    std::bitset<4096> slots_;
};

bool apart(Wanted const& wanted, Candidate const& candidate) {
    bool const before = wanted.since && candidate.until && *candidate.until < *wanted.since;
    bool const after = wanted.until && candidate.since && *candidate.since > *wanted.until;
    return before || after;
}

bool inside(Wanted const& wanted, Candidate const& candidate) {
    if (!wanted.since && !wanted.until) return false;
    if (!candidate.since || !candidate.until) return false;
    return (!wanted.since || *candidate.since >= *wanted.since) &&
           (!wanted.until || *candidate.until <= *wanted.until);
}

Offer judge(Wanted const& wanted, Words const& words, Candidate const& candidate) {
    double const title = words.share_of(candidate.title);
    double const text = words.share_in(candidate.text);
    Offer out;
    out.fit = 0.45 * title + 0.45 * text;
    auto const add = [&](OfferReason reason, double more) {
        out.reasons.push_back(reason);
        out.fit += more;
    };
    if (candidate.used_here) add(OfferReason::used_before, 0.4);
    if (title >= kTitleFits) add(OfferReason::title_fits, 0);
    if (text >= kTextFits) add(OfferReason::text_fits, 0);
    if (inside(wanted, candidate)) add(OfferReason::in_window, 0.05);
    if (apart(wanted, candidate)) add(OfferReason::outside_window, -0.2);
    if (candidate.own) add(OfferReason::own_unit, 0.05);
    out.fit = std::clamp(out.fit, 0.0, 1.0);
    return out;
}

}  // namespace

std::vector<Offer> rank_offers(Wanted const& wanted, std::vector<Candidate> const& candidates,
                               std::size_t max) {
    Words const words(wanted.text);
    std::vector<Offer> out;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        auto offer = judge(wanted, words, candidates[i]);
        offer.candidate = i;
        if (offer.fit >= kLeastFit) out.push_back(std::move(offer));
    }
    std::stable_sort(out.begin(), out.end(), [](auto const& a, auto const& b) { return a.fit > b.fit; });
    if (out.size() > max) out.resize(max);
    return out;
}

}  // namespace zs::campaign
