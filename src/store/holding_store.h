#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/organisation.h"

namespace zs::store {

class Connection;

/// What a person has to see to, beside their roles. `kind` is assignment, work_group …
struct Holding {
    std::string kind;
    std::int64_t amount = 0;  ///< within reach
    std::int64_t beyond = 0;  ///< held, but out of reach
};

/// Everything that hangs on a person and goes to somebody else when they leave. A table that names a person
/// as the one to act gets an entry in the .cpp.
class HoldingStore {
  public:
    explicit HoldingStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<Holding> of_user(UserId user_id, Reach const& reach) const;
    struct AnsweredProblem {
        ProblemId id;
        int round = 1;
    };
    /// The problems whose rectification the person answers for, within reach: their history tells of a
    /// hand-over.
    [[nodiscard]] std::vector<AnsweredProblem> problems(UserId user_id, Reach const& reach) const;
    /// What is within reach goes from one person to the other.
    void move(UserId from, UserId to, Reach const& reach);

  private:
    Connection& connection_;
};

}  // namespace zs::store
