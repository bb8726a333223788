#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zs::catalogue::recognise {

/// Who answers for a task and by when, as a document without a table writes it.
struct TaskAssignment {
    std::string lead;
    std::string responsible;  ///< also where nothing says who leads
    std::string deadline;
    std::string methods;
    std::string materials;

    bool names_units() const { return !lead.empty() || !responsible.empty(); }
    void add(TaskAssignment const& more);
};

/// Reads a line that is nothing but an assignment: "责任单位：…", "牵头单位：…；完成时限：…", with or without
/// brackets.
std::optional<TaskAssignment> read_assignment_line(std::string_view line);

/// Takes the assignments in brackets out of a paragraph: "…。（责任单位：…）", "…（…牵头，…配合）". A bracket
/// without a label must end the paragraph or name a role.
struct AssignedText {
    std::string text;
    TaskAssignment assignment;
};
AssignedText take_assignments(std::string_view paragraph);

}  // namespace zs::catalogue::recognise
