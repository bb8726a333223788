#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "report/template/template.h"

namespace zs::report {

/// Filling a template as bytes in and bytes out, so that a template from outside is opened in a confined
/// child only (formats/confined/task.h).
struct FillOrder {
    TemplateData data;
    std::string watermark;  ///< with_watermark() on the result; empty: none
};

constexpr char const* kFillTask = "fill-template";

Result<std::string> carry_out(std::string_view template_bytes, FillOrder const& order);
std::string encode_order(std::string_view template_bytes, FillOrder const& order);
Result<std::string> carry_out_encoded(std::string_view order);

}  // namespace zs::report
