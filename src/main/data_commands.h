#pragma once

#include "main/commands.h"

/// Commands that work on a data folder (--data DIR, ./var unless told otherwise), also while it is being
/// served. All exit with 0, 1 (failed; the reason is on standard error) or 64 (wrong usage).
namespace zs {

/// `zhunsheng user add NAME | passwd NAME | list`: the password is asked for, read from a pipe, or
/// --generate'd.
int user_command(Arguments const& arguments);
/// `zhunsheng import FILE…`: files become drafts.
int import_command(Arguments const& arguments);
/// `zhunsheng backup FILE` and `zhunsheng restore FILE`.
int backup_command(Arguments const& arguments);
int restore_command(Arguments const& arguments);
/// `zhunsheng migrate --from LOCATION --to LOCATION [--copy]`: all records into another database system.
int migrate_command(Arguments const& arguments);
/// `zhunsheng audit verify [FILE] | export FILE`.
int audit_command(Arguments const& arguments);

}  // namespace zs
