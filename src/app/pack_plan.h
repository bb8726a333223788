#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/export_making.h"
#include "store/pack_store.h"

namespace zs::app {

/// A line of the catalogue of a pack.
struct PackedEntry {
    std::string folder;  ///< "6.1.1-1"
    std::string numbers;
    std::string organisation;
    std::string kind;  ///< 情况说明, 佐证材料
    std::string title;
    std::string path;  ///< in the pack; of the other place where it is a repetition
    std::string sha256;
    std::int64_t size_bytes = 0;
    std::string note;
    bool absent = false;  ///< the file was not found: nothing stands at `path`
};

struct LeftOut {
    std::string folder;
    std::string organisation;
    std::string title;
    std::string reason;
};

/// A file that is still to be copied into the pack.
struct PackedCopy {
    std::size_t entry = 0;
    std::string sha256;
    std::int64_t size_bytes = 0;
};

struct PackPlan {
    std::vector<PackedEntry> entries;
    std::vector<LeftOut> left_out;
    std::vector<PackedCopy> copies;
    std::int64_t submissions = 0;
    std::int64_t bytes_to_copy = 0;
};

/// Which folder a filing gets, and which of its files may be in the pack.
class PackRooms {
  public:
    /// `with_lists`: the catalogue has several lists, whose numbers repeat.
    PackRooms(bool with_lists, store::Audience audience, std::set<store::ContentId> personal)
        : with_lists_(with_lists), audience_(audience), personal_(std::move(personal)) {}

    struct Room {
        std::string name;  ///< "6.1.1-1"
        std::string path;  ///< "01 基础清单/6.1.1-1 区司法局/"
    };
    Room room_of(store::PackedSubmission const& submission);
    /// Why a file is left out; empty if it is not.
    [[nodiscard]] std::string reason_against(store::PackedFile const& file) const;

  private:
    bool with_lists_;
    store::Audience audience_;
    std::set<store::ContentId> personal_;  ///< whose text holds personal data
    std::map<std::string, int> used_;
};

/// A part of a path that every system takes: without separators and what Windows refuses, not too long.
std::string path_word(std::string const& text, std::size_t most_bytes);

}  // namespace zs::app
