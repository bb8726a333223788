#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "campaign/checks/remarks.h"
#include "campaign/personal_data.h"

namespace zs::campaign {
namespace {

using catalogue::PartKind;

Answer const kNothing;

Answer const& answer_of(Filing const& filing, FormPart const& part) {
    auto const* found = answer_to(filing.content, part.key);
    return found == nullptr ? kNothing : *found;
}

/// What a part of this kind must hold at least; the words for what is missing, or nothing.
char const* lack(FormPart const& part, Answer const& answer, bool has_files) {
    bool const has_text = !trim(answer.text).empty();
    switch (part.kind) {
        case PartKind::statement: return has_text || has_files ? nullptr : "还没有填写情况说明";
        case PartKind::cases: return !answer.cases.empty() || has_files ? nullptr : "还没有填写案例";
        case PartKind::url: return !answer.addresses.empty() ? nullptr : "还没有填写网址";
        case PartKind::list:
        case PartKind::table:
            return !answer.rows.empty() || has_files || has_text ? nullptr : "还没有填写清单或表格";
        case PartKind::document: return has_files ? nullptr : "还没有上传或关联材料";
    }
    return nullptr;
}

void check_contact(FormPart const& part, CaseEntry const& entry, std::size_t number, Remarks& remarks) {
    bool const has_name = !trim(entry.contact).empty();
    bool const has_phone = !trim(entry.phone).empty();
    if (part.needs_contact && (!has_name || !has_phone)) {
        remarks.add("contact_missing", part.key,
                    fmt::format("{}第 {} 个案例没有{}。", part_name(part), number,
                                has_name ? "联系电话" : (has_phone ? "联系人姓名" : "联系人和联系电话")));
    }
    if (has_phone && !is_phone(entry.phone)) {
        remarks.add("contact_malformed", part.key,
                    fmt::format("{}第 {} 个案例的联系电话“{}”不像电话号码。", part_name(part), number,
                                excerpt(entry.phone)));
    }
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

/// The host of http(s)://host[:port][/…]; empty if it is not such an address.
std::string host_of(std::string_view address) {
    std::string rest = lower(address);
    for (std::string_view const scheme : {"https://", "http://"}) {
        if (!rest.starts_with(scheme)) continue;
        rest.erase(0, scheme.size());
        return rest.substr(0, rest.find_first_of("/?#:"));
    }
    return "";
}

bool has_white_space(std::string_view text) {
    return without_white_space(text) != text;
}

bool is_host(std::string_view host) {
    auto const dot = host.find('.');
    bool const good_ends = !host.empty() && host.front() != '.' && host.back() != '.';
    bool const good_marks =
        !contains(host, "..") && !contains(host, "，") && !contains(host, "。") && !contains(host, "、");
    return dot != std::string_view::npos && good_ends && good_marks;
}

/// A private address of a local network, written in numbers.
bool is_internal(std::string_view host) {
    if (host.find_first_not_of("0123456789.") != std::string_view::npos) return host == "localhost";
    if (host.starts_with("127.") || host.starts_with("10.") || host.starts_with("192.168.")) return true;
    if (!host.starts_with("172.")) return false;
    auto const second = parse_number(host.substr(4, host.find('.', 4) - 4));
    return second && *second >= 16 && *second <= 31;
}

void check_address(FormPart const& part, std::string const& address, Remarks& remarks) {
    auto const host = host_of(trim(address));
    if (is_internal(host)) {
        remarks.add("address_internal", part.key,
                    fmt::format("{}的网址“{}”只能在内部网络打开。", part_name(part), excerpt(address, 40)));
    } else if (!is_host(host) || has_white_space(trim(address))) {
        remarks.add("address_malformed", part.key,
                    fmt::format("{}的网址“{}”写得不完整，打不开。", part_name(part), excerpt(address, 40)));
    }
}

}  // namespace

void check_presence(Filing const& filing, Remarks& remarks) {
    if (filing.content.not_involved) {
        if (trim(filing.content.not_involved_reason).empty())
            remarks.add("reason_missing", "", "选择了“不涉及本部门职责”，还没有写明理由。");
        return;
    }
    for (auto const& part : filing.form.parts) {
        auto const& answer = answer_of(filing, part);
        bool const has_files = !files_of(filing, part.key).empty();
        auto const* what = lack(part, answer, has_files);
        if (part.required && what != nullptr)
            remarks.add("part_missing", part.key,
                        fmt::format("{}“{}”{}。", part_name(part), excerpt(part.text), what));
        else if (part.required && part.needs_url && part.kind != PartKind::url && answer.addresses.empty())
            remarks.add(
                "part_missing", part.key,
                fmt::format("{}“{}”要求网上能查到，还没有填写网址。", part_name(part), excerpt(part.text)));
    }
}

void check_length(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        auto const length = static_cast<int>(counted_characters(answer_of(filing, part).text));
        if (length > part.max_chars) {
            remarks.add("over_length", part.key,
                        fmt::format("{}有 {} 字，超过 {} 字的上限，多出 {} 字。", part_name(part), length,
                                    part.max_chars, length - part.max_chars));
        } else if (part.usual_chars && length > *part.usual_chars) {
            remarks.add(
                "over_usual_length", part.key,
                fmt::format("{}有 {} 字，一般不超过 {} 字。", part_name(part), length, *part.usual_chars));
        } else if (part.min_chars && length > 0 && length < *part.min_chars) {
            remarks.add(
                "under_length", part.key,
                fmt::format("{}只有 {} 字，要求不少于 {} 字。", part_name(part), length, *part.min_chars));
        }
    }
}

void check_cases(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        auto const count = static_cast<int>(answer_of(filing, part).cases.size());
        auto const most = part.exact_cases ? part.exact_cases : part.max_cases;
        auto const least = part.exact_cases ? part.exact_cases : part.min_cases;
        if (most && count > *most) {
            remarks.add("too_many_cases", part.key,
                        fmt::format("{}填了 {} 个案例，最多 {} 个。", part_name(part), count, *most));
        } else if (least && count > 0 && count < *least) {
            remarks.add("too_few_cases", part.key,
                        fmt::format("{}填了 {} 个案例，要求 {} 个。", part_name(part), count, *least));
        }
    }
}

void check_contacts(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        auto const& cases = answer_of(filing, part).cases;
        for (std::size_t i = 0; i < cases.size(); ++i)
            check_contact(part, cases[i], i + 1, remarks);
    }
}

void check_addresses(Filing const& filing, Remarks& remarks) {
    for (auto const& part : filing.form.parts) {
        for (auto const& address : answer_of(filing, part).addresses)
            check_address(part, address, remarks);
    }
}

}  // namespace zs::campaign
