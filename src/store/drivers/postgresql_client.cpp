#include "store/drivers/postgresql_client.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>

#include "store/statement.h"

namespace zs::store {
namespace {

constexpr unsigned kByteaType = 17;  // pg_type.oid
constexpr int kText = 0;
constexpr int kBinary = 1;

void* symbol_in(void* library, char const* name) {
    void* const found = library == nullptr ? nullptr : ::dlsym(library, name);
    if (found == nullptr) {
        throw DatabaseError("postgresql: libpq.so.5 cannot be loaded (Debian package libpq5)",
                            DatabaseTrouble::unavailable);
    }
    return found;
}

/// libpq brings twenty libraries (Kerberos, LDAP …): linked, they would triple the start of every command.
struct Libpq {
    void* library = ::dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
#define ZS_PQ(function) \
    decltype(&::function) function = reinterpret_cast<decltype(&::function)>(symbol_in(library, #function))
    ZS_PQ(PQconnectdb);
    ZS_PQ(PQconninfoParse);
    ZS_PQ(PQconninfoFree);
    ZS_PQ(PQfreemem);
    ZS_PQ(PQfinish);
    ZS_PQ(PQreset);
    ZS_PQ(PQstatus);
    ZS_PQ(PQerrorMessage);
    ZS_PQ(PQparameterStatus);
    ZS_PQ(PQsetNoticeProcessor);
    ZS_PQ(PQexec);
    ZS_PQ(PQprepare);
    ZS_PQ(PQdescribePrepared);
    ZS_PQ(PQexecPrepared);
    ZS_PQ(PQsendQuery);
    ZS_PQ(PQgetResult);
    ZS_PQ(PQclear);
    ZS_PQ(PQresultStatus);
    ZS_PQ(PQresultErrorField);
    ZS_PQ(PQresultErrorMessage);
    ZS_PQ(PQntuples);
    ZS_PQ(PQnparams);
    ZS_PQ(PQparamtype);
    ZS_PQ(PQftype);
    ZS_PQ(PQgetisnull);
    ZS_PQ(PQgetvalue);
    ZS_PQ(PQgetlength);
    ZS_PQ(PQcmdTuples);
    ZS_PQ(PQcmdStatus);
#undef ZS_PQ
};

Libpq const& pq() {
    static Libpq const loaded;
    return loaded;
}

/// From a SQLSTATE (PostgreSQL manual, appendix A).
DatabaseTrouble trouble_of(std::string_view state) {
    if (state == "53100") return DatabaseTrouble::full;
    if (state.starts_with("58")) return DatabaseTrouble::broken;
    if (state.starts_with("23") || state == "P0001") return DatabaseTrouble::constraint;
    // Connections, resources, serialization and deadlock, locks not given, an operator who intervened.
    for (std::string_view const passing : {"08", "53", "40", "55P03", "57"}) {
        if (state.starts_with(passing)) return DatabaseTrouble::unavailable;
    }
    return DatabaseTrouble::other;
}

/// A location that cannot be read is not repeated: it may hold a password.
void check_location(std::string const& location) {
    char* message = nullptr;
    auto* const options = pq().PQconninfoParse(location.c_str(), &message);
    if (message != nullptr) pq().PQfreemem(message);
    if (options == nullptr) {
        throw DatabaseError("postgresql: the location of the database is no valid URL",
                            DatabaseTrouble::unavailable);
    }
    pq().PQconninfoFree(options);
}

}  // namespace

PgAnswer::~PgAnswer() {
    if (result_ != nullptr) pq().PQclear(result_);
}

PgAnswer& PgAnswer::operator=(PgAnswer&& other) noexcept {
    std::swap(result_, other.result_);
    return *this;
}

int PgAnswer::rows() const {
    return result_ == nullptr ? 0 : pq().PQntuples(result_);
}

bool PgAnswer::is_null(int row, int column) const {
    return pq().PQgetisnull(result_, row, column) != 0;
}

std::string_view PgAnswer::text(int row, int column) const {
    return {pq().PQgetvalue(result_, row, column),
            static_cast<std::size_t>(pq().PQgetlength(result_, row, column))};
}

bool PgAnswer::is_bytes(int column) const {
    return pq().PQftype(result_, column) == kByteaType;
}

std::int64_t PgAnswer::changed_rows() const {
    std::string_view const digits = pq().PQcmdTuples(result_);
    std::int64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

std::string_view PgAnswer::command() const {
    return pq().PQcmdStatus(result_);
}

PgClient::PgClient(std::string location, std::string setup)
    : location_(std::move(location)), setup_(std::move(setup)) {
    check_location(location_);
    connection_ = pq().PQconnectdb(location_.c_str());
    try {
        set_up();
    } catch (...) {
        pq().PQfinish(connection_);
        throw;
    }
}

PgClient::~PgClient() {
    pq().PQfinish(connection_);
}

void PgClient::set_up() {
    if (is_lost()) {
        throw DatabaseError(fmt::format("postgresql: {}", pq().PQerrorMessage(connection_)),
                            DatabaseTrouble::unavailable);
    }
    char const* const encoding = pq().PQparameterStatus(connection_, "server_encoding");
    if (encoding == nullptr || std::string_view(encoding) != "UTF8")
        throw DatabaseError("postgresql: the database must have the encoding UTF8");
    pq().PQsetNoticeProcessor(
        connection_, [](void*, char const*) {}, nullptr);
    ++generation_;
    execute(setup_);
}

void PgClient::reconnect() {
    is_unsettled_ = false;
    pq().PQreset(connection_);
    set_up();
}

bool PgClient::is_lost() const {
    return pq().PQstatus(connection_) != CONNECTION_OK;
}

PgAnswer PgClient::checked(pg_result* result, std::string_view doing) {
    PgAnswer answer(result);
    auto const status = pq().PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return answer;
    char const* const state = pq().PQresultErrorField(result, PG_DIAG_SQLSTATE);
    char const* const message = pq().PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    auto const trouble = is_lost()          ? DatabaseTrouble::unavailable
                         : state == nullptr ? DatabaseTrouble::other
                                            : trouble_of(state);
    throw DatabaseError(fmt::format("postgresql: {} ({}): {}",
                                    message != nullptr ? message : pq().PQerrorMessage(connection_),
                                    state == nullptr ? "-" : state, doing),
                        trouble);
}

void PgClient::settle() {
    if (!is_unsettled_) return;
    is_unsettled_ = false;
    while (auto* const result = pq().PQgetResult(connection_))
        pq().PQclear(result);
}

void PgClient::send(char const* sql) {
    settle();
    if (pq().PQsendQuery(connection_, sql) == 0) {
        throw DatabaseError(fmt::format("postgresql: {}", pq().PQerrorMessage(connection_)),
                            DatabaseTrouble::unavailable);
    }
    is_unsettled_ = true;
}

PgAnswer PgClient::execute(std::string const& sql) {
    settle();
    return checked(pq().PQexec(connection_, sql.c_str()), sql);
}

std::vector<PgParameter> PgClient::prepare(std::string const& name, std::string const& sql) {
    settle();
    checked(pq().PQprepare(connection_, name.c_str(), sql.c_str(), 0, nullptr), sql);
    auto const described = checked(pq().PQdescribePrepared(connection_, name.c_str()), sql);
    std::vector<PgParameter> out(static_cast<std::size_t>(pq().PQnparams(described.result_)));
    for (std::size_t at = 0; at < out.size(); ++at)
        out[at].is_bytes = pq().PQparamtype(described.result_, static_cast<int>(at)) == kByteaType;
    return out;
}

PgAnswer PgClient::run(std::string const& name, std::vector<PgParameter> const& parameters) {
    settle();
    values_.clear();
    lengths_.clear();
    formats_.clear();
    for (auto const& parameter : parameters) {
        values_.push_back(parameter.is_null ? nullptr : parameter.value.c_str());
        lengths_.push_back(static_cast<int>(parameter.value.size()));
        formats_.push_back(parameter.is_bytes ? kBinary : kText);
    }
    return checked(pq().PQexecPrepared(connection_, name.c_str(), static_cast<int>(parameters.size()),
                                       values_.data(), lengths_.data(), formats_.data(), kText),
                   name);
}

}  // namespace zs::store
