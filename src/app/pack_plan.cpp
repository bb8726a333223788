#include "app/pack_plan.h"

#include <fmt/format.h>

#include "base/text.h"

namespace zs::app {

std::string path_word(std::string const& text, std::size_t most_bytes) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = next_code_point(text, at);
        bool const refused =
            c < 0x20 || c == 0x7F || std::u32string_view(U"/\\:*?\"<>|").find(c) != std::u32string_view::npos;
        if (at > most_bytes) break;
        if (refused) {
            out += '_';
        } else {
            out.append(text, begin, at - begin);
        }
    }
    while (!out.empty() && (out.back() == '.' || out.back() == ' '))
        out.pop_back();  // Windows drops them
    return out.empty() ? "_" : out;
}

PackRooms::Room PackRooms::room_of(store::PackedSubmission const& submission) {
    constexpr std::size_t kNumberBytes = 40;
    constexpr std::size_t kNameBytes = 90;
    auto const number = path_word(submission.number, kNumberBytes);
    auto const list =
        fmt::format("{:02} {}/", submission.list_position + 1, path_word(submission.list_name, kNameBytes));
    auto const key = (with_lists_ ? list : "") + number;
    Room out;
    out.name = fmt::format("{}-{}", number, ++used_[key]);
    out.path = fmt::format("{}{} {}/", with_lists_ ? list : "", out.name,
                           path_word(submission.organisation_name, kNameBytes));
    return out;
}

std::string PackRooms::reason_against(store::PackedFile const& file) const {
    if (file.state == store::EvidenceState::withdrawn) return "材料已撤回";
    if (file.mark == store::EvidenceMark::work_secret) return "标为工作秘密，请按保密规定另行报送";
    if (audience_ == store::Audience::internal) return {};
    if (file.mark != store::EvidenceMark::open) return "标为内部，对外的成套材料不收";
    bool const whole = file.reading == store::TextReading::ready && !file.shortened;
    if (!whole) return "没有读出全部文字（扫描件、图片等），无法确认有没有个人信息";
    if (personal_.contains(file.content_id)) return "含有电话、身份证号或邮箱，原件不能遮盖";
    return {};
}

}  // namespace zs::app
