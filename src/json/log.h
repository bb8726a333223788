#pragma once

#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace zs {

/// Events as JSON lines: {"at":…,"level":"info","event":"request","status":200}. Fixed event names; no texts
/// of documents, no personal data, no secrets. A line is written with one call, so lines of many threads do
/// not mix.
class Log {
  public:
    struct Field {
        std::string_view name;
        std::variant<std::int64_t, double, bool, std::string_view> value;
    };
    using Fields = std::initializer_list<Field>;

    /// A negative descriptor: nothing is written.
    explicit Log(int descriptor) : descriptor_(descriptor) {}

    void info(std::string_view event, Fields fields) const { write("info", event, fields); }
    void warning(std::string_view event, Fields fields) const { write("warning", event, fields); }
    void error(std::string_view event, Fields fields) const { write("error", event, fields); }

    /// Lines of one thread that leave together, in as few calls as keep them apart from those of others.
    class Lines {
      public:
        explicit Lines(Log const& log) : log_(log) {}
        ~Lines() { log_.write(text_); }
        Lines(Lines const&) = delete;
        Lines& operator=(Lines const&) = delete;

        void info(std::string_view event, Fields fields);

      private:
        Log const& log_;
        std::string text_;
    };

  private:
    void write(std::string_view level, std::string_view event, Fields fields) const;
    void write(std::string_view lines) const;
    int descriptor_;
};

}  // namespace zs
