#include "app/pack.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "app/file_source.h"
#include "app/files.h"
#include "app/masked_text.h"
#include "app/pack_plan.h"
#include "app/pack_words.h"
#include "base/digest.h"
#include "base/temporary_file.h"
#include "campaign/personal_data.h"
#include "formats/container/zip_stream.h"
#include "report/template/watermark.h"
#include "report/workbook_writer.h"
#include "store/assignment_store.h"
#include "store/database.h"
#include "store/pack_store.h"
#include "store/report_store.h"

namespace zs::app {
namespace {

std::string extension_of(std::string const& file_name) {
    auto const dot = file_name.rfind('.');
    constexpr std::size_t kLongest = 10;
    if (dot == std::string::npos || file_name.size() - dot > kLongest) return "";
    return path_word(file_name.substr(dot), kLongest);
}

/// One pack on its way to the disk.
class Pack {
  public:
    explicit Pack(ExportOrder const& order)
        : order_(order),
          file_(order.path, std::ios::binary | std::ios::trunc),
          zip_([this](std::string_view piece) { put(piece); }, formats::ZipSize::large) {}

    Result<MadeFile> make() {
        auto const planned = order_.database.read([this](auto& connection) -> Result<void> {
            read(connection);
            return {};
        });
        RETURN_IF_ERROR(planned);
        copy_files();
        add_lists();
        zip_.finish();
        file_.close();
        if (!file_) throw std::system_error(errno, std::generic_category(), "write of a pack");
        auto const lines = static_cast<std::int64_t>(plan_.entries.size());
        return MadeFile{order_.campaign.name + "成套材料-" + order_.today + ".zip",
                        "application/zip",
                        {{"填报", plan_.submissions},
                         {"目录行", lines},
                         {"没有收录", static_cast<std::int64_t>(plan_.left_out.size())},
                         {"尚未验收的任务", static_cast<std::int64_t>(summary_.missing.size())}},
                        lines};
    }

  private:
    void put(std::string_view piece) {
        file_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (!file_) throw std::system_error(errno, std::generic_category(), "write of a pack");
    }

    /// One state of the database: what goes in, and the statements, which are written at once.
    void read(store::Connection& connection) {
        store::PackStore const packs(connection);
        auto const id = order_.campaign.id;
        auto const requests = packs.requests(order_.campaign.catalogue_id);
        auto const files = packs.files(id);
        auto requested = packs.items(id);
        PackRooms rooms(packs.list_count(order_.campaign.catalogue_id) > 1, order_.wanted.audience,
                        personal_contents(packs));
        auto const states =
            order_.wanted.options.all_filed ? store::PackedStates::all_filed : store::PackedStates::accepted;
        packs.each_submission(id, states, [&](store::PackedSubmission&& one) {
            auto const said = requested.find(one.id);
            std::vector<store::PackedItem> const items =
                said == requested.end() ? std::vector{store::PackedItem{one.number, one.item_text}}
                                        : std::move(said->second);
            one.number = items.front().number;
            auto const room = rooms.room_of(one);
            auto const request = one.request_id ? requests.find(*one.request_id) : requests.end();
            campaign::Window const window{order_.campaign.evidence_since, order_.campaign.evidence_until};
            add_narrative(one, room, items,
                          form_of(request == requests.end() ? nullptr : &request->second, window));
            if (auto const at = files.find(one.id); at != files.end())
                plan_files(at->second, one, room, numbers_of(items), rooms);
        });
        summarise(connection);
    }

    std::set<store::ContentId> personal_contents(store::PackStore const& packs) const {
        std::set<store::ContentId> out;
        if (order_.wanted.audience == store::Audience::internal) return out;
        packs.each_open_text(order_.campaign.id, [&out](store::ContentId id, std::string const& text) {
            if (without_personal_data(text) != text) out.insert(id);
        });
        return out;
    }

    void summarise(store::Connection& connection) {
        using enum campaign::AssignmentState;
        store::ReportStore const reports(connection);
        summary_ = {order_.campaign.name, order_.today, order_.wanted.audience, 0, {}};
        summary_.missing =
            reports.tasks({order_.campaign.id, {open, draft, filed, returned}, {}, {}, {}}, kAllRows);
        summary_.tasks = static_cast<std::int64_t>(summary_.missing.size());
        for (auto const& one :
             store::AssignmentStore(connection).counts(order_.campaign.id, {true, {}, {}})) {
            if (one.state == accepted || one.state == not_involved) summary_.tasks += one.amount;
        }
    }

    std::string shown(std::string const& text) const {
        return order_.personal == PersonalText::hidden ? without_personal_data(text) : text;
    }

    void add_narrative(store::PackedSubmission const& one, PackRooms::Room const& room,
                       std::vector<store::PackedItem> const& items, campaign::Form const& form) {
        auto const path = room.path + room.name + " 情况说明.docx";
        auto const bytes = docx_of(narrative_of(one, items, form, order_.personal));
        zip_.add(path, bytes);
        plan_.entries.push_back({room.name, numbers_of(items), one.organisation_name, "情况说明", "情况说明",
                                 path, hex(sha256(bytes)), static_cast<std::int64_t>(bytes.size()), ""});
        ++plan_.submissions;
    }

    std::string docx_of(report::PlainDocument const& document) const {
        std::string bytes;
        report::write_document(document, [&bytes](std::string_view piece) { bytes += piece; });
        if (order_.watermark.empty()) return bytes;
        auto marked = report::with_watermark(bytes, order_.watermark);
        ENSURE(marked.ok());
        return marked.take();
    }

    void plan_files(std::vector<store::PackedFile> const& files, store::PackedSubmission const& one,
                    PackRooms::Room const& room, std::string const& numbers, PackRooms const& rooms) {
        int number = 0;
        for (auto const& file : files) {
            constexpr std::size_t kTitleBytes = 120;
            auto const title = shown(file.title);
            if (auto reason = rooms.reason_against(file); !reason.empty()) {
                plan_.left_out.push_back({room.name, one.organisation_name, title, std::move(reason)});
                continue;
            }
            auto path = fmt::format("{}{}-{:02} {}{}", room.path, room.name, ++number,
                                    path_word(title, kTitleBytes), extension_of(file.file_name));
            PackedEntry entry{room.name, numbers,     one.organisation_name, "佐证材料", title,
                              path,      file.sha256, file.size_bytes,       ""};
            auto const [first, fresh] = places_.emplace(file.sha256, path);
            if (fresh) {
                plan_.copies.push_back({plan_.entries.size(), file.sha256, file.size_bytes});
                plan_.bytes_to_copy += file.size_bytes;
            } else {
                entry.path = first->second;
                entry.note = "同一材料，只收一份";
            }
            plan_.entries.push_back(std::move(entry));
        }
    }

    void copy_files() {
        std::int64_t done = 0;
        for (auto const& copy : plan_.copies) {
            auto const path = plan_.entries[copy.entry].path;
            auto source = file_source(order_.files.path_of(copy.sha256));
            if (!source.ok()) {
                tell_of(path, "存储里找不到这个文件", true);
                continue;
            }
            zip_.begin(path);
            if (copied(**source, done) != copy.sha256)
                tell_of(path, "与登记的摘要不一致，文件可能已损坏", false);
        }
    }

    /// Every line of the catalogue that points there: one file may answer several filings.
    void tell_of(std::string const& path, std::string const& trouble, bool absent) {
        for (auto& entry : plan_.entries) {
            if (entry.path != path) continue;
            entry.note = trouble;
            entry.absent = absent;
            plan_.left_out.push_back({entry.folder, entry.organisation, entry.title, trouble});
        }
    }

    std::string copied(ByteSource& source, std::int64_t& done) {
        std::array<char, 64U << 10U> block{};
        Sha256 digest;
        while (auto const count = source.read(block)) {
            std::string_view const piece(block.data(), count);
            digest.add(piece);
            zip_.append(piece);
            done += static_cast<std::int64_t>(count);
            order_.progress(static_cast<int>(100 * done / std::max<std::int64_t>(plan_.bytes_to_copy, 1)));
        }
        return hex(digest.finish());
    }

    void add_lists() {
        std::string sums;
        std::set<std::string> told;
        auto const tell = [&](std::string const& digest, std::string const& path) {
            if (told.insert(path).second) sums += digest + "  " + path + "\n";
        };
        for (auto const& entry : plan_.entries) {
            if (!entry.absent) tell(entry.sha256, entry.path);
        }
        auto const add = [&](std::string const& path, std::string const& bytes) {
            zip_.add(path, bytes);
            tell(hex(sha256(bytes)), path);
        };
        add("完整性报告.docx", docx_of(completeness_of(plan_, summary_)));
        add("目录.xlsx", catalogue());
        zip_.add("校验-SHA256.txt", sums);
    }

    /// A line for each file, and one sheet for what is not in the pack.
    std::string catalogue() const {
        using enum report::Look;
        TemporaryFile file(order_.scratch);
        report::WorkbookWriter book(file.path(), order_.scratch.string());
        book.set_watermark(order_.watermark);
        auto const said = [](char const* what, std::size_t rows) {
            return fmt::format("共 {} {}", rows, what);
        };
        book.begin_sheet("目录", order_.campaign.name + "成套材料目录", said("行", plan_.entries.size()),
                         {{"序号", 6, center},
                          {"文件夹", 14, text},
                          {"指标", 14, text},
                          {"单位", 18, text},
                          {"种类", 12, center},
                          {"名称", 40, text},
                          {"位置", 60, text},
                          {"字节", 12, center},
                          {"SHA-256", 68, text},
                          {"说明", 24, text}});
        std::size_t number = 0;
        for (auto const& one : plan_.entries)
            write_row(book, {std::to_string(++number), one.folder, one.numbers, one.organisation, one.kind,
                             one.title, one.path, std::to_string(one.size_bytes), one.sha256, one.note});
        write_row(book, {"完", "", said("行", plan_.entries.size())});
        book.begin_sheet("没有收录", "没有收录的佐证材料", said("个", plan_.left_out.size()),
                         {{"序号", 6, center},
                          {"文件夹", 14, text},
                          {"单位", 18, text},
                          {"材料", 40, text},
                          {"原因", 50, text}});
        number = 0;
        for (auto const& one : plan_.left_out)
            write_row(book, {std::to_string(++number), one.folder, one.organisation, one.title, one.reason});
        book.finish();
        auto content = file.finish();
        std::string bytes(content.size_bytes, '\0');
        for (std::size_t at = 0; at < bytes.size();)
            at += content.source->read(std::span(bytes).subspan(at));
        return bytes;
    }

    static void write_row(report::WorkbookWriter& book, std::vector<std::string> const& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            book.write(static_cast<std::uint16_t>(i), cells[i]);
        book.next_row();
    }

    ExportOrder const& order_;
    std::ofstream file_;
    formats::ZipStream zip_;
    PackPlan plan_;
    PackSummary summary_;
    std::map<std::string, std::string> places_;  ///< of contents that are in the pack, by SHA-256
};

}  // namespace

Result<MadeFile> make_pack(ExportOrder const& order) {
    return Pack(order).make();
}

}  // namespace zs::app
