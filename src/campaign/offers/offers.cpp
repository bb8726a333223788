#include "campaign/offers/offers.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace zs::campaign {
namespace {

using Pairs = std::set<std::u32string>;

constexpr std::size_t kMaxTextCharacters = 4'000;
constexpr double kLeastFit = 0.3;
constexpr double kTitleFits = 0.5;
constexpr double kTextFits = 0.4;

// In nearly every request and every file: they tell nothing.
constexpr auto kCommon = std::to_array<std::u32string_view>(
    {U"情况", U"材料", U"工作", U"开展", U"提供", U"相关", U"有关", U"进行", U"落实",
     U"建设", U"年度", U"以来", U"证明", U"说明", U"报告", U"文件", U"资料", U"佐证",
     U"上传", U"及其", U"等情", U"况说", U"关于", U"通知", U"印发", U"实施"});

/// Pairs of neighbouring Chinese characters, less the common ones.
Pairs pairs_of(std::string_view text) {
    Pairs out;
    char32_t last = 0;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size() && characters < kMaxTextCharacters; ++characters) {
        char32_t const c = next_code_point(text, at);
        bool const chinese = is_cjk(c);
        if (chinese && last != 0) {
            std::u32string pair{last, c};
            if (std::find(kCommon.begin(), kCommon.end(), pair) == kCommon.end()) out.insert(std::move(pair));
        }
        last = chinese ? c : 0;
    }
    return out;
}

double share_in(Pairs const& part, Pairs const& whole) {
    if (part.empty()) return 0;
    auto const shared =
        std::count_if(part.begin(), part.end(), [&](auto const& p) { return whole.contains(p); });
    return static_cast<double>(shared) / static_cast<double>(part.size());
}

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

Offer judge(Wanted const& wanted, Pairs const& words, Candidate const& candidate) {
    double const title = share_in(pairs_of(candidate.title), words);
    double const text = share_in(words, pairs_of(candidate.text));
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
    auto const words = pairs_of(wanted.text);
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
