#pragma once

#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "json/describe.h"

namespace zs::delivery {

enum class MailSecurity { none, starttls, tls };
ZS_WIRE_ENUM(MailSecurity, none, starttls, tls);

/// The server that takes our mail.
struct MailServer {
    std::string host;
    int port = 465;
    MailSecurity security = MailSecurity::tls;
    std::string user;  ///< empty: without signing in
    std::string password;
    std::string sender;       ///< address
    std::string sender_name;  ///< "示例区创建办"
};
ZS_WIRE(MailServer, host, port, security, user, password, sender, sender_name);

struct Mail {
    std::string recipient;  ///< address
    std::string subject;
    std::string text;
    std::string id;  ///< the same for each attempt, so that a mail sent twice is shown once
};

/// True for local@domain in ASCII without blanks and line breaks, as we are willing to write to.
bool is_mail_address(std::string_view text);

/// The message after RFC 5322 and 2047, in UTF-8 and base64. Nothing in `mail` can add a header.
std::string mail_message(MailServer const& server, Mail const& mail, Instant now);

}  // namespace zs::delivery
