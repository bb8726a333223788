#include "store/audit_log.h"

#include "base/digest.h"
#include "store/database.h"

namespace zs::store {
namespace {

#define ZS_AUDIT_COLUMNS "sequence, at, actor, action, subject, payload, previous_digest, chain_digest"

constexpr std::string_view kHead =
    "SELECT sequence, chain_digest FROM audit_log ORDER BY sequence DESC LIMIT 1";
constexpr std::string_view kInsert =
    "INSERT INTO audit_log (" ZS_AUDIT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view kCount = "SELECT count(*) FROM audit_log";
constexpr std::string_view kNewest =
    "SELECT " ZS_AUDIT_COLUMNS " FROM audit_log ORDER BY sequence DESC LIMIT $1 OFFSET $2";
constexpr std::string_view kAll = "SELECT " ZS_AUDIT_COLUMNS " FROM audit_log ORDER BY sequence";

constexpr std::string_view kStatements[] = {kHead, kInsert, kCount, kNewest, kAll};

/// Before the first record stands this, so that an empty chain has a head too.
constexpr std::string_view kStart = "sm3:0000000000000000000000000000000000000000000000000000000000000000";

AuditRecord read_record(Cursor const& cursor) {
    AuditRecord out;
    cursor.read(out.sequence, out.at, out.actor, out.action, out.subject, out.payload, out.previous_digest,
                out.chain_digest);
    return out;
}

}  // namespace

std::string chain_digest_of(AuditRecord const& record) {
    // Lengths before the fields: no two different records have the same form.
    std::string form = "zhunsheng.audit/1\n" + std::to_string(record.sequence) + "\n";
    for (auto const* field : {&record.at, &record.actor, &record.action, &record.subject, &record.payload,
                              &record.previous_digest}) {
        form.append(std::to_string(field->size())).append(":").append(*field).append("\n");
    }
    return sm3_label(form);
}

AuditRecord AuditLog::append(AuditRecord record) {
    record.sequence = 1;
    record.previous_digest = kStart;
    {
        auto head = connection_.query(kHead);
        if (head.next()) {
            head.read(record.sequence, record.previous_digest);
            ++record.sequence;
        }
    }
    record.chain_digest = chain_digest_of(record);
    connection_.run(kInsert, record.sequence, record.at, record.actor, record.action, record.subject,
                    record.payload, record.previous_digest, record.chain_digest);
    return record;
}

Page<AuditRecord> AuditLog::newest(PageRequest page) const {
    Page<AuditRecord> out{connection_.value<std::int64_t>(kCount).value_or(0), page.offset, page.limit, {}};
    auto cursor = connection_.query(kNewest, page.limit, page.offset);
    while (cursor.next())
        out.rows.push_back(read_record(cursor));
    return out;
}

void AuditLog::for_each(std::function<bool(AuditRecord const&)> const& visit) const {
    auto cursor = connection_.stream(kAll);
    while (cursor.next()) {
        if (!visit(read_record(cursor))) return;
    }
}

std::span<std::string_view const> AuditLog::statements() {
    return kStatements;
}

}  // namespace zs::store
