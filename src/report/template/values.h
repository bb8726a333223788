#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/template/template.h"

namespace zs::report {

/// {{name}} in a text: bytes [begin, end), the name without braces and blanks.
struct Placeholder {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view name;
};
std::vector<Placeholder> placeholders_in(std::string_view text);

/// Looks placeholders up, in the row of a list that is being written, and remembers those nobody knows.
class Values {
  public:
    explicit Values(TemplateData const& data) : data_(data) {}

    /// Calls `write` once for each row of the list that the text names; false if it names none.
    bool repeat(std::string_view text, std::function<void()> const& write);
    std::string const& value(std::string_view name);
    /// `text` with all its placeholders filled.
    std::string filled(std::string_view text);

    /// What is looked up next stands in that part of the file …
    void enter_part(std::string part) { part_ = std::move(part); }
    /// … and in that line of it, for whoever has to find it there.
    void enter_line(std::string_view text) { line_ = text; }
    [[nodiscard]] Result<void> verdict() const;

  private:
    std::string const* find(std::string_view name) const;

    TemplateData const& data_;
    std::string_view list_name_;
    TemplateList const* list_ = nullptr;
    std::size_t row_ = 0;
    std::string part_;
    std::string line_;
    std::vector<FieldError> unknown_;
};

}  // namespace zs::report
