#pragma once

#include <vector>

#include "app/imports.h"
#include "lint/lint.h"

namespace zs::app {

/// What the server does with an uploaded file: formats/, in a confined child process, then
/// recognise_document.
ImportSteps import_steps();

/// A document to a catalogue with its limits and plan, and with what is doubtful in the reading: the
/// recogniser's findings and lint's rules of reading.
Result<catalogue::Catalogue> read_catalogue(documents::Document const& document);

/// The same as a draft, with everything there is to say about it: every rule of lint, against `base` where
/// there is one.
Result<catalogue::Catalogue> recognise_document(documents::Document const& document,
                                                catalogue::Catalogue const* base = nullptr);

/// Loads what read_catalogue needs, for whoever has to wait for a document anyway; its first call does so
/// otherwise.
void prepare_recognition();

/// The document's lines, paragraphs and cells, for lint.
std::vector<lint::DocumentLine> lines_of(documents::Document const& document);

}  // namespace zs::app
