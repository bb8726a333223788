#include "app/audit.h"

#include <fmt/format.h>

#include <istream>
#include <ostream>

#include "app/audit_summary.h"
#include "app/content_digest.h"
#include "app/trail.h"
#include "json/codec.h"
#include "store/database.h"

namespace zs::store {

ZS_WIRE(AuditRecord, sequence, at, actor, action, subject, payload, previous_digest, chain_digest);

}  // namespace zs::store

namespace zs::app {
namespace {

constexpr std::size_t kMaxLineBytes = 64U << 20;

/// Follows a chain record by record.
class Follower {
  public:
    Result<void> follow(AuditRecord const& record) {
        if (record.sequence != verdict_.record_count + 1) {
            return broken(verdict_.record_count + 1, "缺少这条记录");
        }
        if (verdict_.record_count > 0 && record.previous_digest != verdict_.head_digest) {
            return broken(record.sequence, "与前一条记录接不上");
        }
        if (store::chain_digest_of(record) != record.chain_digest) {
            return broken(record.sequence, "内容与摘要不符");
        }
        ++verdict_.record_count;
        verdict_.head_digest = record.chain_digest;
        return {};
    }
    [[nodiscard]] AuditVerdict const& verdict() const { return verdict_; }

  private:
    static Error broken(std::int64_t sequence, std::string_view how) {
        return {ErrorCode::conflict,
                fmt::format("审计日志第 {} 条起不可信：{}。", sequence, how),
                fmt::format("audit_log/{}", sequence),
                {}};
    }

    AuditVerdict verdict_;
};

struct PublishedFacts {
    std::string content_digest;
};
ZS_WIRE(PublishedFacts, content_digest);

/// Compares a published catalogue with what its publication put on record.
Result<void> check_published(store::Connection& connection, AuditRecord const& record) {
    auto const facts = json::decode<PublishedFacts>(record.payload, json::UnknownKeys::ignore);
    if (!facts.ok()) return facts.error();
    CatalogueId const id{std::stoll(record.subject.substr(record.subject.find('/') + 1))};
    auto catalogue = interchange_of(connection, id);
    if (catalogue && content_digest(std::move(*catalogue)) == facts->content_digest) return {};
    return Error{
        ErrorCode::conflict,
        fmt::format("已发布的指标体系 {} 与发布时的摘要不符（审计日志第 {} 条），数据库被绕过程序改动过。",
                    id.value, record.sequence),
        record.subject,
        {}};
}

}  // namespace

Result<Page<AuditEntry>> audit_entries(store::Database& database, PageRequest page) {
    return database.read([&](auto& connection) -> Result<Page<AuditEntry>> {
        auto found = store::AuditLog(connection).newest(clamped(page));
        Page<AuditEntry> out{found.total, found.offset, found.limit, {}};
        for (auto& record : found.rows) {
            auto summary = summary_of(record);
            out.rows.push_back({std::move(record), std::move(summary)});
        }
        return out;
    });
}

Result<AuditVerdict> verify_audit(store::Database& database) {
    return database.read([&](auto& connection) -> Result<AuditVerdict> {
        Follower follower;
        Result<void> outcome;
        store::AuditLog(connection).for_each([&](AuditRecord const& record) {
            outcome = follower.follow(record);
            if (outcome.ok() && record.action == "catalogue.published") {
                outcome = check_published(connection, record);
            }
            return outcome.ok();
        });
        if (!outcome.ok()) return outcome.error();
        return follower.verdict();
    });
}

void export_audit(store::Database& database, std::ostream& out) {
    database.read([&](auto& connection) {
        store::AuditLog(connection).for_each([&](AuditRecord const& record) {
            out << json::encode(record) << '\n';
            return out.good();
        });
        return 0;
    });
}

Result<AuditVerdict> verify_audit_export(std::istream& in) {
    Follower follower;
    std::string line;
    for (std::int64_t number = 1; std::getline(in, line); ++number) {
        if (line.size() > kMaxLineBytes)
            return Error{ErrorCode::too_large, "审计导出文件中有一行过长。", "", {}};
        auto const record = json::decode<AuditRecord>(line);
        if (!record.ok()) {
            return Error{ErrorCode::malformed_document,
                         fmt::format("审计导出文件第 {} 行不是一条记录。", number),
                         fmt::format("line {}", number),
                         {}};
        }
        RETURN_IF_ERROR(follower.follow(*record));
    }
    return follower.verdict();
}

}  // namespace zs::app
