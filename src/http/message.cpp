#include "http/message.h"

#include <fmt/format.h>
#include <zlib.h>

#include <ctime>

namespace zs::http {

namespace {

constexpr std::size_t kMinCompressBytes = 4'096;  // below, the time costs more than the bytes
constexpr int kCompressLevel = 1;
constexpr int kGzipWindow = 15 + 16;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string_view take_until(std::string_view& text, char mark) {
    auto const end = std::min(text.find(mark), text.size());
    auto const part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(part);
}

/// "q=0", "q=0.0" …
bool is_zero_quality(std::string_view parameter) {
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
    return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

char const* reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 411: return "Length Required";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Status";
    }
}

std::string http_date() {
    thread_local std::time_t last = 0;
    thread_local std::string text;
    auto const now = std::time(nullptr);
    if (now != last) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        char buffer[40];
        auto const size = std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &parts);
        text.assign(buffer, size);
        last = now;
    }
    return text;
}

std::string head_of(Response const& response, Framing const& framing, std::string_view common_fields) {
    std::string head;
    head.reserve(256 + response.fields.size() + common_fields.size());
    head.append(framing.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ").append(std::to_string(response.status));
    head.append(" ")
        .append(reason_of(response.status))
        .append("\r\nDate: ")
        .append(http_date())
        .append("\r\n");
    if (framing.length)
        head.append("Content-Length: ").append(std::to_string(*framing.length)).append("\r\n");
    if (framing.chunked) head.append("Transfer-Encoding: chunked\r\n");
    if (!framing.keep_alive) head.append("Connection: close\r\n");
    if (framing.keep_alive && framing.http_1_0) head.append("Connection: keep-alive\r\n");
    head.append(response.fields).append(common_fields).append("\r\n");
    return head;
}

std::string chunk_head(std::size_t size, bool first) {
    return fmt::format("{}{:x}\r\n", first ? "" : "\r\n", size);
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
    while (!accept_encoding.empty()) {
        auto item = take_until(accept_encoding, ',');
        if (!equals_ignoring_case(take_until(item, ';'), coding)) continue;
        while (!item.empty()) {
            if (is_zero_quality(take_until(item, ';'))) return false;
        }
        return true;
    }
    return false;
}

bool is_worth_packing(Response const& response) {
    return response.compressible && response.body.size() >= kMinCompressBytes;
}

void compress(Response& response) {
    if (!is_worth_packing(response)) return;
    z_stream stream{};
    if (deflateInit2(&stream, kCompressLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return;
    std::string packed(deflateBound(&stream, response.body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
    stream.avail_in = static_cast<uInt>(response.body.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    bool const done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (!done) return;
    response.body = std::move(packed);
    response.add("Content-Encoding", "gzip").add("Vary", "Accept-Encoding");
}

}  // namespace zs::http
