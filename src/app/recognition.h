#pragma once

#include <vector>

#include "app/imports.h"
#include "lint/lint.h"

namespace zs::app {

/// What the server does with an uploaded file: formats/, in a confined child process, then
/// recognise_document.
ImportSteps import_steps();

/// A document to a draft catalogue with everything there is to say about it: catalogue/recognise, then lint,
/// against `base` where there is one.
Result<catalogue::Catalogue> recognise_document(documents::Document const& document,
                                                catalogue::Catalogue const* base = nullptr);

/// The document's lines, paragraphs and cells, for lint.
std::vector<lint::DocumentLine> lines_of(documents::Document const& document);

}  // namespace zs::app
