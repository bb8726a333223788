#include "delivery/mail.h"

#include <doctest/doctest.h>

namespace zs::delivery {
namespace {

constexpr Instant kNow{std::chrono::seconds{1'795'334'400}};

MailServer server() {
    return {"mail.invalid", 465, MailSecurity::tls, "u", "p", "office@example.invalid", "示例区创建办"};
}

TEST_CASE("a mail is a message with headers in ASCII and a text in base64") {
    auto const message =
        mail_message(server(), {"li@example.invalid", "本周到期 3 项", "第一行\n第二行", "m1"}, kNow);
    CHECK(message.find("From: =?UTF-8?B?56S65L6L5Yy65Yib5bu65Yqe?= <office@example.invalid>\r\n") == 0);
    CHECK(message.find("To: <li@example.invalid>\r\n") != std::string::npos);
    CHECK(message.find("Message-ID: <m1@example.invalid>\r\n") != std::string::npos);
    CHECK(message.find("\r\n\r\n56ys5LiA6KGMDQrnrKzkuozooYw=\r\n") != std::string::npos);
    for (char c : message)
        REQUIRE(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("nothing in a subject starts a header of its own, and no line is too long") {
    auto const message =
        mail_message(server(),
                     {"li@example.invalid", "急\r\nBcc: all@example.invalid" + std::string(300, 'x'),
                      std::string(5000, 'y'), "m"},
                     kNow);
    CHECK(message.find("\r\nBcc:") == std::string::npos);
    std::size_t start = 0;
    for (std::size_t end = message.find("\r\n"); end != std::string::npos;
         end = message.find("\r\n", start)) {
        CHECK(end - start <= 78);
        start = end + 2;
    }
}

TEST_CASE("the date is in English and in universal time") {
    auto const message = mail_message(server(), {"li@example.invalid", "s", "t", "m"}, kNow);
    CHECK(message.find("Date: Sun, 22 Nov 2026 08:00:00 +0000\r\n") != std::string::npos);
}

TEST_CASE("addresses that could mean something else are refused") {
    CHECK(is_mail_address("li.ming+a@sub.example.invalid"));
    for (char const* wrong :
         {"", "li", "@x", "li@", "li@.x", "a b@x.y", "li@x\r\nRCPT TO:<b@y>", "<li@x.y>", "李@x.y"})
        CHECK_FALSE(is_mail_address(wrong));
}

}  // namespace
}  // namespace zs::delivery
