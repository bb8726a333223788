#include "main/ledger_data_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>
#include <thread>

#include "app/application.h"
#include "base/clock.h"
#include "main/data_place.h"

namespace zs {
namespace {

constexpr std::chrono::seconds kPause{5};

Result<std::unique_ptr<app::Application>> open_data(Options const& options, Clock const& clock) {
    auto const place = data_place(options);
    if (place.database.empty() && !std::filesystem::exists(place.location()))
        return Error{
            ErrorCode::not_found, "这里没有数据，请用 --data 指定数据目录。", place.folder.string(), {}};
    return app::Application::open(place, clock);
}

Result<std::optional<std::int64_t>> id_of(Options const& options, std::string const& name) {
    if (!options.has(name)) return std::optional<std::int64_t>();
    auto const text = options.value(name, "");
    std::int64_t out = 0;
    auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (trouble != std::errc() || end != text.data() + text.size() || out <= 0)
        return Error{ErrorCode::invalid_input, "编号应是一个正整数（单位、活动页面的地址里有）。", name, {}};
    return std::optional(out);
}

bool is_ledger(std::filesystem::path const& path) {
    auto const extension = path.extension();
    return extension == ".csv" || extension == ".xlsx";
}

/// Files that have not grown since the last look: a copy that is still under way is left for the next.
class Folder {
  public:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

    std::vector<std::filesystem::path> settled() {
        std::map<std::filesystem::path, std::uintmax_t> now;
        std::vector<std::filesystem::path> out;
        std::error_code trouble;
        for (auto const& entry : std::filesystem::directory_iterator(path_, trouble)) {
            if (!entry.is_regular_file(trouble) || !is_ledger(entry.path())) continue;
            auto const size = entry.file_size(trouble);
            now[entry.path()] = size;
            auto const before = sizes_.find(entry.path());
            if (before != sizes_.end() && before->second == size) out.push_back(entry.path());
        }
        sizes_ = std::move(now);
        std::sort(out.begin(), out.end());
        return out;
    }

  private:
    std::filesystem::path path_;
    std::map<std::filesystem::path, std::uintmax_t> sizes_;
};

void take(app::Application& application, std::filesystem::path const& path, app::NewLedger const& wanted) {
    auto const taken = application.ledgers().take_file(path, wanted);
    if (!taken.ok()) {
        fmt::print(stderr, "{}：{}\n", path.string(), taken.error().message);
    } else if (*taken) {
        auto const& ledger = **taken;
        auto const state = ledger.state == app::LedgerState::ready ? "已算出"
                           : ledger.state == app::LedgerState::mapping
                               ? "待确认各列，请到台账页面确认"
                               : "没有读成：" + ledger.error.value_or("");
        fmt::print("{}：{} 行，{}\n", path.string(), ledger.row_count, state);
    }
    std::fflush(stdout);
}

}  // namespace

Result<int> verify_ledgers(Options const& options) {
    SystemClock const clock;
    ASSIGN_OR_RETURN(auto const application, open_data(options, clock));
    ASSIGN_OR_RETURN(auto const campaign, id_of(options, "--campaign"));
    std::optional<CampaignId> of_campaign;
    if (campaign) of_campaign = CampaignId{*campaign};
    ASSIGN_OR_RETURN(auto const all, application->ledgers().verify(of_campaign));
    int different = 0;
    for (auto const& one : all) {
        if (one.same) continue;
        ++different;
        fmt::print("台账 {} {}：{}\n", one.id.value, one.file_name, one.reason);
    }
    fmt::print("已从原始文件重新计算 {} 份台账，{} 份一致，{} 份不一致\n", all.size(),
               all.size() - static_cast<std::size_t>(different), different);
    return different == 0 ? 0 : kExitFailure;
}

Result<int> watch_ledgers(Options const& options) {
    SystemClock const clock;
    ASSIGN_OR_RETURN(auto const application, open_data(options, clock));
    auto const folder = options.value("--folder", "");
    if (!std::filesystem::is_directory(folder))
        return Error{ErrorCode::not_found, "要看的文件夹不存在，请用 --folder 指定。", folder, {}};
    app::NewLedger wanted;
    wanted.kind = options.value("--kind", "");
    ASSIGN_OR_RETURN(auto const organisation, id_of(options, "--organisation"));
    if (!organisation)
        return Error{ErrorCode::invalid_input, "请用 --organisation 指明是哪个单位的台账。", "", {}};
    wanted.organisation_id = OrganisationId{*organisation};
    ASSIGN_OR_RETURN(auto const campaign, id_of(options, "--campaign"));
    if (campaign) wanted.campaign_id = CampaignId{*campaign};
    Folder watched(folder);
    watched.settled();
    for (;;) {
        std::this_thread::sleep_for(options.has("--once") ? std::chrono::seconds(1) : kPause);
        for (auto const& path : watched.settled())
            take(*application, path, wanted);
        if (options.has("--once")) return 0;
    }
}

}  // namespace zs
