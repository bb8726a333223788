#include <fmt/format.h>

#include <map>

#include "base/text.h"
#include "campaign/checks/remarks.h"

namespace zs::campaign {
namespace {

FormPart const* part_of(Form const& form, std::string_view key) {
    for (auto const& part : form.parts) {
        if (part.key == key) return &part;
    }
    return nullptr;
}

std::string place(Filing const& filing, std::string_view key) {
    auto const* part = part_of(filing.form, key);
    return part == nullptr ? "" : part_name(*part);
}

/// Shorter texts are the same by chance: 无, 已完成。
constexpr std::size_t kTellingCharacters = 20;

void check_same_texts(Filing const& filing, Remarks& remarks) {
    std::map<std::string, std::string> first;
    for (auto const& part : filing.form.parts) {
        auto const* answer = answer_to(filing.content, part.key);
        if (answer == nullptr) continue;
        auto const text = without_white_space(answer->text);
        if (length_in_characters(text) < kTellingCharacters) continue;
        auto const [at, is_new] = first.emplace(text, part.key);
        if (!is_new) {
            remarks.add("duplicate", part.key,
                        fmt::format("{}与{}的文字完全相同。", part_name(part), place(filing, at->second)));
        }
    }
}

void check_same_files(Filing const& filing, Remarks& remarks) {
    std::map<std::pair<std::string, std::string>, std::string> first;
    for (auto const& file : filing.files) {
        auto const [at, is_new] = first.emplace(std::pair(file.part, file.digest), file.name);
        if (!is_new) {
            remarks.add("duplicate", file.part,
                        fmt::format("文件“{}”与“{}”内容完全相同，留一份即可。", file.name, at->second));
        }
    }
}

}  // namespace

void check_files(Filing const& filing, Remarks& remarks) {
    for (auto const& file : filing.files) {
        bool const empty = file.size_bytes == 0 || file.text_state == FileText::empty;
        if (empty) {
            remarks.add("file_empty", file.part, fmt::format("文件“{}”是空的。", file.name));
        } else if (file.text_state == FileText::unreadable) {
            remarks.add("file_unreadable", file.part,
                        fmt::format("文件“{}”打不开，可能已损坏或加了密码。", file.name));
        } else if (file.text_state == FileText::scan) {
            remarks.add("file_scan", file.part, fmt::format("文件“{}”是扫描件，里面没有文字。", file.name));
        }
    }
}

void check_duplicates(Filing const& filing, Remarks& remarks) {
    check_same_texts(filing, remarks);
    check_same_files(filing, remarks);
    for (auto const& same : filing.same_elsewhere)
        remarks.add("duplicate", same.part, fmt::format("{}与{}的填报完全相同。", same.what, same.where));
}

}  // namespace zs::campaign
