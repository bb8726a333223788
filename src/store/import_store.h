#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "store/import.h"

namespace zs::store {

class Connection;

class ImportStore {
  public:
    explicit ImportStore(Connection& connection) : connection_(connection) {}

    ImportId insert(Import const& import);
    [[nodiscard]] std::optional<Import> find(ImportId id) const;
    /// Newest first.
    [[nodiscard]] Page<Import> page(PageRequest page) const;
    /// Those neither ready nor failed, oldest first.
    [[nodiscard]] std::vector<ImportId> unfinished() const;
    /// The digests of all uploaded files.
    [[nodiscard]] std::vector<std::string> files() const;
    void set_state(ImportId id, ImportState state, double progress, std::optional<Error> const& error);

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
