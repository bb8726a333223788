#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "catalogue/recognise/marks.h"
#include "lint/builtin/checks.h"
#include "lint/context.h"
#include "lint/report.h"

namespace zs::lint {
namespace {

using catalogue::recognise::compact_of;

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Runs of digits of a line.
std::vector<std::string_view> numbers_in(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_ascii_digit(text[end]))
            ++end;
        if (end > i) out.push_back(text.substr(i, end - i + (end < text.size() && text[end] == 'X' ? 1 : 0)));
        i = end + 1;
    }
    return out;
}

bool is_mobile(std::string_view number) {
    return number.size() == 11 && number[0] == '1' && number[1] >= '3';
}

/// 18 places with a birthday in them (GB 11643).
bool is_identity(std::string_view number) {
    if (number.size() != 18) return false;
    auto const century = number.substr(6, 2);
    auto const month = number.substr(10, 2);
    auto const day = number.substr(12, 2);
    return (century == "19" || century == "20") && month >= "01" && month <= "12" && day >= "01" &&
           day <= "31";
}

/// Mailboxes that people keep for themselves; an office's own domain is no personal datum.
bool has_private_mailbox(std::string_view text) {
    static constexpr std::array<std::string_view, 10> kProviders = {
        "@qq.com",   "@163.com", "@126.com", "@foxmail.com", "@sina.com",
        "@sohu.com", "@139.com", "@189.cn",  "@gmail.com",   "@outlook.com"};
    return std::any_of(kProviders.begin(), kProviders.end(),
                       [&](std::string_view provider) { return contains(text, provider); });
}

bool names_a_chat(std::string_view text) {
    return contains(text, "QQ群") || contains(text, "QQ 群") || contains(text, "微信号");
}

/// What of a person the text gives away; empty if nothing.
std::string contact_data(std::string_view text) {
    std::string found;
    auto add = [&](char const* what) {
        if (contains(found, what)) return;
        found += (found.empty() ? "" : "、") + std::string(what);
    };
    auto const numbers = numbers_in(text);
    bool const mailbox = text.find('@') != std::string_view::npos;
    if (numbers.empty() && !mailbox) return found;
    for (auto const number : numbers) {
        if (is_mobile(number)) add("手机号");
        if (is_identity(number)) add("证件号");
        bool const telephone = (number.size() == 7 || number.size() == 8) && contains(text, "电话");
        if (telephone && (contains(text, "联系人") || contains(text, "联络人"))) add("联系人的电话");
    }
    if (mailbox && has_private_mailbox(text)) add("私人邮箱");
    if (!numbers.empty() && names_a_chat(text)) add("内部工作群号");
    return found;
}

void report_contacts(Context const& context, Report& report) {
    auto tell = [&](std::string_view text, catalogue::Source const& source) {
        auto const what = contact_data(text);
        if (what.empty()) return;
        report.add_at("personal_contact", source,
                      fmt::format("这里写有{}，公开发布前请删去，或者改为单位的办公电话和公用邮箱。", what));
    };
    for (auto const& line : context.subject.lines)
        tell(line.text, line.source);
    if (!context.subject.lines.empty()) return;
    for (Entry const& entry : context.entries) {
        tell(entry.item->text, entry.item->source);
        tell(entry.item->units_text, entry.item->source);
    }
    for (auto const& request : context.catalogue.material_requests)
        tell(request.text, {});
}

void report_confidential(Context const& context, Report& report) {
    constexpr std::size_t kLongestMark = 24;
    static constexpr std::array<std::u32string_view, 12> kMarks = {
        U"内部资料", U"内部材料", U"内部文件", U"内部使用", U"严禁外传", U"请勿外传",
        U"不得外传", U"注意保密", U"秘密★",    U"机密★",    U"绝密★",    U"内部掌握"};
    for (auto const& line : context.subject.lines) {
        auto const text = compact_of(line.text);
        if (text.size() > kLongestMark) continue;
        bool const marked = std::any_of(kMarks.begin(), kMarks.end(), [&](std::u32string_view mark) {
            return text.find(mark) != std::u32string::npos;
        });
        if (!marked) continue;
        report.add_at("confidential_mark", line.source,
                      fmt::format("这里标有“{}”，请确认文件能否公开；能公开的删去这个标记。", to_utf8(text)));
        return;
    }
}

/// The number of "附件2" standing alone at the head of an annex, 0 if it is none.
int annex_head(std::u32string const& text) {
    if (text.size() < 3 || text.size() > 4 || text.substr(0, 2) != U"附件") return 0;
    return parse_number(to_utf8(text.substr(2))).value_or(0);
}

struct Announced {
    std::string name;
    catalogue::Source source;
};

/// "附件：1.…" and the numbered lines right behind it.
std::map<int, Announced> announced_in(std::vector<DocumentLine> const& lines) {
    using catalogue::recognise::MarkStyle;
    std::map<int, Announced> out;
    bool within = false;
    for (auto const& line : lines) {
        auto text = compact_of(line.text);
        if (text.empty()) continue;
        bool const begins =
            text.size() > 4 && (text.substr(0, 3) == U"附件：" || text.substr(0, 3) == U"附件:");
        if (begins) text.erase(0, 3), within = true;
        auto const mark = within ? catalogue::recognise::read_mark(text) : catalogue::recognise::Mark{};
        within = within && mark.style == MarkStyle::arabic && mark.number == static_cast<int>(out.size()) + 1;
        if (within) out[mark.number] = {to_utf8(text.substr(mark.length)), line.source};
        if (!within && out.size() > 1) break;
    }
    return out;
}

/// Told only where some annex is there: else the annexes are in another file.
void report_annexes(Context const& context, Report& report) {
    auto missing = announced_in(context.subject.lines);
    auto const announced = missing.size();
    for (auto const& line : context.subject.lines) {
        if (auto const number = annex_head(compact_of(line.text)); number > 0) missing.erase(number);
    }
    if (missing.empty() || missing.size() == announced || announced < 2) return;
    std::string names;
    for (auto const& [number, annex] : missing)
        names += fmt::format("{}附件{}“{}”", names.empty() ? "" : "、", number, annex.name);
    report.add_at("annex_missing", missing.begin()->second.source,
                  fmt::format("文件列出了{}，后面却没有，请补上或者删去引用。", names));
}

}  // namespace

void check_document(Context const& context, Report& report) {
    report_contacts(context, report);
    report_confidential(context, report);
    report_annexes(context, report);
}

}  // namespace zs::lint
