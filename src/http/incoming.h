#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/exchange.h"

namespace zs::http {

/// A request while it is received: Beast's parser, fed by hand, and what we check beyond it.
class Incoming {
  public:
    /// What one piece of input led to. `refusal_status` other than 0: answer with it and end the connection.
    struct Step {
        std::size_t used = 0;
        std::size_t produced = 0;
        bool done = false;
        int refusal_status = 0;
        std::string message;
    };

    Incoming();
    ~Incoming();

    void limit_head(std::size_t max_bytes);
    /// `bytes` begin with the first byte of the request every time, until the head is done.
    Step parse_head(std::string_view bytes);
    /// Fills `request` (views into the parser) and checks what Beast lets pass: Host, target, framing.
    Step take_head(std::string_view remote_address, bool secure);
    Step parse_body(std::string_view bytes, std::span<char> into);

    [[nodiscard]] bool is_complete() const;
    [[nodiscard]] bool wants_keep_alive() const;
    [[nodiscard]] bool is_http_1_0() const;
    [[nodiscard]] bool expects_continue() const;
    [[nodiscard]] std::uint64_t declared_length() const;  ///< 0 if the body is chunked

    Request request;

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace zs::http
