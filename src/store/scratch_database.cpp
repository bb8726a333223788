#include "store/scratch_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "base/error.h"
#include "store/database.h"
#include "store/drivers/drivers.h"
#include "store/schema.h"
#include "store/transfer.h"

namespace zs::store {
namespace {

void on_server(std::string const& sql) {
    auto const connection = driver_for(std::getenv("ZHUNSHENG_TEST_POSTGRES"))->connect(Access::write);
    connection->execute_script(sql);
}

std::string next_schema() {
    static std::atomic<int> last = 0;
    return fmt::format("test_{}_{}", ::getpid(), ++last);
}

}  // namespace

ScratchDatabase::ScratchDatabase() {
    char const* const server = std::getenv("ZHUNSHENG_TEST_POSTGRES");
    if (server == nullptr) {
        location_ = (folder_.path() / "zhunsheng.db").string();
        return;
    }
    schema_ = next_schema();
    on_server("CREATE SCHEMA " + schema_);
    std::string_view const url(server);
    location_ =
        fmt::format("{}{}options=-csearch_path%3D{}", url, url.find('?') == url.npos ? '?' : '&', schema_);
}

ScratchDatabase::~ScratchDatabase() {
    if (!schema_.empty()) on_server("DROP SCHEMA IF EXISTS " + schema_ + " CASCADE");
}

std::unique_ptr<Driver> ScratchDatabase::driver() const {
    return driver_for(location_);
}

void ScratchDatabase::load(std::filesystem::path const& file) {
    auto const copy = folder_.path() / (is_server() ? "loaded.db" : "zhunsheng.db");
    std::filesystem::copy_file(file, copy);
    if (!is_server()) return;
    Database old(driver_for(copy.string()));
    Database database(driver());
    old.read([&](Connection& from) {
        migrate(database, applied_version(from));
        auto const done = database.write(
            [&](Connection& to) -> Result<std::vector<TransferredTable>> { return transfer(from, to); });
        ENSURE(done.ok());
        return 0;
    });
}

}  // namespace zs::store
