#pragma once

namespace zs {

/// For a process that reads some documents and ends: asks for its heap in few large steps, on huge pages
/// where the kernel has them. A page at a time costs such a process a fifth of its time
/// (docs/decisions/0024).
void begin_short_life();

/// Writes out what stdout holds and ends the process without taking apart what it read. Says so, and ends
/// with 74 (EX_IOERR) in place of 0, where the output cannot be written.
[[noreturn]] void end_short_life(int status);

}  // namespace zs
