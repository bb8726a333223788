#pragma once

#include "main/commands.h"

namespace zs {

/// `zhunsheng lint FILE|CATALOGUE.json [--base FILE] [--format text|json|sarif] [--without RULE,…]`: what is
/// wrong with a document or a catalogue. 0: at most notes, 1: errors or warnings, 2: cannot be read, 3: holds
/// no table, 64: usage. `zhunsheng lint --rules` lists the rules.
int lint_command(Arguments const& arguments);

}  // namespace zs
