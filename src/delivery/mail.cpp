#include "delivery/mail.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "delivery/base64.h"

namespace zs::delivery {
namespace {

constexpr std::size_t kLineBytes = 76;  // RFC 2045, 6.8
constexpr std::size_t kWordBytes = 42;  // 56 in base64: an encoded word has at most 75 (RFC 2047, 2)

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// RFC 2047: "=?UTF-8?B?…?=" words, none of which cuts a character.
std::string encoded_words(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        std::size_t size = std::min(kWordBytes, text.size());
        while (size < text.size() && size > 1 && !begins_character(text[size]))
            --size;
        if (!out.empty()) out += "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return out;
}

std::string in_lines(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += kLineBytes)
        out += text.substr(at, kLineBytes) + "\r\n";
    return out;
}

/// Lines end with CR LF, whatever they ended with.
std::string with_mail_lines(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (text[i] == '\n' || text[i] == '\r') {
            out += "\r\n";
        } else {
            out += text[i];
        }
    }
    return out;
}

/// "Sun, 22 Nov 2026 08:00:00 +0000", in English whatever the locale.
std::string mail_date(Instant now) {
    static constexpr char const* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr char const* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(now);
    std::chrono::year_month_day const date(day);
    std::chrono::hh_mm_ss const time(now - day);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                       kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                       kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

bool is_mail_address(std::string_view text) {
    auto const at = text.find('@');
    auto const allowed = [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("<>()[],;:\\\"@").find(c) == std::string_view::npos;
    };
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    auto const domain = text.substr(at + 1);
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), allowed) &&
           !domain.empty() && std::all_of(domain.begin(), domain.end(), allowed) && domain.front() != '.' &&
           domain.back() != '.';
}

std::string mail_message(MailServer const& server, Mail const& mail, Instant now) {
    auto const domain = server.sender.substr(server.sender.find('@') + 1);
    return fmt::format(
        "From: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        "Auto-Submitted: auto-generated\r\n\r\n{}",
        encoded_words(server.sender_name), server.sender, mail.recipient, encoded_words(mail.subject),
        mail_date(now), mail.id, domain, in_lines(base64(with_mail_lines(mail.text))));
}

}  // namespace zs::delivery
