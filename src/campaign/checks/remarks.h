#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaign/checks/check.h"
#include "campaign/checks/filing.h"

namespace zs::campaign {

/// Where checks tell what they found.
class Remarks {
  public:
    explicit Remarks(std::vector<Remark>& out) : out_(out) {}
    void add(std::string_view check, std::string_view part, std::string message);

  private:
    std::vector<Remark>& out_;
};

using CheckFunction = void (*)(Filing const&, Remarks&);

void check_presence(Filing const& filing, Remarks& remarks);
void check_length(Filing const& filing, Remarks& remarks);
void check_cases(Filing const& filing, Remarks& remarks);
void check_contacts(Filing const& filing, Remarks& remarks);
void check_addresses(Filing const& filing, Remarks& remarks);
void check_window(Filing const& filing, Remarks& remarks);
void check_genre(Filing const& filing, Remarks& remarks);
void check_files(Filing const& filing, Remarks& remarks);
void check_duplicates(Filing const& filing, Remarks& remarks);
void check_personal_data(Filing const& filing, Remarks& remarks);
void check_figures(Filing const& filing, Remarks& remarks);

/// "第 2 部分"
std::string part_name(FormPart const& part);
/// The beginning of a text for a message: at most `characters`.
std::string excerpt(std::string_view text, std::size_t characters = 20);
std::vector<FiledFile const*> files_of(Filing const& filing, std::string_view part);

}  // namespace zs::campaign
