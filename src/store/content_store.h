#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/evidence.h"

namespace zs::store {

class Connection;

/// What was read of a file.
struct ReadText {
    TextReading reading = TextReading::ready;
    std::optional<std::string> problem;
    std::string text;
    std::int64_t characters = 0;
    bool shortened = false;
    std::string signature;
    std::vector<std::int64_t> bands;
};

/// Files by their content, and what was read of them.
class ContentStore {
  public:
    explicit ContentStore(Connection& connection) : connection_(connection) {}

    /// Found by its digest, or new and to be read.
    Content put(Content const& content);
    [[nodiscard]] std::optional<Content> find(ContentId id) const;
    [[nodiscard]] std::string text(ContentId id) const;
    [[nodiscard]] std::string signature(ContentId id) const;
    /// The first characters of each, one at a time, because texts are long.
    void each_text(std::vector<ContentId> const& ids, std::int64_t max_characters,
                   std::function<void(ContentId, std::string const&)> const& visit) const;
    [[nodiscard]] std::map<ContentId, std::string> signatures(std::vector<ContentId> const& ids) const;
    /// The digests of all files.
    [[nodiscard]] std::vector<std::string> files() const;

    /// To be read, oldest first; those that were being read when the program ended are among them.
    [[nodiscard]] std::vector<ContentId> unread() const;
    void set_reading(ContentId id, std::int64_t attempts);
    void set_text(ContentId id, ReadText const& read);

    /// Others that share bands with it, most first.
    [[nodiscard]] std::vector<ContentId> sharing_bands(ContentId id, std::int64_t limit) const;

    static std::span<std::string_view const> statements();

  private:
    Connection& connection_;
};

}  // namespace zs::store
