#pragma once

#include "app/export_making.h"

namespace zs::app {

/// The pack (成套材料) as one zip: a folder for each filing, numbered after its item (6.1.1-1), with the
/// statement as a document and its evidence; 目录.xlsx, 校验 (SHA-256 of every file, as sha256sum reads it)
/// and 完整性报告.docx, which names everything that is missing and why. A file that several filings share is
/// in it once. Written file by file: neither the pack nor a file of it is held in memory.
Result<MadeFile> make_pack(ExportOrder const& order);

}  // namespace zs::app
