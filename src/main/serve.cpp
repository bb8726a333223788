#include "main/serve.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "api/endpoints.h"
#include "api/report_endpoints.h"
#include "app/application.h"
#include "app/reporting.h"
#include "app/shared_commit.h"
#include "http/server.h"
#include "json/log.h"
#include "main/data_place.h"
#include "main/serve_options.h"
#include "main/site.h"

namespace zs {

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 64;
constexpr int kStandardError = 2;
// What a page took is kept for the next one: giving it back and asking again costs a page fault for every 4
// KiB and holds up the other threads meanwhile.
constexpr int kMallocKeptBytes = 8 << 20;
constexpr int kMallocArenas = 2;  // one per thread, the default, keeps memory that others could use

int complain(Error const& error, int status) {
    fmt::print(stderr, "{}{}{}\n", error.where, error.where.empty() ? "" : "：", error.message);
    return status;
}

std::string base_name(std::string const& path) {
    return path.substr(path.rfind('/') + 1);
}

/// Queues a file as if it had been uploaded.
Result<void> queue_import(app::Application& app, std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{ErrorCode::not_found, "无法打开文件，请检查路径", path, {}};
    auto const incoming = app.imports().begin_upload();
    std::string block(64U << 10, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0) {
        RETURN_IF_ERROR(incoming->append({block.data(), static_cast<std::size_t>(file.gcount())}));
    }
    ASSIGN_OR_RETURN(auto const import, app.imports().enqueue(base_name(path), *incoming, app::Caller{}));
    (void)import;
    return {};
}

http::ServerOptions server_options(ServeOptions const& options) {
    http::ServerOptions server;
    server.address = options.address;
    server.port = options.port;
    server.certificate_file = options.certificate_file;
    server.key_file = options.key_file;
    server.common_fields = kSecurityFields;
    if (!options.certificate_file.empty())
        server.common_fields += "Strict-Transport-Security: max-age=31536000\r\n";
    server.worker_count = std::clamp(static_cast<int>(2 * std::thread::hardware_concurrency()), 4, 16);
    return server;
}

void announce(ServeOptions const& options, std::uint16_t port) {
    bool const is_v6 = options.address.find(':') != std::string::npos;
    fmt::print("准绳已启动：{}://{}{}{}:{}\n", options.certificate_file.empty() ? "http" : "https",
               is_v6 ? "[" : "", options.address, is_v6 ? "]" : "", port);
    std::fflush(stdout);
}

/// What the first requests need not wait for: the administrator of a new installation (a tenth of a second of
/// argon2) and the files to import.
Result<void> settle_in(app::Application& app, ServeOptions const& options) {
    ASSIGN_OR_RETURN(auto const admin, app.accounts().ensure_administrator());
    if (admin) {
        fmt::print("管理员账号 {}，一次性密码 {}（只显示这一次，首次登录时请设置您自己的密码）\n",
                   admin->user_name, admin->password);
        std::fflush(stdout);
    }
    for (auto const& path : options.import_files) {
        auto const queued = queue_import(app, path);
        if (!queued.ok()) complain(queued.error(), kFailed);
    }
    app.uploads().remove_unknown();
    app.imports().start_workers(1);
    app.text_reader().start_workers(1);
    app.deliveries().start();
    app.ledgers().start_worker();
    return {};
}

int serve(ServeOptions const& options, Clock const& clock) {
    Log const log(kStandardError);
    auto opened = app::Application::open(data_place(options.data_folder, options.database), clock);
    if (!opened.ok()) return complain(opened.error(), kFailed);
    auto const app = opened.take();
    api::Router router;
    api::add_endpoints(router, app.get());
    app::Reporting reporting(app->database(), app->files(), clock);
    api::add_report_endpoints(router, &reporting);
    api::add_campaign_export_endpoints(router, &reporting);
    app::SharedCommit shared_commit(app->database());
    api::Dispatcher dispatcher(router, app->sessions(), shared_commit, log);
    Site site(dispatcher, http::StaticFiles(options.web_folder));
    auto listening = http::Server::listen(server_options(options), site);
    if (!listening.ok()) return complain(listening.error(), kFailed);
    auto const server = listening.take();
    announce(options, server->port());
    log.info("server.started",
             {{"version", std::string_view(ZS_VERSION)}, {"port", std::int64_t{server->port()}}});
    int status = 0;
    std::thread settling([&] {
        Result<void> settled;
        try {
            settled = settle_in(*app, options);
            reporting.exports.start_workers(1);
        } catch (std::exception const& bug) {
            settled = Error{ErrorCode::internal, bug.what(), options.data_folder, {}};
        }
        if (settled.ok()) return;
        status = complain(settled.error(), kFailed);
        server->stop();
    });
    server->run();
    settling.join();
    app->imports().stop_workers();
    app->text_reader().stop_workers();
    reporting.exports.stop_workers();
    app->deliveries().stop();
    app->ledgers().stop_worker();
    log.info("server.stopped", {});
    return status;
}

}  // namespace

int serve_command(Arguments const& arguments) {
    mallopt(M_ARENA_MAX, kMallocArenas);
    mallopt(M_TRIM_THRESHOLD, kMallocKeptBytes);
    mallopt(M_MMAP_THRESHOLD, kMallocKeptBytes / 4);
    std::signal(SIGPIPE, SIG_IGN);
    auto const options = parse_serve_options(arguments);
    if (!options.ok()) return complain(options.error(), kUsage);
    if (options->fixed_time) return serve(*options, FixedClock(*options->fixed_time));
    return serve(*options, SystemClock());
}

}  // namespace zs
