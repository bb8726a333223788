#pragma once

#include <chrono>

#include "delivery/mail.h"
#include "delivery/robot.h"

namespace zs::delivery {

/// How long one delivery may take.
inline constexpr std::chrono::seconds kTransferTime{20};

/// Sends through the program `curl`, which knows SMTP, TLS and certificates: a process of its own, only while
/// there is something to send. Addresses and secrets go through its standard input, never through its
/// arguments, and stay out of error messages. Errors: unavailable (not reached, too slow, asked to come back:
/// try again), invalid_input (settings are wrong: name and password, certificate, recipient).
Result<void> send_mail(MailServer const& server, Mail const& mail, Instant now);
Result<void> send_to_robot(Robot const& robot, std::string_view text, Instant now);

}  // namespace zs::delivery
