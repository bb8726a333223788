#include "app/evidence_rules.h"

#include "app/messages.h"
#include "base/clock.h"
#include "base/text.h"

namespace zs::app {

Result<void> check_evidence(std::string const& title, std::optional<std::string> const& since,
                            std::optional<std::string> const& until) {
    constexpr std::size_t kMaxTitleCharacters = 200;
    auto const plain = collapse_white_space(title);
    if (plain.empty() || length_in_characters(plain) > kMaxTitleCharacters) {
        return messages::invalid("/title", "请填写标题，最长 200 字。");
    }
    if (since && !is_iso_date(*since)) return messages::invalid("/since", "起始日期不存在，请改正。");
    if (until && !is_iso_date(*until)) return messages::invalid("/until", "截止日期不存在，请改正。");
    if (since && until && *until < *since) {
        return messages::invalid("/until", "截止日期早于起始日期，请改正。");
    }
    return {};
}

}  // namespace zs::app
