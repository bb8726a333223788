#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/exchange.h"

/// The text of an answer's head, and what a request's Accept-Encoding allows. Free of Asio.
namespace zs::http {

/// How an answer is put on the wire.
struct Framing {
    bool keep_alive = true;
    bool chunked = false;
    std::optional<std::uint64_t> length;  ///< none: no Content-Length (204, 304, chunked, or until close)
    bool http_1_0 = false;
};

char const* reason_of(int status);
std::string head_of(Response const& response, Framing const& framing, std::string_view common_fields);
/// What stands before a block of a chunked body; a block of 0 bytes is the end.
std::string chunk_head(std::size_t size, bool first);
std::string http_date();  ///< now, IMF-fixdate

/// True if the client takes this coding with a quality above zero.
bool accepts_coding(std::string_view accept_encoding, std::string_view coding);
/// Whether gzip pays, and tells nobody a secret.
bool is_worth_packing(Response const& response);
/// gzip of a whole answer that is worth it; adds the header fields.
void compress(Response& response);

}  // namespace zs::http
