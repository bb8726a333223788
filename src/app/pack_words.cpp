#include "app/pack_words.h"

#include <fmt/format.h>

#include "app/masked_text.h"
#include "base/text.h"

namespace zs::app {
namespace {

using report::DocumentPart;
using report::PlainDocument;

class Writer {
  public:
    explicit Writer(PersonalText personal) : personal_(personal) {}

    [[nodiscard]] std::string text(std::string const& value) const {
        return personal_ == PersonalText::hidden ? without_personal_data(value) : value;
    }
    [[nodiscard]] std::string name(std::string const& value) const {
        return personal_ == PersonalText::hidden ? masked_name(value) : value;
    }

    void answer(campaign::Answer const& answer, DocumentPart& out) const {
        for (auto const& line : split_lines(answer.text)) {
            if (auto const plain = trim(line); !plain.empty())
                out.paragraphs.push_back(text(std::string(plain)));
        }
        for (std::size_t i = 0; i < answer.cases.size(); ++i) {
            auto const& one = answer.cases[i];
            out.paragraphs.push_back(fmt::format("案例 {}：{}", i + 1, text(one.title)));
            if (!one.text.empty()) out.paragraphs.push_back(text(one.text));
            if (!one.contact.empty())
                out.paragraphs.push_back("联系人：" + name(one.contact) +
                                         (personal_ == PersonalText::shown ? "　" + one.phone : ""));
        }
        for (auto const& address : answer.addresses)
            out.paragraphs.push_back(text(address));
        for (auto const& row : answer.rows) {
            auto& cells = out.rows.emplace_back();
            for (auto const& cell : row)
                cells.push_back(text(cell));
        }
    }

  private:
    PersonalText personal_;
};

std::string part_heading(campaign::FormPart const& part) {
    return part.key + ". " + (part.text.empty() ? "情况说明" : part.text);
}

std::vector<std::vector<std::string>> missing_rows(std::vector<store::ReportTask> const& missing) {
    std::vector<std::vector<std::string>> out = {{"编号", "任务", "单位", "期限", "状态"}};
    for (auto const& one : missing)
        out.push_back({one.number, one.text, one.organisation_name, day_words(one.due_on.value_or("")),
                       state_words(one.state)});
    return out;
}

}  // namespace

std::string numbers_of(std::vector<store::PackedItem> const& items) {
    std::string out;
    for (auto const& item : items)
        out += (out.empty() ? "" : "、") + item.number;
    return out;
}

PlainDocument narrative_of(store::PackedSubmission const& filed, std::vector<store::PackedItem> const& items,
                           campaign::Form const& form, PersonalText personal) {
    Writer const writer(personal);
    PlainDocument out;
    out.title = "情况说明";
    out.facts = {"指标：" + numbers_of(items), "填报单位：" + filed.organisation_name};
    for (auto const& item : items)
        out.facts.push_back(
            fmt::format("指标内容{}：{}", items.size() > 1 ? "（" + item.number + "）" : "", item.text));
    out.facts.push_back(fmt::format("第 {} 次报送，{}", filed.edition,
                                    filed.state == campaign::SubmissionState::accepted
                                        ? "验收日期 " + day_words(filed.waiting_since.substr(0, 10))
                                        : "尚未验收"));
    if (filed.content.not_involved) {
        out.parts.push_back({"不涉及本部门职责", {writer.text(filed.content.not_involved_reason)}, {}});
        return out;
    }
    for (auto const& part : form.parts) {
        auto const* answer = campaign::answer_to(filed.content, part.key);
        DocumentPart made{part_heading(part), {}, {}};
        if (answer != nullptr) writer.answer(*answer, made);
        if (made.paragraphs.empty() && made.rows.empty())
            made.paragraphs.push_back(part.kind == catalogue::PartKind::document ? "见本文件夹内的佐证材料。"
                                                                                 : "（没有填写）");
        out.parts.push_back(std::move(made));
    }
    return out;
}

PlainDocument completeness_of(PackPlan const& plan, PackSummary const& summary) {
    PlainDocument out;
    out.title = "完整性报告";
    out.facts = {summary.campaign, day_words(summary.day) + "生成",
                 summary.audience == store::Audience::internal
                     ? "内部资料"
                     : "对外：已隐去电话、身份证号和邮箱，不能遮盖的原件没有收入"};
    DocumentPart counts{"一、收录情况", {}, {}};
    counts.paragraphs.push_back(
        fmt::format("任务共 {} 项，其中 {} 项尚未验收。收录填报 {} 份、文件 {} 个，另有 {} "
                    "个佐证材料没有收录。目录有 {} 行。",
                    summary.tasks, summary.missing.size(), plan.submissions, plan.entries.size(),
                    plan.left_out.size(), plan.entries.size()));
    counts.paragraphs.push_back(
        "核对方法：在解压后的文件夹里运行 sha256sum -c 校验-SHA256.txt，或对照目录.xlsx 的摘要。");
    out.parts.push_back(std::move(counts));
    DocumentPart left{"二、没有收录的佐证材料", {}, {}};
    if (plan.left_out.empty()) left.paragraphs.emplace_back("没有。");
    if (!plan.left_out.empty()) left.rows.push_back({"位置", "单位", "材料", "原因"});
    for (auto const& one : plan.left_out)
        left.rows.push_back({one.folder, one.organisation, one.title, one.reason});
    out.parts.push_back(std::move(left));
    DocumentPart missing{"三、尚未验收的任务", {}, {}};
    if (summary.missing.empty())
        missing.paragraphs.emplace_back("没有。");
    else
        missing.rows = missing_rows(summary.missing);
    out.parts.push_back(std::move(missing));
    return out;
}

}  // namespace zs::app
