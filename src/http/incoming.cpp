#include "http/incoming.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace zs::http {

namespace http = boost::beast::http;

namespace {

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

Incoming::Step refusal(int status, std::string message) {
    Incoming::Step step;
    step.refusal_status = status;
    step.message = std::move(message);
    return step;
}

Incoming::Step refusal_for(boost::system::error_code code) {
    if (code == http::error::header_limit) return refusal(431, "请求头过长，请清除浏览器的 Cookie 后再试");
    if (code == http::error::bad_version) return refusal(505, "只支持 HTTP/1.0 与 HTTP/1.1");
    return refusal(400, "请求不符合 HTTP 规范：" + code.message());
}

/// "http://host/path" as proxies write it, to "/path".
std::string_view origin_form(std::string_view target) {
    auto const scheme = target.find("://");
    if (target.starts_with('/') || scheme == std::string_view::npos) return target;
    auto const path = target.find('/', scheme + 3);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

bool has_body_method(std::string_view method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

}  // namespace

struct Incoming::Parser {
    http::request_parser<http::buffer_body> parser;
};

Incoming::Incoming() : parser_(std::make_unique<Parser>()) {
    parser_->parser.eager(false);
    parser_->parser.body_limit(boost::none);  // checked against the plan, once the head is known
}

Incoming::~Incoming() = default;

void Incoming::limit_head(std::size_t max_bytes) {
    parser_->parser.header_limit(static_cast<std::uint32_t>(max_bytes));
}

Incoming::Step Incoming::parse_head(std::string_view bytes) {
    boost::system::error_code code;
    Step step;
    step.used = parser_->parser.put(boost::asio::buffer(bytes), code);
    step.done = parser_->parser.is_header_done();
    if (!code || code == http::error::need_more || step.done) return step;
    return refusal_for(code);
}

Incoming::Step Incoming::take_head(std::string_view remote_address, bool secure) {
    auto const& message = parser_->parser.get();
    if (message.count(http::field::host) != (is_http_1_0() ? message.count(http::field::host) : 1)) {
        return refusal(400, "请求缺少 Host，或有多个");
    }
    auto const target = origin_form(view(message.target()));
    if (!target.starts_with('/')) return refusal(400, "请求的地址无法识别");
    auto const question = std::min(target.find('?'), target.size());
    request.method = view(message.method_string());
    request.path = target.substr(0, question);
    request.query = target.substr(std::min(question + 1, target.size()));
    request.remote_address = remote_address;
    request.secure = secure;
    request.headers.reserve(16);
    for (auto const& field : message)
        request.headers.push_back({view(field.name_string()), view(field.value())});
    auto const coding = request.header("Transfer-Encoding");
    if (!coding.empty() && !equals_ignoring_case(coding, "chunked"))
        return refusal(501, "不支持这种传输编码");
    if (!coding.empty() && is_http_1_0()) return refusal(400, "HTTP/1.0 没有传输编码");
    if (coding.empty() && request.header("Content-Length").empty() && has_body_method(request.method)) {
        return refusal(411, "请求缺少 Content-Length");
    }
    auto const expect = request.header("Expect");
    if (!expect.empty() && !expects_continue()) return refusal(417, "不支持 Expect: " + std::string(expect));
    return {};
}

Incoming::Step Incoming::parse_body(std::string_view bytes, std::span<char> into) {
    auto& body = parser_->parser.get().body();
    body.data = into.data();
    body.size = into.size();
    body.more = true;
    boost::system::error_code code;
    Step step;
    if (!bytes.empty()) step.used = parser_->parser.put(boost::asio::buffer(bytes), code);
    step.produced = into.size() - body.size;
    if (code && code != http::error::need_more && code != http::error::need_buffer) return refusal_for(code);
    return step;
}

bool Incoming::is_complete() const {
    return parser_->parser.is_done();
}
bool Incoming::wants_keep_alive() const {
    return parser_->parser.keep_alive();
}
bool Incoming::is_http_1_0() const {
    return parser_->parser.get().version() == 10;
}
bool Incoming::expects_continue() const {
    return equals_ignoring_case(request.header("Expect"), "100-continue");
}

std::uint64_t Incoming::declared_length() const {
    auto const length = parser_->parser.content_length();
    return length ? *length : 0;
}

}  // namespace zs::http
