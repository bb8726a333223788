#include "report/template/values.h"

#include <algorithm>

#include "base/text.h"

namespace zs::report {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n\r";
    auto const first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

std::pair<std::string_view, std::string_view> split(std::string_view name) {
    auto const dot = name.find('.');
    if (dot == std::string_view::npos) return {{}, name};
    return {name.substr(0, dot), name.substr(dot + 1)};
}

/// What people call a part of the file.
std::string place_words(std::string_view part) {
    constexpr std::string_view kSheet = "xl/worksheets/sheet";
    if (part.starts_with("word/header")) return "页眉";
    if (part.starts_with("word/footer")) return "页脚";
    if (part.starts_with(kSheet)) {
        auto const number = part.substr(kSheet.size());
        return "第 " + std::string(number.substr(0, number.find('.'))) + " 张工作表";
    }
    return "正文";
}

std::string beginning(std::string_view line) {
    constexpr std::size_t kCharacters = 30;
    std::size_t at = 0;
    for (std::size_t i = 0; i < kCharacters && at < line.size(); ++i)
        next_code_point(line, at);
    return std::string(line.substr(0, at)) + (at < line.size() ? "…" : "");
}

}  // namespace

std::vector<Placeholder> placeholders_in(std::string_view text) {
    std::vector<Placeholder> out;
    for (std::size_t at = 0; (at = text.find("{{", at)) != std::string_view::npos;) {
        auto const close = text.find("}}", at + 2);
        if (close == std::string_view::npos) break;
        auto const again = text.rfind("{{", close);  // "{{ {{名称}}": the inner one counts
        out.push_back({again, close + 2, trimmed(text.substr(again + 2, close - again - 2))});
        at = close + 2;
    }
    return out;
}

bool Values::repeat(std::string_view text, std::function<void()> const& write) {
    if (list_ != nullptr) return false;
    for (auto const& each : placeholders_in(text)) {
        auto const [list, column] = split(each.name);
        auto const found = data_.lists.find(list);
        if (list.empty() || found == data_.lists.end()) continue;
        list_name_ = found->first;
        list_ = &found->second;
        for (row_ = 0; row_ < list_->rows.size(); ++row_)
            write();
        list_ = nullptr;
        return true;
    }
    return false;
}

std::string const* Values::find(std::string_view name) const {
    auto const [list, column] = split(name);
    if (list.empty()) {
        auto const field = data_.fields.find(name);
        return field == data_.fields.end() ? nullptr : &field->second;
    }
    if (list_ == nullptr || list != list_name_) return nullptr;
    auto const at = std::find(list_->columns.begin(), list_->columns.end(), column);
    if (at == list_->columns.end()) return nullptr;
    return &list_->rows[row_][static_cast<std::size_t>(at - list_->columns.begin())];
}

std::string const& Values::value(std::string_view name) {
    static std::string const kNothing;
    if (auto const* found = find(name)) return *found;
    std::string const written = "{{" + std::string(name) + "}}";
    bool const told = std::any_of(unknown_.begin(), unknown_.end(), [&](auto const& each) {
        return each.path == part_ && each.message.starts_with(written);
    });
    if (!told)
        unknown_.push_back({part_, written + " 不是可用的占位符，请改正或删去（" + place_words(part_) + "“" +
                                       beginning(line_) + "”）。"});
    return kNothing;
}

std::string Values::filled(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (auto const& each : placeholders_in(text)) {
        out += text.substr(done, each.begin - done);
        out += value(each.name);
        done = each.end;
    }
    return out += text.substr(done);
}

Result<void> Values::verdict() const {
    if (unknown_.empty()) return {};
    return Error{ErrorCode::invalid_input, "模板里有不认识的占位符：" + unknown_.front().message,
                 unknown_.front().path, unknown_};
}

}  // namespace zs::report
