#include "store/scratch_database.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
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

std::string next_name() {
    static std::atomic<int> last = 0;
    return fmt::format("test_{}_{}", ::getpid(), ++last);
}

/// The same server, another database.
std::string with_database(std::string_view url, std::string_view name) {
    auto const end = std::min(url.find('?'), url.size());
    auto const slash = url.rfind('/', end);
    return fmt::format("{}{}{}", url.substr(0, slash + 1), name, url.substr(end));
}

/// One database with all tables that others are copied from, for as long as the program runs.
class Model {
  public:
    Model() : name_(fmt::format("model_{}", ::getpid())) {
        on_server("CREATE DATABASE " + name_);
        Database database(driver_for(with_database(std::getenv("ZHUNSHENG_TEST_POSTGRES"), name_)));
        migrate(database);
    }
    ~Model() { on_server("DROP DATABASE " + name_ + " WITH (FORCE)"); }
    Model(Model const&) = delete;
    Model& operator=(Model const&) = delete;
    [[nodiscard]] std::string const& name() const { return name_; }

  private:
    std::string name_;
};

}  // namespace

ScratchDatabase::ScratchDatabase(Filled filled) {
    char const* const server = std::getenv("ZHUNSHENG_TEST_POSTGRES");
    if (server == nullptr) {
        location_ = (folder_.path() / "zhunsheng.db").string();
        return;
    }
    auto const name = next_name();
    std::string_view const url(server);
    if (filled == Filled::tables) {
        static Model const model;
        on_server("CREATE DATABASE " + name + " TEMPLATE " + model.name());
        undo_ = "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)";
        location_ = with_database(url, name);
        return;
    }
    on_server("CREATE SCHEMA " + name);
    undo_ = "DROP SCHEMA IF EXISTS " + name + " CASCADE";
    location_ =
        fmt::format("{}{}options=-csearch_path%3D{}", url, url.find('?') == url.npos ? '?' : '&', name);
}

ScratchDatabase::~ScratchDatabase() {
    if (!undo_.empty()) on_server(undo_);
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
