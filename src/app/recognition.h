#pragma once

#include "app/imports.h"

namespace zs::app {

/// What the server does with an uploaded file: formats/, in a confined child process, then
/// catalogue/recognise.
ImportSteps import_steps();

}  // namespace zs::app
